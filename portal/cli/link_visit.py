"""The network side of the link check: one polite visit to each address, hosts taken in turn.

A visit is a generator that yields what it asks and is sent what came back; `Round` runs many of
them, never asking one host twice within the pause; `Web` alone opens a connection.
"""

import ssl
from collections.abc import Callable, Generator, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from http.cookiejar import DefaultCookiePolicy
from typing import Literal, TypeAlias
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import HTTPError, NameResolutionError

from portal.filing.link_address import PageKind, host_of, is_loopback, kind_of
from portal.filing.links import (
    REDIRECTS,
    Answer,
    Finding,
    Hop,
    LinkState,
    Reason,
    Reply,
    Trouble,
    compared,
    expects_pdf,
    judge,
    wait_asked,
)

AGENT = "clear-record-portal-check-links"
USER_AGENT = f"{AGENT}/1.0 (checks the links of a public directory on clearing a record)"
MADE_UP = "/clear-record-portal-check-links/a-page-that-was-made-up"
PAGE_BYTES = 64 * 1024
ROBOTS_BYTES = 512 * 1024
MOST_REDIRECTS = 5
LEAST_PAUSE = 1.0
LONGEST_WAIT = 120.0
BACKOFF = (5.0, 20.0)
TIMEOUT = (10.0, 20.0)
LONGEST_READ = 30.0

