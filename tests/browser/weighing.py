"""Bytes as sent, headers and body: as Chromium counts them, and as they come out of the socket."""

import socket
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

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
PAUSE_MILLISECONDS = 20


@dataclass  # without slots: who listens leaves a mark of its own on it
class Scale:
    """The bytes of each address, as responses end; redirects too."""

    page: Page
    weight: Counter[str] = field(default_factory=Counter)
    address: dict[str, str] = field(default_factory=dict)

    def asked(self, event: Mapping[str, dict[str, object]]) -> None:
        """Take in that a request went out; one that was led on has ended as a response."""
        if "redirectResponse" in event:
            led = event["redirectResponse"]
            self.weight[str(led["url"])] += int(str(led["encodedDataLength"]))
        self.address[str(event["requestId"])] = str(event["request"]["url"])

    def ended(self, event: Mapping[str, object]) -> None:
        """Take in that a response has come whole."""
        self.weight[self.address[str(event["requestId"])]] += int(str(event["encodedDataLength"]))

    def read(self, *addresses: str) -> Counter[str]:
        """Return the weight, once the responses of these addresses have ended.

        A page is there for who reads it before the word of its size is: that comes on its own wire.
        Not all that was asked ends: of an icon whose page was left, nothing more is heard.
        """
        until = time.monotonic() + PATIENCE_SECONDS
        while missing := set(addresses) - set(self.weight):
            assert time.monotonic() < until, f"never ended: {missing}"
            self.page.wait_for_timeout(PAUSE_MILLISECONDS)
        return self.weight


def weigh(page: Page) -> Scale:
    """Return a scale for the bytes that a page takes from now on."""
    scale, wire = Scale(page), page.context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", scale.asked)
    wire.on("Network.loadingFinished", scale.ended)
    wire.send("Network.enable")
    return scale


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
