"""A reminder holds a neutral title and a time, and nothing else."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.paper.reminder import next_business_day, reminder

TITLE = "Call the court clerk"
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, day) for day in (20, 21, 22, 23))


def read(made: bytes) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(made)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    (event,) = calendar.events
    return event


@pytest.mark.parametrize("today", [FRIDAY, SATURDAY, SUNDAY])
def test_it_is_for_nine_on_the_next_business_day(today: date) -> None:
    event = read(reminder(TITLE, today=today))
    assert event["SUMMARY"] == TITLE
    assert event.start == datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the person's own clock
    assert event.end == datetime(2026, 11, 23, 9, 15)  # noqa: DTZ001 - the same
    assert event.stamp == datetime.combine(today, time(), UTC)


def test_it_can_be_for_another_day_and_time_or_for_all_day() -> None:
    day = date(2027, 2, 28)
    assert read(reminder(TITLE, today=FRIDAY, day=day, at=time(14, 30))).start == datetime.combine(
        day, time(14, 30)
    )
    event = read(reminder(TITLE, today=FRIDAY, day=day, at=None))
    assert (event.start, event.end) == (day, date(2027, 3, 1))


def test_it_holds_nothing_but_title_time_and_note() -> None:
    event = read(reminder(TITLE, today=FRIDAY, note="Ask; then, write\nit down."))
    assert set(event) == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP", "DESCRIPTION"),
    }
    assert event["DESCRIPTION"] == "Ask; then, write\nit down."
    assert "DESCRIPTION" not in read(reminder(TITLE, today=FRIDAY))


def test_its_name_comes_from_what_it_says_alone() -> None:
    uids = [
        str(read(made)["UID"])
        for made in (
            reminder(TITLE, today=FRIDAY),
            reminder(TITLE, today=SATURDAY, note="x"),
            reminder(TITLE, today=MONDAY),
            reminder("Llame a la corte", today=FRIDAY),
        )
    ]
    assert uids[0] == uids[1]
    assert len(set(uids)) == 3


# No sentence of ours has a backslash; the library that reads it back takes one for an escape.
@given(
    st.text(st.characters(exclude_characters="\\"), min_size=1, max_size=80).filter(str.isprintable)
)
def test_no_title_breaks_out_of_its_line(title: str) -> None:
    assert str(read(reminder(title, today=FRIDAY))["SUMMARY"]) == title


@given(st.dates(max_value=date(9990, 1, 1)))
def test_a_business_day_is_near_and_no_weekend(today: date) -> None:
    day = next_business_day(today)
    assert timedelta(days=1) <= day - today <= timedelta(days=3)
    assert day.isoweekday() <= 5


def test_the_same_reminder_gives_the_same_bytes() -> None:
    assert reminder(TITLE, today=FRIDAY) == reminder(TITLE, today=FRIDAY)
