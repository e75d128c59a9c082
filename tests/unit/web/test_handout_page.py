"""The handout's content is the result's: the same words, and no answer that was not asked for."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

import pytest
from flask import Flask, g

from portal.interview.record import UNSURE, Conviction, Record
from portal.law.model import Relief
from portal.paper.handout_content import HandoutContent
from portal.web.handout_page import for_numbers, handout_content
from portal.web.locale import LANGUAGES
from portal.web.public_guide import PublicPage
from portal.web.verdicts import verdicts
from portal.web.views.answers import listed
from portal.web.views.plan import cards_and_plan
from portal.web.visit import Visit
from tests.law.asking import all_paths
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, said
from tests.web.serving import START
from tests.web.taking import OPEN, SEVERAL

Made = Callable[..., HandoutContent]
GUIDE = PublicPage("/en/guide/", "https://check.example.org/en/guide/")
AGE_OPEN = {**GROWN, "age": UNSURE}


@pytest.fixture
def made(app: Flask) -> Iterator[Made]:
    """Stand inside a request, and return the handout of what somebody told."""
    with app.test_request_context("/en/"):
        g.language = LANGUAGES["en"]

        def make(*convictions: Conviction, answers: bool = False) -> HandoutContent:
            g.visit = Visit(Record(convictions), START, START, present=True)
            cards, plan = cards_and_plan()
            return handout_content(verdicts(cards), plan, GUIDE, listed() if answers else ())

        yield make


def test_one_conviction_needs_no_number(made: Made) -> None:
    content = made(Conviction(GROWN, ALAMEDA))
    assert [one.cases for one in content.headlines] == [""]
    assert [place.cases for place in content.places] == [""]
    assert [one.heading for one in content.steps] == [""]
    assert [one.heading for one in content.needs] == [""]
    assert content.recap == ()
    assert content.guide.url == GUIDE.address


# Of Nevada's court the street is known and fresh, and no phone.
SAN_DIEGO, NEVADA = "06073", "06057"


def test_a_fresh_court_has_its_street_and_an_old_one_its_site(made: Made) -> None:
    fresh, old = made(Conviction(GROWN, ALAMEDA), Conviction(GROWN, SAN_DIEGO)).places
    assert fresh.address is not None
    assert old.address is not None
    assert fresh.address.phone
    assert fresh.address.lines
    assert (old.address.phone, old.address.lines) == (None, ())
    assert old.address.url == "https://www.sdcourt.ca.gov"
    assert [who.helps_with for who in fresh.people] == [
        "Prosecutor to serve",
        "Public defender (free lawyer)",
    ]


def test_who_answers_the_phone_is_said_where_it_is_not_the_clerk(made: Made) -> None:
    (place,) = made(Conviction(GROWN, LOS_ANGELES)).places
    assert place.address is not None
    assert (place.address.phone, place.address.desk) == ("(213) 830-0845", "self-help center")


def test_the_note_to_call_stands_only_where_there_is_whom_to_call(made: Made) -> None:
    assert made(Conviction(GROWN, ALAMEDA)).where_note.startswith("Call before you go.")
    assert made(Conviction(GROWN, NEVADA)).where_note.startswith("We do not know the phone, so")
    assert made(Conviction(GROWN, UNSURE)).where_note == ""
    assert made(Conviction(FEDERAL)).places == ()


def test_what_is_open_is_told_with_its_conditions(made: Made) -> None:
    (headline,) = made(Conviction(AGE_OPEN, ALAMEDA)).headlines
    assert headline.meaning == headline.limits == ""
    assert len(headline.ways) > 1
    assert all(way.startswith(("If ", "In some cases: ")) for way in headline.ways)


def test_a_step_says_for_whom_it_is_where_it_is_not_for_all(made: Made) -> None:
    content = made(*SEVERAL.convictions)
    told = {step.do: step.cases for one in content.steps for step in one.steps}
    assert told["Fill out form JV-744"] == "(conviction 5)."
    assert told["Call the public defender"].startswith("(conviction 4). If ")
    filed, other = content.steps
    assert (filed.heading, filed.cases) == ("", "")
    assert (other.heading, other.cases) == ("Other ways and next steps", "(conviction 2)")
    assert len({one.heading for one in content.needs}) == len(content.needs) == 4


def test_only_the_recap_holds_what_was_told(made: Made) -> None:
    with_answers = made(Conviction(OPEN, ALAMEDA), answers=True)
    (recap,) = with_answers.recap
    assert recap.heading == "Conviction 1: Growing cannabis plants (11358), Alameda"
    assert ("Plants", "6 or fewer") in [(row.label, row.text) for row in recap.rows]
    without = made(Conviction(OPEN, ALAMEDA))
    assert {**asdict(with_answers), "recap": ()} == asdict(without)
    assert "6 or fewer" not in str(asdict(without))


def test_every_result_has_a_headline_a_step_and_somebody_to_call(made: Made) -> None:
    seen = set()
    for relief in Relief:
        path = next(path for path, outcome in all_paths() if outcome.relief is relief)
        content = made(Conviction(said(dict(path)), ALAMEDA))
        (headline,) = content.headlines
        assert headline.headline
        assert content.steps[0].steps
        assert content.warning.paragraphs
        people = [*content.help, *(who for place in content.places for who in place.people)]
        assert any(who.phone for who in people)
        seen.add(headline.tag)
    assert seen == {"Likely help", "Check first", "Lawyer first", "Another way"}


@pytest.mark.usefixtures("english")
def test_numbers_are_one_sentence() -> None:
    assert for_numbers([2]) == "For conviction 2."
    assert for_numbers([1, 2, 4]) == "For convictions 1, 2, and 4."
