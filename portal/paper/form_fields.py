"""What a PDF's form really has: opened, its fields read, and held against the known release."""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from portal.paper.form import FieldKind, FormError, FormField, FormRelease

OFF = "/Off"
START, END, WITHIN = b"%pdf-", b"%%EOF", 1024
PDF, PAGE, OTHER = "a PDF", "a web page (HTML), no PDF,", "something that is no PDF,"
CURE = "compare the form with portal/paper/forms.toml, and correct the file or the table"


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field as the file has it; `on_states` are the names of its ticked appearances."""

    kind: FieldKind
    on_states: frozenset[str]
    obj: pikepdf.Object
    widgets: tuple[pikepdf.Object, ...]
    default_appearance: bytes


def sort_of(content: bytes) -> str:
    """Return what sort of file this is, in words: a PDF, a web page or something else."""
    start = content[:WITHIN].lstrip().lower()
    if start.startswith(START):
        return PDF
    return PAGE if re.match(rb"<!doctype html|<html|<head|<\?xml", start) else OTHER


@contextmanager
def opened(content: bytes, number: str) -> Iterator[pikepdf.Pdf]:
    """Open a PDF that lies in memory; one that is cut off, damaged or locked is a FormError."""
    if sort_of(content) != PDF:
        raise _unreadable(number, sort_of(content))
    if END not in content[-WITHIN:]:
        raise _unreadable(number, f"a PDF cut off at {len(content):,} bytes")
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise _unreadable(number, "a PDF that asks for a password") from error
    except pikepdf.PdfError as error:
        raise _unreadable(number, f"a damaged PDF ({error})") from error


def check_fields(pdf: pikepdf.Pdf, known: FormRelease) -> Mapping[str, FoundField]:
    """Return every field of the form by its full name; one that differs is a FormError."""
    if known.pages is not None and len(pdf.pages) != known.pages:
        pages = f"{len(pdf.pages)} pages"
        raise FormError(known.number, found=pages, expected=str(known.pages), cure=CURE)
    try:
        found = _fields(pdf)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(known.number, f"a form of broken parts ({error})") from error
    if not any(name.startswith(known.root) for name in found):
        other = f"{len(found)} fields, none of them {known.root}*"
        raise FormError(known.number, found=other, expected="the form's own fields", cure=CURE)
    for field in known.fields:
        _check(field, found.get(field.name), known.number)
    return found


def _check(known: FormField, found: FoundField | None, number: str) -> None:
    where = f"{number}, field {known.name}"
    expected = f"a {known.kind} field"
    if found is None:
        raise FormError(where, found="no such field", expected=expected, cure=CURE)
    if found.kind is not known.kind:
        raise FormError(where, found=f"a {found.kind} field", expected=expected, cure=CURE)
    if not found.widgets:
        raise FormError(where, found="no place on a page", expected=expected, cure=CURE)
    if known.on_state is not None and found.on_states != {known.on_state}:
        states = f"on-state {', '.join(sorted(found.on_states)) or 'none'}"
        raise FormError(where, found=states, expected=known.on_state, cure=CURE)


def _fields(pdf: pikepdf.Pdf) -> dict[str, FoundField]:
    form = pdf.acroform
    found = {}
    for field in form.fields:
        widgets = tuple(note.obj for note in form.get_annotations_for_field(field))
        states = frozenset(state for widget in widgets for state in _states(widget))
        found[field.fully_qualified_name] = FoundField(
            _kind(field), states - {OFF}, field.obj, widgets, field.default_appearance
        )
    return found


def _kind(field: pikepdf.AcroFormField) -> FieldKind:
    match field.field_type:
        case "/Tx":
            return FieldKind.TEXT
        case "/Ch":
            return FieldKind.CHOICE
        case "/Sig":
            return FieldKind.SIGNATURE
        case _ if field.is_checkbox:
            return FieldKind.CHECK
        case _ if field.is_radio_button:
            return FieldKind.RADIO
        case _:
            return FieldKind.BUTTON


def _states(widget: pikepdf.Object) -> frozenset[str]:
    """Return the names of the widget's normal appearances."""
    appearances = widget.get(Name.AP)
    normal = appearances.get(Name.N) if isinstance(appearances, pikepdf.Dictionary) else None
    return frozenset(normal.keys()) if isinstance(normal, pikepdf.Dictionary) else frozenset()


def _unreadable(number: str, found: str) -> FormError:
    cure = "fetch the form again: portal fetch-forms"
    return FormError(number, found=found, expected="a whole PDF that opens for all", cure=cure)
