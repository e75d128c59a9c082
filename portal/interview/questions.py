"""The words of each question, read from `questions.toml` and held against the vocabulary."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.law.model import Fact, Vocabulary

SOURCE = Path(__file__).with_name("questions.toml")
KEYS = {"ask", "hint", "where", "why", "recap", "options"}


class QuestionError(Exception):
    """A fault in the words, told to the person who can mend it."""

    def __init__(self, *, file: str, row: str, found: object, expected: str, cure: str) -> None:
        super().__init__(f"{file}: {row}: found {found!r}; expected {expected}. To mend it: {cure}")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its value, its label (None where "not sure" says it) and its "if" clause.

    `relative` is true of a label that means something only beside the others ("More than that").
    """

    value: str
    label: str | None
    clause: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One fact, put to a person in plain English; translated where it is shown."""

    fact: Fact
    ask: str
    hint: str
    where: str
    why: str | None
    recap: str
    options: tuple[Option, ...]

    def clause(self, value: str) -> str:
        """Return the "if" clause of a value."""
        return next(option.clause for option in self.options if option.value == value)

    def label(self, value: str) -> str | None:
        """Return the label of a value; None where only "not sure" stands for it."""
        return next(option.label for option in self.options if option.value == value)

    def is_relative(self, value: str) -> bool:
        """Return whether the label of a value does not stand alone."""
        return next(option.relative for option in self.options if option.value == value)

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options that are shown beside a radio button."""
        return tuple(option for option in self.options if option.label is not None)


def _question(fact: Fact, raw: Mapping[str, Any], file: str) -> Question:
    missing, extra = sorted((KEYS - {"why"}) - set(raw)), sorted(set(raw) - KEYS)
    if missing or extra:
        raise QuestionError(
            file=file, row=fact.id, found=extra or None, expected=f"the keys {sorted(KEYS)}",
            cure=f"add {missing}" if missing else f"remove {extra}",
        )  # fmt: skip
    options = tuple(
        Option(o["value"], o.get("label"), o["if"], o.get("relative", False))
        for o in raw["options"]
    )
    if sorted(o.value for o in options) != sorted(fact.values):
        raise QuestionError(
            file=file, row=fact.id, found=[o.value for o in options],
            expected=f"each of {fact.values} once", cure="add, remove or correct an option",
        )  # fmt: skip
    silent = [o.value for o in options if o.label is None and o.value != fact.unsure_is]
    if silent:
        raise QuestionError(
            file=file, row=fact.id, found=f"no label for {silent}",
            expected="a label for each value but the one that 'not sure' means", cure="add it",
        )  # fmt: skip
    return Question(
        fact, raw["ask"], raw["hint"], raw["where"], raw.get("why"), raw["recap"], options
    )


def load_questions(vocabulary: Vocabulary, source: Path = SOURCE) -> Mapping[str, Question]:
    """Return the question of every fact, by fact id; raises QuestionError on any slip."""
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    for name in raw:
        if name not in vocabulary.by_id:
            raise QuestionError(
                file=source.name, row=name, found=name, expected="a fact of facts.toml",
                cure="correct or remove the question",
            )  # fmt: skip
    for fact in vocabulary.facts:
        if fact.id not in raw:
            raise QuestionError(
                file=source.name, row=fact.id, found=None, expected="a question for every fact",
                cure=f"add [{fact.id}]",
            )  # fmt: skip
    return {fact.id: _question(fact, raw[fact.id], source.name) for fact in vocabulary.facts}
