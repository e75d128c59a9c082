"""What goes to a calendar, to contacts, onto paper as a code or to somebody else tells little."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import icalendar
import pytest
import vobject
from flask import Flask

from portal.interview.record import UNSURE, Conviction, Record
from portal.paper.qr import qr_svg
from tests.web.markup import Element
from tests.web.person import ALAMEDA, FEDERAL, GROWN, Person, main_of, page_of, whole
from tests.web.serving import Clock, fresh_client, sealed
from tests.web.taking import (
    OWN,
    SEVERAL,
    leads,
    pdf_text,
)

THURSDAY_EVENING = int(datetime(2027, 1, 15, 0, 30, tzinfo=UTC).timestamp())
CALL = {"en": "Call the court clerk", "es": "Llamar al secretario de la corte (clerk)"}


def test_the_reminder_is_neutral_and_on_the_next_working_day(taker: Person, tag: str) -> None:
    taker.tag = tag
    taker.hold(whole(GROWN))
    calendar = icalendar.Calendar.from_ical(taker.get("/plan/reminder.ics").data)
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == CALL[tag]
    assert event["DTSTART"].to_ical() == b"20270118T090000"
    assert "DESCRIPTION" not in event
    assert "LOCATION" not in event


@pytest.mark.parametrize(
    ("hours", "told"), [(0, "January 15, 2027"), (7, "January 15, 2027"), (8, "January 18, 2027")]
)
def test_the_reminder_goes_by_californias_calendar_and_skips_the_weekend(
    taker: Person, clock: Clock, hours: int, told: str
) -> None:
    clock.at = THURSDAY_EVENING + hours * 3600
    taker.hold(whole(GROWN), seen=clock.at)
    assert f"It is for {told}." in main_of(taker.get("/plan")).text


def test_the_card_is_of_the_court_as_it_may_be_shown(taker: Person) -> None:
    taker.hold(Record((Conviction(FEDERAL), Conviction(GROWN, ALAMEDA))))
    assert taker.get("/plan/court-1.vcf").status_code == 404
    card = vobject.readOne(taker.get("/plan/court-2.vcf").get_data(as_text=True))
    assert card.fn.value == "Superior Court of California, County of Alameda"
    assert card.tel.value.startswith("(510)")


def codes(page: Element) -> list[Element]:
    return [svg for held in page.classed("code") for svg in held.all("svg")]


def same_picture(page: Element, address: str) -> bool:
    drawn = codes(page)[0].all("path")[-1].get("d")
    return f'd="{drawn}"' in qr_svg(address, "x")


def test_the_code_and_the_messages_lead_to_public_pages_of_this_site_alone(
    here: Flask, taker: Person, tag: str
) -> None:
    taker.tag = tag
    taker.hold(whole(GROWN, ALAMEDA))
    page = page_of(taker.get("/plan"))
    topic = f"{OWN}/{tag}/guide/dismiss-and-seal/alameda"
    assert same_picture(page, topic)
    assert not same_picture(page, f"{topic}x")
    bodies = [
        unquote(href.removeprefix("sms:?&body="))
        for href in leads(page).values()
        if href.startswith("sms:")
    ]
    assert bodies == [topic, f"{OWN}/{tag}/guide/county/alameda"]
    for address in bodies:
        assert fresh_client(here).get(urlsplit(address).path).status_code == 200


@pytest.mark.parametrize(
    ("record", "paths"),
    [
        (whole(GROWN, UNSURE), ["/en/guide/dismiss-and-seal", "/en/guide/county/"]),
        (whole(FEDERAL, None), ["/en/guide/federal", "/en/guide/county/"]),
        (SEVERAL, ["/en/guide/"]),
        (
            Record((Conviction(GROWN, ALAMEDA), Conviction(FEDERAL))),
            ["/en/guide/county/alameda"],
        ),
    ],
)
def test_what_is_shared_tells_no_more_than_one_page_can(
    taker: Person, record: Record, paths: list[str]
) -> None:
    taker.hold(record)
    page = page_of(taker.get("/plan"))
    found = [unquote(href) for href in leads(page).values() if href.startswith("sms:")]
    assert found == [f"sms:?&body={OWN}{path}" for path in paths]
    assert same_picture(page, OWN + paths[0])
    assert ("shows that you looked" in page.text) == (len(paths) > 1)


def test_a_request_for_another_host_does_not_move_the_code(here: Flask) -> None:
    person = Person(fresh_client(here))
    held = sealed(whole(GROWN, ALAMEDA))
    person.client.set_cookie("answers", held, domain="elsewhere.test")
    page = page_of(person.client.get("/en/plan", base_url="http://elsewhere.test"))
    assert same_picture(page, f"{OWN}/en/guide/dismiss-and-seal/alameda")
    assert "elsewhere" not in "".join(leads(page).values())
    paper = person.client.get("/en/plan/handout.pdf", base_url="http://elsewhere.test")
    assert "elsewhere" not in pdf_text(paper)


def test_without_a_public_address_it_is_the_host_that_was_asked(bare: Flask) -> None:
    person = Person(fresh_client(bare))
    person.hold(whole(GROWN, ALAMEDA))
    page = page_of(person.get("/plan"))
    assert same_picture(page, "https://localhost/en/guide/dismiss-and-seal/alameda")


def test_a_device_at_an_event_is_nobodys_own(taker: Person) -> None:
    taker.hold(whole(GROWN, ALAMEDA))
    own = leads(main_of(taker.get("/plan"))).values()
    taker.client.set_cookie("event", "en~")
    page = main_of(taker.get("/plan"))
    kiosk = leads(page).values()
    for kind in (r"sms:", r".*\.ics$", r".*\.vcf$"):
        assert [href for href in own if re.match(kind, href)]
        assert not [href for href in kiosk if re.match(kind, href)]
    assert "open" in page.classed("share")[0].attributes
    assert codes(page)
