"""The questions of the interview as a list to tick on paper; nothing is made of a tick."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from portal.interview.questions import Question
from portal.law.diagram import Path
from portal.law.estimate import Law
from portal.paper.outreach_content import Asked, Voice
from portal.paper.outreach_words import outreach_words

CHARGE = "charge"
MANY = 4  # a question asked for so many charges needs no word on which
NUMBER = re.compile(r"[(（](\d[\d.]*)[)）]")


def asked(law: Law, questions: Mapping[str, Question], voice: Voice) -> tuple[Asked, ...]:
    """Return every question in the order of the interview, with what may be ticked."""
    charges, t = _charges(law), voice.translate
    unsure = t(outreach_words().list_not_sure)
    return tuple(
        Asked(
            number=number,
            ask=t(question.ask),
            where=t(question.where),
            options=(*(t(option.label) for option in question.choices if option.label), unsure),
            only=_only(charges[question.fact.id], questions[CHARGE], voice),
        )
        for number, question in enumerate(_in_order(law, questions), 1)
    )


def seldom(law: Law) -> tuple[int, ...]:
    """Return the places of the questions, those that the fewest complete paths ask first."""
    often = Counter(fact for path, _ in law.diagram.paths() for fact, _ in path)
    facts = law.vocabulary.facts
    return tuple(sorted(range(len(facts)), key=lambda place: (often[facts[place].id], -place)))


def _in_order(law: Law, questions: Mapping[str, Question]) -> Iterator[Question]:
    for fact in law.vocabulary.facts:
        yield questions[fact.id]


def _charges(law: Law) -> Mapping[str, frozenset[str]]:
    """Return for which charges a question is asked on some complete path; empty means before."""
    found: dict[str, set[str]] = {fact.id: set() for fact in law.vocabulary.facts}
    for path, _ in law.diagram.paths():
        for fact in _facts(path):
            found[fact] |= {value for name, value in path if name == CHARGE}
    return {fact: frozenset(values) for fact, values in found.items()}


def _facts(path: Path) -> Iterable[str]:
    return (fact for fact, _ in path)


def _only(charges: frozenset[str], charge: Question, voice: Voice) -> str:
    """Return "Only for 11358.", by the numbers in the charges' own labels; else nothing."""
    if not charges or len(charges) >= MANY:
        return ""
    labels = [voice.translate(charge.label(value) or "") for value in charge.fact.values
              if value in charges]  # fmt: skip
    numbers = [found.group(1) if (found := NUMBER.search(one)) else f"“{one}”" for one in labels]
    told = voice.translate(outreach_words().list_only)
    return told % {"charges": voice.either(numbers)}
