"""How we decide: the rules of the law, the map of the questions, and what a result cannot tell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, request, url_for

from portal.law.estimate import Law
from portal.law.model import Citation, Table
from portal.web import headers
from portal.web.decide import shown
from portal.web.decision_map import in_order
from portal.web.kept_english import render_template
from portal.web.map_drawing import LEADING, RADIUS, SIZE
from portal.web.page import respond
from portal.web.portal import portal
from portal.web.public_guide import memory_key
from portal.web.views.moves import PREFIX, other_languages

BLUEPRINT = Blueprint("decide", __name__, url_prefix=f"{PREFIX}/how-we-decide")
# What only a judge can weigh is in no table: it decides no estimate.
DANGER = (Citation("H&S § 11361.8(b)"),)
# What tests/words holds every English sentence to.
GRADE, LONGEST = 6, 25


@dataclass(frozen=True, slots=True)
class Checked:
    """When one table was last checked, and by whom, under the names that the whole law uses."""

    reviewed_on: str
    reviewed_by: tuple[str, ...]


def addresses(law: Law, tag: str) -> Iterator[str]:
    """Yield the path of each of these pages in a language, for the sitemap."""
    yield url_for("decide.index", lang=tag)
    for table in in_order(law):
        yield url_for("decide.show", lang=tag, table=table.id)


@BLUEPRINT.get("")
def index() -> Response:
    """List the pages of rules, and say how a result is made and what it cannot tell."""
    law = portal().law
    return _kept(
        lambda: render_template(
            "decide.html",
            law=law,
            tables=in_order(law),
            paths=sum(1 for _ in law.diagram.paths()),
            stand_ins=tuple(_stand_ins(law)),
            danger=DANGER,
            grade=GRADE,
            longest=LONGEST,
            other_languages=other_languages(),
        )
    )


@BLUEPRINT.get("/<table>")
def show(table: str) -> Response:
    """Show the rules of one table and its map of questions."""
    found = next((one for one in portal().law.tables if one.id == table), None) or abort(404)
    return _kept(
        lambda: render_template(
            "decide_table.html",
            law=_checked(found),
            shown=shown(found),
            size=SIZE,
            leading=LEADING,
            radius=RADIUS,
            other_languages=other_languages(),
        )
    )


def _checked(table: Table) -> Checked:
    return Checked(table.reviewed.on.isoformat(), (table.reviewed.by,))


def _stand_ins(law: Law) -> Iterator[tuple[str, str]]:
    """Yield each question in which "not sure" is one of the answers, with that answer's clause."""
    for fact in law.vocabulary.facts:
        if fact.unsure_is is not None:
            question = portal().questions[fact.id]
            yield question.ask, question.clause(fact.unsure_is)


def _kept(render: Callable[[], str]) -> Response:
    """Return a page that is a pure function of its path, with its ETag."""
    key = memory_key(BLUEPRINT.name)
    response = respond(request, portal().public_pages.get(key, render))
    response.headers.extend(headers.PUBLIC)
    response.add_etag()
    response.make_conditional(request)
    return response
