"""A visit is patient and polite, and a connection that fails is told for what it is."""

import datetime as dt
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.cli.link_visit import (
    AGENT,
    LONGEST_WAIT,
    PAGE_BYTES,
    Ask,
    Clock,
    Round,
    Web,
    open_session,
    visit,
)
from portal.filing.links import Answer, Finding, LinkState, Reason, Reply, Trouble
from tests.unit.cli.link_server import PDF, LittleWeb, Page, SetClock, little_web, page, pdf, to

NOBODY: frozenset[str] = frozenset()


@dataclass(slots=True)
class Script:
    """A web that answers from a table, and notes what it was asked and when."""

    time: SetClock
    replies: dict[str, list[Reply]]
    asked: list[tuple[float, str, str]]

    def fetch(self, ask: Ask) -> Reply:
        """Answer from the table; the last reply of an address is given again and again."""
        self.asked.append((self.time.now, ask.method, ask.url))
        replies = self.replies.get(ask.url, [])
        if not replies:
            return Answer(ask.url, 404)
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def times(self, url: str) -> list[float]:
        """Return when an address was asked."""
        return [at for at, _, asked in self.asked if asked == url]


def scripted(**hosts: list[Reply]) -> Script:
    replies = {f"https://{name}.test/page": list(said) for name, said in hosts.items()}
    return Script(SetClock(), replies, [])


def run(script: Script, *urls: str, pause: float = 1.0) -> dict[str, Finding]:
    visits = {url: visit(url, NOBODY) for url in urls}
    return dict(Round(script.fetch, script.time.clock, pause).findings(visits))


def said(url: str, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url, status, named, page().body if status == 200 else b"")


URL = "https://court.test/page"


def test_silence_is_asked_again_with_backoff_and_by_get_at_last() -> None:
    script = scripted(court=[Trouble(URL, Reason.NO_ANSWER, "timed out")])
    assert run(script, URL)[URL] == Finding(reason=Reason.NO_ANSWER, detail="timed out")
    assert script.times(URL) == [1, 6, 26]
    assert [method for _, method, url in script.asked if url == URL] == ["HEAD", "HEAD", "GET"]


def test_an_answer_after_silence_counts() -> None:
    script = scripted(court=[Trouble(URL, Reason.NO_ANSWER), said(URL)])
    assert run(script, URL)[URL].state is LinkState.OK


def test_a_host_silent_from_the_start_is_left_alone_for_the_round() -> None:
    urls = [f"https://court.test/{number}" for number in range(8)]
    script = scripted()
    for url in [*urls, "https://court.test/robots.txt"]:
        script.replies[url] = [Trouble(url, Reason.NO_ANSWER)]
    found = run(script, *urls)
    assert {finding.reason for finding in found.values()} == {Reason.NO_ANSWER}
    assert len(script.asked) < 20
    assert {url for _, _, url in script.asked} == {"https://court.test/robots.txt"}


def test_retry_after_is_bounded_and_holds_for_the_whole_host() -> None:
    other = "https://court.test/other"
    script = scripted(court=[said(URL, 503, retry_after=str(int(LONGEST_WAIT) + 1))])
    found = run(script, URL, other)
    assert (found[URL].reason, found[other].reason) == (Reason.BUSY, Reason.ASKED_TO_WAIT)
    assert found[other].state is LinkState.UNKNOWN
    assert not script.times(other)


def test_retry_after_may_be_a_date() -> None:
    busy = said(
        URL, 429, retry_after="Sun, 22 Nov 2026 10:00:50 GMT", date="Sun, 22 Nov 2026 10:00:10 GMT"
    )
    script = scripted(court=[busy, said(URL)])
    assert run(script, URL)[URL].state is LinkState.OK
    assert script.times(URL)[:2] == [1, 41]


def test_others_on_a_host_that_asked_to_wait_wait_too() -> None:
    other = "https://court.test/other"
    script = scripted(court=[said(URL, 429, retry_after="30"), said(URL)])
    run(script, URL, other)
    assert min(script.times(other)) >= 31


