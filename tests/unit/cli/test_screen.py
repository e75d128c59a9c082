"""`portal screen` gives each row what `Law.estimate` says, and writes the list whole or not."""

import csv
import io
import os
from pathlib import Path
from random import Random

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from click.testing import CliRunner

from portal.cli import main, screen, sentences
from portal.law.estimate import Law
from tests.unit.cli.listing import APPENDED, Listing, appended

SPANISH, CHINESE = 'Un caso "federal", sí.', "聯邦案件"


@pytest.fixture(scope="module")
def law() -> Law:
    """Return the law as shipped."""
    return Law.load()


@pytest.fixture
def listing(tmp_path: Path) -> Listing:
    """Return a folder for a list."""
    return Listing(tmp_path)


def written(columns: list[str], cases: list[dict[str, str]]) -> str:
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, columns, restval="")
    out.writeheader()
    out.writerows(cases)
    return text.getvalue()


def cases_at_random(law: Law, number: int) -> list[dict[str, str]]:
    """Return cases of every kind: complete paths, with blanks, with facts off the path."""
    random = Random(11_361)  # noqa: S311 - the same cases each time
    paths = [dict(path) for path, _ in law.diagram.paths()]
    cases = []
    for _ in range(number):
        case = dict(random.choice(paths)) if random.random() < 0.7 else {}
        if random.random() < 0.5:
            for fact in law.vocabulary.facts:
                case.setdefault(fact.id, random.choice(fact.values))
        kept = random.choice([0.3, 0.6, 0.9, 1])
        cases.append({fact: value for fact, value in case.items() if random.random() < kept})
    return cases


def test_every_complete_path_is_screened_as_it_is_estimated(law: Law, listing: Listing) -> None:
    cases = [dict(path) for path, _ in law.diagram.paths()]
    columns = [fact.id for fact in law.vocabulary.facts]
    rows = listing.rows(written(columns, cases))
    assert len(rows) == len(cases)
    for case, row in zip(cases, rows, strict=True):
        assert {name: row[name] for name in APPENDED} == appended(law.estimate(case))
        assert row["certain"] == "yes"


def test_blanks_and_facts_off_the_path_are_screened_as_they_are_estimated(
    law: Law, listing: Listing
) -> None:
    cases = cases_at_random(law, 400)
    columns = [fact.id for fact in law.vocabulary.facts]
    for case, row in zip(cases, listing.rows(written(columns, cases)), strict=True):
        assert {name: row[name] for name in APPENDED} == appended(law.estimate(case))


