"""The style sheet and the script: named by their content, kept for ever, brought along once."""

import re

import pytest

from portal.web.assets import Asset
from tests.web.checked import CheckedClient
from tests.web.person import GROWN, Person, whole

SHEET = re.compile(r'<link rel="stylesheet" href="(/static/style\.[0-9a-f]{12}\.css)">')
SCRIPT = re.compile(r'<script src="(/static/own\.[0-9a-f]{12}\.js)" defer></script>')


def test_the_name_changes_with_the_content() -> None:
    first = Asset.of("style.css", "text/css", str)
    second = Asset.of("style.css", "text/css", str.strip)
    assert first.path != second.path
    assert first.text.strip() == second.text


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_it_is_kept_for_ever_in_the_coding_asked_for(client: CheckedClient, coding: str) -> None:
    page = client.get("/en/").get_data(as_text=True)
    for name, kind in ((SCRIPT, "text/javascript"), (re.compile(r'href="([^"]*css)"'), "text/css")):
        (path,) = name.findall(page)
        sent = client.get(path, headers={"Accept-Encoding": coding})
        assert sent.status_code == 200
        assert sent.mimetype == kind
        assert sent.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert sent.headers.get("Content-Encoding", "") == coding
        assert "Set-Cookie" not in sent.headers


def test_a_first_view_needs_no_second_request(client: CheckedClient) -> None:
    for path in ("/en/", "/en/check/1/court_system", "/en/guide/"):
        page = client.get(path).get_data(as_text=True)
        assert "<style>" in page
        assert 'media="print"' in page
        assert not SHEET.search(page)


def test_from_then_on_a_page_names_the_sheet(person: Person) -> None:
    led = person.client.get("/en/check/1/court_system", headers={"Sec-Fetch-Site": "same-origin"})
    person.hold(whole(GROWN))
    for response in (led, person.get("/check/1/plants"), person.get("/plan")):
        page = response.get_data(as_text=True)
        assert "<style>" not in page
        assert len(SHEET.findall(page)) == 1


def test_a_page_for_everyone_is_the_same_for_everyone(
    client: CheckedClient, person: Person
) -> None:
    person.hold(whole(GROWN))
    assert person.get("/guide/record").data == client.get("/en/guide/record").data
