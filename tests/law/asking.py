"""People who answer: facts drawn at random, and how such a person walks the questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from portal.law.diagram import Path
from portal.law.estimate import Law
from portal.law.load import load_vocabulary
from portal.law.model import Outcome
from portal.law.walk import State

Facts = dict[str, str]

STEADY = settings(derandomize=True, deadline=None, max_examples=150)


@cache
def the_law() -> Law:
    """Return the law as shipped, compiled once a process."""
    return Law.load()


@cache
def all_paths() -> tuple[tuple[Path, Outcome], ...]:
    """Return every complete path of the diagram with its outcome."""
    return tuple(the_law().diagram.paths())


@cache
def fact_ids() -> tuple[str, ...]:
    """Return the ids of all facts, in the order asked."""
    return tuple(fact.id for fact in load_vocabulary().facts)


@st.composite
def everything(draw: st.DrawFn) -> Facts:
    """Draw a value for every fact, such that each complete path is as likely as any other."""
    facts = dict(draw(st.sampled_from(all_paths()))[0])
    for fact in the_law().vocabulary.facts:
        if fact.id not in facts:
            facts[fact.id] = draw(st.sampled_from(fact.values))
    return facts


@st.composite
def something(draw: st.DrawFn) -> Facts:
    """Draw facts of which some are missing, up to ten on purpose."""
    facts = draw(everything())
    missing = draw(st.sets(st.sampled_from(fact_ids()), max_size=10))
    return {fact: value for fact, value in facts.items() if fact not in missing}


@dataclass(frozen=True, slots=True)
class Walked:
    """A finished walk: the states stood at, the answers given, and the facts left "not sure"."""

    numbers: tuple[int, ...]
    said: Facts
    unsure: tuple[str, ...]
    end: State

    @property
    def asked(self) -> tuple[str, ...]:
        """Every fact that was asked, answered or not, in any order."""
        return (*self.said, *self.unsure)

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """What the walk leaves possible."""
        return frozenset(self.end.outcomes)


def walked(law: Law, answers: Mapping[str, str]) -> Walked:
    """Return the whole walk of a person who says "not sure" to what `answers` does not have."""
    number = law.walk.start
    numbers, said, unsure = [number], dict[str, str](), list[str]()
    while (fact := law.walk.state(number).fact) is not None:
        if fact.id in answers:
            said[fact.id] = answers[fact.id]
            number = law.walk.after(number, answers[fact.id])
        else:
            unsure.append(fact.id)
            number = law.walk.after_unsure(number)
        numbers.append(number)
    return Walked(tuple(numbers), said, tuple(unsure), law.walk.state(number))
