"""What the worksheet says, read strictly from worksheet.toml and held against the known form."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.filing.directory_cells import TEXT, Check, Row
from portal.paper.form import FormField, FormRelease

FILE = Path(__file__).with_name("worksheet.toml")
PAGE = "Page1[0]."
WORDS = (
    "heading",
    "not_the_form",
    "one_each",
    "on_the_form",
    "what_to_do",
    "write",
    "tick",
    "no_tick",
    "proof",
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A place on the form: what is printed there in English, its fields, and what to do."""

    label: str
    fields: tuple[FormField, ...]
    say: str | None


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of the form, from top to bottom."""

    heading: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class WorksheetWords:
    """The sentences by name, and the parts; nothing is translated yet."""

    words: Mapping[str, str]
    parts: tuple[FormPart, ...]


def _list(cell: object) -> Sequence[object] | None:
    return cell if isinstance(cell, list) else None


LIST: Check[Sequence[object]] = Check("a list", "Write it as a list.", _list)


def worksheet_words(form: FormRelease, path: Path = FILE) -> WorksheetWords:
    """Return the words; a row that does not fit the form is a DirectoryError.

    Every known field of the form stands in one row, and each row says what to do there, unless
    all it needs is known of every form: which of the boxes for the route to tick.
    """
    return _load(form, path)


@cache
def _load(form: FormRelease, path: Path) -> WorksheetWords:
    top = Row(path.name, "whole file", tomllib.loads(path.read_text(encoding="utf-8")))
    words = {}
    for name in WORDS:
        row = top.table(name)
        words[name] = row.take("say", TEXT)
        row.done()
    left = {field.name.removeprefix(form.root + PAGE): field for field in form.fields}
    parts = tuple(_part(Row(path.name, "a part", cells), left) for cells in top.take("part", LIST))
    top.done()
    if left:
        raise top.fault(f"no row for {', '.join(left)}", "a row for each field", "Add a row.")
    return WorksheetWords(words, parts)


def _part(row: Row, left: dict[str, FormField]) -> FormPart:
    row.rename(f"part {row.take('id', TEXT)}")
    part = FormPart(
        row.take("heading", TEXT),
        tuple(_row(Row(row.file, row.name, cells), left) for cells in row.take("row", LIST)),
    )
    row.done()
    return part


def _row(row: Row, left: dict[str, FormField]) -> FormRow:
    """Return a row, and take its fields out of those that are left."""
    label = row.take("label", TEXT)
    row.rename(f"{row.name}, {label}")
    fields = []
    for name in row.take("fields", LIST):
        field = left.pop(str(name), None)
        if field is None:
            raise row.fault(f"the field {name}", "a field of the form, once", "Correct its name.")
        fields.append(field)
    say = row.take_if("say", TEXT)
    row.done()
    known = bool(fields) and all(field.route for field in fields)
    if (say is None) != known:
        raise row.fault(
            f"say = {say!r}", "`say` for all but the boxes of a route", "Add or remove `say`."
        )
    return FormRow(label, tuple(fields), say)
