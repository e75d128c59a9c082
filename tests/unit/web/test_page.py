"""Pages as bytes: kept by their key, the ones used last, in each coding alike."""

import gzip
from functools import partial

import brotli
import pytest
from flask import Flask, request
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.web.page import Page, PageMemory, coding, respond

STEADY = settings(derandomize=True, deadline=None, max_examples=50)


@STEADY
@given(st.text(st.characters(codec="utf-8"), max_size=2000))
def test_every_coding_holds_the_same_page(html: str) -> None:
    page = Page.of(html)
    assert page.body("identity").decode() == html
    assert brotli.decompress(page.body("br")).decode() == html
    assert gzip.decompress(page.body("gzip")).decode() == html
    assert Page.of(html) == page


def counting(calls: list[str], html: str) -> str:
    calls.append(html)
    return html


def test_a_page_is_rendered_once_while_it_is_kept() -> None:
    memory, calls = PageMemory(most=2), list[str]()
    for key in ("a", "b", "a", "c", "a", "b"):
        assert memory.get(key, partial(counting, calls, key)).identity == key.encode()
    assert calls == ["a", "b", "c", "b"]


def test_a_key_that_is_equal_is_the_same_page() -> None:
    memory, calls = PageMemory(), list[str]()
    one = memory.get(("en", 1), partial(counting, calls, "x"))
    assert memory.get(("en", 1), partial(counting, calls, "y")) is one
    assert memory.get(("es", 1), partial(counting, calls, "z")).identity == b"z"


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [("br", "br"), ("gzip", "gzip"), ("gzip;q=0", "identity"), ("", "identity")],
)
def test_a_response_comes_as_it_is_taken(app: Flask, accepted: str, kind: str) -> None:
    page = Page.of("<p>" * 500)
    with app.test_request_context(headers={"Accept-Encoding": accepted}):
        response = respond(request, page, 422)
        assert coding(request) == kind
    assert (response.status_code, response.data) == (422, page.body(kind))
    assert response.headers.get("Content-Encoding", "identity") == kind
    assert response.headers["Vary"] == "Accept-Encoding"
