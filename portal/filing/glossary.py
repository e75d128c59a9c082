"""The legal words that people meet, each with its everyday meaning, read strictly."""

from dataclasses import dataclass
from pathlib import Path

from portal.filing.directory import DirectoryError
from portal.filing.directory_cells import TEXT, Check, Row, list_of
from portal.filing.toml_rows import NAME, rows_under, whole_file
from portal.law.model import Citation

FILE = "glossary.toml"
BETWEEN_FORMS = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """One legal word: what it means, and the forms of it that a page may link, as one message."""

    id: str
    term: str
    means: str
    forms: str
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All entries, in the order of the file; compared by identity, since there is one."""

    entries: tuple[Entry, ...]


def split_forms(forms: str) -> tuple[str, ...]:
    """Return the word forms of one message, as written or as translated."""
    return tuple(form.strip() for form in forms.split(BETWEEN_FORMS) if form.strip())


def _read_forms(cell: object) -> str | None:
    if not isinstance(cell, str):
        return None
    forms = cell.split(BETWEEN_FORMS)
    clean = all(form and form == form.strip() and "\n" not in form for form in forms)
    return cell if clean and len({form.casefold() for form in forms}) == len(forms) else None


FORMS = Check(
    'word forms joined by |, each once, like "dismissed|dismiss"',
    "Write each form once, with | between them and no space around it.",
    _read_forms,
)


def _entry(row: Row) -> Entry:
    code = row.take("id", NAME)
    row.rename(f"{row.name} ({code})")
    cites = row.take_if("cite", list_of(TEXT))
    found = Entry(
        code,
        row.take("term", TEXT),
        row.take("means", TEXT),
        row.take("forms", FORMS),
        tuple(map(Citation, cites or ())),
    )
    row.done()
    return found


def _refuse_doubles(entries: tuple[Entry, ...]) -> None:
    """Refuse an id or a form that two entries have: a link could not know where to lead."""
    owner: dict[str, str] = {}
    for entry in entries:
        for word in (f"id {entry.id}", *(f"form {f.casefold()}" for f in split_forms(entry.forms))):
            if word in owner:
                found = f"the {word}, which {owner[word]} has too"
                cure = "Leave it to one of the two."
                raise DirectoryError(FILE, entry.id, found, "each id and form once", cure)
            owner[word] = entry.id


def load_glossary(folder: Path | None = None) -> Glossary:
    """Return the glossary of a folder (this package's data), or raise DirectoryError."""
    top = whole_file((folder or Path(__file__).with_name("data")) / FILE)
    entries = tuple(map(_entry, rows_under(top, "entry")))
    top.done()
    _refuse_doubles(entries)
    return Glossary(entries)
