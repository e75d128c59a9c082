"""Event mode: what a worker chose for this device, in a small cookie of its own."""

import re
from dataclasses import dataclass

from flask import Request, Response, g

from portal.filing.directory import Directory
from portal.web.locale import LANGUAGES, Language

NAME = "event"
IDLE_SECONDS = 3 * 60
LEAVE_AFTER_SECONDS = IDLE_SECONDS + 5
A_DAY = 12 * 60 * 60
SHAPE = re.compile(r"(?P<tags>[A-Za-z-]+(?:\.[A-Za-z-]+)*)~(?P<county>\d{5})?")


@dataclass(frozen=True, slots=True)
class Event:
    """A device at an event: the languages it offers, and the county it offers first, if any."""

    tags: tuple[str, ...]
    county: str = ""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that this device offers, in the order of the site."""
        return tuple(language for tag, language in LANGUAGES.items() if tag in self.tags)

    @property
    def written(self) -> str:
        """The event as its cookie holds it; nothing in it is about a person."""
        return f"{'.'.join(self.tags)}~{self.county}"


def read(value: str, directory: Directory) -> Event | None:
    """Return the event that a cookie value holds, or None if no worker's choice looks so."""
    found = SHAPE.fullmatch(value)
    if found is None:
        return None
    tags, county = tuple(found["tags"].split(".")), found["county"] or ""
    known = set(tags) <= LANGUAGES.keys() and (not county or directory.county(county) is not None)
    return Event(tags, county) if known else None


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name: on HTTPS the prefix that browsers hold to this host."""
    return f"__Host-{NAME}" if secure else NAME


def opened(request: Request, directory: Directory) -> Event | None:
    """Return the event that this device is at, or None."""
    value = request.cookies.get(cookie_name(secure=request.is_secure))
    return None if value is None else read(value, directory)


def begin(response: Response, event: Event, *, secure: bool) -> Response:
    """Return the response that turns the device into a kiosk, for twelve hours at most."""
    response.set_cookie(
        cookie_name(secure=secure),
        event.written,
        max_age=A_DAY,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=secure,
    )
    return response


def end(response: Response, *, secure: bool) -> Response:
    """Return the response that makes the device an ordinary one again."""
    response.delete_cookie(
        cookie_name(secure=secure), path="/", httponly=True, samesite="Lax", secure=secure
    )
    return response


def current() -> Event | None:
    """Return the event of this request, or None."""
    event = g.get("event")
    assert event is None or isinstance(event, Event)  # noqa: S101 - opened before every request
    return event


def mark() -> str:
    """Return what the pages of an event differ by from others; nothing outside an event."""
    event = current()
    return "" if event is None else event.written
