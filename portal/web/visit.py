"""One request's view of one person's answers: opened from the cookie, sealed back into it."""

from dataclasses import dataclass
from typing import TypedDict

from flask import Request, Response, g

from portal.interview.codec import CodeError, decode, encode, version
from portal.interview.record import Record
from portal.law.model import Vocabulary
from portal.web.cookie import Refusal, Sealed, Sealer


class _Way(TypedDict):
    path: str
    httponly: bool
    samesite: str


NAME = "answers"
REFRESH_SECONDS = 60
WAY: _Way = {"path": "/", "httponly": True, "samesite": "Lax"}


@dataclass(slots=True)
class Visit:
    """What this request knows of the person: the record, and why there is none."""

    record: Record
    issued: int
    seen: int
    refusal: Refusal | None = None
    present: bool = False
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Where a post leads, and the codes of the record that it leaves."""

    path: str
    codes: str


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name: on HTTPS the prefix that browsers hold to this host."""
    return f"__Host-{NAME}" if secure else NAME


class Visits:
    """Opens visits and writes them back; holds no visit itself."""

    def __init__(self, sealer: Sealer, vocabulary: Vocabulary) -> None:
        self._sealer, self._vocabulary = sealer, vocabulary
        self._version = version(vocabulary)

    def open(self, request: Request, now: int, idle: int | None = None) -> Visit:
        """Return the visit of this request; anything unreadable is a fresh one that says so."""
        value = request.cookies.get(cookie_name(secure=request.is_secure))
        return Visit(Record(), now, now) if value is None else self.read(value, now, idle)

    def read(self, value: str, now: int, idle: int | None = None) -> Visit:
        """Return the visit that a cookie value holds; it too says so when it is unreadable."""
        opened = self._sealer.open(value, now, idle)
        if isinstance(opened, Refusal):
            return Visit(Record(), now, now, opened)
        mark, _, text = opened.text.partition("/")
        if mark != self._version:
            return Visit(Record(), now, now, Refusal.UNREADABLE)
        try:
            record = decode(self._vocabulary, text)
        except CodeError:
            return Visit(Record(), now, now, Refusal.UNREADABLE)
        return Visit(record, opened.issued, opened.seen, present=True, codes=text)

    def codes(self, record: Record) -> str:
        """Return the record as the codes that go into the cookie."""
        return encode(self._vocabulary, record)

    def write(self, response: Response, visit: Visit, now: int, *, secure: bool) -> Response:
        """Return the response with the codes sealed into its cookie, gone with the browser."""
        sealed = self._sealer.seal(Sealed(f"{self._version}/{visit.codes}", visit.issued, now))
        response.set_cookie(cookie_name(secure=secure), sealed, **WAY, secure=secure)
        return response

    def touch(
        self, response: Response, visit: Visit, now: int, *, secure: bool, at_once: bool = False
    ) -> Response:
        """Return the response, the idle limit begun anew if it is a minute old, or at once."""
        if visit.present and now - visit.seen >= (1 if at_once else REFRESH_SECONDS):
            return self.write(response, visit, now, secure=secure)
        return response


def forget(response: Response, *, secure: bool, event: bool = False) -> Response:
    """Return the response with the cookie dropped, and every page kept for Back with it.

    A browser may keep a whole page for Back although it was not to be stored; seen in Chromium for
    a page that a post led to. Clear-Site-Data takes such pages too. At an event the device's own
    settings and count are not the person's, so only the pages go.
    """
    response.headers["Clear-Site-Data"] = '"cache"' if event else '"cache", "cookies", "storage"'
    response.delete_cookie(cookie_name(secure=secure), **WAY, secure=secure)
    return response


def current() -> Visit:
    """Return the visit of this request."""
    visit = g.visit
    assert isinstance(visit, Visit)  # noqa: S101 - opened before every request
    return visit
