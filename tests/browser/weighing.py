"""Bytes as sent, headers and body: as Chromium counts them, and as they come out of the socket."""

import socket
import time
from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import CDPSession

from portal.interview.codec import encode, version
from portal.web.config import ABSOLUTE_SECONDS, IDLE_SECONDS
from portal.web.cookie import Sealed, Sealer
from portal.web.event import Event
from portal.web.locale import LANGUAGES
from tests.browser.serving import Served
from tests.browser.states import State
from tests.law.asking import the_law

CODINGS = "gzip, deflate, br, zstd"
PATIENCE_SECONDS = 30


def weigh(wire: CDPSession) -> Counter[str]:
    """Return a count, filled as responses end, of the bytes of each address; redirects too."""
    address: dict[str, str] = {}
    weight: Counter[str] = Counter()

    def asked(event: Mapping[str, dict[str, object]]) -> None:
        if "redirectResponse" in event:
            led = event["redirectResponse"]
            weight[str(led["url"])] += int(str(led["encodedDataLength"]))
        address[str(event["requestId"])] = str(event["request"]["url"])

    def ended(event: Mapping[str, object]) -> None:
        weight[address[str(event["requestId"])]] += int(str(event["encodedDataLength"]))

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", ended)
    wire.send("Network.enable")
    return weight


def cookies(server: Served, state: State) -> str:
    """Return the Cookie header of somebody who is in this state now."""
    now, held = int(time.time()), {}
    if state.held is not None:
        vocabulary = the_law().vocabulary
        text = f"{version(vocabulary)}/{encode(vocabulary, state.held)}"
        sealer = Sealer((server.key,), IDLE_SECONDS, ABSOLUTE_SECONDS)
        held["answers"] = sealer.seal(Sealed(text, now, now))
    if state.at_event:
        held["event"] = Event(tuple(LANGUAGES)).written
    return "; ".join(f"{name}={value}" for name, value in held.items())


def request(server: Served, state: State, tag: str, coding: str) -> bytes:
    """Return the request that leads to a state, as a browser would write it."""
    body = "" if state.form is None else urlencode(state.form)
    headers = {
        "Host": urlsplit(server.address).netloc,
        "Connection": "close",
        "Accept-Encoding": coding,
        "Accept-Language": tag,
        "Cookie": cookies(server, state),
        **state.headers,
    }
    if state.form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Content-Length"] = str(len(body))
    method = "GET" if state.form is None else "POST"
    lines = [f"{method} {state.path(tag)} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value]
    return "\r\n".join((*lines, "", body)).encode("ascii")


def sent(server: Served, state: State, tag: str, coding: str = CODINGS) -> int:
    """Return how many bytes the server sends for a state; its status must be the state's own."""
    where = urlsplit(server.address)
    with socket.create_connection((str(where.hostname), int(where.port or 0))) as wire:
        wire.settimeout(PATIENCE_SECONDS)
        wire.sendall(request(server, state, tag, coding))
        got = b"".join(iter(lambda: wire.recv(65536), b""))
    status = HTTPStatus(int(got.split(b" ", 2)[1]))
    assert status == state.status, f"{tag}: {state.name} {status}"
    return len(got)
