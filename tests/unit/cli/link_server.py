"""A web for the tests of `portal check-links`: a server on loopback that plays every host.

The session sends each request there, whatever its host, with the address asked in a header; the
pages are planted under their whole addresses. Time passes only by the clock it is given.
"""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import TypeAlias
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NameResolutionError

from portal.cli.link_visit import Clock, open_session
from portal.filing.links import Reason

WORDS = "A conviction for cannabis may be cleared; the court has the form. " * 12
PDF = b"%PDF-1.7 " + b"form CR-400 " * 100
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """What one address answers: `head` is the status for HEAD, `then` the answer after this one."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    head: int | None = None
    then: "Page | None" = None


Pages: TypeAlias = Mapping[str, Page]


def page(title: str = "Clearing a record", words: str = WORDS, status: int = 200) -> Page:
    """Return a page to read."""
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{words}</body></html>"
    return Page(status, html.encode(), {"Content-Type": HTML})


def to(target: str, status: int = 301) -> Page:
    """Return a redirect."""
    return Page(status, headers={"Location": target})


def pdf(body: bytes = PDF, kind: str = "application/pdf") -> Page:
    """Return what is to pass for a PDF."""
    return Page(body=body, headers={"Content-Type": kind})


@dataclass(slots=True)
class SetClock:
    """A clock that moves only when somebody sleeps by it, or a request is made."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let the seconds pass at once."""
        assert seconds > 0
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        """The clock, as the portal takes it."""
        return Clock(lambda: self.now, self.sleep)


@dataclass(frozen=True, slots=True)
class Request:
    """One request that reached the web of the tests, and when."""

    at: float
    method: str
    url: str


@dataclass(slots=True)
class LittleWeb:
    """All pages there are, every request made, and who never answers."""

    pages: dict[str, Page] = field(default_factory=dict)
    time: SetClock = field(default_factory=SetClock)
    made: list[Request] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    interrupt_after: int | None = None
    port: int = 0
    lock: Lock = field(default_factory=Lock)

    def answer(self, url: str) -> Page:
        """Return the page of an address: planted, or as a host that is in order answers."""
        with self.lock:
            planted = self.pages.get(url)
            if planted and planted.then:
                self.pages[url] = planted.then
        if planted:
            return planted
        parts = urlsplit(url)
        whole = self.pages.get(f"{parts.scheme}://{parts.hostname}/*")
        lost = parts.path == "/robots.txt" or "made-up" in parts.path
        if whole and parts.path != "/robots.txt":
            return whole
        if lost or (parts.hostname or "").endswith(".test"):
            return page("Not found", status=404)
        return page(f"Welcome to {url}")

    def session(self) -> requests.Session:
        """Return the portal's own session, with this web for the web."""
        session = open_session()
        session.trust_env = False
        session.mount("https://", _Detour(self))
        session.mount("http://", _Detour(self))
        return session

    def asked(self, url: str) -> list[str]:
        """Return the methods by which an address was asked, in order."""
        return [request.method for request in self.made if request.url == url]


