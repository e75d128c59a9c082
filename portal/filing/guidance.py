"""What each relief means and what to do about it, read strictly from the data files."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from portal.filing.directory import DirectoryError, OrganisationKind
from portal.filing.directory_cells import ID, TEXT, Check, Row, list_of, matching, one_of
from portal.law.model import Relief, Route

DATA = Path(__file__).with_name("data")
E = TypeVar("E", bound=StrEnum)


class Tone(StrEnum):
    """How a headline sounds: an icon and a word, never a verdict."""

    LIKELY = "likely"
    CHECK = "check"
    LAWYER = "lawyer"
    OTHER = "other"
    DEPENDS = "depends"


class Office(StrEnum):
    """Whom a step has to do with: each court has its own."""

    CLERK = "clerk"
    COURT = "court"
    PROSECUTOR = "prosecutor"
    DEFENDER = "defender"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a relief is called, what it means, what it does not do, and who helps with it."""

    relief: Relief
    tone: Tone
    headline: str
    would: str
    meaning: str
    limits: str
    help: tuple[OrganisationKind, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, for the reliefs, routes and rules it names; none named means all.

    `office` is whom the step has to do with, where that differs from court to court; `guide` is
    the id of the public guide that says more.
    """

    id: str
    do: str
    how: str
    form: str | None
    link: str | None
    reliefs: frozenset[Relief]
    routes: frozenset[Route]
    rules: frozenset[str] = frozenset()
    office: Office | None = None
    guide: str | None = None

    def fits(self, relief: Relief, route: Route, rules: Collection[str] = ()) -> bool:
        """Return whether the step is for this relief on this route, where these rules may hold.

        `rules` are ids of the law's rules: the tables alone say which cases they are for.
        """
        return (
            (not self.reliefs or relief in self.reliefs)
            and (not self.routes or route in self.routes)
            and (not self.rules or not self.rules.isdisjoint(rules))
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """How to ask on a route, what to bring, the cost and the time; what is not known says so.

    `would` says how to ask and `when` says in which case, each as a clause to follow "If ...".
    """

    route: Route
    when: str
    would: str
    bring: str
    cost: str
    time: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """All meanings, all steps in order, and the terms of every route."""

    meanings: Mapping[Relief, Meaning]
    steps: tuple[Step, ...]
    terms: Mapping[Route, Terms]


def _several(words: type[E]) -> Check[tuple[E, ...]]:
    one = one_of(words)

    def read(cell: object) -> tuple[E, ...] | None:
        cells = cell if isinstance(cell, list) else []
        found = tuple(word for word in map(one.read, cells) if word is not None)
        return found if found and len(set(found)) == len(cells) else None

    return Check(f"a list, each once, of {one.expected}", one.cure, read)


RELIEFS = _several(Relief)
ROUTES = _several(Route)
GUIDE = matching(r"[a-z0-9]+(_[a-z0-9]+)*", "the id of a guide", "Write the guide's own id.")


def _meaning(file: str, relief: Relief, cells: object) -> Meaning:
    row = Row(file, relief, cells)
    found = Meaning(
        relief,
        row.take("tone", one_of(Tone)),
        row.take("headline", TEXT),
        row.take("would", TEXT),
        row.take("meaning", TEXT),
        row.take("limits", TEXT),
        row.take("help", _several(OrganisationKind)),
    )
    row.done()
    return found


def _step(file: str, cells: object) -> Step:
    row = Row(file, "a step", cells)
    row.rename(row.take("id", ID))
    reliefs, routes = row.take_if("relief", RELIEFS), row.take_if("route", ROUTES)
    rules, office = row.take_if("rule", list_of(ID)), row.take_if("office", one_of(Office))
    found = Step(
        row.name,
        row.take("do", TEXT),
        row.take("how", TEXT),
        row.take_if("form", TEXT),
        row.take_if("link", ID),
        frozenset(reliefs or ()),
        frozenset(routes or ()),
        frozenset(rules or ()),
        office,
        row.take_if("guide", GUIDE),
    )
    row.done()
    return found


def _terms(file: str, cells: object) -> Terms:
    row = Row(file, "terms", cells)
    found = Terms(
        row.take("route", one_of(Route)),
        row.take("if", TEXT),
        row.take("would", TEXT),
        row.take("bring", TEXT),
        row.take("cost", TEXT),
        row.take("time", TEXT),
    )
    row.done()
    return found


def _whole(file: str, name: str, found: list[str], needed: list[str]) -> None:
    if sorted(found) != sorted(needed):
        raise Row(file, name, {}).fault(
            f"{sorted(found)}", f"each of {sorted(needed)} once", "Add what is missing."
        )


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "Put the file back, or mend the line it names."
        raise DirectoryError(path.name, "whole file", str(error), "a TOML file", cure) from error


def _tables(top: Row, key: str) -> list[object]:
    check: Check[list[object]] = Check(
        f"[[{key}]] tables",
        f"Head each one [[{key}]].",
        lambda cell: cell if isinstance(cell, list) else None,
    )
    return top.take(key, check)


def load_guidance(folder: Path = DATA) -> Guidance:
    """Return the guidance; raises DirectoryError naming file, row, found, expected and cure."""
    reliefs = _read(folder / "reliefs.toml")
    _whole("reliefs.toml", "the reliefs", list(reliefs), list(Relief))
    meanings = {r: _meaning("reliefs.toml", r, reliefs[r]) for r in Relief}
    top = Row("steps.toml", "whole file", _read(folder / "steps.toml"))
    steps = tuple(_step(top.file, cells) for cells in _tables(top, "step"))
    _whole(top.file, "step ids", [s.id for s in steps], list({s.id for s in steps}))
    listed = [_terms(top.file, cells) for cells in _tables(top, "terms")]
    top.done()
    _whole(top.file, "the terms", [terms.route for terms in listed], list(Route))
    return Guidance(meanings, steps, {found.route: found for found in listed})


def refuse_unknown_rules(guidance: Guidance, rules: Collection[str]) -> None:
    """Raise DirectoryError if a step names a rule that the law's tables do not have."""
    for step in guidance.steps:
        for name in sorted(step.rules - set(rules)):
            cure = "Write the rule's id as it stands in portal/law/tables."
            raise DirectoryError("steps.toml", step.id, f"rule {name!r}", "a rule's id", cure)
