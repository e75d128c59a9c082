"""What each relief means and what to do about it, read strictly from the data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from portal.filing.directory import OrganisationKind
from portal.filing.directory_cells import ID, TEXT, Check, Row, one_of
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
    """One thing to do, for the reliefs and routes it names; none named means all."""

    id: str
    do: str
    how: str
    form: str | None
    link: str | None
    reliefs: frozenset[Relief]
    routes: frozenset[Route]

    def fits(self, relief: Relief, route: Route) -> bool:
        """Return whether the step is for this relief on this route."""
        return (not self.reliefs or relief in self.reliefs) and (
            not self.routes or route in self.routes
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """How to ask on a route, what to bring, the cost and the time; what is not known says so."""

    route: Route
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
    found = Step(
        row.name,
        row.take("do", TEXT),
        row.take("how", TEXT),
        row.take_if("form", TEXT),
        row.take_if("link", ID),
        frozenset(reliefs or ()),
        frozenset(routes or ()),
    )
    row.done()
    return found


def _terms(file: str, cells: object) -> Terms:
    row = Row(file, "terms", cells)
    found = Terms(
        row.take("route", one_of(Route)),
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


def load_guidance(folder: Path = DATA) -> Guidance:
    """Return the guidance; raises DirectoryError naming file, row, found, expected and cure."""
    reliefs = tomllib.loads((folder / "reliefs.toml").read_text(encoding="utf-8"))
    _whole("reliefs.toml", "the reliefs", list(reliefs), list(Relief))
    raw = tomllib.loads((folder / "steps.toml").read_text(encoding="utf-8"))
    steps = tuple(_step("steps.toml", cells) for cells in raw["step"])
    _whole("steps.toml", "step ids", [s.id for s in steps], list({s.id for s in steps}))
    listed = [_terms("steps.toml", cells) for cells in raw["terms"]]
    _whole("steps.toml", "the terms", [terms.route for terms in listed], list(Route))
    terms = {found.route: found for found in listed}
    meanings = {r: _meaning("reliefs.toml", r, reliefs[r]) for r in Relief}
    return Guidance(meanings, steps, terms)
