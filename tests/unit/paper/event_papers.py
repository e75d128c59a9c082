"""The papers for an event as the tests make them: from the real law, words and directory."""

from datetime import date
from functools import cache

from babel.dates import format_date
from babel.lists import format_list

from portal.filing.directory import County
from portal.filing.directory_load import load_directory
from portal.filing.guidance import load_guidance
from portal.filing.guides_load import load_guides
from portal.filing.showing import Showing
from portal.interview.questions import load_questions
from portal.law.model import Relief
from portal.paper.outreach import outreach, outreach_pdf
from portal.paper.outreach_content import Content, Piece, Voice
from portal.paper.outreach_ground import Ground
from portal.paper.outreach_handout import relief_handout
from portal.paper.sheet import Direction, Paper
from tests.law.asking import the_law
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import Translate, catalogue_of, english, spanish

DAY = date(2026, 11, 22)
OWN = "https://clear.example.org"
LOS_ANGELES, KERN = "06037", "06029"
TRANSLATIONS = {"en": english, "es": spanish()}
DIRECTORY = load_directory()
GUIDES = load_guides(DIRECTORY)
QUESTIONS = load_questions(the_law().vocabulary)
GUIDANCE = load_guidance()


def voice(
    lang: str, translate: Translate | None = None, direction: Direction | None = None
) -> Voice:
    """Return how a language speaks; its catalogue unless told otherwise."""
    return Voice(
        lang,
        direction or (Direction.RTL if lang in {"fa", "ar"} else Direction.LTR),
        translate or TRANSLATIONS.get(lang) or catalogue_of(lang.replace("-", "_")),
        lambda clauses: format_list(list(clauses), style="or", locale=lang.replace("-", "_")),
        lambda day: format_date(date.fromisoformat(day), format="long", locale="en"),
    )


def ground(speaks: Voice, *, day: date = DAY, address: str = OWN) -> Ground:
    """Return what the papers are made from."""
    showing = Showing(DIRECTORY, day)
    return Ground(the_law(), QUESTIONS, GUIDANCE, GUIDES, showing, speaks, address)


def county(fips: str) -> County:
    """Return a county by its code."""
    found = DIRECTORY.county(fips)
    assert found is not None
    return found


def content(name: Piece | Relief, speaks: Voice, fips: str | None = LOS_ANGELES) -> Content:
    """Return what a piece says, or the handout on a relief."""
    place = county(fips) if fips else None
    if isinstance(name, Piece):
        return outreach(name, ground(speaks), place)
    assert place is not None
    guide = GUIDES.by_slug[name.replace("_", "-")]
    return relief_handout(ground(speaks), guide, name, place)


@cache
def made(
    name: Piece | Relief,
    lang: str = "en",
    fips: str | None = LOS_ANGELES,
    paper: Paper = Paper.LETTER,
) -> bytes:
    """Return a piece as a PDF, made once for all tests."""
    return outreach_pdf(content(name, voice(lang), fips), paper)


def read(name: Piece | Relief, lang: str = "en", fips: str | None = LOS_ANGELES) -> Pdf:
    """Return the same, read back."""
    return Pdf(made(name, lang, fips))