def test_what_is_forgotten_is_found_again(
    law: Law, listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.cli.screen.REMEMBERED", 2)
    monkeypatch.setattr("portal.cli.screen_columns.REMEMBERED", 2)
    monkeypatch.setattr("portal.cli.screen_open.REMEMBERED", 80)
    cases = cases_at_random(law, 200)
    columns = [fact.id for fact in law.vocabulary.facts]
    for case, row in zip(cases, listing.rows(written(columns, cases)), strict=True):
        assert {name: row[name] for name in APPENDED} == appended(law.estimate(case))


def test_more_rows_than_are_written_at_a_time(
    law: Law, listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.cli.screen.AT_A_TIME", 3)
    cases = cases_at_random(law, 20)
    columns = ["charge", "age"]
    cases = [{name: case.get(name, "") for name in columns} for case in cases]
    rows = listing.rows(written(columns, cases))
    assert [{name: row[name] for name in columns} for row in rows] == cases


def test_columns_may_stand_in_any_order_and_may_be_few(law: Law, listing: Listing) -> None:
    [row] = listing.rows("age,ref,charge\n21_or_older,A-1,for_sale_11359\n")
    known = {"age": "21_or_older", "charge": "for_sale_11359"}
    assert {name: row[name] for name in APPENDED} == appended(law.estimate(known))
    assert [*row] == ["age", "ref", "charge", *APPENDED]


def test_one_fact_column_is_enough(law: Law, listing: Listing) -> None:
    [federal, blank] = listing.rows("ref,court_system\n1,federal\n2,\n")
    assert (federal["relief"], federal["route"], federal["certain"]) == ("federal", "none", "yes")
    assert {name: blank[name] for name in APPENDED} == appended(law.estimate({}))


def test_a_blank_spreads_where_a_written_value_says_not_sure(law: Law, listing: Listing) -> None:
    known = "california,convicted,before_nov_9_2016,none_known"
    head = "court_system,disposition,offense_date,prior_relief,charge"
    [written_out, blank] = listing.rows(f"{head}\n{known},unknown\n{known},\n")
    assert (written_out["relief"], written_out["certain"]) == ("get_record", "yes")
    assert blank["certain"] == "no"
    assert {"get_record", "not_covered"} < set(blank["relief"].split("|"))
    assert blank["open_facts"].split("|")[0] == "charge"
    assert law.vocabulary.by_id["charge"].unsure_is == "unknown"


def test_blanks_around_a_value_are_ignored_and_kept(listing: Listing) -> None:
    rows = listing.rows("court_system\n  federal \n\t\nfederal\n")
    assert [row["certain"] for row in rows] == ["yes", "no", "yes"]
    assert [row["court_system"] for row in rows] == ["  federal ", "\t", "federal"]


RECORDS = {
    "quotes and commas": 'federal,"said ""none"", so"',
    "a line break in a cell": 'federal,"two\nlines"',
    "a Windows line break in a cell": 'federal,"two\r\nlines"',
    "an old Mac line break in a cell": 'federal,"two\rlines"',
    "needless quotes": '"federal","plain"',
    "a formula": 'federal,"=1+1"',
    "other scripts": "federal,\u056b\u0576\u0579 \u5176\u4ed6 \u2028 \U0001f33f",
    "an empty cell": "federal,",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_the_record_stays_byte_for_byte(listing: Listing, record: str, end: str) -> None:
    source = end.join(["court_system,note", record, "california,last", ""])
    assert len(listing.rows(source)) == 2
    out = listing.out.read_bytes().decode()
    assert out.startswith(f"court_system,note,{','.join(APPENDED)}{end}{record},federal,none,yes,")
    assert out.endswith(end)
    assert out.count(end) >= 3


def test_the_last_line_needs_no_line_end(listing: Listing) -> None:
    assert len(listing.rows("court_system\nfederal")) == 1
    assert listing.out.read_bytes().endswith(b"\n")


@pytest.mark.parametrize("quote", ["", '"'], ids=["bare", "quoted"])
def test_a_byte_order_mark_is_understood_and_kept(listing: Listing, quote: str) -> None:
    [row] = listing.rows(f"\ufeff{quote}court_system{quote}\nfederal\n")
    assert row["relief"] == "federal"
    assert listing.out.read_bytes().startswith("\ufeff".encode())


def test_an_empty_line_is_no_conviction(listing: Listing) -> None:
    result = listing.screen("court_system,ref\n\nfederal,1\n\n\n")
    assert result.stdout == f"1 conviction screened: {listing.out}\n"
    assert len(listing.out.read_text(encoding="utf-8").splitlines()) == 2


def test_a_list_without_rows_gives_a_header(listing: Listing) -> None:
    result = listing.screen("court_system,ref\n")
    assert result.stdout == f"0 convictions screened: {listing.out}\n"
    assert listing.out.read_bytes() == f"court_system,ref,{','.join(APPENDED)}\n".encode()


def test_an_earlier_result_is_replaced(listing: Listing) -> None:
    listing.out.write_text("old", encoding="utf-8")
    listing.rows("court_system\nfederal\n")
    assert {path.name for path in listing.folder.iterdir()} == {"in.csv", "out.csv"}


def test_an_earlier_result_survives_an_error(listing: Listing) -> None:
    listing.out.write_text("old", encoding="utf-8")
    assert listing.screen("court_system\nfederal\nfedral\n").exit_code == 1
    assert listing.out.read_text(encoding="utf-8") == "old"
    assert {path.name for path in listing.folder.iterdir()} == {"in.csv", "out.csv"}


def test_an_interruption_leaves_nothing(listing: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        assert len(list(listing.folder.iterdir())) == 2  # the list, and the part written so far
        raise KeyboardInterrupt

    monkeypatch.setattr(screen, "_copy", interrupted)
    assert listing.screen("court_system\nfederal\n").exit_code == 1
    assert [path.name for path in listing.folder.iterdir()] == ["in.csv"]


def test_the_list_is_never_overwritten(listing: Listing) -> None:
    listing.source.write_text("court_system\nfederal\n", encoding="utf-8")
    other_name = listing.folder / "link.csv"
    os.link(listing.source, other_name)
    for out in (listing.source, other_name):
        result = CliRunner().invoke(main, ["screen", str(listing.source), "--out", str(out)])
        assert result.exit_code == 1
        assert "found:    the list itself" in result.stderr
    assert listing.source.read_text(encoding="utf-8") == "court_system\nfederal\n"


@pytest.mark.parametrize(
    ("source", "out", "found"),
    [
        ("none.csv", "out.csv", "No such file"),
        (".", "out.csv", "something that is no plain file"),
        ("in.csv", ".", "something that is no plain file"),
        ("in.csv", "none/out.csv", "no folder"),
    ],
)
def test_a_path_that_cannot_serve_is_told(
    listing: Listing, source: str, out: str, found: str
) -> None:
    listing.source.write_text("court_system\nfederal\n", encoding="utf-8")
    paths = [str(listing.folder / source), "--out", str(listing.folder / out)]
    result = CliRunner().invoke(main, ["screen", *paths])
    assert result.exit_code == 1
    assert f"found:    {found}" in result.stderr
    assert [path.name for path in listing.folder.iterdir()] == ["in.csv"]


@pytest.fixture
def spanish(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Spanish and Chinese have a catalogue of one sentence each."""
    folder = tmp_path_factory.mktemp("translations")
    rule = Law.load().rules["gate-federal"]
    for name, sentence in {"es": SPANISH, "zh_Hant": CHINESE}.items():
        catalogue = Catalog(locale=name)
        catalogue.add(rule.because, sentence)
        (folder / name / "LC_MESSAGES").mkdir(parents=True)
        with (folder / name / "LC_MESSAGES" / "messages.mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
    monkeypatch.setattr(sentences, "TRANSLATIONS", folder)


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("es", SPANISH), ("zh-Hant", CHINESE), ("zh_Hant", CHINESE), ("zh", CHINESE), ("en", None)],
)
def test_sentences_come_in_the_language_asked_for(
    law: Law, listing: Listing, lang: str, sentence: str | None
) -> None:
    [row] = listing.rows("court_system\nfederal\n", "--lang", lang)
    told = {"gate-federal": sentence} if sentence else {}
    rules = [law.rules[rule] for rule in row["rules"].split("|")]
    assert row["because"] == " ".join(told.get(rule.id, rule.because) for rule in rules)


@pytest.mark.usefixtures("spanish")
def test_a_language_without_a_catalogue_is_refused(listing: Listing) -> None:
    words = listing.refusal("court_system\nfederal\n", "--lang", "tlh")
    assert "--lang\n  found:    'tlh'\n  expected: one of en, es, zh_Hant\n" in words