Method: TypeAlias = Literal["HEAD", "GET"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The passing of time, handed in so that a test need not wait."""

    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """One request a visit wants made.

    `wait` is seconds before it, `slow` seconds the host wants after it. An answer to `shared`
    serves every visit of the round. `last` is the last try.
    """

    method: Method
    url: str
    limit: int = PAGE_BYTES
    wait: float = 0.0
    slow: float = 0.0
    shared: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """The redirects that were followed, and the reply at their end."""

    hops: tuple[Hop, ...]
    end: Reply


Visit: TypeAlias = Generator[Ask, Reply, Finding]


def visit(address: str, known: AbstractSet[str]) -> Visit:
    """Ask for one address, and for a made-up one beside it where that tells more."""
    trail = yield from _travel(address, "HEAD")
    found, end = judge(address, trail.hops, trail.end, known), trail.end
    stands = found.state in {LinkState.OK, LinkState.MOVED} and not found.needs_person
    if not stands or not isinstance(end, Answer) or not end.is_page:
        return found
    if PageKind.HOME in {kind_of(address), kind_of(end.url)}:
        return found
    made_up = yield from _travel(urljoin(end.url, MADE_UP), "GET")
    return compared(found, end, made_up.end)


def _travel(address: str, method: Method) -> Generator[Ask, Reply, Trail]:
    """Follow the redirects by hand, asking each host's robots.txt first."""
    hops: list[Hop] = []
    here = address
    while True:
        rules = yield from _robots(here)
        if isinstance(rules, Trouble):
            return Trail(tuple(hops), replace(rules, url=here))
        reply = yield from _look(Ask(method, here, slow=rules, shared=method == "GET"), address)
        if isinstance(reply, Trouble) or reply.status not in REDIRECTS:
            return Trail(tuple(hops), reply)
        if reply.target is None:
            return Trail(tuple(hops), Trouble(here, Reason.LEADS_ASTRAY))
        if len(hops) == MOST_REDIRECTS:
            return Trail(tuple(hops), Trouble(here, Reason.TOO_MANY_REDIRECTS))
        here = reply.target
        hops.append(Hop(reply.status, here))


def _look(ask: Ask, asked: str) -> Generator[Ask, Reply, Reply]:
    """Ask as told; where HEAD was refused, or the content tells more than the head, ask by GET."""
    reply = yield from _patiently(ask)
    if ask.method == "GET" or isinstance(reply, Trouble) or reply.body:
        return reply
    match reply.status:
        case 429 | 503:
            return reply
        case status if status in REDIRECTS:
            return reply
        case 200 if not reply.is_page and not expects_pdf(asked, reply):
            return reply
    return (yield from _patiently(replace(ask, method="GET")))


def _patiently(ask: Ask) -> Generator[Ask, Reply, Reply]:
    """Ask; and again after silence, by GET the last time, or after the wait the host asks for."""
    reply = yield ask
    for number, backoff in enumerate(BACKOFF, 1):
        asked = wait_asked(reply) if isinstance(reply, Answer) else None
        last = number == len(BACKOFF)
        match reply:
            case Trouble(reason=Reason.NO_ANSWER):
                ask = replace(ask, wait=backoff, last=last, method="GET" if last else ask.method)
            case Answer(status=429 | 503) if asked is not None and asked <= LONGEST_WAIT:
                ask = replace(ask, wait=asked, last=last)
            case _:
                return reply
        reply = yield ask
    return reply


def _robots(here: str) -> Generator[Ask, Reply, float | Trouble]:
    """Return the seconds the host wants between requests, or why the page may not be asked."""
    at = urljoin(here, "/robots.txt")
    for _ in range(MOST_REDIRECTS + 1):
        reply = yield from _patiently(Ask("GET", at, limit=ROBOTS_BYTES, shared=True))
        if isinstance(reply, Trouble):
            return reply
        if reply.status not in REDIRECTS or reply.target is None:
            return _allowed(here, reply)
        at = reply.target
    return Trouble(here, Reason.ROBOTS_UNREADABLE, "redirected too often")


def _allowed(here: str, robots: Answer) -> float | Trouble:
    """Read robots.txt as RFC 9309 says: none there allows all, a faulty server allows nothing."""
    match robots.status:
        case 200:
            rules = RobotFileParser()
            rules.parse(robots.body.decode("utf-8-sig", "replace").splitlines())
            if not rules.can_fetch(AGENT, here):
                return Trouble(here, Reason.ROBOTS, "robots.txt does not allow it")
            return min(float(rules.crawl_delay(AGENT) or 0), LONGEST_WAIT)
        case 429:
            return Trouble(here, Reason.ROBOTS_UNREADABLE, "429")
        case status if status >= 500:  # noqa: PLR2004 - the server's own faults
            return Trouble(here, Reason.ROBOTS_UNREADABLE, str(status))
        case _:
            return 0.0


# --- many visits


@dataclass(frozen=True, slots=True)
class _Turn:
    """A visit that waits to ask; `since` is the time before which it does not want to."""

    address: str
    visit: Visit
    ask: Ask
    host: str
    since: float = float("-inf")


class Round:
    """One run over many addresses: earlier ones first, but never a host before its pause is over.

    A host that is silent to its very first visitor, or asks for a longer wait than `LONGEST_WAIT`,
    is left alone for the rest of the round.
    """

    def __init__(self, fetch: Callable[[Ask], Reply], clock: Clock, pause: float) -> None:
        self._fetch = fetch
        self._clock = clock
        self._pause = pause
        self._free: dict[str, float] = {}
        self._shared: dict[str, Answer] = {}
        self._alive: set[str] = set()
        self._left_alone: dict[str, Trouble] = {}

    def findings(self, visits: Mapping[str, Visit]) -> Iterator[tuple[str, Finding]]:
        """Yield each address with its finding, as soon as its visit is over."""
        asks = ((address, one, next(one)) for address, one in visits.items())
        turns = [_Turn(address, one, ask, host_of(ask.url)) for address, one, ask in asks]
        while turns:
            place = self._next(turns)
            turn = turns[place]
            try:
                ask = turn.visit.send(self._reply(turn.ask))
            except StopIteration as over:
                turns.pop(place)
                yield turn.address, over.value
            else:
                since = self._clock.monotonic() + ask.wait
                turns[place] = _Turn(turn.address, turn.visit, ask, host_of(ask.url), since)

    def _next(self, turns: list[_Turn]) -> int:
        """Return the place of the first turn that may ask, sleeping until there is one."""
        while True:
            now = self._clock.monotonic()
            soonest = float("inf")
            for place, turn in enumerate(turns):
                time = self._time(turn)
                if time <= now:
                    return place
                soonest = min(soonest, time)
            self._clock.sleep(soonest - now)

    def _time(self, turn: _Turn) -> float:
        """Return when this turn may ask: at any time where no request would be made."""
        if turn.host in self._left_alone or self._remembered(turn.ask):
            return float("-inf")
        return max(turn.since, self._free.get(turn.host, float("-inf")))

    def _remembered(self, ask: Ask) -> Answer | None:
        return self._shared.get(ask.url) if ask.shared and ask.method == "GET" else None

    def _reply(self, ask: Ask) -> Reply:
        host = host_of(ask.url)
        known = self._remembered(ask)
        if known:
            return known
        if host in self._left_alone:
            return replace(self._left_alone[host], url=ask.url)
        reply = self._fetch(ask)
        pause = self._pause if is_loopback(ask.url) else max(self._pause, LEAST_PAUSE)
        self._free[host] = self._clock.monotonic() + max(pause, ask.slow)
        self._learn(host, ask, reply)
        return reply

    def _learn(self, host: str, ask: Ask, reply: Reply) -> None:
        """Remember what the reply means for those who ask the same host later."""
        if isinstance(reply, Trouble):
            if reply.reason is Reason.NO_ANSWER and ask.last and host not in self._alive:
                self._left_alone[host] = reply
            return
        self._alive.add(host)
        wait = (wait_asked(reply) or 0.0) if reply.status in {429, 503} else 0.0
        if wait > LONGEST_WAIT:
            detail = f"{wait:.0f} seconds"
            self._left_alone[host] = Trouble(ask.url, Reason.ASKED_TO_WAIT, detail)
        self._free[host] = max(self._free[host], self._clock.monotonic() + wait)
        if ask.shared and (ask.last or not wait):
            self._shared[ask.url] = reply


# --- the connection


class _Session(requests.Session):
    """A session that follows no redirect: each is followed by hand, and judged."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """Return None: requests would read a redirect's whole body to prepare the next step."""
        return None


def open_session() -> requests.Session:
    """Return a session that says who it is, keeps no cookie and sends no password."""
    session = _Session()
    session.headers["User-Agent"] = USER_AGENT
    session.headers["Accept"] = "text/html, application/pdf;q=0.9, */*;q=0.8"
    session.auth = lambda request: request
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


class Web:
    """Makes the requests, one at a time; whatever goes wrong becomes a Trouble."""

    def __init__(self, session: requests.Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def fetch(self, ask: Ask) -> Reply:
        """Return the answer, with at most `ask.limit` bytes of a GET's body, or the trouble."""
        try:
            with self._session.request(
                ask.method, ask.url, allow_redirects=False, stream=True, timeout=TIMEOUT
            ) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                body = self._body(response, ask.limit) if ask.method == "GET" else b""
                return Answer(ask.url, response.status_code, headers, body)
        except (requests.RequestException, HTTPError, UnicodeError) as error:
            return _trouble(ask.url, error)

    def _body(self, response: requests.Response, limit: int) -> bytes:
        """Read as far as the limit, and no longer than `LONGEST_READ`."""
        body = b""
        until = self._clock.monotonic() + LONGEST_READ
        for piece in response.iter_content(8192):
            body += piece
            if len(body) >= limit:
                break
            if self._clock.monotonic() > until:
                raise requests.Timeout
        return body[:limit]


def _trouble(url: str, error: Exception) -> Trouble:
    match error:
        case requests.exceptions.SSLError():
            return _tls_trouble(url, error)
        case requests.Timeout():
            return Trouble(url, Reason.NO_ANSWER, "timed out")
        case _ if any(isinstance(cause, NameResolutionError) for cause in _causes(error)):
            return Trouble(url, Reason.NO_ANSWER, "no such host")
        case requests.ConnectionError() | requests.exceptions.ChunkedEncodingError():
            return Trouble(url, Reason.NO_ANSWER, "the connection failed")
        case requests.exceptions.ContentDecodingError():
            return Trouble(url, Reason.ODD_ANSWER, "it cannot be unpacked")
        case _:
            return Trouble(url, Reason.ODD_ANSWER, "it cannot be asked for")


def _tls_trouble(url: str, error: Exception) -> Trouble:
    """Tell an expired or foreign certificate from a chain that other clients may complete."""
    refusals = [e for e in _causes(error) if isinstance(e, ssl.SSLCertVerificationError)]
    match refusals[0].verify_code if refusals else None:
        case None:
            return Trouble(url, Reason.NO_SECURE_CONNECTION)
        case 10:
            return Trouble(url, Reason.CERTIFICATE_EXPIRED)
        case 62 | 64:
            return Trouble(url, Reason.CERTIFICATE_NAME)
        case code:
            return Trouble(url, Reason.CERTIFICATE_CHAIN, f"OpenSSL's verify code {code}")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what stands behind it, as requests and urllib3 wrap it."""
    waiting, met = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in met:
            continue
        met.add(id(one))
        yield one
        behind = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [other for other in behind if isinstance(other, BaseException)]
