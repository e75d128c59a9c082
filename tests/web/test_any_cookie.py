"""Whatever a cookie, a form or an address holds, nobody gets a page of ours that failed."""

from urllib.parse import quote

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.interview.codec import version
from tests.law.asking import fact_ids, the_law
from tests.web.person import COOKIE
from tests.web.serving import fresh_client, sealed_plain, sealed_text

STEADY = settings(derandomize=True, deadline=None, max_examples=120)
REST = ("/", "/answers", "/plan", "/clear", "/cleared", "/expired", "/lost", "/privacy")
MOVES = ("", "/change", "/switch", "/change/switch")
PAGES = (
    "/",
    "/healthz",
    "/static/icon.svg",
    *(f"/{tag}{rest}" for tag in ("en", "es") for rest in REST),
    "/en/answers/forget-change",
    "/es/check/1/remove",
    *(
        f"/en/check/{number}/{name}{move}"
        for number in (1, 2)
        for name in (*fact_ids()[:6], "county")
        for move in MOVES
    ),
)
NAMES = st.sampled_from((*fact_ids(), "county", "remove", "change", "switch"))
DIGITS = st.integers(-3, 10**20).map(str)
LATIN = st.text(st.characters(max_codepoint=255), max_size=200)


def codes() -> st.SearchStrategy[str]:
    """Return texts that look like records of this vocabulary, most of them a little wrong."""
    marks = st.sampled_from([version(the_law().vocabulary), "00000000", ""])
    letters = st.text("-?0123456789abc,|:.", max_size=120)
    return st.builds(lambda mark, text: f"{mark}/{text}", marks, letters)


def fetched(app: Flask, path: str, method: str, cookie: str) -> int:
    """Return the status of one request with this cookie header."""
    sent = {"HTTP_COOKIE": cookie}
    return fresh_client(app).open(path, method=method, environ_overrides=sent).status_code


@STEADY
@given(st.sampled_from(PAGES), st.sampled_from(["GET", "POST"]), LATIN)
def test_any_bytes_as_the_cookie(app: Flask, path: str, method: str, value: str) -> None:
    assert fetched(app, path, method, f"{COOKIE}={value}") < 500


@STEADY
@given(st.sampled_from(PAGES), st.sampled_from(["GET", "POST"]), LATIN)
def test_any_bytes_as_the_cookie_header(app: Flask, path: str, method: str, value: str) -> None:
    assert fetched(app, path, method, value) < 500


@STEADY
@given(st.sampled_from(PAGES), st.sampled_from(["GET", "POST"]), codes())
def test_any_codes_in_a_cookie_of_ours(app: Flask, path: str, method: str, text: str) -> None:
    assert fetched(app, path, method, f"{COOKIE}={sealed_text(text)}") < 500


@STEADY
@given(st.sampled_from(PAGES), st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_in_a_cookie_of_ours(app: Flask, path: str, plain: str) -> None:
    assert fetched(app, path, "GET", f"{COOKIE}={sealed_plain(plain)}") < 500


@STEADY
@given(
    st.lists(NAMES | DIGITS | st.text(max_size=12), max_size=4),
    st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE"]),
)
def test_any_address_of_the_check(app: Flask, parts: list[str], method: str) -> None:
    path = "/en/check/" + "/".join(quote(part, safe="") for part in parts)
    assert fresh_client(app).open(path, method=method).status_code < 500


@STEADY
@given(
    st.sampled_from([page for page in PAGES if "/check/" in page]),
    st.dictionaries(st.sampled_from(["answer", "county", "sure", "x"]), st.text(max_size=40)),
)
def test_any_words_in_a_form(app: Flask, path: str, data: dict[str, str]) -> None:
    assert fresh_client(app).post(path, data=data).status_code < 500


def test_a_number_too_long_to_read_is_no_page_of_ours(app: Flask) -> None:
    assert fresh_client(app).get(f"/en/check/{'1' * 5000}/plants").status_code == 404


def test_a_form_that_is_too_long_is_not_read(app: Flask) -> None:
    response = fresh_client(app).post("/en/check/1/court_system", data={"answer": "x" * 5000})
    assert response.status_code == 413
