"""The official form comes with the portal's own on it, and with when it is the right one."""

from pathlib import Path

import pytest
from flask import Flask

from portal.filing.directory_load import load_directory
from portal.interview.record import UNSURE
from portal.law.model import Route
from portal.paper.form import FormError
from tests.unit.paper.standin import standin
from tests.unit.paper.test_fill import CHARGE_BOXES, COURT, ROUTE_BOXES, check
from tests.web.person import ALAMEDA, GROWN, LOS_ANGELES, Person, main_of, whole
from tests.web.serving import Clock, fresh_client
from tests.web.taking import (
    OPEN,
    SEVERAL,
    leads,
    pdf_text,
    served_from,
)


def test_the_form_has_its_boxes_and_its_court_and_nothing_else(taker: Person) -> None:
    taker.hold(whole(GROWN, ALAMEDA))
    county = load_directory().county(ALAMEDA)
    assert county is not None
    boxes = ROUTE_BOXES[Route.APPLICATION] | {CHARGE_BOXES["growing_11358"]}
    texts = {
        f"{COURT}CrtCounty[0]": "Alameda",
        f"{COURT}CrtStreet[0]": county.court.address,
        f"{COURT}CrtCityZip[0]": f"{county.court.city} {county.court.zip}",
    }
    check(taker.get("/plan/form-1.pdf").data, boxes, texts)


def test_a_court_seen_too_long_ago_is_named_and_its_street_left_out(taker: Person) -> None:
    taker.hold(whole(GROWN, LOS_ANGELES))
    boxes = ROUTE_BOXES[Route.APPLICATION] | {CHARGE_BOXES["growing_11358"]}
    check(taker.get("/plan/form-1.pdf").data, boxes, {f"{COURT}CrtCounty[0]": "Los Angeles"})


def test_where_two_routes_are_possible_there_is_a_form_for_each(taker: Person) -> None:
    taker.hold(whole(OPEN, UNSURE))
    page = main_of(taker.get("/plan"))
    found = leads(page)
    for place, route in enumerate((Route.APPLICATION, Route.PETITION), 1):
        href = f"/en/plan/form-{place}.pdf"
        assert found[f"Get form CR-400, filled in (PDF): {route}"] == href
        boxes = ROUTE_BOXES[route] | {CHARGE_BOXES["growing_11358"]}
        check(taker.client.get(href).data, boxes, {})
    assert "Use this one only if you are still serving the sentence." in page.text
    assert "Talk to a free lawyer before you file this form." in page.text


def test_a_certain_case_is_told_no_ifs(taker: Person) -> None:
    taker.hold(whole(GROWN))
    page = main_of(taker.get("/plan"))
    assert "Use this one only" not in page.text
    assert "Talk to a free lawyer before you file" not in page.text
    found = leads(page)
    assert found["Get form CR-400, filled in (PDF)"] == "/en/plan/form-1.pdf"
    assert found["Get it below, filled in as far as we can."] == "#form-06037"


def test_each_form_of_several_says_which_it_is(taker: Person) -> None:
    taker.hold(SEVERAL)
    found = leads(main_of(taker.get("/plan")))
    form = "Get form CR-400, filled in (PDF)"
    assert found["Get it below, filled in as far as we can."] == "#where"
    assert {words: href for words, href in found.items() if words.startswith(form)} == {
        f"{form}: convictions 1 and 3": "/en/plan/form-1.pdf",
        f"{form}: application, conviction 4": "/en/plan/form-2.pdf",
        f"{form}: petition, conviction 4": "/en/plan/form-3.pdf",
    }


def test_without_the_blank_form_the_worksheet_stands_in(bare: Flask) -> None:
    taker = Person(fresh_client(bare))
    taker.hold(whole(GROWN))
    found = leads(main_of(taker.get("/plan")))
    assert not [href for href in found.values() if "/form-" in href]
    assert found["Get the helper sheet for the form (PDF)"] == "/en/plan/worksheet-1.pdf"
    assert found["Get help with it below."] == "#form-06037"
    text = pdf_text(taker.get("/plan/worksheet-1.pdf"))
    assert "Los Angeles" in text
    assert "This is not the form" in text
    assert taker.get("/plan/form-1.pdf").status_code == 404


def test_another_form_in_the_folder_stops_the_start(
    tmp_path: Path, translations: Path, clock: Clock
) -> None:
    (tmp_path / "cr-400.pdf").write_bytes(standin())
    with pytest.raises(FormError, match="CR-400: found a PDF of") as caught:
        served_from(tmp_path, clock, translations)
    assert "docs/guides/forms.md" in str(caught.value)
