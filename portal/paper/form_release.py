"""Which release of a form is known: `forms.toml` read strictly, and a file checked against it."""

import tomllib
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from portal.filing.directory import Confidence, DirectoryError
from portal.filing.directory_cells import HTTPS, ISO, TEXT, Check, Row, matching, one_of
from portal.law.model import Route
from portal.paper.form import (
    Entry,
    FieldKind,
    FilledBy,
    FormError,
    FormField,
    FormRelease,
    Releases,
)
from portal.paper.form_fields import check_fields, opened, sort_of

FORMS = Path(__file__).with_name("forms.toml")
CR_400, CR_401 = "CR-400", "CR-401"

NUMBER = matching(r"[A-Z]{2,4}-\d{3}", "a form number, like CR-400", "Write it as on the form.")
DAY = matching(r"\d{4}-\d{2}-\d{2}", "a day like 2024-01-01", "Write the Rev. date of the form.")
HASH = matching(r"[0-9a-f]{64}", "64 hex digits", "Write what `sha256sum` says.")
ROOT = matching(r"\S+\[0\]\.", "a name like CR-400[0].", "Write what all field names begin with.")
ON_STATE = matching(r"/\w+", "a PDF name, like /Yes", "Write the name of the appearance.")
CHARGE = matching(r"[a-z0-9_]+", "a charge of portal/law/facts.toml", "Write its value.")
COUNT: Check[int] = Check(
    "a whole number above 0",
    "Count again.",
    lambda cell: cell if type(cell) is int and cell > 0 else None,
)
ROWS: Check[list[object]] = Check(
    "a list of tables",
    "Head each with double brackets.",
    lambda cell: cell if isinstance(cell, list) else None,
)


class Standing(StrEnum):
    """How a file stands to the known release."""

    KNOWN = "known"
    NEW = "new"


def load_releases(path: Path = FORMS) -> Releases:
    """Return the known release of each form by its number, or raise FormError."""
    try:
        return _releases(path)
    except DirectoryError as error:
        raise FormError(
            f"{error.file}, {error.row}",
            found=error.found,
            expected=error.expected,
            cure=error.cure,
        ) from error


def check_release(content: bytes, known: FormRelease, *, accept_new: bool = False) -> Standing:
    """Return how a file stands to the known release; one that may not be used is a FormError.

    The known release has its size and SHA-256. With `accept_new` another file will do, if it is
    a PDF of the same form in which every known field still has its kind and its on-state.
    """
    digest = sha256(content).hexdigest()
    if (len(content), digest) == (known.size, known.sha256):
        return Standing.KNOWN
    if accept_new:
        with opened(content, known.number) as pdf:
            check_fields(pdf, known)
        return Standing.NEW
    raise FormError(
        known.number,
        found=f"{sort_of(content)} of {len(content):,} bytes with SHA-256 {digest}",
        expected=f"Rev. {known.revision}: {known.size:,} bytes, SHA-256 {known.sha256}",
        cure=f"fetch it again; if {known.page} shows a newer revision, accept the new release "
        "(docs/guides/forms.md)",
    )


def _releases(path: Path) -> Releases:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "Put the file back, or mend the line it names."
        raise DirectoryError(path.name, "whole file", str(error), "a TOML file", cure) from error
    top = Row(path.name, "whole file", content)
    rows = top.take("form", ROWS)
    top.done()
    found: dict[str, FormRelease] = {}
    for place, cells in enumerate(rows, 1):
        row = Row(path.name, f"form {place}", cells)
        release = _release(row)
        if release.number in found:
            raise row.fault(f"{release.number} a second time", "each form once", "Remove one.")
        found[release.number] = release
    return found


def _release(row: Row) -> FormRelease:
    number = row.take("number", NUMBER)
    row.rename(f"{row.name} ({number})")
    rows = row.take("field", ROWS) if row.has("field") else []
    release = FormRelease(
        number=number,
        title=row.take("title", TEXT),
        page=row.take("page", HTTPS),
        download=row.take("download", HTTPS),
        revision=row.take("revision", DAY),
        size=row.take("size", COUNT),
        sha256=row.take("sha256", HASH),
        root=row.take("root", ROOT),
        pages=row.take_if("pages", COUNT),
        fields=tuple(
            _field(Row(row.file, f"{row.name}, field {place}", cells))
            for place, cells in enumerate(rows, 1)
        ),
        source=row.take("source", TEXT),
        checked_on=row.take("checked_on", ISO),
        confidence=row.take("confidence", one_of(Confidence)),
    )
    row.done()
    _sound(row, release)
    return release


def _sound(row: Row, release: FormRelease) -> None:
    """Refuse a field named twice or of another form, and an entry without a place or with two."""
    names = [field.name for field in release.fields]
    for name in names:
        if names.count(name) > 1:
            raise row.fault(f"{name} a second time", "each field once", "Remove one.")
        if not name.startswith(release.root):
            raise row.fault(name, f"a name that begins with {release.root}", "Correct it.")
    places = [field.write for field in release.fields if field.write]
    if names and sorted(places) != sorted(Entry):
        found = f"places for {', '.join(places) or 'nothing'}"
        raise row.fault(found, f"one place for each of {', '.join(Entry)}", "Mend `write`.")


def _field(row: Row) -> FormField:
    name = row.take("name", TEXT)
    row.rename(f"{row.name} ({name})")
    field = FormField(
        name=name,
        kind=row.take("kind", one_of(FieldKind)),
        filled_by=row.take("by", one_of(FilledBy)),
        on_state=row.take_if("on", ON_STATE),
        write=row.take_if("write", one_of(Entry)),
        route=row.take_if("route", one_of(Route)),
        charge=row.take_if("charge", CHARGE),
    )
    row.done()
    if (field.kind is FieldKind.CHECK) != (field.on_state is not None):
        cure = "Add or remove `on`."
        raise row.fault(f"{field.kind}, on = {field.on_state}", "`on` for each check alone", cure)
    facts = [fact for fact in (field.write, field.route, field.charge) if fact]
    if len(facts) != (field.filled_by is FilledBy.PORTAL):
        found = f"by {field.filled_by} with {', '.join(facts) or 'no fact'}"
        raise row.fault(found, "one fact for the portal's fields alone", "Mend `by` or the fact.")
    if facts and (field.kind is FieldKind.TEXT) != (field.write is not None):
        cure = "Use `write` for a text, `route` or `charge` for a check."
        raise row.fault(f"a {field.kind} for {facts[0]}", "a text written or a check ticked", cure)
    return field
