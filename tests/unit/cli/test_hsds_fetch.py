"""All services of an HSDS 3 API are taken, page by page; what is none stops the run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.hsds_server import Reply, Service, a_service, page_of, told
from tests.unit.cli.syncing import Keeper, keeping


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with keeping(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("root", "found"),
    [
        (told({"version": "2.0.1"}), "version '2.0.1'"),
        (told({"version": "30"}), "version '30'"),
        (told({"version": 3.0}), "version '3.0'"),
        (told({}), "no version"),
        (told([]), "no version"),
        (told({"version": "4\x1b[31m"}), "version '4 [31m'"),
        (Reply(b"<html>Welcome</html>"), "no JSON"),
        (Reply(b'{"version": "3.0"'), "no JSON"),
        (Reply(b'{"version": NaN}'), "no JSON"),
        (Reply(b"[" * 100_000), "no JSON"),
        (Reply(b"\xff\xfe"), "no JSON"),
        (Reply(status=404), "no version"),
        (Reply(status=403), "status 403"),
        (Reply(status=302, headers={"Location": "https://evil.example.org/"}), "a redirect to"),
        (Reply(status=302, headers={"Location": "/hsds/"}), "more than 3 redirects"),
        (Reply(status=302, headers={"Location": "javascript:alert(1)"}), "status 302"),
    ],
)
def test_another_version_or_no_json_stops_it_before_any_service(
    keeper: Keeper, root: Reply, found: str
) -> None:
    keeper.api.root = root
    message = keeper.stop()
    assert found in message
    assert f"{keeper.api.url}/" in message
    assert "\x1b" not in message
    assert not any("services" in path for path in keeper.api.asked)


@pytest.mark.parametrize("version", ["3.0", "3.1.3", "v3.2", "3"])
def test_any_version_three_is_taken(keeper: Keeper, version: str) -> None:
    keeper.api.root = told({"version": version})
    assert keeper.diff()["version"] == version


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (told([a_service("x")]), "no list under contents"),
        (told({"last_page": True}), "no list under contents"),
        (told({"contents": []}), "no last_page"),
        (told({"contents": [], "last_page": "yes"}), "no last_page"),
        (Reply(b'{"contents": ['), "no JSON"),
        (Reply(status=404), "no list under contents"),
    ],
)
def test_a_page_that_is_none_stops_it(keeper: Keeper, page: Reply, found: str) -> None:
    keeper.api.page = lambda _: page
    assert found in keeper.stop()


def test_pages_without_end_stop_it(keeper: Keeper) -> None:
    keeper.api.page = lambda number: page_of([a_service(f"n {number}")], number, 10**6)
    assert "no last page among 7" in keeper.stop("--pages", "7")
    assert len(keeper.api.asked) == 8


@pytest.mark.parametrize("contents", [[], [a_service("A")]])
def test_a_page_that_only_repeats_stops_it(keeper: Keeper, contents: list[Service]) -> None:
    keeper.api.page = lambda _: page_of(contents, 1, 2)
    assert "no service that an earlier page has not" in keeper.stop()
    assert len(keeper.api.asked) <= 3


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example.org/hsds",
        "ftp://api.example.org/",
        "https://me:secret@api.example.org/",
        "https://api.example.org/?key=1",
        "https://api.example.org/#x",
        "https://10.0.0.1/",
        "https://[half",
        "file:///etc/passwd",
        "api.example.org",
    ],
)
def test_an_address_that_is_not_plain_https_is_not_asked(keeper: Keeper, url: str) -> None:
    message = keeper.stop(url=url)
    assert "an address that is not asked" in message
    assert "secret" not in message
    assert keeper.api.asked == []


def test_a_thin_item_is_asked_for_by_its_id(keeper: Keeper) -> None:
    whole = a_service("Record Clinic")
    thin = {key: whole[key] for key in ("id", "name", "status", "organization")}
    keeper.api.pages([thin])
    keeper.api.own[whole["id"]] = told(whole)
    (found,) = keeper.diff()["new"]
    assert found["phone"] == "(415) 555-0100"
    assert keeper.api.asked[-1] == f"/hsds/services/{whole['id']}"
