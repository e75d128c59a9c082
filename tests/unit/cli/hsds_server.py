"""An HSDS 3 API on loopback for tests, as good or as bad as it is told to be."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit
from uuid import NAMESPACE_URL, uuid5

import requests

from portal.cli.link_visit import open_session

Service: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; `held` keeps the last byte back until the server is done."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    held: bool = False


def told(value: object, status: int = 200, **headers: str) -> Reply:
    """Return a reply of JSON."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(json.dumps(value).encode(), status, named)


def page_of(contents: Sequence[object], number: int = 1, pages: int = 1) -> Reply:
    """Return one page of a list."""
    return told(
        {
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number == pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def an_id(name: str) -> str:
    """Return a UUID for a name."""
    return str(uuid5(NAMESPACE_URL, name))


def a_service(name: str, /, **cells: object) -> Service:
    """Return a sound service of an organisation that is nobody's."""
    whole: Service = {
        "id": an_id(name),
        "name": name,
        "status": "active",
        "description": "Helps people clear a record.",
        "url": f"https://{name.lower().replace(' ', '-')}.example.org/",
        "organization": {"id": an_id(f"{name}#org"), "name": f"{name} Inc.", "description": "Is."},
        "phones": [{"id": an_id(f"{name}#phone"), "number": "+1 415 555 0100"}],
    }
    return {**whole, **cells}


@dataclass(slots=True)
class LittleApi:
    """What it answers: the root, each page by its number, each service by its id.

    `script` is used up before anything else, whatever is asked.
    """

    root: Reply = field(default_factory=lambda: told({"version": "3.0"}))
    page: Callable[[int], Reply] = lambda _: page_of([])
    own: dict[str, Reply] = field(default_factory=dict)
    script: list[Reply] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    arrived: Event = field(default_factory=Event)
    done: Event = field(default_factory=Event)
    port: int = 0

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.port}/hsds"

    def pages(self, *pages: Sequence[object]) -> None:
        """Answer these pages, the last of them as the last."""
        self.page = lambda number: page_of(pages[number - 1], number, len(pages))

    def answer(self, path: str) -> Reply:
        """Return the reply for a path."""
        self.asked.append(path)
        if self.script:
            return self.script.pop(0)
        parts = urlsplit(path)
        rest = parts.path.removeprefix("/hsds")
        if rest == "/":
            return self.root
        if rest == "/services":
            return self.page(int(parse_qs(parts.query)["page"][0]))
        return self.own.get(rest.removeprefix("/services/"), Reply(status=404))


def session() -> requests.Session:
    """Return the portal's own session, deaf to the proxies of whoever runs the tests."""
    found = open_session()
    found.trust_env = False
    return found


@contextmanager
def little_api() -> Iterator[LittleApi]:
    """Serve an API on loopback while the block runs."""
    api = LittleApi()
    server = _Server(("127.0.0.1", 0), _handler(api))
    api.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield api
    finally:
        api.done.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who asks may leave before a long answer is done."""


def _handler(api: LittleApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = api.answer(self.path)
            api.headers.append(dict(self.headers))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(found.body[:-1] if found.held else found.body)
                if found.held:
                    api.arrived.set()
                    api.done.wait(120)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Handler
