"""`portal check-links` gives every planted link its state, politely, and loses nothing."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli.check_links import Outside
from portal.cli.link_visit import MADE_UP, open_session
from portal.filing.directory_load import load_directory
from portal.filing.link_address import host_of
from portal.filing.link_report import LinkReport, outgoing, read_report
from portal.filing.links import LinkState, Reason
from tests.unit.cli.link_server import LittleWeb, Page, little_web, page, plant

DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Keeper:
    """One who runs the command in a folder, against a little web."""

    web: LittleWeb
    folder: Path

    @property
    def report(self) -> LinkReport:
        """The report as it stands in the folder."""
        return read_report(self.folder / "links.json")

    def list(self, *lines: str) -> Path:
        """Write a list of more addresses."""
        path = self.folder / "extra.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def check(self, *options: str, day: date = DAY, today: date | None = None) -> Result:
        """Run the command as of a day, or without --as-of on a day that is today."""
        command = ["check-links", "--report", str(self.folder / "links.json"), *options]
        if not today:
            command += ["--as-of", day.isoformat()]
        outside = Outside(self.web.time.clock, lambda: today or DAY, self.web.session)
        return CliRunner().invoke(main, command, obj=outside)

    def check_list(self, *lines: str, day: date = DAY) -> Result:
        """Run the command on these addresses alone."""
        return self.check("--only-extra", "--extra", str(self.list(*lines)), day=day)


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with little_web() as web:
        yield Keeper(web, tmp_path)


@dataclass(frozen=True, slots=True)
class Whole:
    """One run over the whole directory and every planted kind."""

    keeper: Keeper
    expected: Mapping[str, Reason]
    result: Result


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with little_web() as web:
        keeper = Keeper(web, tmp_path_factory.mktemp("links"))
        expected = plant(web, 3)
        extra = keeper.list("# planted", "", *expected)
        table = keeper.folder / "links.md"
        result = keeper.check("--extra", str(extra), "--table", str(table))
        yield Whole(keeper, expected, result)


@pytest.mark.slow
def test_every_planted_link_gets_its_reason_and_state(whole: Whole) -> None:
    links = whole.keeper.report.links
    assert len(links) > 300
    found = {url: links[url].finding.reason for url in whole.expected}
    assert found == whole.expected
    assert {link.finding.state for link in links.values()} == set(LinkState)


@pytest.mark.slow
def test_the_whole_directory_is_asked(whole: Whole) -> None:
    links = whole.keeper.report.links
    for url, places in outgoing(load_directory()).items():
        assert links[url].places == places
        assert links[url].finding.reason is Reason.ANSWERED
        assert links[url].last_ok == links[url].checked_on == DAY


@pytest.mark.slow
def test_no_host_is_asked_twice_within_a_second_and_hosts_take_turns(whole: Whole) -> None:
    web = whole.keeper.web
    times = defaultdict(list)
    for request in web.made:
        times[host_of(request.url)].append(request.at)
    gaps = [after - before for each in times.values() for before, after in pairwise(each)]
    assert len(gaps) > 500
    assert min(gaps) >= 1
    assert sum(web.time.slept) < len(web.made) / 5


@pytest.mark.slow
def test_retry_after_is_waited_for(whole: Whole) -> None:
    at = [r.at for r in whole.keeper.web.made if r.url == "https://comeback-0.test/deep/page"]
    assert at[1] - at[0] >= 7
    assert len(whole.keeper.web.asked("https://away-0.test/deep/page")) == 1


@pytest.mark.slow
def test_head_comes_first_and_robots_is_asked_once(whole: Whole) -> None:
    web = whole.keeper.web
    assert web.asked("https://nohead405-0.test/deep/page") == ["HEAD", "GET"]
    assert web.asked("https://moved301-0.test/deep/page") == ["HEAD"]
    assert web.asked("https://robots-0.test/deep/page") == []
    robots = [r.url for r in web.made if r.url.endswith("/robots.txt")]
    silent = ("https://nohost", "https://timeout")
    asked_twice = {url for url in robots if robots.count(url) > 1 and not url.startswith(silent)}
    assert not asked_twice
    made_up = [r.url for r in web.made if r.url.endswith(MADE_UP)]
    assert len(made_up) == len(set(made_up))


@pytest.mark.slow
def test_it_says_who_it_is_and_carries_nothing(whole: Whole) -> None:
    for headers in whole.keeper.web.headers:
        assert headers["User-Agent"].startswith("clear-record-portal-check-links/")
        assert "http" not in headers["User-Agent"]
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.slow
def test_the_proposals_and_who_must_look(whole: Whole) -> None:
    report = whole.keeper.report
    moved = report.links["https://moved301-0.test/deep/page"].finding
    assert moved.proposed == "https://moved301-0.test/deep/other"
    assert not moved.needs_person
    lapsed = report.links["https://lapsed-0.test/deep/page"].finding
    assert (lapsed.needs_person, lapsed.proposed) == (
        True,
        "https://bought-lapsed-0.test/deep/page",
    )
    assert not report.offered("https://lapsed-0.test/deep/page")
    gov = report.links["https://togov-0.test/deep/page"].finding
    assert (gov.state, gov.needs_person) == (LinkState.MOVED, False)
    assert report.offered("https://togov-0.test/deep/page")
    assert report.links["https://pdf-0.test/form.pdf"].finding.sha256


@pytest.mark.slow
def test_the_tables_tell_what_is_to_be_mended(whole: Whole) -> None:
    out = whole.result.stdout
    assert (whole.result.exit_code, whole.result.stderr) == (0, "")
    assert "broken   https://gone404-0.test/deep/page" in out
    assert "new path; write https://moved301-0.test/deep/other" in out
    assert "sound-0.test" not in out
    assert out.endswith(" unknown; 0 confirmed broken\n")
    table = (whole.keeper.folder / "links.md").read_text(encoding="utf-8")
    assert len(table.splitlines()) == len(whole.keeper.report.links) + 2
    assert "| ok | <https://sound-0.test/deep/page> | answered | 2026-11-22 |" in table


@pytest.mark.slow
def test_killed_half_way_and_started_again_it_loses_nothing(keeper: Keeper, whole: Whole) -> None:
    expected = plant(keeper.web, 2)
    keeper.web.interrupt_after = 150
    stopped = keeper.check_list(*expected)
    done = keeper.report.links
    assert stopped.exit_code == 130
    assert f"goes on with {len(expected) - len(done)} links" in stopped.stderr
    assert 10 < len(done) < len(expected) - 10
    before = len(keeper.web.made)
    keeper.web.interrupt_after = None
    assert keeper.check_list(*expected).exit_code == 0
    again = {request.url for request in keeper.web.made[before:]}
    assert not again & done.keys()
    assert {url: link.finding for url, link in keeper.report.links.items()} == {
        url: whole.keeper.report.links[url].finding for url in expected
    }
    text = (keeper.folder / "links.json").read_bytes()
    quiet = len(keeper.web.made)
    assert keeper.check_list(*expected).exit_code == 0
    assert (len(keeper.web.made), (keeper.folder / "links.json").read_bytes()) == (quiet, text)
    assert {path.name for path in keeper.folder.iterdir()} == {"links.json", "extra.txt"}


def test_broken_is_confirmed_after_three_runs_over_seven_days(keeper: Keeper) -> None:
    url = "https://gone.test/page"
    codes = [keeper.check_list(url, day=date(2026, 11, day)).exit_code for day in (1, 3, 7, 8)]
    assert codes == [0, 0, 0, 1]
    assert not keeper.report.offered(url)
    keeper.web.pages[url] = page()
    assert keeper.check_list(url, day=date(2026, 11, 9)).exit_code == 0
    assert keeper.report.offered(url)
    assert keeper.report.links[url].last_ok == date(2026, 11, 9)


def test_silence_is_unknown_until_the_third_run(keeper: Keeper) -> None:
    url, states = "https://timeout.test/page", []
    for day in (1, 2, 3):
        keeper.check_list(url, day=date(2026, 11, day))
        states.append(keeper.report.links[url].finding.state)
    assert states == [LinkState.UNKNOWN, LinkState.UNKNOWN, LinkState.BROKEN]


def test_a_new_revision_of_a_form_is_noticed(keeper: Keeper) -> None:
    url = "https://court.test/form.pdf"
    reasons = []
    for day, body in enumerate([b"%PDF-1.7 old", b"%PDF-1.7 old", b"%PDF-1.7 new"], 1):
        keeper.web.pages[url] = Page(body=body, headers={"Content-Type": "application/pdf"})
        keeper.check_list(url, day=date(2026, 11, day))
        reasons.append(keeper.report.links[url].finding.reason)
    assert reasons == [Reason.ANSWERED, Reason.ANSWERED, Reason.NEW_REVISION]


def test_a_link_gone_from_the_data_is_not_told_and_fails_nothing(keeper: Keeper) -> None:
    url = "https://gone.test/page"
    for day in (1, 4, 8):
        keeper.check_list(url, day=date(2026, 11, day))
    result = keeper.check_list("https://other.test/", day=date(2026, 11, 9))
    assert result.exit_code == 0
    assert url not in result.stdout
    assert keeper.report.links[url].places == ()


def test_the_clock_is_read_only_without_as_of(keeper: Keeper) -> None:
    extra = keeper.list("https://court.test/")
    keeper.check("--only-extra", "--extra", str(extra), today=date(2026, 12, 1))
    assert keeper.report.last_run == date(2026, 12, 1)


def refusal(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected:" in result.stderr
    assert "cure:" in result.stderr
    return result.stderr


def test_a_wrong_line_of_the_list_is_refused(keeper: Keeper) -> None:
    for line in ("www.example.org", "ftp://example.org/", "https://exa mple.org/", "https://"):
        assert "extra.txt, line 2" in refusal(keeper.check_list("https://court.test/", line))
    extra = keeper.folder / "extra.txt"
    extra.write_bytes(b"https://court.test/\xff")
    assert "extra.txt" in refusal(keeper.check("--extra", str(extra)))
    assert not keeper.web.made


def test_a_run_before_the_last_one_is_refused(keeper: Keeper) -> None:
    keeper.check_list("https://court.test/")
    told = refusal(keeper.check_list("https://court.test/", day=date(2026, 11, 21)))
    assert "a run of 2026-11-22" in told


def test_a_report_that_cannot_be_read_is_refused(keeper: Keeper) -> None:
    (keeper.folder / "links.json").write_text('{"format": 1, "links": {"x": {}}}')
    assert "links.json, x" in refusal(keeper.check_list("https://court.test/"))
    assert "no-such" in refusal(keeper.check("--extra", str(keeper.folder / "no-such.txt")))


def test_a_short_pause_is_for_this_machine_only(keeper: Keeper) -> None:
    assert "--pause 0.5" in refusal(keeper.check("--pause", "0.5"))
    assert not keeper.web.made


def test_this_machine_may_be_asked_without_pause(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    home = f"http://127.0.0.1:{keeper.web.port}"
    keeper.web.pages[f"{home}/page"] = page()
    keeper.web.pages[f"{home}/robots.txt"] = page("Not found", status=404)
    command = [
        "check-links",
        "--report",
        str(keeper.folder / "links.json"),
        "--pause",
        "0",
        "--only-extra",
        "--extra",
        str(keeper.list(f"{home}/page")),
        "--as-of",
        "2026-11-22",
    ]
    outside = Outside(keeper.web.time.clock, lambda: DAY, open_session)
    result = CliRunner().invoke(main, command, obj=outside)
    assert (result.exit_code, keeper.web.time.slept) == (0, [])
    content = json.loads((keeper.folder / "links.json").read_text(encoding="utf-8"))
    assert content["links"][f"{home}/page"]["state"] == "ok"
