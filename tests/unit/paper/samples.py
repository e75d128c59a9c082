"""Handouts as the pages would ask for them: from the real guidance and directory."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path

from babel.lists import format_list
from babel.messages.pofile import read_po

from portal.filing.directory import County, Organisation
from portal.filing.directory_load import load_directory
from portal.filing.guidance import Terms, load_guidance
from portal.law.model import Relief, Route
from portal.paper.alike import alike
from portal.paper.handout_content import (
    Address,
    Contact,
    Guide,
    HandoutContent,
    Headline,
    Needs,
    Note,
    Place,
    Recap,
    Row,
    Step,
    Steps,
)
from portal.paper.handout_words import handout_words
from portal.paper.sheet import Direction

CATALOGUE = Path(__file__).parents[3] / "translations/es_US/LC_MESSAGES/messages.po"
DIRECTORY, GUIDANCE = load_directory(), load_guidance()
GUIDE = "https://example.org/es/guide/dismiss-and-seal/los-angeles"
LOS_ANGELES, ALAMEDA, KERN = "06037", "06001", "06029"
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Conviction:
    """What is likely for one, how to ask for it, and its county."""

    relief: Relief
    route: Route
    county: str


def english(message: str) -> str:
    """Return the message as it is."""
    return message


def spanish() -> Translate:
    """Return what translates into the Spanish of the catalogue, as far as it goes."""
    return catalogue_of("es_US")


@cache
def catalogue_of(locale: str) -> Translate:
    """Return what translates into the language of a catalogue, as far as it goes."""
    with (CATALOGUE.parents[2] / locale / "LC_MESSAGES" / "messages.po").open("rb") as words:
        said = {str(message.id): str(message.string) for message in read_po(words)}
    return lambda message: said.get(message) or message


BEST = Conviction(Relief.DISMISS_AND_SEAL, Route.APPLICATION, LOS_ANGELES)
ONE = (BEST,)
SEVERAL = (
    BEST,
    Conviction(Relief.REDUCE_TO_INFRACTION, Route.APPLICATION, ALAMEDA),
    BEST,
    Conviction(Relief.NOT_COVERED, Route.NONE, KERN),
)


def longest() -> tuple[Conviction, ...]:
    """Return twenty convictions in twenty counties: every relief, and every route."""
    counties = [county.fips for county in DIRECTORY.counties if county.court.shown][:20]
    reliefs = [*Relief, *Relief]
    routes = [Route.APPLICATION, Route.PETITION, Route.JUVENILE, Route.NONE]
    return tuple(
        Conviction(reliefs[place], routes[place % len(routes)], fips)
        for place, fips in enumerate(counties)
    )


def content(
    known: Sequence[Conviction] = ONE,
    translate: Translate = english,
    *,
    lang: str = "en",
    recap: tuple[Recap, ...] = (),
) -> HandoutContent:
    """Return the handout of some convictions, in English or in Spanish."""
    t = translate
    headlines = alike((one.relief, number) for number, one in enumerate(known, 1))
    places = alike((one.county, number) for number, one in enumerate(known, 1))
    return HandoutContent(
        lang=lang,
        direction=Direction.LTR,
        title=t("What to do now"),
        heading=t("Your result and plan"),
        service="Clear my record",
        estimate=t("This is an estimate from what you told us. A judge decides."),
        words=handout_words(t),
        headlines=tuple(
            _headline(relief, _told(numbers, known, lang), t) for relief, numbers in headlines
        ),
        warning=_warning(t),
        check_first=Note(heading=t("Check first"), paragraphs=(t("Call the court clerk"),)),
        steps=tuple(_steps(known, t, lang)),
        places=tuple(
            _place(county, _told(numbers, known, lang), t)
            for fips, numbers in places
            if (county := DIRECTORY.county(fips)) is not None
        ),
        where_note=t("Call before you go. Your case may be at another courthouse of this county."),
        needs=tuple(
            _needs(GUIDANCE.terms[route], t) for route in dict.fromkeys(one.route for one in known)
        ),
        help=tuple(_contact(found, t) for found in DIRECTORY.organisations[-len(known) - 2 :]),
        good_to_know=(
            t("A case that is not listed here may still qualify. Other charges have other ways."),
            t("There is no deadline that we know of."),
        ),
        checked=t("This is information, not legal advice."),
        guide=Guide(url=GUIDE, words="The public guide.", qr_title="QR code of the public guide"),
        recap=recap,
    )


def _told(numbers: Iterable[int], known: Sequence[Conviction], lang: str) -> str:
    listed = list(map(str, numbers))
    return "" if len(listed) == len(known) else f"# {format_list(listed, locale=lang)}"


def _steps(known: Sequence[Conviction], t: Translate, lang: str) -> Iterable[Steps]:
    """Yield one list for what is filed and one for the rest, as the plan has them."""
    for filed in (True, False):
        found = []
        for step in GUIDANCE.steps:
            numbers = [
                number
                for number, one in enumerate(known, 1)
                if (one.route is not Route.NONE) == filed and step.fits(one.relief, one.route)
            ]
            if numbers:
                found.append(
                    Step(do=t(step.do), how=t(step.how), cases=_told(numbers, known, lang))
                )
        if found:
            yield Steps(steps=tuple(found), heading="" if filed else t("Other ways and next steps"))


def _headline(relief: Relief, told: str, t: Translate) -> Headline:
    meaning = GUIDANCE.meanings[relief]
    return Headline(
        tag=t("Likely help"),
        headline=t(meaning.headline),
        meaning=t(meaning.meaning),
        limits=t(meaning.limits),
        cases=told,
    )


def _warning(t: Translate) -> Note:
    return Note(
        heading=t("If you are not a U.S. citizen"),
        paragraphs=(
            t(
                "Talk to an immigration lawyer before you file anything. We show this to everyone "
                "and never ask."
            ),
        ),
        contact=Contact(name="Immigrant Legal Resource Center", url="https://www.ilrc.org/"),
    )


def _place(county: County, told: str, t: Translate) -> Place:
    court = county.court
    return Place(
        heading=t("%(county)s County") % {"county": county.name},
        address=Address(
            court=court.name,
            lines=(court.courthouse, f"{court.address}, {court.city}, CA {court.zip}"),
            phone=court.phone,
            url=court.url,
        ),
        cases=told,
    )


def _contact(found: Organisation, t: Translate) -> Contact:
    helps = t(found.helps_with)
    return Contact(name=found.name, phone=found.phone, url=found.url, helps_with=helps)


def _needs(terms: Terms, t: Translate) -> Needs:
    told = (("Bring", terms.bring), ("Cost", terms.cost), ("Time", terms.time))
    rows = tuple(Row(label=t(label), text=t(said)) for label, said in told)
    return Needs(heading=t(terms.would), rows=rows)


def recap(number: int, answer: str) -> Recap:
    """Return the answers about one conviction, with this one among them."""
    rows = tuple(Row(label=f"Question {place}", text=f"{answer} {place}") for place in range(1, 13))
    return Recap(heading=f"Conviction {number}", rows=rows)


def written_in(lang: str, direction: Direction, sentences: Sequence[str]) -> HandoutContent:
    """Return a handout of two convictions that says these sentences wherever something is said."""
    said = cycle(sentences)
    whole = content(SEVERAL, lambda _: next(said))
    return replace(whole, lang=lang, direction=direction)


def squeezed(text: str) -> str:
    """Return a text without its spaces, which stand where lines break."""
    return "".join(text.split())
