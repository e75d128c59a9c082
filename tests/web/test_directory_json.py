"""/directory/services.json: whole, valid, the same for everyone, for caches, without a cookie."""

import gzip
import json
from typing import Any

import brotli
import pytest
from flask import Flask

from portal.cli.hsds_schema import export_faults
from tests.web.checked import CheckedClient
from tests.web.person import GROWN, Person
from tests.web.serving import START, Clock, fresh_client

PATH = "/directory/services.json"
OPENERS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
A_YEAR = 366 * 86400


def the_page(client: CheckedClient) -> dict[str, Any]:
    found = client.get(PATH).get_json()
    assert isinstance(found, dict)
    return found


def test_it_is_one_whole_page_of_sound_services(client: CheckedClient) -> None:
    page = the_page(client)
    count = len(page["contents"])
    assert count > 100
    assert (page["total_items"], page["size"], page["total_pages"]) == (count, count, 1)
    assert (page["first_page"], page["last_page"], page["empty"]) == (True, True, False)
    assert export_faults(page["contents"]) == ()


def test_any_cache_may_keep_it_and_it_is_json(client: CheckedClient) -> None:
    response = client.get(PATH)
    assert response.mimetype == "application/json"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "X-Robots-Tag" not in response.headers


@pytest.mark.parametrize("accepted", ["br", "gzip", None])
def test_it_comes_compressed_and_says_the_same(client: CheckedClient, accepted: str | None) -> None:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    response = client.get(PATH, headers=headers)
    assert response.content_encoding == accepted
    assert json.loads(OPENERS[accepted](response.data)) == the_page(client)


def test_it_knows_no_cookie_and_no_language(app: Flask, person: Person) -> None:
    fresh = fresh_client(app).get(PATH)
    person.tell(GROWN)
    for cookie in (person.cookie() or "", "forged"):
        person.client.set_cookie("answers", cookie)
        response = person.client.get(PATH, headers={"Accept-Language": "es"})
        assert response.data == fresh.data
        assert "Set-Cookie" not in response.headers


def test_who_has_it_is_told_so(client: CheckedClient) -> None:
    first = client.get(PATH, headers={"Accept-Encoding": "br"})
    etag = first.headers["ETag"]
    again = client.get(PATH, headers={"Accept-Encoding": "br", "If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    plain = client.get(PATH, headers={"If-None-Match": etag})
    assert plain.status_code == 200
    assert plain.headers["ETag"] != etag


def test_a_phone_leaves_when_its_day_is_over(client: CheckedClient, clock: Clock) -> None:
    def phones() -> int:
        return sum("phones" in service for service in the_page(client)["contents"])

    before = phones()
    clock.at = START + A_YEAR
    assert 0 == phones() < before


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_put_there(client: CheckedClient, method: str) -> None:
    assert client.open(PATH, method=method).status_code == 405
