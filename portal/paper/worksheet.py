"""The worksheet: what to write and tick on form CR-400, for somebody who has it on paper."""

from collections.abc import Mapping

from portal.paper.filing_request import FilingRequest
from portal.paper.fill import check_request, cr400, ticked
from portal.paper.form import FieldKind
from portal.paper.own_words import Translate
from portal.paper.press import typeset
from portal.paper.sheet import SIZES, Direction, Paper, sheet
from portal.paper.worksheet_words import FormRow, worksheet_words

TEMPLATE = "worksheet.typ"
ONE_PAGE = 1


def worksheet(  # noqa: PLR0913 - what to print, in which language, on which paper
    request: FilingRequest,
    *,
    lang: str,
    direction: Direction,
    translate: Translate,
    paper: Paper = Paper.LETTER,
    large_print: bool = False,
    system_fonts: bool = True,
) -> bytes:
    """Return the worksheet for a request as a tagged PDF of one page, in large print of several.

    It says what `fill_cr400` would write and tick, in the person's language, with what the form
    itself says in English; it leaves the waivers (parts 3 and 4) and the signature to the person.
    A request that the form has no place for is a FormError, as there.
    """
    form = cr400()
    check_request(form, request)
    told = worksheet_words(form)
    words = {name: translate(sentence) for name, sentence in told.words.items()}
    on = sheet(words["heading"], lang, direction, paper, large=large_print)
    content = {
        "words": words,
        "form": {"number": form.number, "page": form.page, "revision": form.revision},
        "parts": [
            {
                "heading": translate(part.heading),
                "rows": [_row(row, request, words, translate) for row in part.rows],
            }
            for part in told.parts
        ],
    }
    sizes = (on.size,) if large_print else SIZES
    return typeset(
        TEMPLATE,
        {"content": content},
        [{"sheet": on.smaller(size).data()} for size in sizes],
        most_pages=ONE_PAGE,
        system_fonts=system_fonts,
    )


def _row(
    row: FormRow, request: FilingRequest, words: Mapping[str, str], translate: Translate
) -> Mapping[str, object]:
    """Return a row: what to say, what to write, and whether its box is ticked (None: no box)."""
    say, write, tick = translate(row.say) if row.say else "", "", None
    for field in row.fields:
        text = request.text(field.write) if field.write is not None else None
        if field.kind is FieldKind.CHECK:
            tick = ticked(field, request)
        if field.route is not None or (field.charge is not None and request.charges):
            say = words["tick" if tick else "no_tick"]
        elif text is not None:
            say, write = words["write"], text
    return {"label": row.label, "say": say, "write": write, "tick": tick}
