"""The plan for each person of a list: convictions, the best relief, courts, forms to fill.

The rows of a person may stand anywhere in the list. They are sorted in runs on disk, so that memory
does not grow with the list.
"""

import csv
import heapq
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TextIO

from portal.cli.screen_flags import JOIN
from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_text import flat
from portal.filing.directory import Directory
from portal.filing.guidance import Guidance
from portal.filing.plan import Case, plan
from portal.filing.showing import Showing
from portal.law.model import Outcome, Route, outcome_order

IN_MEMORY = 100_000
REMEMBERED = 20_000
UNKNOWN_COURT = "(court not known)"
COLUMNS = (
    "person",
    "convictions",
    "rows",
    "best_relief",
    "best_is_certain",
    "routes",
    "to_file",
    "courts",
    "forms",
    "forms_by_court",
    "no_case_number",
    "open_facts",
    "flags",
)


class Conviction(NamedTuple):
    """One row of a person."""

    person: str
    row: int
    county: str
    case: str
    still: Open
    flags: str


class Filed(NamedTuple):
    """What a person is to file: each court with its number of forms."""

    by_court: tuple[tuple[str, int], ...]

    @property
    def forms(self) -> int:
        """How many forms in all."""
        return sum(number for _, number in self.by_court)


class People:
    """Gathers the rows of each person, and writes one row a person."""

    def __init__(
        self, folder: Path, paths: CompletePaths, guidance: Guidance, directory: Directory
    ) -> None:
        self._folder, self._guidance = folder, guidance
        self._say = lru_cache(REMEMBERED)(paths.say)
        self._outcomes = lru_cache(REMEMBERED)(paths.outcomes)
        self._showing = Showing(directory, date.min)  # only courts and forms are asked for
        self._held: list[Conviction] = []
        self._runs: list[Path] = []
        self._filed = lru_cache(REMEMBERED)(self._plan)
        self.people = self.without = 0

    def add(self, conviction: Conviction) -> None:
        """Take one row; a row without a person is only counted."""
        if not conviction.person:
            self.without += 1
            return
        self._held.append(conviction)
        if len(self._held) >= IN_MEMORY:
            self._put_aside()

    def write(self, out: TextIO, known: Callable[[str], str | None]) -> None:
        """Write the people in the order of their ids; `known` tells the county in a cell."""
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(COLUMNS)
        for person, rows in groupby(self._sorted(), key=attrgetter("person")):
            self.people += 1
            lines.writerow([person, *self._told([*rows], known)])

    def _put_aside(self) -> None:
        run = self._folder / f"run-{len(self._runs)}"
        with run.open("w", encoding="utf-8") as text:
            for each in sorted(self._held):
                text.write(json.dumps(each) + "\n")
        self._runs.append(run)
        self._held.clear()

    def _sorted(self) -> Iterator[Conviction]:
        runs = [_read(run) for run in self._runs]
        yield from heapq.merge(*runs, sorted(self._held))

    def _told(self, rows: list[Conviction], known: Callable[[str], str | None]) -> list[str | int]:
        """Return the cells of one person, after the id."""
        outcomes = [self._outcomes(row.still) for row in rows]
        best = min((o for each in outcomes for o in each), key=outcome_order)
        sure = any(len(each) == 1 and each[0].relief is best.relief for each in outcomes)
        routes = {o.route for each in outcomes for o in each}
        filed = self._filed(_cases(rows, outcomes, known))
        said = [self._say(row.still) for row in rows]
        numbers = sum(not row.case for row in rows)
        return [
            len(rows),
            JOIN.join(str(row.row) for row in rows),
            best.relief,
            "yes" if sure else "no",
            JOIN.join(route for route in Route if route in routes),
            sum(any(o.route is not Route.NONE for o in each) for each in outcomes),
            JOIN.join(court for court, _ in filed.by_court),
            filed.forms,
            JOIN.join(f"{court}: {number}" for court, number in filed.by_court),
            numbers,
            JOIN.join(dict.fromkeys(fact for each in said for fact in each.open_facts)),
            JOIN.join(dict.fromkeys(f for row in rows if row.flags for f in row.flags.split(JOIN))),
        ]

    def _plan(self, cases: tuple[Case, ...]) -> Filed:
        """Return the courts and forms of the plan for these cases."""
        found = plan(cases, self._guidance, self._showing)
        return Filed(
            tuple(
                (group.county.name if group.county else UNKNOWN_COURT, group.forms)
                for group in found.groups
                if group.forms
            )
        )


def _read(run: Path) -> Iterator[Conviction]:
    with run.open(encoding="utf-8") as text:
        for line in text:
            yield Conviction(*json.loads(line))


def _cases(
    rows: Iterable[Conviction],
    outcomes: Iterable[tuple[Outcome, ...]],
    known: Callable[[str], str | None],
) -> tuple[Case, ...]:
    """Return the cases to file: one form a case number of a court; one a row without a number."""
    found: dict[tuple[str, str], tuple[str | None, set[Outcome]]] = {}
    for row, possible in zip(rows, outcomes, strict=True):
        number = flat(row.case).upper() or f"row {row.row}"
        key = known(row.county) or flat(row.county).casefold(), number
        found.setdefault(key, (known(row.county), set()))[1].update(possible)
    return tuple(
        Case(place, (_weightiest(possible),), county)
        for place, (county, possible) in enumerate(found.values(), 1)
    )


def _weightiest(possible: Iterable[Outcome]) -> Outcome:
    """Return the one outcome that says whether there is a form: few kinds of plans remain."""
    return min(possible, key=lambda o: (o.route is Route.NONE, outcome_order(o)))
