"""What a person takes home: the sheet, the official form, a reminder, the clerk's card.

Each is made from the cookie when it is asked for, and nothing of it stays. An address holds
positions only: which court, which form.
"""

from collections.abc import Callable

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    request,
)
from markupsafe import Markup

from portal.filing.directory import County
from portal.filing.guidance import Office
from portal.filing.plan import Group, Plan
from portal.interview.places import PLAN
from portal.paper.clerk_card import clerk_card
from portal.paper.file_names import Takeaway, file_name
from portal.paper.fill import fill_cr400
from portal.paper.form import FormError
from portal.paper.form_files import FormFile
from portal.paper.handout import handout
from portal.paper.press import PressError
from portal.paper.qr import qr_svg
from portal.paper.reminder import next_business_day, reminder
from portal.paper.sheet import Direction, Paper
from portal.paper.worksheet import worksheet
from portal.web import locale
from portal.web.handout_page import handout_content
from portal.web.kept_english import render_template
from portal.web.official_forms import Offer, court_of, files, offers
from portal.web.portal import portal
from portal.web.press_room import BusyError
from portal.web.public_guide import Shareable, shareable
from portal.web.showing import today
from portal.web.verdicts import Verdict, verdicts
from portal.web.views.answers import listed
from portal.web.views.moves import PREFIX, address, other_languages, turned_away
from portal.web.views.plan import cards_and_plan
from portal.web.visit import current
from portal.web.words import gettext

BLUEPRINT = Blueprint("take", __name__, url_prefix=f"{PREFIX}/plan")
PDF, CALENDAR, CARD = "application/pdf", "text/calendar", "text/vcard"
PAPERS = {"": Paper.LETTER, "a4": Paper.A4}
LARGE = "large"
AGAIN_SECONDS = 5


@BLUEPRINT.get("/handout.pdf")
def sheet() -> Response:
    """Give the result and the steps to take home, without the answers."""
    return _private(lambda: _handout(with_answers=False))


@BLUEPRINT.get("/handout-with-answers.pdf")
def sheet_with_answers() -> Response:
    """Give the same with every answer on a page of its own."""
    return _private(lambda: _handout(with_answers=True))


@BLUEPRINT.get("/form-<int:place>.pdf")
def form(place: int) -> Response:
    """Give one official form, filled in as far as the portal knows."""
    return _private(lambda: _form(place))


@BLUEPRINT.get("/worksheet-<int:place>.pdf")
def helper(place: int) -> Response:
    """Give the worksheet for one official form: what to tick and write, item by item."""
    return _private(lambda: _worksheet(place))


@BLUEPRINT.get("/reminder.ics")
def call_reminder() -> Response:
    """Give a reminder to call the court clerk, for the person's own calendar."""
    return _private(_reminder)


@BLUEPRINT.get("/court-<int:number>.vcf")
def card(number: int) -> Response:
    """Give the card of the clerk who has one conviction's case."""
    return _private(lambda: _card(number))


@BLUEPRINT.errorhandler(BusyError)
def busy(_error: BusyError) -> Response:
    """Ask to try again soon, when as many papers are being made as may be."""
    response = _later("busy", 503)
    response.headers["Retry-After"] = str(AGAIN_SECONDS)
    return response


@BLUEPRINT.errorhandler(PressError)
@BLUEPRINT.errorhandler(FormError)
def failed(error: Exception) -> Response:
    """Say kindly that a paper could not be made; the log has the kind of error alone."""
    current_app.logger.error("%s at %s", type(error).__name__, request.endpoint)
    return _later("failed", 500)


@BLUEPRINT.app_template_global()
def form_offers(group: Group) -> tuple[Offer, ...]:
    """Return the official forms for the convictions of one court."""
    if "form_offers" not in g:
        g.form_offers = offers()
    found: tuple[Offer, ...] = g.form_offers
    return tuple(offer for offer in found if set(offer.numbers) <= set(group.numbers))


@BLUEPRINT.app_template_global()
def form_is_here() -> bool:
    """Return whether the blank official form is on this server."""
    return portal().press.blank_form is not None


