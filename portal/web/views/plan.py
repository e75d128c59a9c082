"""The result: a card for each conviction and one plan for all of them."""

from flask import Blueprint, Response, make_response, render_template

from portal.filing.plan import FALLBACK, FIND_COURT, Case, plan
from portal.interview.places import ANSWERS, PLAN
from portal.web.portal import portal
from portal.web.result import card
from portal.web.views.moves import PREFIX, address, other_languages, turned_away
from portal.web.visit import current

BLUEPRINT = Blueprint("plan", __name__, url_prefix=PREFIX)
IMMIGRATION = "ilrc"


@BLUEPRINT.get("/plan")
def show() -> Response:
    """Show what is likely, why, what would change it, and what to do now."""
    away = turned_away(PLAN)
    if away is not None:
        return away
    convictions = current().record.convictions
    cards = tuple(card(number, c) for number, c in enumerate(convictions, 1))
    cases = [
        Case(c.number, tuple(p.outcome for p in c.estimate.possible), conviction.county)
        for c, conviction in zip(cards, convictions, strict=True)
    ]
    directory = portal().directory
    return make_response(
        render_template(
            "plan.html",
            cards=cards,
            plan=plan(cases, directory, portal().guidance),
            law=portal().law,
            statewide=directory.organisation(FALLBACK),
            find_court=directory.organisation(FIND_COURT),
            immigration=directory.organisation(IMMIGRATION),
            back=address(ANSWERS),
            other_languages=other_languages(),
        )
    )
