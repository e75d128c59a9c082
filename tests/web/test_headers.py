"""The one cookie, and the headers of every response, over HTTP and behind an HTTPS proxy."""

import re
from http.cookies import SimpleCookie

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.checked import CheckedClient
from tests.web.person import FEDERAL, GROWN, Person
from tests.web.serving import START, Clock, fresh_client, sealed

HTTPS = {"X-Forwarded-Proto": "https"}
FIRST = "/en/check/1/court_system"
PUBLIC = ("/en/privacy", "/es/privacy", "/static/icon.svg")


def cookies(response: TestResponse) -> list[tuple[str, dict[str, str]]]:
    """Return each cookie that a response sets: its name, and those of its attributes it has."""
    found = []
    for line in response.headers.getlist("Set-Cookie"):
        for name, morsel in SimpleCookie(line).items():
            found.append((name, {key: str(value) for key, value in morsel.items() if value}))
    return found


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(client: CheckedClient) -> None:
    response = client.post(FIRST, data={"answer": "california"})
    plain = {"httponly": "True", "samesite": "Lax", "path": "/"}
    assert cookies(response) == [("answers", plain)]


def test_behind_a_proxy_the_cookie_is_held_to_https_and_this_host(proxied: Flask) -> None:
    client = fresh_client(proxied)
    response = client.post(FIRST, data={"answer": "california"}, headers=HTTPS)
    whole = {"httponly": "True", "samesite": "Lax", "path": "/", "secure": "True"}
    assert cookies(response) == [("__Host-answers", whole)]
    assert client.get("/en/check/1/disposition", headers=HTTPS).status_code == 200
    cleared = client.post("/en/clear", data={"sure": "yes"}, headers=HTTPS)
    ((name, attributes),) = cookies(cleared)
    assert (name, attributes["secure"], attributes["path"]) == ("__Host-answers", "True", "/")
    assert client.get("/en/answers", headers=HTTPS).headers["Location"] == "/en/lost"


def test_over_https_a_cookie_of_http_is_not_taken(proxied: Flask) -> None:
    client = fresh_client(proxied)
    assert client.post(FIRST, data={"answer": "california"}).status_code == 303
    assert client.get("/en/answers", headers=HTTPS).headers["Location"] == "/en/lost"


@pytest.mark.parametrize("path", ["/", "/en/", FIRST, "/en/plan", "/nowhere", "/static/icon.svg"])
def test_https_is_kept_to_and_only_over_https(proxied: Flask, path: str) -> None:
    client = fresh_client(proxied)
    kept = client.get(path, headers=HTTPS).headers.getlist("Strict-Transport-Security")
    assert [value.startswith("max-age=") for value in kept] == [True]
    assert "Strict-Transport-Security" not in client.get(path).headers


def test_without_a_proxy_nobody_can_claim_https(client: CheckedClient) -> None:
    response = client.post(FIRST, data={"answer": "california"}, headers=HTTPS)
    assert [name for name, _ in cookies(response)] == ["answers"]
    assert "Strict-Transport-Security" not in response.headers


def every_page() -> list[str]:
    rests = ("/", "/answers", "/plan", "/clear", "/cleared", "/expired", "/lost", "/check/1/remove")
    names = ("court_system", "plants", "county")
    moves = [f"/check/1/{name}{move}" for name in names for move in ("", "/change")]
    both = [f"/{tag}{rest}" for tag in ("en", "es") for rest in (*rests, *moves, "/nowhere")]
    return ["/", "/healthz", *both, *PUBLIC]


@pytest.mark.parametrize("path", every_page())
def test_a_private_page_is_never_kept_nor_indexed(person: Person, path: str) -> None:
    person.tell(GROWN)
    response = person.client.get(path)
    kept = response.headers.getlist("Cache-Control")
    if path in PUBLIC:
        assert kept != ["no-store"]
    else:
        assert kept == ["no-store"]
        # The start page is private, since it carries on, and may be found: it tells nothing.
        tag = "all" if re.fullmatch(r"/[\w-]+/", path) else "noindex"
        assert response.headers.getlist("X-Robots-Tag") == [tag]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_that_a_cache_may_keep_never_bears_a_cookie(
    person: Person, clock: Clock, path: str
) -> None:
    person.tell(FEDERAL)
    for age in (100, 86_400):
        person.client.set_cookie("answers", sealed(person.holds()))
        clock.at = START + age
        assert "Set-Cookie" not in person.client.get(path).headers
    person.client.set_cookie("answers", "forged")
    assert "Set-Cookie" not in person.client.get(path).headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", FIRST, "/en/plan", "/static/icon.svg", "/nowhere"])
def test_every_method_is_answered_with_the_headers(
    client: CheckedClient, method: str, path: str
) -> None:
    response = client.open(path, method=method)
    assert response.status_code < 500
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if response.status_code in {302, 303}:  # nothing is shown
        return
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self' 'sha256-")


def test_nothing_is_said_about_the_server(client: CheckedClient) -> None:
    response = client.get("/en/")
    assert not {"Server", "X-Powered-By"} & set(response.headers.keys())
