"""The report on the links keeps every day, is read strictly and written whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from portal.filing.directory import Directory, DirectoryError
from portal.filing.directory_load import load_directory
from portal.filing.link_report import (
    RUNS_KEPT,
    LinkReport,
    by_state,
    markdown,
    outgoing,
    read_report,
    told,
    write_report,
)
from portal.filing.links import Finding, Reason

URL = "https://court.example/page"
PLACES = ("counties.toml, Alpine, court.url",)
DAY = date(2026, 11, 1)
OK, GONE = Finding(reason=Reason.ANSWERED), Finding(reason=Reason.GONE, detail="404")
LAPSED = Finding(reason=Reason.NEW_DOMAIN, proposed="https://bought.example/", needs_person=True)


def runs(*found: Finding, url: str = URL, every: int = 4) -> LinkReport:
    report = LinkReport()
    for number, finding in enumerate(found):
        report = report.merged(url, PLACES, finding, DAY + timedelta(days=every * number))
    return report


def test_an_address_never_checked_is_offered_and_has_no_day() -> None:
    assert LinkReport().offered(URL)
    assert LinkReport().checked_on(URL) is None
    assert LinkReport().last_run is None


def test_a_link_is_offered_until_it_is_confirmed_broken() -> None:
    offered = [runs(*found).offered(URL) for found in ([GONE], [GONE] * 2, [GONE] * 3)]
    assert offered == [True, True, False]
    assert runs(*[GONE] * 3).confirmed_broken == (URL,)
    assert runs(*[GONE] * 3, OK).offered(URL)


def test_a_lapsed_domain_is_not_offered_from_the_first_day() -> None:
    assert not runs(OK, LAPSED).offered(URL)
    assert "a person must look first" in told(runs(LAPSED).links[URL])


def test_the_days_are_kept() -> None:
    report = runs(OK, GONE, GONE)
    link = report.links[URL]
    assert (link.last_ok, link.checked_on) == (DAY, DAY + timedelta(days=8))
    assert report.checked_on(URL) == report.last_run == link.checked_on
    assert [seen.reason for seen in link.history] == ["answered", "gone", "gone"]
    long = runs(*[GONE] * (RUNS_KEPT + 5))
    assert len(long.links[URL].history) == RUNS_KEPT


def test_a_pdfs_new_revision_is_noticed_even_after_a_bad_day() -> None:
    old, new = replace(OK, sha256="a" * 64), replace(OK, sha256="b" * 64)
    assert runs(old, old).links[URL].finding == old
    assert runs(old, GONE).links[URL].finding.sha256 == old.sha256
    assert runs(old, GONE, new).links[URL].finding.reason is Reason.NEW_REVISION
    assert runs(old, new, new).links[URL].finding == new


def test_every_address_of_the_directory_is_collected_with_its_places() -> None:
    directory = load_directory()
    places = outgoing(directory)
    assert outgoing(Directory((), ())) == {}
    told_places = [place for each in places.values() for place in each]
    assert len(told_places) == len(set(told_places))
    for county in directory.counties:
        assert f"counties.toml, {county.name}, court.url" in places[county.court.url]
        for part in (county.record_clearing, county.public_defender, county.prosecutor):
            assert not part or not part.url or part.url in places
        assert not county.court.contact_page or county.court.contact_page in places
    for organisation in directory.organisations:
        assert f"organisations.toml, {organisation.id}, url" in places[organisation.url]


def test_what_is_written_is_read_again_and_is_stable(tmp_path: Path) -> None:
    report = runs(OK, LAPSED, GONE)
    report = report.merged("https://a.example/", (), replace(OK, sha256="c" * 64), DAY)
    path = tmp_path / "links.json"
    write_report(report, path)
    first = path.read_bytes()
    assert read_report(path) == report
    write_report(read_report(path), path)
    assert path.read_bytes() == first
    assert [line[:20] for line in first.decode().splitlines()[1:3]] == [
        '"https://a.example/"',
        f'"{URL}"'[:20],
    ]
    assert read_report(tmp_path / "none.json") == LinkReport()


def test_a_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "links.json"
    write_report(runs(OK), path)

    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_report(runs(GONE), path)
    assert [found.name for found in tmp_path.iterdir()] == ["links.json"]
    assert read_report(path) == runs(OK)


def remove_end(text: str) -> str:
    return text[:-4]


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (remove_end, "whole file"),
        (change('"format": 1', '"format": 2'), "format = 2"),
        (change('"links"', '"link"'), "no links"),
        (change('"reason": "gone"', '"reason": "lost"'), "reason = 'lost'"),
        (change('"state": "broken"', '"state": "ok"'), "state"),
        (change('"on": "2026-11-01"', '"on": "2026-11-31"'), "on = '2026-11-31'"),
        (change('"on": "2026-11-01"', '"on": "2026-11-06"'), "runs out of order"),
        (change('"last_ok": "2026-11-01"', '"last_ok": 1'), "last_ok = 1"),
        (change('"places": [', '"places": [1, '), "places = "),
        (change('"places"', '"extra": 1, "places"'), "the key extra"),
        (change('"history": [', '"history": [], "was": ['), "history = []"),
        (lambda _: "[]", "[]"),
    ],
)
def test_a_report_that_is_not_whole_is_refused(
    spoil: Callable[[str], str], found: str, tmp_path: Path
) -> None:
    path = tmp_path / "links.json"
    write_report(runs(OK, GONE), path)
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(DirectoryError) as refused:
        read_report(path)
    assert "links.json" in str(refused.value)
    assert found in str(refused.value)


def test_an_address_gone_from_the_data_keeps_its_days_and_confirms_nothing() -> None:
    report = runs(*[GONE] * 3)
    gone = report.placed({})
    assert gone.links[URL].history == report.links[URL].history
    assert (gone.confirmed_broken, by_state(gone)) == ((), [])
    assert gone.placed({URL: PLACES}) == report


def test_the_table_has_what_is_to_be_mended_first() -> None:
    report = runs(OK, url="https://a.example/").merged(URL, ("a | b",), GONE, DAY)
    lines = markdown(report).splitlines()
    assert [line.split(" ")[1] for line in lines[2:]] == ["broken", "ok"]
    assert f"| <{URL}> | gone (404) | never seen | 2026-11-01 | a &#124; b |" in lines[2]
