"""The door hands out what is in memory, and nothing that the application would have refused."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import brotli
import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from portal.interview.record import Record
from portal.web.door import Door
from portal.web.page import Page
from portal.web.portal import KEY, Portal
from portal.web.visit import REFRESH_SECONDS, cookie_name
from tests.web.person import GROWN, whole
from tests.web.serving import OTHER_KEY, START, sealed, sealed_text

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PATH, KEPT = "/en/kept-for-this-test", "<p>kept</p>"


def flask(_environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"asked Flask"]


@pytest.fixture
def portal(app: Flask) -> Portal:
    found = app.extensions[KEY]
    assert isinstance(found, Portal)
    found.memory.keep((PATH, found.visits.codes(whole(GROWN))), Page.of(KEPT))
    return found


def body(
    portal: Portal, cookie: str | None, *, scheme: str = "http", coding: str = "", **how: str
) -> bytes:
    headers = Headers({"Accept-Encoding": coding})
    if cookie is not None:
        headers["Cookie"] = f"other=1; {cookie_name(secure=scheme == 'https')}={cookie}"
    how = {"path": PATH, **how}
    asked = EnvironBuilder(base_url=f"{scheme}://localhost/", headers=headers, **how)  # type: ignore[arg-type]
    return b"".join(run_wsgi_app(Door(flask, portal), asked.get_environ())[0])


def test_a_page_in_memory_is_handed_out(portal: Portal) -> None:
    assert body(portal, sealed(whole(GROWN))) == KEPT.encode()
    assert brotli.decompress(body(portal, sealed(whole(GROWN)), coding="br")) == KEPT.encode()
    assert body(portal, sealed(whole(GROWN)), scheme="https") == KEPT.encode()


def test_everything_else_goes_on_to_flask(portal: Portal) -> None:
    good = sealed(whole(GROWN))
    other = whole({**GROWN, "plants": "seven_or_more"})
    for answer in (
        body(portal, None),
        body(portal, good, method="POST"),
        body(portal, good, method="HEAD"),
        body(portal, good, path="/es/kept-for-this-test"),
        body(portal, sealed(other)),
        body(portal, sealed(Record())),
        body(portal, "not ours"),
        body(portal, sealed_text("x", key=OTHER_KEY)),
    ):
        assert answer == b"asked Flask"


@pytest.mark.parametrize(
    ("age", "handed"), [(REFRESH_SECONDS - 1, True), (REFRESH_SECONDS, False), (99_999, False)]
)
def test_a_cookie_that_is_due_goes_on_to_flask(portal: Portal, age: int, *, handed: bool) -> None:
    cookie = sealed(whole(GROWN), seen=START - age)
    assert (body(portal, cookie) == KEPT.encode()) == handed
