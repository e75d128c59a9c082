"""The gate that every fetched page passes can fail: each fault is planted once."""

import pytest
from flask import Flask

from portal.web.assets import Asset
from tests.web import checked
from tests.web.checked import CheckedClient, faults, header_faults, kind_of
from tests.web.hygiene import page_faults, policy_faults
from tests.web.markup import MarkupError, read
from tests.web.person import GROWN, Person, whole
from tests.web.serving import fresh_client

PAGES = ("/", "/check/1/plants", "/check/1/county", "/answers", "/plan")
INSERTED = {
    '<p id="main">x</p>': "id 'main' 2 times",
    "<h1>More</h1>": "2 h1",
    '<label for="nobody">x</label>': "no 'nobody'",
    "<label>x</label>": "is for nothing",
    "<textarea></textarea>": "a box to type in",
    "<p contenteditable></p>": "a box to type in",
    '<input type="text">': "an input of type 'text'",
    '<input type="radio" id="x">': "no label for 'x'",
    '<form action="/x"></form>': "a form by ''",
    '<form method="post" action="https://x.test"></form>': "to 'https://x.test'",
    '<a href="">x</a>': "a link to ''",
    '<a href="javascript:x()">x</a>': "a link to 'javascript",
    '<a href="//x.test">x</a>': "a link to '//x.test'",
    '<a href="http://x.test" rel="noreferrer">x</a>': "a link to 'http:",
    '<a href="#nobody">x</a>': "no '#nobody'",
    '<a href="sms:?&amp;body=https%3A%2F%2Fx.test%2Fen%2Fplan">x</a>': "a link to 'sms:",
    '<a href="/en/"></a>': "without words",
    '<a href="https://x.test/">x</a>': "is told where",
    "<script>x()</script>": "a script in <script>",
    '<p onclick="x()">x</p>': "a script in <p>",
    '<link rel="stylesheet" href="https://x.test/x.css">': "<link> loads",
    '<img src="//x.test/x.png" alt="">': "<img> loads",
    '<iframe src="/x"></iframe>': "<iframe>",
    '<p style="color:red">x</p>': "<p> 'color:red'",
    "<style>p{background:url(x)}</style>": "the style loads something",
    '<p aria-describedby="nobody">x</p>': "no 'nobody'",
    '<button form="nobody">x</button>': "no 'nobody'",
}
REPLACED = {
    ('<html lang="en"', '<html lang="fr"'): "lang 'fr'",
    ('dir="ltr">', 'dir="rtl">'): "dir 'rtl'",
    ("<title>", "<title></title><title>"): "not one title",
    ("<main ", "<main></main><main "): "not one main",
}


@pytest.fixture
def html(person: Person) -> str:
    return person.get("/privacy").get_data(as_text=True)


@pytest.mark.parametrize("rest", PAGES)
def test_a_sound_page_has_no_fault(person: Person, rest: str) -> None:
    person.hold(whole(GROWN))
    response = person.get(rest)
    page = read(response.get_data(as_text=True))
    assert list(page_faults(page)) == []
    assert list(policy_faults(response.headers["Content-Security-Policy"], page)) == []


@pytest.mark.parametrize("planted", INSERTED)
def test_a_planted_fault_is_found(html: str, planted: str) -> None:
    page = read(html.replace("</main>", f"{planted}</main>"))
    assert [fault for fault in page_faults(page) if INSERTED[planted] in fault]


@pytest.mark.parametrize("change", REPLACED)
def test_a_planted_change_is_found(html: str, change: tuple[str, str]) -> None:
    assert change[0] in html
    page = read(html.replace(*change, 1))
    assert [fault for fault in page_faults(page) if REPLACED[change] in fault]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</ul>", ""),
        ("</main>", "</div></main>"),
        ("<main id=", '<main id="x" id='),
        ("<!doctype html>", ""),
        ("</html>", ""),
    ],
)
def test_a_page_that_is_not_well_formed_is_found(html: str, old: str, new: str) -> None:
    with pytest.raises(MarkupError):
        read(html.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' x.test"),
        ("style-src 'self' 'sha256-", "style-src 'self' 'unsafe-inline' 'sha256-"),
        ("style-src 'self' 'sha256-", "style-src 'self' 'sha256-x"),
        ("img-src 'self'", "img-src *"),
        ("base-uri 'none'", "base-uri 'self'"),
        ("frame-ancestors 'none'", "frame-ancestors https://x.test"),
    ],
)
def test_a_loose_policy_is_found(client: CheckedClient, old: str, new: str) -> None:
    response = client.get("/en/")
    policy = response.headers["Content-Security-Policy"]
    page = read(response.get_data(as_text=True))
    assert old in policy
    assert list(policy_faults(policy.replace(old, new), page))


def test_a_wrong_header_is_found(client: CheckedClient) -> None:
    for name, value in (
        ("Referrer-Policy", "unsafe-url"),
        ("X-Content-Type-Options", ""),
        ("Cache-Control", "public"),
    ):
        response = client.post("/en/check/1/court_system", data={"answer": "federal"})
        assert header_faults(response) == []
        response.headers[name] = value
        assert header_faults(response)


def test_a_title_of_another_page_is_found(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "KIND_OF_TITLE", {})
    start = client.get("/en/privacy")
    assert faults(start, "/en/privacy") == []
    (found,) = faults(start, "/en/lost")
    assert "is that of privacy" in found
    assert kind_of("/en/check/1/plants/change", 422) == kind_of("/es/check/1/plants", 200)
    assert kind_of("/en/check/2/plants", 200) != kind_of("/en/check/1/plants", 200)


def test_the_client_refuses_a_page_with_a_fault(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = fresh_client(app)
    bad = "p{background:url(//x.test)}"
    planted = Asset("/static/x.css", "text/css", bad, bad)
    monkeypatch.setitem(app.jinja_env.globals, "style", planted)
    with pytest.raises(AssertionError, match="the style loads something"):
        client.get("/en/cleared")
