"""The result as a handout: the same words as on the page, without the answers unless asked for."""

from collections.abc import Iterable, Sequence

from flask_babel import ngettext

from portal.filing.desk import Desk
from portal.filing.directory import Cost
from portal.filing.guidance import Terms, Tone
from portal.filing.plan import Group, Plan, PlannedStep, Track
from portal.filing.showing import Contact as Told
from portal.law.model import Route
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
from portal.paper.outreach_words import outreach_words
from portal.paper.sheet import Direction
from portal.web import locale
from portal.web.portal import portal
from portal.web.public_guide import PublicPage
from portal.web.showing import showing
from portal.web.step_words import in_some_cases
from portal.web.verdicts import Verdict
from portal.web.views.answers import Listed
from portal.web.words import both, closed, day, either, first_capital, gettext, labelled

IMMIGRATION = "ilrc"


def handout_content(
    verdicts: Sequence[Verdict], plan: Plan, guide: PublicPage, recap: Sequence[Listed]
) -> HandoutContent:
    """Return what the handout of a result says; `recap` holds the answers, or nothing."""
    language, several = locale.current(), sum(len(v.numbers) for v in verdicts) > 1
    to_file = [track for track in plan.tracks if track.to_file]
    groups = [group for track in to_file for group in track.groups]
    return HandoutContent(
        lang=language.tag,
        direction=Direction(language.direction),
        title=gettext("What to do now"),
        heading=gettext("Your result and plan"),
        service=gettext("Old Case Check"),
        estimate=gettext("This is an estimate from what you told us. A judge decides."),
        words=handout_words(gettext),
        headlines=tuple(_headline(one, several=several) for one in verdicts),
        warning=_warning(),
        steps=tuple(_steps(track, plan) for track in plan.tracks),
        places=tuple(_place(group, several=several) for group in groups),
        where_note=_where_note(groups),
        needs=tuple(_needs(plan)),
        help=tuple(_contact(who, _helps_with(who)) for who in plan.help),
        good_to_know=_good_to_know(plan),
        checked=_checked(),
        guide=_guide(guide),
        recap=tuple(_recap(told) for told in recap),
    )


def for_numbers(numbers: Sequence[int]) -> str:
    """Return which convictions something is for, as a sentence."""
    listed = both(map(str, numbers))
    return str(
        ngettext("For conviction %(list)s.", "For convictions %(list)s.", len(numbers), list=listed)
    )


def _aside(numbers: Sequence[int]) -> str:
    """Return the same to stand behind a heading, in brackets."""
    listed = both(map(str, numbers))
    told = ngettext("conviction %(list)s", "convictions %(list)s", len(numbers), list=listed)
    return f"({told})"


def _tag(tone: Tone) -> str:
    words = {
        Tone.LIKELY: gettext("Likely help"),
        Tone.CHECK: gettext("Check first"),
        Tone.LAWYER: gettext("Lawyer first"),
        Tone.OTHER: gettext("Another way"),
        Tone.DEPENDS: gettext("It depends"),
    }
    return words[tone]


def _headline(verdict: Verdict, *, several: bool) -> Headline:
    one = None if verdict.ways else verdict.meanings[0]
    return Headline(
        tag=_tag(verdict.tone),
        headline=verdict.headline,
        meaning=gettext(one.meaning) if one else "",
        limits=gettext(one.limits) if one else "",
        ways=tuple(_ways(verdict)),
        cases=for_numbers(verdict.numbers) if several else "",
    )


def _ways(verdict: Verdict) -> Iterable[str]:
    """Yield each outcome that is possible, and when, as on the page."""
    for way in verdict.ways:
        would = gettext(way.meaning.would)
        for when in way.when:
            yield gettext("If %(when)s: %(what)s.") % {"when": when, "what": would}
        if not way.when:
            yield gettext("In some cases: %(what)s.") % {"what": would}


def _warning() -> Note:
    lead = showing().page(IMMIGRATION)
    return Note(
        heading=gettext("If you are not a U.S. citizen"),
        paragraphs=(
            gettext(
                "Talk to an immigration lawyer before you file anything. "
                "We show this to everyone and never ask."
            ),
            gettext(
                "Clearing a conviction under state law may not help you with immigration. "
                "Do not tell an officer that you used cannabis. "
                "Do not carry it, and keep no photos of it."
            ),
        ),
        contact=Contact(name=lead.name, url=lead.url) if lead else None,
    )


def _steps(track: Track, plan: Plan) -> Steps:
    other = len(plan.tracks) > 1 and not track.to_file
    return Steps(
        steps=tuple(_step(planned, track) for planned in track.steps),
        heading=gettext("Other ways and next steps") if other else "",
        cases=_aside(track.numbers) if other else "",
    )


def _step(planned: PlannedStep, track: Track) -> Step:
    about = []
    if len(planned.numbers) < len(track.numbers):
        about.append(f"{_aside(planned.numbers)}.")
    if planned.routes:
        about.append(_only_if(planned.routes))
    if planned.sometimes:
        about.append(in_some_cases(planned))
    return Step(
        do=gettext(planned.step.do),
        how=gettext(planned.step.how),
        link=planned.link.url if planned.link else None,
        cases=" ".join(about),
    )