class _Detour(HTTPAdapter):
    """Sends every request to the little web, after noting it."""

    def __init__(self, web: LittleWeb) -> None:
        super().__init__()
        self._web = web

    def send(  # noqa: PLR0913, PLR0917 - as requests has it
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002
        timeout: object = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: object = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Note the request and make it on loopback; some hosts never answer."""
        web, url = self._web, str(request.url)
        assert timeout
        assert verify is True
        assert not cert
        assert not proxies
        if web.interrupt_after is not None and len(web.made) >= web.interrupt_after:
            raise KeyboardInterrupt
        web.made.append(Request(web.time.now, str(request.method), url))
        web.headers.append(dict(request.headers))
        web.time.now += 0.05
        host = urlsplit(url).hostname or ""
        if host.startswith("timeout"):
            raise requests.ReadTimeout
        if host.startswith("nohost"):
            raise requests.ConnectionError(_no_host(host))
        request.headers["X-Asked"] = url
        request.url = f"http://127.0.0.1:{web.port}/"
        return super().send(request, stream=stream, timeout=5)


def _no_host(host: str) -> MaxRetryError:
    with HTTPConnectionPool(host) as pool:
        cause = NameResolutionError(host, HTTPConnection(host), socket.gaierror())
        return MaxRetryError(pool, "/", cause)


@contextmanager
def little_web() -> Iterator[LittleWeb]:
    """Serve a little web on loopback while the block runs."""
    web = LittleWeb()
    server = _Server(("127.0.0.1", 0), _handler(web))
    web.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the checker may leave before a long page is done."""


def _handler(web: LittleWeb) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(by_head=True)

        def do_GET(self) -> None:
            self._answer(by_head=False)

        def _answer(self, *, by_head: bool) -> None:
            url = self.headers["X-Asked"] or f"http://{self.headers['Host']}{self.path}"
            found = web.answer(url)
            self.send_response((by_head and found.head) or found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            if not by_head:
                self.wfile.write(found.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Handler


# --- what is planted


@dataclass(frozen=True, slots=True)
class Plant:
    """One kind of link: the reason it is to be given, and the pages on a host that make it so."""

    reason: Reason
    pages: Callable[[str], Pages]
    path: str = "/deep/page"
    scheme: str = "https"


def _only(planted: Page, path: str = "/deep/page") -> Callable[[str], Pages]:
    return lambda host: {f"https://{host}{path}": planted}


def _leads(target: str, status: int = 301, at_target: Page | None = None) -> Callable[[str], Pages]:
    """Plant a redirect to a target in which {} is the host, and a page there."""
    return lambda host: {
        f"https://{host}/deep/page": to(target.format(host), status),
        target.format(host): at_target or page(),
    }


def _chain(hops: int) -> Callable[[str], Pages]:
    def pages(host: str) -> Pages:
        names = ["page", *(f"step{number}" for number in range(1, hops + 1))]
        urls = [f"https://{host}/deep/{name}" for name in names]
        return {**dict(zip(urls, map(to, urls[1:]), strict=False)), urls[-1]: page()}

    return pages


def _robots(robots: Page) -> Callable[[str], Pages]:
    return lambda host: {
        f"https://{host}/robots.txt": robots,
        f"https://{host}/deep/page": page(),
    }


def _rules(text: str) -> Page:
    return Page(body=text.encode(), headers={"Content-Type": "text/plain"})


def _everywhere(planted: Page) -> Callable[[str], Pages]:
    return lambda host: {f"https://{host}/*": planted}


def _from_http(host: str) -> Pages:
    return {
        f"http://{host}/deep/page": to(f"https://{host}/deep/page"),
        f"https://{host}/deep/page": page(),
    }


_SHELL = page("The app", f"<div id=app></div><script>{'x = 1;' * 200}</script>")
_SOON = Page(429, headers={"Retry-After": "7"}, then=page())
_LATER = Page(503, headers={"Retry-After": "86400"})

PLANTS: Mapping[str, Plant] = {
    "sound": Plant(Reason.ANSWERED, _only(page())),
    "fromhttp": Plant(Reason.ANSWERED, _from_http, scheme="http"),
    "addswww": Plant(Reason.ANSWERED, _leads("https://www.{}/deep/page")),
    "addsslash": Plant(Reason.ANSWERED, _leads("https://{}/deep/page/")),
    "homehome": Plant(
        Reason.ANSWERED,
        lambda h: {f"https://{h}/": to("/en/"), f"https://{h}/en/": page()},
        path="/",
    ),
    "nohead403": Plant(Reason.ANSWERED, _only(Page(200, page().body, page().headers, 403))),
    "nohead404": Plant(Reason.ANSWERED, _only(Page(200, page().body, page().headers, 404))),
    "nohead405": Plant(Reason.ANSWERED, _only(Page(200, page().body, page().headers, 405))),
    "nohead501": Plant(Reason.ANSWERED, _only(Page(200, page().body, page().headers, 501))),
    "comeback": Plant(Reason.ANSWERED, _only(_SOON)),
    "pdf": Plant(Reason.ANSWERED, _only(pdf(), "/form.pdf"), path="/form.pdf"),
    "robotsallow": Plant(Reason.ANSWERED, _robots(_rules("User-agent: *\nDisallow: /cart\n"))),
    "fornow": Plant(Reason.ELSEWHERE_FOR_NOW, _leads("https://{}/deep/other", 302)),
    "moved301": Plant(Reason.NEW_PATH, _leads("https://{}/deep/other")),
    "moved308": Plant(Reason.NEW_PATH, _leads("https://{}/deep/other", 308)),
    "fivehops": Plant(Reason.NEW_PATH, _chain(5)),
    "lapsed": Plant(Reason.NEW_DOMAIN, _leads("https://bought-{}/deep/page")),
    "togov": Plant(Reason.NEW_DOMAIN, _leads("https://county-of-{}.gov/deep/page")),
    "plain": Plant(Reason.LOSES_HTTPS, _leads("http://{}/deep/page")),
    "refused": Plant(Reason.REFUSED, _only(page("Forbidden", status=403))),
    "busy": Plant(Reason.BUSY, _only(Page(429))),
    "away": Plant(Reason.BUSY, _only(_LATER)),
    "challenge": Plant(Reason.CHALLENGE, _only(page("Just a moment...", status=403))),
    "challenge200": Plant(Reason.CHALLENGE, _only(page("Just a moment..."))),
    "gone404": Plant(Reason.GONE, _only(page("Lost", status=404))),
    "gone410": Plant(Reason.GONE, _only(page("Gone", status=410))),
    "fault": Plant(Reason.SERVER_FAULT, _only(Page(500))),
    "softtitle": Plant(Reason.SAYS_NOT_FOUND, _only(page("Page not found | County"))),
    "softmoved": Plant(Reason.SAYS_NOT_FOUND, _only(page("This page has moved"))),
    "softdenied": Plant(Reason.SAYS_NOT_FOUND, _only(page("Access Denied"))),
    "short": Plant(Reason.TOO_SHORT, _only(page(words="Soon."))),
    "anything": Plant(Reason.SAME_AS_MADE_UP, _everywhere(page("The county"))),
    "app": Plant(Reason.DRAWN_BY_SCRIPT, _everywhere(_SHELL)),
    "tohome": Plant(Reason.LANDS_ON_HOME, _leads("https://{}/")),
    "tosearch": Plant(Reason.LANDS_ON_SEARCH, _leads("https://{}/search?q=page", 302)),
    "tologin": Plant(Reason.LANDS_ON_LOGIN, _leads("https://{}/account/login.aspx", 302)),
    "nopdf": Plant(Reason.NOT_A_PDF, _only(page(), "/form.pdf"), path="/form.pdf"),
    "badpdf": Plant(Reason.NOT_A_PDF, _only(pdf(b"<html>"), "/form.pdf"), path="/form.pdf"),
    "nohost": Plant(Reason.NO_ANSWER, _only(page())),
    "timeout": Plant(Reason.NO_ANSWER, _only(page())),
    "robots": Plant(Reason.ROBOTS, _robots(_rules("User-agent: *\nDisallow: /deep/\n"))),
    "robotsfault": Plant(Reason.ROBOTS_UNREADABLE, _robots(Page(500))),
    "sixhops": Plant(Reason.TOO_MANY_REDIRECTS, _chain(6)),
    "tomail": Plant(Reason.LEADS_ASTRAY, _leads("mailto:clerk@example.org")),
    "inside": Plant(Reason.LEADS_ASTRAY, _leads("http://10.0.0.1/admin")),
    "odd": Plant(Reason.ODD_ANSWER, _only(Page(418))),
}


def plant(web: LittleWeb, each: int) -> dict[str, Reason]:
    """Plant so many hosts of every kind; return the reason each address is to be given."""
    expected = {}
    for kind, one in PLANTS.items():
        for number in range(each):
            host = f"{kind}-{number}.test"
            web.pages.update(one.pages(host))
            expected[f"{one.scheme}://{host}{one.path}"] = one.reason
    return expected