def test_the_pause_is_a_floor_except_on_this_machine() -> None:
    urls = ["https://court.test/1", "https://court.test/2", "http://127.0.0.1:9/1"]
    script = scripted()
    run(script, *urls, pause=0)
    at = [time for time, _, url in script.asked if "court" in url]
    assert at == [float(number) for number in range(len(at))]
    here = [time for time, _, url in script.asked if "127" in url]
    assert len(set(here)) == 1


def robots(text: str) -> Answer:
    url = "https://court.test/robots.txt"
    return Answer(url, 200, {"content-type": "text/plain"}, text.encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("User-agent: *\nDisallow: /", Reason.ROBOTS),
        (f"User-agent: {AGENT}\nDisallow: /page", Reason.ROBOTS),
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT}\nDisallow:", Reason.ANSWERED),
        ("\ufeffUser-agent: *\nDisallow: /page", Reason.ROBOTS),
        ("<html>a page for everything</html>", Reason.ANSWERED),
        ("", Reason.ANSWERED),
    ],
)
def test_robots_txt_is_obeyed(text: str, reason: Reason) -> None:
    script = scripted(court=[said(URL)])
    script.replies["https://court.test/robots.txt"] = [robots(text)]
    assert run(script, URL)[URL].reason is reason
    assert bool(script.times(URL)) is (reason is Reason.ANSWERED)


def test_the_robots_of_a_redirects_target_are_asked_too() -> None:
    target = "https://www.court.test/page"
    script = scripted(court=[said(URL, 301, location=target)])
    rules = "User-agent: *\nDisallow: /page"
    script.replies["https://www.court.test/robots.txt"] = [robots(rules)]
    assert run(script, URL)[URL].reason is Reason.ROBOTS
    assert not script.times(target)


def test_a_crawl_delay_is_kept() -> None:
    script = scripted(court=[said(URL)])
    script.replies["https://court.test/robots.txt"] = [robots("User-agent: *\nCrawl-delay: 9")]
    run(script, URL)
    assert [at for at, _, _ in script.asked] == [0, 1, 10]


def test_robots_that_move_are_followed_and_a_forbidden_one_forbids_nothing() -> None:
    for end in (Answer("x", 403), Answer("x", 404)):
        script = scripted(court=[said(URL)])
        at = "https://court.test/robots.txt"
        script.replies[at] = [said(at, 301, location="https://www.court.test/robots.txt")]
        script.replies["https://www.court.test/robots.txt"] = [end]
        assert run(script, URL)[URL].state is LinkState.OK
    script.replies[at] = [said(at, 301, location=at)]
    assert run(script, URL)[URL].reason is Reason.ROBOTS_UNREADABLE


# --- the connection


@pytest.fixture
def web() -> Iterator[LittleWeb]:
    with little_web() as one:
        yield one


def fetch(web: LittleWeb, url: str) -> Reply:
    with web.session() as session:
        return Web(session, web.time.clock).fetch(Ask("GET", url))


def test_no_more_than_64_kb_are_read(web: LittleWeb) -> None:
    web.pages[URL] = pdf(PDF * 500)
    answer = fetch(web, URL)
    assert isinstance(answer, Answer)
    assert len(answer.body) == PAGE_BYTES


def test_a_drip_is_not_read_for_ever(web: LittleWeb) -> None:
    web.pages[URL] = pdf(PDF * 30)
    ticks = iter(range(0, 10_000, 20))
    with web.session() as session:
        reply = Web(session, Clock(lambda: next(ticks), web.time.sleep)).fetch(Ask("GET", URL))
    assert reply == Trouble(URL, Reason.NO_ANSWER, "timed out")