def _only_if(routes: tuple[Route, ...]) -> str:
    if routes == (Route.APPLICATION, Route.PETITION):
        return gettext("If the case was in adult court.")
    terms = portal().guidance.terms
    return gettext("If %(when)s.") % {"when": either(gettext(terms[one].when) for one in routes)}


def _place(group: Group, *, several: bool) -> Place:
    cases = _aside(group.numbers) if several else ""
    forms = ""
    if group.forms > 1:
        forms = gettext("%(count)s forms, one trip. Use one form for each case number.") % {
            "count": group.forms
        }
    if group.desk is None:
        first = gettext(
            "First find the county: it is at the top of any court paper, and on your state record."
        )
        return Place(heading=gettext("County not known yet"), cases=cases, forms=first)
    return Place(
        heading=gettext("%(county)s County") % {"county": group.desk.county.name},
        address=_address(group.desk),
        cases=cases,
        forms=forms,
        people=tuple(_people(group.desk)),
    )


def _address(desk: Desk) -> Address:
    return Address(
        court=desk.county.court.name,
        lines=(desk.address,) if desk.address else (),
        phone=desk.phone,
        desk=gettext(desk.phone_desk) if desk.phone_desk else "",
        url=desk.site.url if desk.site else None,
    )


def _people(desk: Desk) -> Iterable[Contact]:
    """Yield who is served and who defends, where they are known."""
    if desk.prosecutor:
        page = desk.prosecutor_page
        yield Contact(
            name=desk.prosecutor,
            url=page.url if page else None,
            helps_with=gettext("Prosecutor to serve"),
        )
    if desk.defender:
        yield _contact(desk.defender, gettext("Public defender (free lawyer)"))


def _where_note(groups: Sequence[Group]) -> str:
    """Return what to do before one goes to a court that is known; nothing where none is."""
    fresh = [group.desk for group in groups if group.desk and group.desk.fresh]
    if not fresh:
        return ""
    call = gettext("Call before you go. Your case may be at another courthouse of this county.")
    if any(desk.phone for desk in fresh):
        return call
    look = gettext("We do not know the phone, so look at the court's site.")
    return f"{look} {call}"


def _needs(plan: Plan) -> Iterable[Needs]:
    """Yield what to bring, the cost and the time, each route once."""
    routes = dict.fromkeys(one for track in plan.tracks for one in track.terms)
    for one in routes:
        heading = first_capital(gettext(one.would)) if len(routes) > 1 else ""
        yield Needs(heading=heading, rows=_rows(one))


def _rows(terms: Terms) -> tuple[Row, ...]:
    return (
        Row(label=gettext("Bring"), text=gettext(terms.bring)),
        Row(label=gettext("Cost"), text=gettext(terms.cost)),
        Row(label=gettext("Time"), text=gettext(terms.time)),
    )


def _helps_with(who: Told) -> str:
    costs = {
        Cost.REDUCED_RATE: gettext("It may cost something, but less."),
        Cost.FEE_OR_WAIVER: gettext("There is a fee. You can ask not to pay it."),
        Cost.VARIES: gettext("Some of this help is free."),
        Cost.PAID: gettext("You pay for this."),
    }
    helps = [gettext(who.helps_with)] if who.helps_with else []
    return " ".join([*helps, *([costs[who.cost]] if who.cost in costs else [])])


def _contact(who: Told, helps_with: str) -> Contact:
    changed = gettext("The phone number may have changed.") if who.may_have_changed else ""
    return Contact(name=who.name, phone=who.phone, url=who.url, helps_with=helps_with, note=changed)


def _good_to_know(plan: Plan) -> tuple[str, ...]:
    other = gettext(
        "A case that is not listed here may still qualify. Other charges have other ways."
    )
    if not plan.to_file:
        return (other,)
    return (
        gettext(
            "The prosecutor has to prove it if you do not qualify. "
            "You do not have to prove that you do."
        ),
        other,
        gettext("There is no deadline that we know of."),
    )


def _checked() -> str:
    law = portal().law
    by = closed(both(map(gettext, law.reviewed_by)))
    told = gettext("Law last checked on %(day)s:") % {"day": day(law.reviewed_on)}
    unread = "" if locale.current().reviewed else f" {gettext(outreach_words().unread)}"
    return f"{gettext('This is information, not legal advice.')} {told} {by}{unread}"


def _guide(page: PublicPage) -> Guide:
    return Guide(
        url=page.address,
        words=gettext("Our public page is the same for everyone. Scan the code, or type this:"),
        qr_title=gettext("Code that leads to the public page"),
    )


def _recap(told: Listed) -> Recap:
    number = gettext("Conviction %(number)s") % {"number": told.number}
    rows = tuple(Row(label=row.term, text=row.said) for row in told.rows)
    return Recap(heading=f"{labelled(number)} {told.title}", rows=rows)
