"""Form CR-400 with what the portal knows on it, and everything else empty and to be filled in."""

import io
from functools import cache

import pikepdf
from pikepdf import Dictionary, Name, String

from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.form import FieldKind, FormError, FormField, FormRelease
from portal.paper.form_fields import OFF, FoundField, check_fields, opened
from portal.paper.form_release import CR_400, load_releases
from portal.paper.text_appearance import appearance, box_of, drawable, size_in


def fill_cr400(template: bytes, request: FilingRequest) -> bytes:
    """Return the form for a request, made in memory from the blank official PDF.

    A request the form has no place for, or a template whose fields are not those of the known
    release, is a FormError. The same template and request give the same bytes.
    """
    form = cr400()
    check_request(form, request)
    with opened(template, form.number) as pdf:
        found = check_fields(pdf, form)
        for field in found.values():
            _empty(field)
        for known in form.fields:
            if known.write is not None and (text := request.text(known.write)) is not None:
                _write(pdf, known, found[known.name], text)
            elif known.on_state is not None and ticked(known, request):
                _set(found[known.name], known.on_state)
        _hand_over(pdf)
        filled = io.BytesIO()
        pdf.save(filled, encryption=False, deterministic_id=True)
    return filled.getvalue()


@cache
def cr400() -> FormRelease:
    """Return the known release of CR-400, read once."""
    return load_releases()[CR_400]


def ticked(field: FormField, request: FilingRequest) -> bool:
    """Return whether a box is ticked for a request: one of its route, or of a charge of its."""
    return field.route is request.route or field.charge in request.charges


def check_request(form: FormRelease, request: FilingRequest) -> None:
    """Raise FormError for a route or a charge without a box, and a text that is no line."""
    routes = [route for route in Route if any(field.route is route for field in form.fields)]
    if request.route not in routes:
        cure = "use JV-744 for juvenile court; for the route none there is nothing to file"
        where = f"{form.number}, route"
        raise FormError(where, found=request.route, expected=" or ".join(sorted(routes)), cure=cure)
    boxes = sorted(field.charge for field in form.fields if field.charge)
    for charge in sorted(request.charges.difference(boxes)):
        cure = "leave the charge out: the person reads the form and decides"
        where = f"{form.number}, charge"
        raise FormError(where, found=charge, expected=f"one of {', '.join(boxes)}", cure=cure)
    for entry in (field.write for field in form.fields if field.write):
        text = request.text(entry)
        if text is not None and not (text.strip() == text != "" and drawable(text)):
            cure = "correct the text, or leave it out: the person writes it by hand"
            expected = "one line of Latin letters, with no space at either end"
            where = f"{form.number}, {entry}"
            raise FormError(where, found=repr(text), expected=expected, cure=cure)


def _empty(field: FoundField) -> None:
    """Take every value off: whatever the template brought, only the portal's own is on it."""
    if field.kind is FieldKind.CHECK:
        _set(field, OFF)
    elif field.kind is FieldKind.TEXT and Name.V in field.obj:
        for holder in (field.obj, *field.widgets):
            for key in (Name.V, Name.RV, Name.AP):
                if key in holder:
                    del holder[key]


def _set(field: FoundField, state: str) -> None:
    field.obj[Name.V] = Name(state)
    for widget in field.widgets:
        widget[Name.AS] = Name(state)


def _write(pdf: pikepdf.Pdf, known: FormField, field: FoundField, text: str) -> None:
    field.obj[Name.V] = String(text)
    for widget in field.widgets:
        box = box_of(widget)
        size = size_in(box, text, field.default_appearance)
        if size is None:
            raise FormError(
                f"{CR_400}, {known.write}",
                found=f"{text!r}, {len(text)} letters",
                expected=f"a text that can be read in {box[0]:.0f} points",
                cure="shorten the text, or leave it out: the person writes it by hand",
            )
        widget[Name.AP] = Dictionary(N=appearance(pdf, box, text, size))


def _hand_over(pdf: pikepdf.Pdf) -> None:
    """Let every reader show and fill the form.

    - The XFA packet goes: readers that know it would show its old values.
    - Adobe's usage rights and the marks of a signed file go: the file has changed, and Reader
      would refuse to fill it in.
    - The encryption goes. It opens with an empty password, so it kept no secret; but filing
      systems may turn away encrypted files, and some readers will not save what a person types.
    - NeedAppearances goes: it tells readers to draw every field anew, and poppler then loses the
      ticks where it lacks a font. Each value has its own appearance, and a reader draws what a
      person types whether it is set or not.
    """
    form = pdf.Root.AcroForm
    for holder, key in (
        (form, Name.XFA),
        (form, Name.SigFlags),
        (form, Name.NeedAppearances),
        (pdf.Root, Name.Perms),
        (pdf.Root, Name.NeedsRendering),
    ):
        if key in holder:
            del holder[key]
