"""A relief in one county as a handout in large print, from the data of the public guide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from portal.filing.county_guide import helpers, track_of
from portal.filing.desk import Desk
from portal.filing.directory import County
from portal.filing.guidance import Terms
from portal.filing.guides import Guide
from portal.filing.plan import PlannedStep, Track
from portal.law.model import Relief, Route
from portal.paper.handout_content import (
    Address,
    Contact,
    HandoutContent,
    Needs,
    Note,
    Place,
    Row,
    Step,
    Steps,
)
from portal.paper.handout_content import Guide as PublicGuide
from portal.paper.handout_words import handout_words
from portal.paper.outreach_content import Handout
from portal.paper.outreach_ground import Ground
from portal.paper.outreach_people import clerk, contact, immigration
from portal.paper.outreach_words import outreach_words
from portal.paper.press import typeset
from portal.paper.qr import qr_svg
from portal.paper.sheet import Paper, sheet

TEMPLATE = "handout.typ"
MOST_PAGES = 4
MOST_TOLD = 14  # steps that are told at length; fewer when room is short


def _before_going(desk: Desk) -> Iterator[str]:
    """Yield what to do before one goes: where to look for what is not known here, and to call."""
    words = outreach_words()
    if not desk.phone:
        yield words.handout_look
    if desk.fresh:
        yield words.handout_call


def relief_handout(ground: Ground, guide: Guide, relief: Relief, county: County) -> Handout:
    """Return the handout on a relief in a county: meaning, steps, court, help and the code."""
    words, say = outreach_words(), ground.say
    desk = ground.desk(county)
    assert desk is not None  # noqa: S101 - a county has a desk
    meaning = ground.guidance.meanings[relief]
    showing, outcomes = ground.showing, ground.law.diagram.outcomes
    track = track_of(relief, outcomes, county, ground.guidance, showing)
    title = ground.voice.translate("%(label)s:") % {"label": say(guide.title)}
    heading = f"{title} {say(words.county, county=county.name)}"
    frame = ground.frame(words.handout_title, county, ground.guide(guide, county))
    content = HandoutContent(
        lang=frame.lang,
        direction=frame.direction,
        title=say(words.handout_steps),
        heading=heading,
        service=frame.service,
        estimate=say(meaning.meaning),
        words=replace(
            handout_words(ground.voice.translate),
            steps=say(words.handout_steps),
            where=say(words.handout_where),
            rest=say(words.handout_rest),
        ),
        headlines=(),
        warning=_warning(ground),
        steps=(Steps(steps=tuple(_step(ground, one) for one in track.steps)),),
        places=(_place(ground, desk),),
        where_note=" ".join(map(say, _before_going(desk))),
        needs=tuple(_needs(ground, track)),
        help=tuple(contact(who, ground.voice) for who in helpers(showing, guide.help, desk)),
        good_to_know=(say(meaning.limits),),
        checked=f"{frame.information} {ground.checked()}",
        guide=PublicGuide(url=frame.url, words=say(words.public), qr_title=frame.qr_title),
    )
    return Handout(frame=frame, content=content)


def handout_pdf(handout: Handout, paper: Paper, *, system_fonts: bool = True) -> bytes:
    """Return the handout in large print, on at most four pages where it can be.

    Where it cannot, the later steps lose how to do them, and the paper says so.
    """
    content = handout.content
    on = sheet(content.title, content.lang, content.direction, paper, large=True)
    return typeset(
        TEMPLATE,
        {"qr": qr_svg(content.guide.url, content.guide.qr_title), "recap": [], "sheet": on.data()},
        [*_trials(content, content.words.rest)],
        most_pages=MOST_PAGES,
        system_fonts=system_fonts,
    )


def _trials(content: HandoutContent, rest: str) -> Iterator[Mapping[str, object]]:
    (steps,) = content.steps
    for told in (len(steps.steps), *range(MOST_TOLD, -1, -1)):
        cut = replace(content, steps=(Steps(steps=_cut(steps.steps, told)),))
        yield {"content": asdict(cut), "rest": "" if cut == content else rest}
    yield {"content": asdict(replace(cut, needs=())), "rest": rest}
    yield {"content": asdict(replace(cut, needs=(), help=cut.help[:2])), "rest": rest}


def _cut(steps: Sequence[Step], told: int) -> tuple[Step, ...]:
    return tuple(
        step if place < told else replace(step, how="", link=None)
        for place, step in enumerate(steps)
    )


def _step(ground: Ground, planned: PlannedStep) -> Step:
    return Step(
        do=ground.say(planned.step.do),
        how=ground.say(planned.step.how),
        link=planned.link.url if planned.link else None,
        cases=_only_if(ground, planned.routes),
    )


def _only_if(ground: Ground, routes: Sequence[Route]) -> str:
    words = outreach_words()
    if not routes:
        return ""
    if tuple(routes) == (Route.APPLICATION, Route.PETITION):
        return ground.say(words.handout_adult)
    whens = (ground.say(ground.guidance.terms[one].when) for one in routes)
    return ground.say(words.handout_if, when=ground.voice.either(whens))


def _warning(ground: Ground) -> Note:
    words = outreach_words()
    who = next(immigration(ground.showing, ground.voice), None)
    return Note(
        heading=ground.say(words.citizen),
        paragraphs=(ground.say(words.citizen_lawyer),),
        contact=who,
    )


def _place(ground: Ground, desk: Desk) -> Place:
    (court,) = clerk(desk, ground.voice)
    address = Address(
        court=court.name,
        lines=(desk.address,) if desk.address else (),
        phone=court.phone,
        desk=ground.say(desk.phone_desk) if desk.phone_desk else "",
        url=court.url,
    )
    heading = ground.say(outreach_words().county, county=desk.county.name)
    return Place(heading=heading, address=address, people=tuple(_people(ground, desk)))


def _people(ground: Ground, desk: Desk) -> Iterator[Contact]:
    """Yield who is served and who defends, where they are known."""
    words = outreach_words()
    if desk.prosecutor:
        page = desk.prosecutor_page
        serve = ground.say(words.prosecutor)
        yield Contact(name=desk.prosecutor, url=page.url if page else None, helps_with=serve)
    if desk.defender:
        yield contact(desk.defender, ground.voice, ground.say(words.defender))


def _needs(ground: Ground, track: Track) -> Iterator[Needs]:
    for one in track.terms:
        several = len(track.terms) > 1
        heading = ground.say(outreach_words().handout_if, when=ground.say(one.when))
        yield Needs(heading=heading if several else "", rows=_rows(ground, one))


def _rows(ground: Ground, terms: Terms) -> tuple[Row, ...]:
    words, say = outreach_words(), ground.say
    return (
        Row(label=say(words.handout_bring), text=say(terms.bring)),
        Row(label=say(words.handout_cost), text=say(terms.cost)),
        Row(label=say(words.handout_time), text=say(terms.time)),
    )
