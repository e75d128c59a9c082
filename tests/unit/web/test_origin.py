"""A request that may change something is taken from this site only."""

import pytest
from flask import Request
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from portal.web.origin import is_cross_site

STEADY = settings(derandomize=True, deadline=None, max_examples=150)


def request(method: str = "POST", base: str = "https://portal.test", **headers: str) -> Request:
    sent = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Request(EnvironBuilder("/", base, method=method, headers=sent).get_environ())


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_to_look_is_always_allowed(method: str) -> None:
    assert not is_cross_site(request(method, Sec_Fetch_Site="cross-site", Origin="null"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "MAKEUP"])
def test_fetch_metadata_comes_before_the_origin(method: str) -> None:
    ours = request(method, Sec_Fetch_Site="same-origin", Origin="https://other.test")
    theirs = request(method, Sec_Fetch_Site="cross-site", Origin="https://portal.test")
    assert (is_cross_site(ours), is_cross_site(theirs)) == (False, True)


def test_a_port_belongs_to_the_origin() -> None:
    base = "http://portal.test:8000"
    assert not is_cross_site(request(base=base, Origin=base))
    assert is_cross_site(request(base=base, Origin="http://portal.test"))


@STEADY
@given(st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f")))
def test_any_other_origin_is_refused_and_never_raises(origin: str) -> None:
    assert is_cross_site(request(Origin=origin)) == (origin != "https://portal.test")
