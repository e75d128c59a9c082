"""The fixed headers, put on every response as it leaves, once each."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from portal.web.headers import FIXED, Hardened, policy


def hardened(response: Response) -> Client:
    def app(environ: dict[str, object], start: object) -> Iterable[bytes]:
        return response(environ, start)  # type: ignore[arg-type]

    return Client(Hardened(app, "default-src 'none'"))


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_our_own_files_one_style_and_nothing_else() -> None:
    css = "p{color:red}"
    parts = dict(p.strip().split(" ", 1) for p in policy(css).split(";"))
    assert parts == {
        "default-src": "'none'",
        "style-src": f"'self' {hashed(css)}",
        "script-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize("status", [302, 303])
def test_a_response_that_only_leads_on_is_small_and_as_discreet(status: int) -> None:
    headers = hardened(Response(status=status)).get("/").headers
    assert headers.getlist("Referrer-Policy") == ["same-origin"]
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert headers.getlist("Cross-Origin-Opener-Policy") == ["same-origin"]
    assert headers.getlist("Cache-Control") == ["no-store"]
    assert "Content-Security-Policy" not in headers


@pytest.mark.parametrize("status", [200, 404, 422, 500])
def test_every_response_has_each_header_once(status: int) -> None:
    response = hardened(Response(status=status)).get("/")
    for name, value in FIXED:
        assert response.headers.getlist(name) == [value]
    assert response.headers.getlist("Content-Security-Policy") == ["default-src 'none'"]


def test_a_response_is_private_unless_it_says_otherwise() -> None:
    private = hardened(Response()).get("/").headers
    assert private.getlist("Cache-Control") == ["no-store"]
    assert private.getlist("X-Robots-Tag") == ["noindex"]
    kept = hardened(Response(headers={"cache-control": "public"})).get("/").headers
    assert kept.getlist("Cache-Control") == ["public"]
    assert "X-Robots-Tag" not in kept


def test_https_is_kept_to_where_it_is_used() -> None:
    client = hardened(Response())
    secure = client.get("/", base_url="https://localhost").headers
    assert secure.getlist("Strict-Transport-Security") == ["max-age=31536000"]
    assert "Strict-Transport-Security" not in client.get("/").headers
