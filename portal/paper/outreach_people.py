"""Whom a paper for an event names: the county's defender and clerk, and who else helps."""

from collections.abc import Iterator

from portal.filing.county_guide import ANY_CASE, helpers
from portal.filing.desk import Desk
from portal.filing.directory import Cost, OrganisationKind
from portal.filing.showing import Contact as Told
from portal.filing.showing import Showing
from portal.paper.handout_content import Contact
from portal.paper.outreach_content import Voice
from portal.paper.outreach_words import outreach_words

IMMIGRATION = "ilrc"
LINE = (OrganisationKind.REFERRAL_LINE,)


def contact(who: Told, voice: Voice, helps_with: str | None = None) -> Contact:
    """Return a contact as it is printed; `helps_with` stands in for the directory's words."""
    words, t = outreach_words(), voice.translate
    costs = {
        Cost.REDUCED_RATE: words.reduced_rate,
        Cost.FEE_OR_WAIVER: words.fee_or_waiver,
        Cost.VARIES: words.varies,
    }
    told = [t(who.helps_with)] if who.helps_with else []
    told += [t(costs[who.cost])] if who.cost in costs else []
    return Contact(
        name=who.name,
        phone=who.phone,
        url=who.url,
        helps_with=" ".join(told) if helps_with is None else helps_with,
        note=t(words.changed) if who.may_have_changed else "",
    )


def defender(desk: Desk | None, voice: Voice) -> Iterator[Contact]:
    """Yield the public defender of a county, where the office is known."""
    if desk is not None and desk.defender:
        yield contact(desk.defender, voice, voice.translate(outreach_words().defender))


def clerk(desk: Desk | None, voice: Voice) -> Iterator[Contact]:
    """Yield the court of a county, with the phone while it is fresh, or its site."""
    if desk is not None:
        yield Contact(
            name=desk.county.court.name,
            phone=desk.phone,
            url=desk.site.url if desk.site else None,
            helps_with=voice.translate(outreach_words().clerk),
            note=voice.translate(desk.phone_desk) if desk.phone_desk else "",
        )


def phone_line(desk: Desk | None, showing: Showing, voice: Voice) -> Iterator[Contact]:
    """Yield the line that helps by phone; in a county, its own."""
    found = [who for who in helpers(showing, LINE, desk) if who.phone]
    for who in found[:1]:
        yield contact(who, voice, voice.translate(outreach_words().line))


def others(desk: Desk | None, showing: Showing, voice: Voice) -> Iterator[Contact]:
    """Yield who else helps free of charge, for any case; one of them has a phone."""
    for who in helpers(showing, ANY_CASE, desk):
        yield contact(who, voice)


def immigration(showing: Showing, voice: Voice) -> Iterator[Contact]:
    """Yield who helps people who are not citizens, while the link works."""
    lead = showing.page(IMMIGRATION)
    if lead:
        helps = voice.translate(outreach_words().script_lawyer)
        yield Contact(name=lead.name, url=lead.url, helps_with=helps)
