"""A difference between two directories as a file for a reviewer: JSON, or Markdown to read.

Text from elsewhere stands in code spans, where Markdown shows no link, no picture and no markup.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from portal.filing.directory_diff import Change, Changed, Difference, Unsure
from portal.filing.directory_load import COUNTIES, ORGANISATIONS
from portal.filing.hsds_read import Remote
from portal.filing.listing import Cell, Listing

Json: TypeAlias = dict[str, object]

FORMAT = 1
RULES = (
    "Nothing here is taken over by itself: a person checks each line at its source.",
    "A phone or an address that is gone elsewhere may still be right: nothing is deleted for that.",
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was not taken: its place or its id, and what is wrong with it."""

    place: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A difference with whom it is to, the version they speak, and when and how much was asked."""

    source: str
    version: str
    as_of: date
    since: date | None
    asked: int
    difference: Difference
    refused: tuple[Refusal, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many of each there are; `missing` only where it is known."""
        found = self.difference
        missing = {} if found.missing is None else {"missing": len(found.missing)}
        return {
            "asked": self.asked,
            "same": found.same,
            "changed": len(found.changed),
            "new": len(found.new),
            "unsure": len(found.unsure),
            **missing,
            "refused": len(self.refused),
        }


def row_of(listing: Listing) -> str:
    """Return where a listing stands in our files."""
    home, _, rest = listing.slug.partition("/")
    if home == "organisation":
        return f"{ORGANISATIONS}, {rest}"
    fips, _, table = rest.partition("/")
    return f"{COUNTIES}, {fips}, {table.replace('-', '_')}"


# --- JSON


def as_json(told: Told) -> str:
    """Return the difference as JSON, the same for the same answers."""
    found = told.difference
    cells: Json = {
        "format": FORMAT,
        "source": told.source,
        "version": told.version,
        "as_of": told.as_of.isoformat(),
        "since": told.since.isoformat() if told.since else None,
        "counts": told.counts,
        "changed": [_changed(one) for one in found.changed],
        "new": [_remote(one) for one in found.new],
        "unsure": [_unsure(one) for one in found.unsure],
        "missing": None if found.missing is None else [*map(row_of, found.missing)],
        "refused": [{"place": one.place, "faults": list(one.faults)} for one in told.refused],
    }
    return json.dumps(cells, ensure_ascii=False, indent=1) + "\n"


def _changed(one: Changed) -> Json:
    return {
        "row": row_of(one.listing),
        "matched_by": one.match.name.lower(),
        "remote": one.remote.id,
        "changed": [{"cell": c.cell, "old": c.ours, "new": c.theirs} for c in one.proposed],
        "gone": [{"cell": c.cell, "old": c.ours} for c in one.gone],
        "kept": [{"cell": c.cell, "ours": c.ours, "theirs": c.theirs} for c in one.kept],
        "notes": list(one.remote.notes),
    }


def _remote(one: Remote) -> Json:
    cells = {cell.value: _joined(cell, values) for cell, values in one.cells.items() if values}
    return {
        "remote": one.id,
        "organisation": one.organisation,
        **cells,
        "notes": list(one.notes),
    }


def _unsure(one: Unsure) -> Json:
    return {
        "rows": [*map(row_of, one.listings)],
        "remotes": [_remote(remote) for remote in one.remotes],
    }


def _joined(cell: Cell, values: Sequence[str]) -> str:
    return values[0] if cell is Cell.NAME else "; ".join(values)


# --- Markdown


def as_markdown(told: Told) -> str:
    """Return the difference as Markdown."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    found = told.difference
    yield f"# What {span(told.source)} says otherwise"
    asked = f"changes since {told.since}" if told.since else "everything"
    yield f"\nAsked on {told.as_of} for {asked}; HSDS {span(told.version)}.\n"
    yield ", ".join(f"{name} {count}" for name, count in told.counts.items()) + "."
    yield from (f"\n{rule}" for rule in RULES)
    if found.changed:
        yield "\n## Changed or gone"
        yield from (line for one in found.changed for line in _changed_lines(one))
    if found.new:
        yield "\n## New"
        yield from (line for one in found.new for line in _remote_lines(one))
    if found.unsure:
        yield "\n## Unsure: which is which"
        yield from (line for one in found.unsure for line in _unsure_lines(one))
    if told.refused:
        yield "\n## Refused\n"
        for refused in told.refused:
            yield f"- {span(refused.place)}: {'; '.join(map(span, refused.faults))}"
    if found.missing:
        yield "\n## Not listed there\n"
        yield from (f"- {row_of(one)}: {span(one.name)}" for one in found.missing)


def _changed_lines(one: Changed) -> Iterator[str]:
    yield f"\n### {row_of(one.listing)}\n"
    yield f"{span(one.remote.name)}, matched by {one.match.name.lower()}, {span(one.remote.id)}\n"
    yield from (f"- {change.cell}: {_arrow(change)}" for change in one.proposed)
    yield from (f"- {change.cell}: {span(change.ours)}, gone there" for change in one.gone)
    for change in one.kept:
        theirs = span(change.theirs) if change.theirs else "nothing"
        yield f"- {change.cell}: {span(change.ours)} stays, a person corrected it; there: {theirs}"
    yield from _notes(one.remote)


def _arrow(change: Change) -> str:
    return f"{span(change.ours) if change.ours else '(nothing)'} → {span(change.theirs)}"


def _remote_lines(one: Remote) -> Iterator[str]:
    yield f"\n### {span(one.name)}\n"
    yield f"- id: {span(one.id)}"
    if one.organisation:
        yield f"- organisation: {span(one.organisation)}"
    for cell, values in one.cells.items():
        if values and cell is not Cell.NAME:
            yield f"- {cell}: {span(_joined(cell, values))}"
    yield from _notes(one)


def _unsure_lines(one: Unsure) -> Iterator[str]:
    yield f"\nMay be {' or '.join(map(row_of, one.listings))}:"
    yield from (line for remote in one.remotes for line in _remote_lines(remote))


def _notes(one: Remote) -> Iterable[str]:
    return (f"- note: {span(note)}" for note in one.notes)


def span(text: str) -> str:
    """Return a text of one line as a code span that it cannot end."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"
