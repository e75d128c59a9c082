"""What the papers for an event say, read strictly from outreach.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path

from portal.filing.directory_cells import TEXT, Check, Row, one_of

FILE = Path(__file__).with_name("outreach.toml")


class PartKind(StrEnum):
    """What the points of a part of the script are: the template marks each kind in its way."""

    PREPARE = "prepare"
    SAY = "say"
    MAY = "may"
    NEVER = "never"
    ASK = "ask"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the worker's script: its kind, its heading and its points."""

    kind: PartKind
    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachWords:
    """The sentences by name, in English; each is translated where it is printed."""

    service: str
    information: str
    unread: str
    estimate: str
    checked: str
    county: str
    phone: str
    defender: str
    clerk: str
    prosecutor: str
    changed: str
    reduced_rate: str
    fee_or_waiver: str
    varies: str
    line: str
    scan: str
    code: str
    help: str
    poster_title: str
    poster_ask: str
    poster_offer: str
    poster_time: str
    poster_nothing: str
    poster_paper: str
    card_title: str
    card_ask: str
    card_offer: str
    card_cut: str
    list_title: str
    list_heading: str
    list_how: str
    list_where: str
    list_take: str
    list_only: str
    list_not_sure: str
    list_rest: str
    handout_title: str
    handout_steps: str
    handout_where: str
    handout_good: str
    handout_call: str
    handout_look: str
    handout_if: str
    handout_adult: str
    handout_rest: str
    handout_bring: str
    handout_cost: str
    handout_time: str
    citizen: str
    citizen_lawyer: str
    public: str
    script_title: str
    script_heading: str
    script_call: str
    script_lawyer: str
    pack_title: str
    pack_how: str
    pack_made: str
    script: tuple[Part, ...]


def _list(cell: object) -> Sequence[object] | None:
    return cell if isinstance(cell, list) and cell else None


LIST: Check[Sequence[object]] = Check("a list with something in it", "Write it as a list.", _list)


@cache
def outreach_words(path: Path = FILE) -> OutreachWords:
    """Return the words; a file that is not whole, or says too much, is a DirectoryError."""
    top = Row(path.name, "whole file", tomllib.loads(path.read_text(encoding="utf-8")))
    words = {}
    for field in fields(OutreachWords):
        if field.name != "script":
            row = top.table(field.name)
            words[field.name] = row.take("say", TEXT)
            row.done()
    parts = tuple(_part(Row(path.name, "a part", cells)) for cells in top.take("part", LIST))
    top.done()
    missing = sorted(set(PartKind) - {part.kind for part in parts})
    if missing:
        expected = f"a part of each kind: {', '.join(PartKind)}"
        raise top.fault(f"no {', '.join(missing)}", expected, "Add the part.")
    return OutreachWords(**words, script=parts)


def _part(row: Row) -> Part:
    kind = row.take("kind", one_of(PartKind))
    row.rename(f"part {kind}")
    heading, points = row.take("heading", TEXT), []
    for cells in row.take("point", LIST):
        point = Row(row.file, f"{row.name}, a point", cells)
        points.append(point.take("say", TEXT))
        point.done()
    row.done()
    return Part(kind, heading, tuple(points))
