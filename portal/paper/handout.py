"""The handout: the plan on one or two sheets, without the answers unless they were asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from portal.paper.handout_content import HandoutContent, Place, Steps
from portal.paper.press import typeset
from portal.paper.qr import qr_svg
from portal.paper.sheet import LEAST, SIZES, Paper, Sheet, sheet

TEMPLATE = "handout.typ"
MOST_PAGES, NO_LIMIT = 2, 999


@dataclass(frozen=True, slots=True)
class Cut:
    """How many of each are kept, the first ones always."""

    headlines: int
    meanings: int
    limits: int
    steps: int
    told: int  # steps with how to do them; the later ones take a line each
    places: int
    help: int


ALL = 99
CUTS = (
    Cut(ALL, ALL, ALL, ALL, ALL, ALL, 6),
    Cut(ALL, ALL, 4, ALL, 16, 20, 6),
    Cut(12, 8, 2, ALL, 14, 16, 6),
    Cut(12, 6, 1, ALL, 12, 12, 5),
    Cut(10, 4, 0, ALL, 10, 12, 5),
    Cut(8, 3, 0, ALL, 8, 10, 4),
    Cut(8, 2, 0, ALL, 6, 8, 4),
    Cut(6, 1, 0, 40, 4, 8, 4),
    Cut(6, 0, 0, 30, 4, 6, 4),
    Cut(4, 0, 0, 24, 2, 4, 3),
    Cut(3, 0, 0, 16, 0, 2, 2),
)


def handout(
    content: HandoutContent,
    *,
    paper: Paper = Paper.LETTER,
    large_print: bool = False,
    system_fonts: bool = True,
) -> bytes:
    """Return the handout as a tagged PDF of at most two pages, the answers on pages of their own.

    It is set as large as it fits, from 12 points to 10; then what matters least is left out, and
    it says so. In large print it has 18 points and more, and as many pages as it needs. The same
    content gives the same bytes. A document that cannot be made is a PressError.
    """
    on = sheet(content.title, content.lang, content.direction, paper, large=large_print)
    return typeset(
        TEMPLATE,
        {
            "qr": qr_svg(content.guide.url, content.guide.qr_title),
            "recap": [asdict(one) for one in content.recap],
        },
        [_trial(on, content)] if large_print else [*_trials(on, content)],
        most_pages=NO_LIMIT if large_print else MOST_PAGES,
        system_fonts=system_fonts,
    )


def _trials(on: Sheet, content: HandoutContent) -> Iterator[Mapping[str, object]]:
    """Yield the handout in ways that take ever less room."""
    for size in SIZES:
        yield _trial(on.smaller(size), content)
    small, less = on.smaller(LEAST), replace(content, check_first=None, good_to_know=())
    yield _trial(small, less, rest=content.words.rest)
    for cut in CUTS:
        yield _trial(small, _shorter(less, cut), rest=content.words.rest)


def _trial(on: Sheet, content: HandoutContent, *, rest: str = "") -> Mapping[str, object]:
    return {
        "sheet": on.data(),
        "content": asdict(replace(content, recap=())),
        "rest": rest,
    }


def _shorter(content: HandoutContent, cut: Cut) -> HandoutContent:
    """Return the first of everything, and of the first of these the most."""
    headlines = enumerate(content.headlines[: cut.headlines])
    return replace(
        content,
        headlines=tuple(
            replace(
                one,
                meaning=one.meaning if place < cut.meanings else "",
                limits=one.limits if place < cut.limits else "",
            )
            for place, one in headlines
        ),
        steps=tuple(_short_steps(content.steps, cut)),
        places=tuple(map(_short_place, content.places[: cut.places])),
        help=content.help[: cut.help],
    )


def _short_steps(lists: Sequence[Steps], cut: Cut) -> Iterator[Steps]:
    """Yield the lists in which a step is left, counting the steps through all lists."""
    place = 0
    for one in lists:
        kept = [
            step if number < cut.told else replace(step, how="", link=None)
            for number, step in enumerate(one.steps, place)
            if number < cut.steps
        ]
        place += len(one.steps)
        if kept:
            yield replace(one, steps=tuple(kept))


def _short_place(one: Place) -> Place:
    """Return a court by its street and phone, else by its site: the heading says which court."""
    if one.address is None:
        return replace(one, people=())
    reached = one.address.lines or one.address.phone
    url = None if reached else one.address.url
    return replace(one, address=replace(one.address, court="", url=url), people=())
