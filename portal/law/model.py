"""The words of the law: facts, rules, tables, reliefs and routes, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Relief(StrEnum):
    """What a court would likely do, best first (H&S 11361.8, 11361.9)."""

    DISMISS_AND_SEAL = "dismiss_and_seal"
    REDUCE_TO_INFRACTION = "reduce_to_infraction"
    REDUCE_TO_MISDEMEANOR = "reduce_to_misdemeanor"
    ALREADY_GRANTED = "already_granted"
    MAY_STAY_FELONY = "may_stay_felony"
    LAWYER_REVIEW = "lawyer_review"
    NO_CHANGE = "no_change"
    NOT_COVERED = "not_covered"
    AFTER_PROP64 = "after_prop64"
    NO_CONVICTION = "no_conviction"
    FEDERAL = "federal"
    OTHER_COURT = "other_court"
    GET_RECORD = "get_record"


class Route(StrEnum):
    """How to ask for it: which door of H&S 11361.8."""

    APPLICATION = "application"
    PETITION = "petition"
    JUVENILE = "juvenile"
    NONE = "none"


class Unsure(StrEnum):
    """What "I'm not sure" means for a fact: every value, or one value that already says it."""

    SPREAD = "spread"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Fact:
    """A closed question of the law: its values in order, and what "not sure" means."""

    id: str
    means: str
    values: tuple[str, ...]
    unsure: Unsure
    unsure_is: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Every fact in the order in which it is asked."""

    facts: tuple[Fact, ...]
    relief_means: Mapping[Relief, str]
    route_means: Mapping[Route, str]
    by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {fact.id: fact for fact in self.facts})


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in the law or one case, as lawyers cite it; never translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """When a table was last held against its sources, and by whom."""

    on: date
    by: str


Cells = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of a table: what follows (relief or route) when every cell holds."""

    id: str
    table: str
    cites: tuple[Citation, ...]
    because: str
    gives: Relief | Route
    when: Cells
    notwithstanding: frozenset[str] = frozenset()
    doubt: str | None = None
    reliefs: frozenset[Relief] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One provision as a decision table; rows stand in the statute's order."""

    id: str
    title: str
    authority: str
    reviewed: Review
    scope: Cells
    rules: tuple[Rule, ...]
    decides: type[Relief | Route]
    file: str


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What can be asked for and how; two paths with the same outcome end in the same leaf."""

    relief: Relief
    route: Route


RELIEF_ORDER: Mapping[Relief, int] = {relief: i for i, relief in enumerate(Relief)}
ROUTE_ORDER: Mapping[Route, int] = {route: i for i, route in enumerate(Route)}


def outcome_order(outcome: Outcome) -> tuple[int, int]:
    """Return the sort key that lists outcomes best first, then by route."""
    return RELIEF_ORDER[outcome.relief], ROUTE_ORDER[outcome.route]


class LawError(Exception):
    """A fault in the tables, told to the person who can mend it."""

    def __init__(self, *, file: str, rule: str, found: str, expected: str, cure: str) -> None:
        super().__init__(
            f"{file}: rule {rule}: found {found}; expected {expected}. To mend it: {cure}"
        )
        self.file, self.rule, self.found = file, rule, found
        self.expected, self.cure = expected, cure
