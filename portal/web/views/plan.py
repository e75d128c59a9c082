"""The result: what is likely for each conviction, one plan for all of them, and both on paper."""

from flask import Blueprint, Response, make_response

from portal.filing.guides import Guide
from portal.filing.plan import Case, Plan, plan
from portal.filing.showing import FALLBACK, FIND_COURT
from portal.interview.places import ANSWERS, PLAN
from portal.web.kept_english import render_template
from portal.web.portal import portal
from portal.web.public_guide import public
from portal.web.result import Card, card
from portal.web.showing import showing, today
from portal.web.spoken import spoken
from portal.web.verdicts import hows, open_facts, verdicts
from portal.web.views.answers import listed
from portal.web.views.moves import PREFIX, address, other_languages, turned_away
from portal.web.visit import current

BLUEPRINT = Blueprint("plan", __name__, url_prefix=PREFIX)
IMMIGRATION = "ilrc"
MOST_IN_FULL = 5
BLUEPRINT.add_app_template_filter(spoken)


@BLUEPRINT.app_template_filter("guide")
def guide(code: str) -> Guide | None:
    """Return the public guide with this id, if there is one."""
    return portal().guides.by_slug.get(code.replace("_", "-"))


@BLUEPRINT.get("/plan")
def show() -> Response:
    """Show what is likely, why, what would change it, and what to do now."""
    return turned_away(PLAN) or _page(with_answers=False)


@BLUEPRINT.get("/plan/with-answers")
def with_answers() -> Response:
    """Show the same page with every answer on it, for those who want them on paper too."""
    return turned_away(PLAN) or _page(with_answers=True)


@BLUEPRINT.get("/plan/why")
def why() -> Response:
    """Show why, for more convictions than the result page has room for."""
    away = turned_away(PLAN)
    return away or make_response(render_template("plan_why.html", **_told(_cards(), in_full=True)))


def _cards() -> tuple[Card, ...]:
    return tuple(card(number, c) for number, c in enumerate(current().record.convictions, 1))


def _told(cards: tuple[Card, ...], *, in_full: bool) -> dict[str, object]:
    """Return what both pages say of the estimate."""
    return {
        "in_full": in_full,
        "several": len(cards) > 1,
        "verdicts": verdicts(cards, in_full=in_full),
        "hows": hows(cards),
        "terms": portal().guidance.terms,
        "law": portal().law,
        "back": address(PLAN),
        "answers": address(ANSWERS),
        "other_languages": other_languages(),
    }


def _case(found: Card, county: str | None) -> Case:
    possible = found.estimate.possible
    rules = frozenset(rule.id for one in possible for rule in one.rules)
    return Case(found.number, tuple(one.outcome for one in possible), county, rules)


def cards_and_plan() -> tuple[tuple[Card, ...], Plan]:
    """Return the card of each conviction told, and the plan of all, with what may be shown now."""
    cards = _cards()
    counties = (conviction.county for conviction in current().record.convictions)
    cases = [_case(found, county) for found, county in zip(cards, counties, strict=True)]
    return cards, plan(cases, portal().guidance, showing())


def _page(*, with_answers: bool) -> Response:
    cards, whole_plan = cards_and_plan()
    may_show = showing()
    facts = {
        **_told(cards, in_full=with_answers or len(cards) <= MOST_IN_FULL),
        "open_facts": open_facts(cards),
        "plan": whole_plan,
        "statewide": may_show.page(FALLBACK),
        "find_court": may_show.page(FIND_COURT),
        "immigration": may_show.page(IMMIGRATION),
        "recap": listed() if with_answers else (),
        "with_answers": with_answers,
        "printed_on": today().isoformat(),
        "here": public(address(None)).address,
        "back": address(PLAN if with_answers else ANSWERS),
    }
    return make_response(render_template("plan.html", **facts))
