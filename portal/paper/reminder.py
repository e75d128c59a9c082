"""A reminder for the person's own calendar, with nothing about a case in it."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

MAKER = "-//Clear record portal//Reminder//EN"
NINE = time(9)
LASTS = timedelta(minutes=15)
WORKDAYS = 5  # from Monday


def next_business_day(today: date) -> date:
    """Return the next day from Monday to Friday; it does not know when courts have a holiday."""
    day = today + timedelta(days=1)
    while day.weekday() >= WORKDAYS:
        day += timedelta(days=1)
    return day


def reminder(
    title: str, *, today: date, day: date | None = None, at: time | None = NINE, note: str = ""
) -> bytes:
    """Return an .ics of one event, on the next business day at nine unless told otherwise.

    The time is that of the person's own clock, wherever they are; without a time it is for all
    day. The event is private and its UID comes from its own title and time alone, so the same
    reminder taken twice is one entry.
    """
    on = day or next_business_day(today)
    start = on if at is None else datetime.combine(on, at)
    event = Event()
    event.add("uid", sha256(f"{title} {start.isoformat()}".encode()).hexdigest()[:32])
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", start)
    event.add("dtend", start + (timedelta(days=1) if at is None else LASTS))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if note:
        event.add("description", note)
    event.add_component(_alarm(title))
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    return alarm
