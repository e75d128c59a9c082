"""The papers for an event as this site has them today: their ground, and their names in a path."""

from flask import abort

from portal.filing.directory import County
from portal.filing.guides import Guide, county_slug
from portal.paper.outreach import outreach, papers
from portal.paper.outreach_content import Content, Piece, Voice
from portal.paper.outreach_ground import Ground
from portal.paper.outreach_handout import relief_handout
from portal.paper.sheet import Direction, Paper
from portal.web import locale
from portal.web.portal import portal
from portal.web.public_guide import own_address
from portal.web.showing import showing
from portal.web.words import day, either, gettext

NAMES = {"letter": Paper.LETTER, "a4": Paper.A4, "tabloid": Paper.TABLOID}


def ground() -> Ground:
    """Return what the papers of this request are made from."""
    here, language = portal(), locale.current()
    return Ground(
        here.law,
        here.questions,
        here.guidance,
        here.guides,
        showing(),
        Voice(language.tag, Direction(language.direction), gettext, either, day, language.reviewed),
        own_address(),
    )


def county_or_404(place: str) -> County:
    """Return the county that stands in an address so."""
    counties = portal().directory.counties
    return next((found for found in counties if county_slug(found) == place), None) or abort(404)


def handouts() -> tuple[Guide, ...]:
    """Return the guides that are handouts in a county, best first."""
    return tuple(guide for guide in portal().guides.reliefs if not guide.is_elsewhere)


def known(name: str, place: str | None) -> tuple[Piece | Guide, County | None]:
    """Return the piece or the guide of a name, and the county; 404 where there is no such paper.

    A handout is always for a county.
    """
    county = county_or_404(place) if place is not None else None
    if name in set(Piece):
        return Piece(name), county
    guide = next((one for one in handouts() if one.slug == name), None)
    return (guide, county) if guide and county else abort(404)


def content_of(kind: Piece | Guide, county: County | None) -> Content:
    """Return what a paper says today in this language."""
    if isinstance(kind, Piece):
        return outreach(kind, ground(), county)
    assert kind.relief is not None  # noqa: S101 - known() gives no other guide
    assert county is not None  # noqa: S101 - and none without its county
    return relief_handout(ground(), kind, kind.relief, county)


def sizes(kind: Piece | Guide) -> tuple[str, ...]:
    """Return the names of the paper sizes of a piece, the usual one first."""
    offered = papers(kind if isinstance(kind, Piece) else None)
    return tuple(name for name, paper in NAMES.items() if paper in offered)
