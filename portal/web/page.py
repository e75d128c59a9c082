"""Pages as bytes: rendered and compressed once where they are the same for everyone."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

import brotli
from flask import Request, Response
from werkzeug.http import parse_accept_header

V = TypeVar("V")

MOST_PAGES = 4096
BEST = 9
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """One page, as it is and compressed."""

    identity: bytes
    br: bytes
    gzip: bytes

    @classmethod
    def of(cls, html: str, quality: int = BEST) -> "Page":
        """Return the page of this HTML, compressed at this quality (4 fast, 9 small, 11 least)."""
        body = html.encode()
        return cls(
            body,
            brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality),
            gzip.compress(body, compresslevel=min(quality, BEST), mtime=0),
        )

    def body(self, kind: str) -> bytes:
        """Return the body in this content coding."""
        match kind:
            case "br":
                return self.br
            case "gzip":
                return self.gzip
            case _:
                return self.identity


class Memory(Generic[V]):
    """Keeps what was used last, up to a number; what is kept is a pure function of its key."""

    def __init__(self, most: int = MOST_PAGES) -> None:
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._most, self._lock = most, Lock()

    def recall(self, key: Hashable) -> V | None:
        """Return what is kept under this key, or None."""
        with self._lock:
            return self._kept.get(key)

    def keep(self, key: Hashable, value: V) -> None:
        """Keep a value under one more key, such as the codes that led to it."""
        with self._lock:
            self._kept[key] = value
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)


class PageMemory(Memory[Page]):
    """Keeps the pages used last."""

    def get(self, key: Hashable, render: Callable[[], str]) -> Page:
        """Return the page of this key, rendering it if it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        page = Page.of(render())
        self.keep(key, page)
        return page


def coding(request: Request) -> str:
    """Return the content coding this browser takes: brotli, gzip or none."""
    return best_coding(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=256)
def best_coding(header: str) -> str:
    """Return the same for the header itself."""
    if not header:
        return "identity"
    accepted = parse_accept_header(header)
    return next((kind for kind in ("br", "gzip") if accepted[kind] > 0), "identity")


def respond(request: Request, page: Page, status: int = 200) -> Response:
    """Return the response for a page in the coding that this browser takes."""
    kind = coding(request)
    response = Response(page.body(kind), status, mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    if kind != "identity":
        response.headers["Content-Encoding"] = kind
    return response