def test_a_redirect_is_never_followed_by_the_session_and_no_cookie_is_kept(web: LittleWeb) -> None:
    moved = to("http://[broken")
    web.pages[URL] = Page(301, headers={**moved.headers, "Set-Cookie": "seen=1; Path=/"})
    with web.session() as session:
        one = Web(session, web.time.clock)
        answer = one.fetch(Ask("GET", URL))
        one.fetch(Ask("GET", URL))
        assert not session.cookies
    assert isinstance(answer, Answer)
    assert (answer.status, answer.target) == (301, None)
    assert len(web.made) == 2
    assert all("Cookie" not in headers for headers in web.headers)


def test_what_cannot_be_unpacked_is_odd(web: LittleWeb) -> None:
    web.pages[URL] = Page(body=b"no gzip", headers={"Content-Encoding": "gzip"})
    assert fetch(web, URL) == Trouble(URL, Reason.ODD_ANSWER, "it cannot be unpacked")


def test_troubles_are_told_apart(web: LittleWeb) -> None:
    no_host, late = "https://nohost.test/", "https://timeout.test/"
    assert fetch(web, no_host) == Trouble(no_host, Reason.NO_ANSWER, "no such host")
    assert fetch(web, late) == Trouble(late, Reason.NO_ANSWER, "timed out")
    with open_session() as session:
        session.trust_env = False
        bad = Web(session, web.time.clock).fetch(Ask("GET", "https:///page"))
        closed = Web(session, web.time.clock).fetch(Ask("GET", "http://127.0.0.1:1/"))
    assert (bad.reason if isinstance(bad, Trouble) else None) is Reason.ODD_ANSWER
    assert closed == Trouble("http://127.0.0.1:1/", Reason.NO_ANSWER, "the connection failed")


# --- certificates


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody who signs certificates."""

    name: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def signed(
    name: str,
    by: Authority | None = None,
    *,
    names: tuple[x509.GeneralName, ...] = (),
    days: tuple[int, int] = (-30, 30),
) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    issuer, signer = (by.name, by.key) if by else (name, key)
    ca = not names
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return Authority(name, key, builder.sign(signer, hashes.SHA256()))


def pem(*them: Authority) -> bytes:
    return b"".join(one.certificate.public_bytes(serialization.Encoding.PEM) for one in them)


@contextmanager
def https_server(folder: Path, leaf: Authority) -> Iterator[str]:
    """Serve one page over TLS with this certificate alone; give its address."""
    secret = leaf.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "leaf.pem").write_bytes(secret + pem(leaf))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "leaf.pem")

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


HERE = (x509.IPAddress(ip_address("127.0.0.1")),)
ELSEWHERE = (x509.DNSName("elsewhere.test"),)
ROOT = signed("a root")
BETWEEN = signed("one between", ROOT)


@pytest.mark.parametrize(
    ("leaf", "reason"),
    [
        (lambda: signed("leaf", ROOT, names=HERE), None),
        (lambda: signed("leaf", ROOT, names=HERE, days=(-30, -1)), Reason.CERTIFICATE_EXPIRED),
        (lambda: signed("leaf", ROOT, names=ELSEWHERE), Reason.CERTIFICATE_NAME),
        (lambda: signed("leaf", BETWEEN, names=HERE), Reason.CERTIFICATE_CHAIN),
        (lambda: signed("leaf", names=HERE), Reason.CERTIFICATE_CHAIN),
    ],
    ids=["sound", "expired", "wrong name", "incomplete chain", "self-signed"],
)
def test_certificates_are_verified_and_their_faults_told_apart(
    leaf: Callable[[], Authority], reason: Reason | None, tmp_path: Path
) -> None:
    (tmp_path / "root.pem").write_bytes(pem(ROOT))
    with https_server(tmp_path, leaf()) as url, open_session() as session:
        session.trust_env = False
        session.verify = str(tmp_path / "root.pem")
        reply = Web(session, SetClock().clock).fetch(Ask("HEAD", url))
    assert (reply.reason if isinstance(reply, Trouble) else None) is reason


def test_the_session_as_it_is_opened_verifies() -> None:
    with open_session() as session:
        assert session.verify is True
        assert isinstance(session, requests.Session)
