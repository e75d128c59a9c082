"""What a person takes home is made for them alone, and holds what it should and no more."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from babel.support import Translations

from portal.interview.record import Conviction, Record
from portal.law.model import Route
from tests.web.leaks import Secrets
from tests.web.markup import Element
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, Person, main_of, whole
from tests.web.taking import (
    FILES,
    HANDOUTS,
    OWN,
    PDFS,
    SEVERAL,
    first_page,
    going_by,
    leads,
    pdf_text,
)


@pytest.mark.parametrize("rest", FILES)
def test_nothing_is_made_without_answers_or_before_the_last(taker: Person, rest: str) -> None:
    assert taker.get(rest).headers["Location"] == "/en/lost"
    taker.hold(Record((Conviction({"court_system": "california"}),)))
    assert taker.get(rest).headers["Location"] == "/en/check/1/disposition"


@pytest.mark.parametrize("rest", FILES)
def test_a_file_is_kept_nowhere_and_its_name_tells_nothing(taker: Person, rest: str) -> None:
    taker.hold(whole(GROWN))
    response = taker.get(rest)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    shown, _, name = response.headers["Content-Disposition"].partition("; filename=")
    assert shown == ("inline" if rest in PDFS else "attachment")
    assert name.strip('"') in {
        *("steps.pdf", "form-1.pdf", "worksheet-1.pdf", "reminder.ics", "court-clerk-1.vcf"),
    }
    assert taker.post(rest).status_code == 405


@pytest.mark.parametrize(
    "rest",
    [
        *("form-0.pdf", "form-2.pdf", "form--1.pdf", "worksheet-0.pdf", "worksheet-2.pdf"),
        *("court-0.vcf", "court-2.vcf", "handout-2.pdf", "handout.pdf?print=small"),
        *("worksheet-1.pdf?paper=a5", "handout.pdf?paper=A4"),
    ],
)
def test_what_is_not_there_is_not_made(taker: Person, rest: str) -> None:
    taker.hold(whole(GROWN))
    assert taker.get(f"/plan/{rest}").status_code == 404


@pytest.mark.parametrize("route", [Route.JUVENILE, Route.NONE])
def test_a_case_that_cr_400_is_not_for_has_no_form(taker: Person, route: Route) -> None:
    taker.hold(whole(going_by(route), LOS_ANGELES if route is Route.JUVENILE else None))
    page = main_of(taker.get("/plan"))
    assert not [href for href in leads(page).values() if re.search(r"/plan/(form|work)", href)]
    assert taker.get("/plan/form-1.pdf").status_code == 404
    assert taker.get("/plan/worksheet-1.pdf").status_code == 404
    assert taker.get("/plan/handout.pdf").status_code == 200


def test_a_county_that_does_not_count_any_more_has_no_card(taker: Person) -> None:
    taker.hold(whole(FEDERAL, LOS_ANGELES))
    assert taker.get("/plan/court-1.vcf").status_code == 404


def test_every_link_to_take_home_works_and_has_words_of_its_own(taker: Person) -> None:
    taker.hold(SEVERAL)
    page = main_of(taker.get("/plan"))
    links = [a for a in page.all("a") if re.match(r"/en/plan/[^/]+\.\w+|sms:", a.get("href"))]
    assert len(links) > 15
    assert len({link.text for link in links}) == len({link.get("href") for link in links})
    assert len(links) == len({link.text for link in links})
    headings = [h.text for h in page.all("h4")]
    assert len(headings) == len(set(headings)) == 2
    for link in links:
        if not link.get("href").startswith("sms:") and not link.get("href").endswith(".pdf"):
            assert taker.client.get(link.get("href")).status_code == 200


def test_the_sheet_says_what_the_page_says(taker: Person) -> None:
    taker.hold(whole(GROWN, ALAMEDA))
    text = pdf_text(taker.get("/plan/handout.pdf"))
    page = main_of(taker.get("/plan"))
    steps = [step for step in page.classed("steps")[0].children if isinstance(step, Element)]
    assert len(steps) > 8
    for step in steps:
        assert step.all("strong")[0].text in text
    for said in (
        page.one("h2", id="card-1").text,
        "If you are not a U.S. citizen",
        "Alameda County",
        "(510)",
        "A judge decides",
        "Law last checked on",
        "not yet reviewed by a lawyer",
        f"{urlsplit(OWN).netloc}/en/guide/dismiss-and-seal/alameda",
    ):
        assert said in text, said


def test_the_sheet_of_several_says_which_is_which(taker: Person) -> None:
    taker.hold(SEVERAL)
    text = pdf_text(taker.get("/plan/handout.pdf?print=large"))
    for said in (
        "For convictions 1, 3, and 4.",
        "Los Angeles County (convictions 1 and 3)",
        "2 forms, one trip",
        "County not known yet (conviction 5)",
        "Other ways and next steps (conviction 2)",
        "If you are still serving the sentence.",
    ):
        assert said in text, said
    assert "leaves some things out" not in text


def test_the_answers_are_on_the_sheet_only_when_asked_for(
    taker: Person, translations: Path, tag: str
) -> None:
    taker.tag = tag
    taker.hold(whole(GROWN))
    catalogue = Translations.load(translations, ["es_US"])
    told = Secrets.of(taker.holds(), catalogue).told - {"Los Angeles"}
    assert {"Growing cannabis plants (11358)", "6 or fewer", "21 or older"} <= told
    plain, full = (pdf_text(taker.get(rest)) for rest in HANDOUTS)
    seen = [secret for secret in told if secret in plain]
    assert seen == []
    words = catalogue if tag == "es" else Translations()
    for said in ("Growing cannabis plants (11358)", "6 or fewer", "21 or older"):
        assert words.gettext(said) in full


def test_the_sheet_is_in_the_language_of_the_page(taker: Person) -> None:
    taker.tag = "es"
    taker.hold(whole(GROWN))
    text = pdf_text(taker.get("/plan/handout.pdf"))
    assert "Su resultado y su plan" in text
    assert f"{urlsplit(OWN).netloc}/es/guide/dismiss-and-seal/los-angeles" in text


@pytest.mark.slow
@pytest.mark.parametrize("rest", [*HANDOUTS, "/plan/worksheet-1.pdf"])
def test_paper_and_print_can_be_chosen(taker: Person, rest: str) -> None:
    taker.hold(whole(GROWN))
    usual = taker.get(rest)
    assert first_page(usual) == (612, 792)
    a4 = taker.get(f"{rest}?paper=a4")
    assert [round(side) for side in first_page(a4)] == [595, 842]
    large = taker.get(f"{rest}?print=large")
    assert first_page(large) == (612, 792)
    assert large.data.count(b"/Type /Page\n") >= usual.data.count(b"/Type /Page\n")
    assert large.data != usual.data
