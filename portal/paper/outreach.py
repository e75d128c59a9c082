"""The papers for an event: what each says in a county, and each as a PDF."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import assert_never

from portal.filing.directory import County
from portal.paper.outreach_checklist import asked, seldom
from portal.paper.outreach_content import (
    Asked,
    Card,
    Checklist,
    Content,
    Handout,
    Piece,
    Poster,
    Script,
)
from portal.paper.outreach_ground import Ground
from portal.paper.outreach_handout import handout_pdf
from portal.paper.outreach_people import clerk, defender, immigration, others, phone_line
from portal.paper.outreach_words import Part, outreach_words
from portal.paper.press import typeset
from portal.paper.qr import qr_svg
from portal.paper.sheet import Paper, Sheet, sheet

ONE_PAGE = 1
POSTER_SIZES = (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
CARD_SIZES = (13.0, 12.0, 11.5, 11.0, 10.5, 10.0)
SHEET_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
SCALE = {Paper.LETTER: 1.0, Paper.A4: 1.0, Paper.TABLOID: 1.3}
FEWEST_QUESTIONS = 8


def papers(piece: Piece | None) -> tuple[Paper, ...]:
    """Return the sizes that a piece is made in (None: a handout); the first is the usual one."""
    both = (Paper.LETTER, Paper.A4)
    return (*both, Paper.TABLOID) if piece is Piece.POSTER else both


def outreach(piece: Piece, ground: Ground, county: County | None) -> Content:
    """Return what a piece says in a county, or in the whole state."""
    match piece:
        case Piece.POSTER:
            return _poster(ground, county)
        case Piece.CARD:
            return _card(ground, county)
        case Piece.CHECKLIST:
            return _checklist(ground, county)
        case Piece.SCRIPT:
            return _script(ground, county)
        case _:
            assert_never(piece)


def outreach_pdf(content: Content, paper: Paper, *, system_fonts: bool = True) -> bytes:
    """Return a piece as a tagged PDF; all but a handout are one page.

    The same content gives the same bytes. A document that cannot be made is a PressError, and an
    address that is not https a ValueError.
    """
    if isinstance(content, Handout):
        return handout_pdf(content, paper, system_fonts=system_fonts)
    template, trials = _setting(content)
    frame = content.frame
    on = sheet(frame.title, frame.lang, frame.direction, paper, large=False)
    always = {"qr": qr_svg(frame.url, frame.qr_title), "scale": SCALE[paper]}
    return typeset(
        template,
        always,
        [*trials(on)],
        most_pages=ONE_PAGE,
        system_fonts=system_fonts,
    )


Trials = Callable[[Sheet], Iterator[Mapping[str, object]]]


def _setting(content: Poster | Card | Checklist | Script) -> tuple[str, Trials]:
    """Return the template of a piece, and the ways to set it, each with less room."""
    match content:
        case Poster():
            return "outreach_poster.typ", lambda on: _sizes(on, content, POSTER_SIZES)
        case Card():
            return "outreach_card.typ", lambda on: _sizes(on, content, CARD_SIZES)
        case Checklist():
            return "outreach_checklist.typ", lambda on: _shorter(on, content)
        case Script():
            return "outreach_script.typ", lambda on: _fewer(on, content)
        case _:
            assert_never(content)


def _sizes(
    on: Sheet, content: Poster | Card | Script, sizes: tuple[float, ...]
) -> Iterator[Mapping[str, object]]:
    for size in sizes:
        yield {"sheet": on.smaller(size).data(), "content": asdict(content)}


def _fewer(on: Sheet, content: Script) -> Iterator[Mapping[str, object]]:
    """Yield the script smaller and smaller; then with the first of the people alone."""
    yield from _sizes(on, content, SHEET_SIZES)
    for count in range(len(content.people) - 1, 1, -1):
        yield from _sizes(on, replace(content, people=content.people[:count]), (on.least,))


def _shorter(on: Sheet, content: Checklist) -> Iterator[Mapping[str, object]]:
    """Yield the list smaller and smaller; then without the questions that few cases need."""
    for size in SHEET_SIZES:
        yield {"sheet": on.smaller(size).data(), "content": asdict(replace(content, rest=""))}
    for dropped in range(1, len(content.questions) - FEWEST_QUESTIONS + 1):
        left = replace(content, questions=_without(content, dropped))
        yield {"sheet": on.smaller(on.least).data(), "content": asdict(left)}


def _without(content: Checklist, count: int) -> tuple[Asked, ...]:
    """Return the questions without so many of the seldom ones, numbered anew."""
    gone = set(content.seldom[:count])
    left = (one for place, one in enumerate(content.questions) if place not in gone)
    return tuple(replace(one, number=number) for number, one in enumerate(left, 1))


def _poster(ground: Ground, county: County | None) -> Poster:
    words, say, desk = outreach_words(), ground.say, ground.desk(county)
    voice, showing = ground.voice, ground.showing
    return Poster(
        frame=ground.frame(words.poster_title, county),
        ask=say(words.poster_ask),
        offer=say(words.poster_offer),
        lines=(say(words.poster_time), say(words.poster_nothing), say(words.poster_paper)),
        people=(*defender(desk, voice), *phone_line(desk, showing, voice)),
    )


def _card(ground: Ground, county: County | None) -> Card:
    words, say, desk = outreach_words(), ground.say, ground.desk(county)
    people = (*defender(desk, ground.voice), *phone_line(desk, ground.showing, ground.voice))
    return Card(
        frame=ground.frame(words.card_title, county),
        ask=say(words.card_ask),
        offer=say(words.card_offer),
        cut=say(words.card_cut),
        people=tuple(who for who in people if who.phone)[:1],
    )


def _checklist(ground: Ground, county: County | None) -> Checklist:
    words, say, desk = outreach_words(), ground.say, ground.desk(county)
    voice, showing = ground.voice, ground.showing
    return Checklist(
        frame=ground.frame(words.list_title, county),
        heading=say(words.list_heading),
        how=(say(words.list_how), say(words.list_where)),
        take=say(words.list_take),
        rest=say(words.list_rest),
        questions=asked(ground.law, ground.questions, voice),
        seldom=seldom(ground.law),
        people=(*defender(desk, voice), *phone_line(desk, showing, voice)),
    )


def _script(ground: Ground, county: County | None) -> Script:
    words, say, desk = outreach_words(), ground.say, ground.desk(county)
    voice, showing = ground.voice, ground.showing
    parts = tuple(
        Part(part.kind, say(part.heading), tuple(map(say, part.points))) for part in words.script
    )
    people = (*defender(desk, voice), *clerk(desk, voice), *others(desk, showing, voice))
    return Script(
        frame=ground.frame(words.script_title, county),
        heading=say(words.script_heading),
        parts=parts,
        call=say(words.script_call),
        people=(*people, *immigration(showing, voice)),
    )