@BLUEPRINT.app_template_global()
def lawyer_first(group: Group, plan: Plan) -> bool:
    """Return whether the steps send somebody of this court to the public defender first."""
    steps = (planned for track in plan.tracks for planned in track.steps)
    asked = (set(s.numbers) for s in steps if s.step.office is Office.DEFENDER)
    return any(numbers & set(group.numbers) for numbers in asked)


@BLUEPRINT.app_template_global()
def has_card(county: County) -> bool:
    """Return whether anything of a county's court may be put on a card."""
    return clerk_card(county, today()) is not None


@BLUEPRINT.app_template_global()
def call_on() -> str:
    """Return the day of the reminder, as an ISO date."""
    return next_business_day(today()).isoformat()


@BLUEPRINT.app_template_global()
def shared(found: tuple[Verdict, ...], plan: Plan) -> Shareable:
    """Return the public pages that fit a result."""
    reliefs = [meaning.relief for verdict in found for meaning in verdict.meanings]
    return shareable(reliefs, (g.county for g in plan.groups if g.county is not None))


@BLUEPRINT.app_template_filter()
def qr(url: str, title: str) -> Markup:
    """Return the code of a public address as a picture for the page."""
    return Markup(qr_svg(url, title))  # noqa: S704 - it escapes the title and draws the rest


def _private(make: Callable[[], Response]) -> Response:
    """Return what is made for who has a whole result, or lead to the page that is open."""
    return turned_away(PLAN) or make()


def _handout(*, with_answers: bool) -> Response:
    paper, large = _paper(), _large()
    cards, plan = cards_and_plan()
    found = verdicts(cards)
    recap = listed() if with_answers else ()
    content = handout_content(found, plan, shared(found, plan).topic, recap)
    with portal().press.turn():
        made = handout(content, paper=paper, large_print=large)
    return _file(made, PDF, Takeaway.HANDOUT)


def _form(place: int) -> Response:
    blank = portal().press.blank_form or abort(404)
    return _file(fill_cr400(blank, _form_file(place).request), PDF, Takeaway.FORM, place)


def _worksheet(place: int) -> Response:
    language, wanted, paper, large = locale.current(), _form_file(place), _paper(), _large()
    with portal().press.turn():
        made = worksheet(
            wanted.request,
            lang=language.tag,
            direction=Direction(language.direction),
            translate=gettext,
            paper=paper,
            large_print=large,
        )
    return _file(made, PDF, Takeaway.WORKSHEET, place)


def _form_file(place: int) -> FormFile:
    found = files()
    return found[place - 1] if 1 <= place <= len(found) else abort(404)


def _reminder() -> Response:
    made = reminder(gettext("Call the court clerk"), today=today())
    return _file(made, CALENDAR, Takeaway.REMINDER)


def _card(number: int) -> Response:
    convictions = current().record.convictions
    county = court_of(convictions[number - 1]) if 1 <= number <= len(convictions) else None
    made = clerk_card(county, today()) if county is not None else None
    return _file(made or abort(404), CARD, Takeaway.CLERK_CARD, number)


def _paper() -> Paper:
    return PAPERS.get(request.args.get("paper", "")) or abort(404)


def _large() -> bool:
    asked = request.args.get("print", "")
    return asked == LARGE if asked in {"", LARGE} else abort(404)


def _file(content: bytes, kind: str, takeaway: Takeaway, number: int | None = None) -> Response:
    """Return a file under a name that tells nothing; a reader shows it, or keeps it if asked."""
    response = Response(content, mimetype=kind)
    name = file_name(takeaway, number)
    response.headers["Content-Disposition"] = f'{_shown(kind)}; filename="{name}"'
    return response


def _shown(kind: str) -> str:
    """Return how a browser takes a file: a paper is shown, so that nothing stays on the device."""
    return "inline" if kind == PDF else "attachment"


def _later(kind: str, status: int) -> Response:
    return make_response(
        render_template(
            "take_later.html",
            kind=kind,
            again=request.full_path.rstrip("?"),
            result=address(PLAN),
            other_languages=other_languages(),
        ),
        status,
    )
