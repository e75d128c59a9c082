"""Replay the answers through the walk: the live path, the open question, how many are left."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from portal.interview.record import UNSURE, Answers
from portal.law.estimate import Law
from portal.law.model import Fact, Outcome, Route, Unsure
from portal.law.walk import Span


class AnswerError(Exception):
    """Raised when a value is not one of the fact's values."""


@dataclass(frozen=True, slots=True)
class Step:
    """One live question with its answer (a value or "unsure") and what was left before it.

    `left` are the questions of the law; `county` is whether the county will be asked after them.
    """

    fact: Fact
    answer: str
    left: Span
    county: Span


@dataclass(frozen=True, slots=True)
class Replay:
    """Where a person stands with one conviction."""

    steps: tuple[Step, ...]
    open: Fact | None
    left: Span
    outcomes: tuple[Outcome, ...]

    @property
    def complete(self) -> bool:
        """Whether no question is left that can change the result."""
        return self.open is None

    @property
    def known(self) -> Mapping[str, str]:
        """The live answers as the law takes them: "not sure" is left out or its own value."""
        pairs = ((step.fact, meant(step.fact, step.answer)) for step in self.steps)
        return {fact.id: value for fact, value in pairs if value is not None}

    @property
    def unsure(self) -> tuple[Fact, ...]:
        """The live facts that were answered "not sure", in the order asked."""
        return tuple(step.fact for step in self.steps if step.answer == UNSURE)

    @property
    def something_to_file(self) -> bool:
        """Whether any outcome still possible has a filing; only then does the county matter."""
        return any(outcome.route is not Route.NONE for outcome in self.outcomes)

    def before(self, fact_id: str) -> Fact | None:
        """Return the live fact asked just before this one; None at the first."""
        asked = [step.fact for step in self.steps] + ([self.open] if self.open else [])
        ids = [fact.id for fact in asked]
        place = ids.index(fact_id) if fact_id in ids else len(ids)
        return asked[place - 1] if place else None

    def reaches(self, fact_id: str) -> bool:
        """Return whether the fact's page is on the live path or is the open question."""
        return fact_id in {s.fact.id for s in self.steps} or (
            self.open is not None and self.open.id == fact_id
        )

    def left_at(self, fact_id: str) -> Span:
        """Return how many questions were left at this one: itself, and the county, included."""
        now = [(self.left, _county(self.outcomes))]
        was = [(step.left, step.county) for step in self.steps if step.fact.id == fact_id]
        left, county = (was or now)[0]
        return Span(left.fewest + county.fewest, left.most + county.most)


def _county(outcomes: tuple[Outcome, ...]) -> Span:
    """Return whether the county is asked in the end: surely, perhaps or never."""
    files = [outcome.route is not Route.NONE for outcome in outcomes]
    return Span(int(all(files)), int(any(files)))


def meant(fact: Fact, answer: str) -> str | None:
    """Return the value that an answer means in law; None where every value stays possible."""
    if answer != UNSURE:
        return answer
    return fact.unsure_is if fact.unsure is Unsure.VALUE else None


def check_answer(fact: Fact, answer: str) -> str:
    """Return the answer if the fact has such a value; AnswerError otherwise."""
    if answer != UNSURE and answer not in fact.values:
        raise AnswerError(fact.id)
    return answer


def replay(law: Law, answers: Answers) -> Replay:
    """Return where these answers lead; what is off the live path or not a value is ignored."""
    return _replay(law, tuple(answers.items()))


@lru_cache(maxsize=8192)
def _replay(law: Law, items: tuple[tuple[str, str], ...]) -> Replay:
    answers = dict(items)
    walk, number = law.walk, law.walk.start
    steps: list[Step] = []
    while (state := walk.state(number)).fact is not None:
        answer = answers.get(state.fact.id)
        if answer is None or (answer != UNSURE and answer not in state.fact.values):
            break
        value = meant(state.fact, answer)
        steps.append(Step(state.fact, answer, state.left, _county(state.outcomes)))
        number = walk.after_unsure(number) if value is None else walk.after(number, value)
    return Replay(tuple(steps), state.fact, state.left, state.outcomes)
