"""The public guides: the same for everyone, rendered once a day, kept by caches and indexed."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from flask import Blueprint, Response, abort, request, url_for

from portal.filing.county_guide import ANY_CASE, helpers, is_appointed, track_of
from portal.filing.desk import desk_of
from portal.filing.directory import County, OrganisationKind
from portal.filing.glossary import Entry
from portal.filing.guides import Guide, Guides, county_slug
from portal.filing.showing import FALLBACK, FIND_COURT, Showing
from portal.web import headers
from portal.web.kept_english import render_template
from portal.web.page import respond
from portal.web.portal import portal
from portal.web.public_guide import memory_key
from portal.web.showing import showing
from portal.web.views.moves import PREFIX, other_languages
from portal.web.words import gettext

BLUEPRINT = Blueprint("guide", __name__, url_prefix=f"{PREFIX}/guide")
IMMIGRATION = "ilrc"


def addresses(guides: Guides, tag: str) -> Iterator[str]:
    """Yield the path of each public guide page in a language, for the sitemap."""
    counties = [county_slug(county) for county in portal().directory.counties]
    for end in ("index", "glossary", "counties"):
        yield url_for(f"guide.{end}", lang=tag)
    for place in counties:
        yield url_for("guide.county", lang=tag, place=place)
    for guide in guides.by_slug.values():
        yield url_for("guide.show", lang=tag, slug=guide.slug)
        if guide.relief is not None:
            for place in counties:
                yield url_for("guide.in_county", lang=tag, slug=guide.slug, place=place)


@BLUEPRINT.get("/")
def index() -> Response:
    """List the guides: by topic, by result, by county, and the glossary."""
    return _kept("guide_index.html", lambda _: {"guides": portal().guides})


@BLUEPRINT.get("/<slug>")
def show(slug: str) -> Response:
    """Show the guide on a topic or a relief, for the whole state."""
    guide, counties = _guide_or_404(slug), portal().directory.counties
    return _kept(
        "guide.html",
        lambda may_show: {
            "guide": guide,
            "counties": counties,
            "help": helpers(may_show, guide.help),
        },
    )


@BLUEPRINT.get("/<slug>/<place>")
def in_county(slug: str, place: str) -> Response:
    """Show what a relief means and how to ask for it, with the offices of one county."""
    guide, found, here = _guide_or_404(slug), _county_or_404(place), portal()
    relief = guide.relief or abort(404)
    return _kept(
        "guide_in_county.html",
        lambda may_show: {
            "guide": guide,
            "meaning": here.guidance.meanings[relief],
            "track": track_of(relief, here.law.diagram.outcomes, found, here.guidance, may_show),
            "terms": here.guidance.terms,
            "immigration": may_show.page(IMMIGRATION),
            **_around(found, guide.help, may_show),
        },
    )


@BLUEPRINT.get("/county/")
def counties() -> Response:
    """List the 58 counties."""
    return _kept("guide_counties.html", lambda _: {"counties": portal().directory.counties})


@BLUEPRINT.get("/county/<place>")
def county(place: str) -> Response:
    """Show the court and the offices of one county, whatever the case."""
    found, guides = _county_or_404(place), portal().guides
    return _kept(
        "guide_county.html",
        lambda may_show: {"guides": guides, **_around(found, ANY_CASE, may_show)},
    )


@BLUEPRINT.get("/glossary")
def glossary() -> Response:
    """Show what each legal word means, in the alphabetical order of this language."""
    entries = portal().glossary.entries
    return _kept("glossary.html", lambda _: {"entries": sorted(entries, key=_by_term)})


def _by_term(entry: Entry) -> str:
    """Return the key under which a term stands: its letters without accents, and no signs."""
    spelt = unicodedata.normalize("NFKD", gettext(entry.term).casefold())
    return "".join(sign for sign in spelt if sign.isalnum() or sign.isspace())


def _guide_or_404(slug: str) -> Guide:
    return portal().guides.by_slug.get(slug) or abort(404)


def _county_or_404(place: str) -> County:
    counties = portal().directory.counties
    return next((found for found in counties if county_slug(found) == place), None) or abort(404)


def _around(
    county: County, kinds: Iterable[OrganisationKind], may_show: Showing
) -> dict[str, object]:
    """Return what the card of a county needs, and who helps there."""
    desk = desk_of(county, may_show)
    return {
        "desk": desk,
        "appointed": is_appointed(desk),
        "find_court": may_show.page(FIND_COURT),
        "statewide": may_show.page(FALLBACK),
        "help": helpers(may_show, kinds, desk),
    }


def _kept(template: str, facts: Callable[[Showing], Mapping[str, object]]) -> Response:
    """Return a page that is a pure function of its path and the day, with its ETag."""
    here, may_show = portal(), showing()

    def render() -> str:
        return render_template(
            template,
            law=here.law,
            showing=may_show,
            county_slug=county_slug,
            other_languages=other_languages(),
            **facts(may_show),
        )

    key = memory_key(BLUEPRINT.name, may_show.as_of.isoformat())
    response = respond(request, here.public_pages.get(key, render))
    response.headers.extend(headers.PUBLIC)
    response.add_etag()
    response.make_conditional(request)
    return response
