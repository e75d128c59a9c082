"""An answer comes within limits, after polite waits, or the run ends with a message and no file."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.cli.check_links import Outside
from portal.cli.json_answers import JsonAnswers, Limits
from portal.cli.link_visit import Ask
from portal.cli.stop import Stop
from portal.filing.links import Answer
from tests.unit.cli.hsds_server import Reply, a_service, page_of, told
from tests.unit.cli.link_server import Page, SetClock, little_web
from tests.unit.cli.syncing import DAY, Keeper, keeping


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with keeping(tmp_path) as found:
        yield found


def test_a_huge_body_stops_it(keeper: Keeper) -> None:
    keeper.api.page = lambda _: Reply(b" " * (9 * 2**20))
    assert "at most 8,388,608 bytes" in keeper.stop()


def test_too_much_in_all_stops_it() -> None:
    def fetch(ask: Ask) -> Answer:
        return Answer(ask.url, 200, {}, b'"0123456789"')

    answers = JsonAnswers(fetch, SetClock().clock, Limits(body=12, total=30))
    assert [answers.ask("http://127.0.0.1/") for _ in (1, 2)] == ["0123456789"] * 2
    with pytest.raises(Stop) as caught:
        answers.ask("http://127.0.0.1/")
    assert "at most 30 bytes in all" in caught.value.message


def test_a_slow_answer_stops_it_at_the_end_of_its_time(keeper: Keeper) -> None:
    whole = page_of([a_service("A")])
    keeper.api.page = lambda _: Reply(whole.body, held=True)
    message = keeper.stop("--seconds", "0.5")
    assert "not done after 0.5 seconds" in message
    assert "--seconds" in message


def test_time_is_up_between_two_requests_too(keeper: Keeper) -> None:
    keeper.api.script = [Reply(status=503)] * 2
    assert "not done after 3 seconds" in keeper.stop("--seconds", "3")
    assert len(keeper.api.asked) == 2


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for(keeper: Keeper, status: int) -> None:
    keeper.api.script = [Reply(status=status, headers={"Retry-After": "7"})]
    assert keeper.diff()["version"] == "3.0"
    assert keeper.time.slept == [7.0]
    assert keeper.api.asked[:2] == ["/hsds/", "/hsds/"]


def test_a_wish_to_wait_for_an_hour_stops_it(keeper: Keeper) -> None:
    keeper.api.script = [Reply(status=503, headers={"Retry-After": "3600"})]
    assert "a wish to wait 3600 seconds" in keeper.stop()
    assert keeper.time.slept == []


def test_a_fault_that_passes_is_outlived(keeper: Keeper) -> None:
    keeper.api.script = [Reply(status=500), Reply(status=502)]
    assert keeper.diff()["counts"]["asked"] == 0
    assert keeper.time.slept == [1.0, 4.0]


def test_a_fault_that_lasts_is_told(keeper: Keeper) -> None:
    keeper.api.script = [Reply(status=500)] * 4
    assert "status 500, 4 times" in keeper.stop()
    assert keeper.api.script == []


def test_an_answer_that_cannot_be_unpacked_stops_it(keeper: Keeper) -> None:
    keeper.api.script = [Reply(b'{"version": "3.0"}', headers={"Content-Encoding": "gzip"})]
    assert "cannot be unpacked" in keeper.stop()


def test_nobody_there_is_told(keeper: Keeper) -> None:
    assert "the connection failed, 4 times" in keeper.stop(url="http://127.0.0.1:9/hsds")


def test_it_says_who_it_is_and_carries_nothing(keeper: Keeper) -> None:
    keeper.api.root = told({"version": "3.0"}, Set_Cookie="a=b")
    keeper.diff()
    assert len(keeper.api.headers) == 2
    for headers in keeper.api.headers:
        assert headers["User-Agent"].startswith("clear-record-portal-sync-directory/")
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_others_are_asked_once_a_second_at_most(tmp_path: Path) -> None:
    base, query = "https://api.test/hsds", "per_page=100&full=true"
    with little_web() as web:
        web.pages[f"{base}/"] = Page(body=b'{"version": "3.0"}')
        for number in (1, 2, 3):
            body = page_of([a_service(f"n {number}")], number, 3).body
            web.pages[f"{base}/services?page={number}&{query}"] = Page(body=body)
        outside = Outside(web.time.clock, lambda: DAY, web.session)
        command = ["sync-directory", base, "--out", str(tmp_path / "diff.json")]
        result = CliRunner().invoke(main, command, obj=outside)
    assert result.exit_code == 0, result.output
    assert len(web.made) == 4
    assert all(later.at - earlier.at >= 1 for earlier, later in pairwise(web.made))
