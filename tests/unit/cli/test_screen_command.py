"""`portal screen` on a clinic's own list: what it asks and writes, and that it is alone."""

import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import portal
from portal.cli.screen_mapping import Reads
from tests.law.asking import the_law
from tests.unit.cli.clinic import CHARGE, DAY, NOTES, Clinic, column, kinds, listed

HEADER = ("Id", "Charge", "Day", "Notes")
LIST = listed(HEADER, [["P1", "11358 HS", "3/4/2010", ""], ["P2", "11359 HS", "3/4/2011", "DACA"]])
ENGLISH = the_law().rules["gate-other-court"].because
SPANISH = "Otra corte, sí."
BAD_ROWS = (
    "Id,Charge,Day,Notes\n"
    "P1,11358,3/4/2010,ok\n"
    "P2,1135,3/4/2010,bad charge\n"
    "P3,11358,3/4/2010\n"
    "\n"
    'P4,"11358",4/31/2010,"bad\nday"\n'
    "P5,11359,3/4/2011,ok\n"
)


def test_it_says_what_came_of_it(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, DAY, NOTES)
    clinic.write(LIST)
    result = clinic.screen("--summary", clinic.path("s.html"))
    assert result.stdout.splitlines() == [
        f"2 convictions screened: {clinic.path('out.csv')}",
        "1 flagged",
        "not in the mapping, kept as they are: Id",
        f"summary: {clinic.path('s.html')}",
    ]
    assert clinic.files() == {"in.csv", "map.toml", "out.csv", "s.html"}


def test_a_list_is_counted_whole_however_it_is_cut(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.mapping(CHARGE, NOTES)
    clinic.write(listed(["Charge", "Notes"], [["11358", "DACA"]] * 5))
    monkeypatch.setattr("portal.cli.screen_list.AT_A_TIME", 2)
    monkeypatch.setattr("portal.cli.screen_sink.AT_A_TIME", 4)
    result = clinic.screen("--summary", clinic.path("s.html"))
    assert result.stdout.splitlines()[:2] == [
        f"5 convictions screened: {clinic.path('out.csv')}",
        "5 flagged",
    ]
    assert len(clinic.read("out.csv")) == 5
    assert "<b>5 convictions</b>" in clinic.path("s.html").read_text(encoding="utf-8")


def test_a_mapping_that_nobody_checked_is_not_used(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, top='checked_by = "  "')
    clinic.write(LIST)
    words = clinic.refusal()
    assert 'found:    checked_by = "": nobody has looked at this mapping' in words
    assert clinic.screen("--mapping-checked").exit_code == 0


def test_bad_rows_are_set_aside_and_the_others_screened(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, DAY, NOTES)
    clinic.write(BAD_ROWS)
    assert "row 3 (line 3), column Charge" in clinic.refusal()
    result = clinic.screen("--keep-going")
    assert result.stdout.splitlines()[0].startswith("2 convictions screened")
    assert f"3 set aside: {clinic.path('out.set-aside.csv')}" in result.stdout
    assert [row["Id"] for row in clinic.read("out.csv")] == ["P1", "P5"]
    aside = clinic.read("out.set-aside.csv")
    assert [(row["row"], row["column"], row["found"]) for row in aside] == [
        ("3", "Charge", "'1135'"),
        ("4", "", "3 cells"),
        ("6", "Day", "'4/31/2010'"),
    ]
    assert aside[0]["record"] == "P2,1135,3/4/2010,bad charge"
    assert aside[2]["record"] == 'P4,"11358",4/31/2010,"bad\nday"'
    assert "expected" in aside[0]
    assert aside[0]["cure"].startswith("correct the cell")


def test_bytes_of_another_encoding_are_set_aside(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, NOTES)
    clinic.path("in.csv").write_bytes(
        "Id,Charge,Notes\nP1,11358,Ñ\n".encode() + "P2,11358,ñ\n".encode("latin-1") + b"P3,11359,\n"
    )
    assert "bytes that are not UTF-8" in clinic.refusal()
    result = clinic.screen("--keep-going", "--set-aside", clinic.path("aside.csv"))
    assert result.exit_code == 0
    assert [row["Id"] for row in clinic.read("out.csv")] == ["P1", "P3"]
    [row] = clinic.read("aside.csv")
    assert (row["row"], row["column"], row["record"]) == ("3", "Notes", "P2,11358,\ufffd")


def test_quotes_that_never_close_stop_even_so(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write('Id,Charge\nP1,11358\nP2,"11358\n')
    assert "unexpected end of data" in clinic.refusal("--keep-going")


def test_a_list_of_facts_can_be_summarised_without_a_mapping(clinic: Clinic) -> None:
    source = clinic.write("ref,court_system,age\n1,federal,\n2,,21_or_older\n3,fedral,\n")
    words = ["screen", source, "--out", clinic.path("out.csv"), "--keep-going"]
    result = clinic.run(*words, "--summary", clinic.path("s.html"))
    assert result.exit_code == 0
    assert [row["ref"] for row in clinic.read("out.csv")] == ["1", "2"]
    assert "flags" not in clinic.read("out.csv")[0]
    assert "The columns are named after the facts." in clinic.path("s.html").read_text("utf-8")


def test_other_separators_and_a_title_above_the_header(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, NOTES, top='checked_by = "AB"\nseparator = ";"\nheader_row = 3')
    clinic.write('Our clinic;;\n\nId;Charge;Notes\n"a;b";11358;\n')
    [row] = [line.split(";") for line in out_of(clinic)[1:]]
    assert row[:4] == ['"a', 'b"', "11358", ""]
    assert out_of(clinic)[0].startswith("Id;Charge;Notes;relief;route;certain;")


def out_of(clinic: Clinic) -> list[str]:
    assert clinic.screen().exit_code == 0
    return clinic.path("out.csv").read_text(encoding="utf-8").splitlines()


HEADERS = {
    "a column of the mapping that is not there": ("Id,Notes\n1,a\n", "no column 'Charge'"),
    "a mapped name twice": ("Charge,Charge\n1,2\n", "the name 'Charge' 2 times"),
    "a name that is appended": ("Charge,Flags\n1,2\n", "'Flags', a column that this command"),
}


@pytest.mark.parametrize(("text", "found"), HEADERS.values(), ids=HEADERS.keys())
def test_a_header_that_does_not_fit_the_mapping_is_told(
    clinic: Clinic, text: str, found: str
) -> None:
    clinic.mapping(CHARGE)
    clinic.write(text)
    words = clinic.refusal()
    assert f"{clinic.path('in.csv')}, row 1 (line 1)" in words
    assert f"found:    {found}" in words


def test_columns_without_a_name_are_kept(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write("Charge,,\n11358,a,b\n")
    assert out_of(clinic)[1].startswith("11358,a,b,")


@pytest.mark.parametrize(
    ("option", "name", "found"),
    [
        ("--out", "in.csv", "the list itself"),
        ("--out", "map.toml", "a file that is read"),
        ("--summary", "in.csv", "the list itself"),
        ("--summary", "out.csv", "a name that another file of this command has"),
        ("--summary", "none/s.html", "no folder"),
        ("--out", "out.xls", "a file of the kind .xls"),
    ],
)
def test_a_path_that_cannot_serve_is_told(
    clinic: Clinic, option: str, name: str, found: str
) -> None:
    clinic.mapping(CHARGE)
    clinic.write(LIST)
    before = clinic.path("in.csv").read_bytes()
    words = clinic.refusal(option, clinic.path(name))
    assert f"found:    {found}" in words
    assert clinic.path("in.csv").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--guess-mapping", "--keep-going"],
        ["--header-row", "2"],
        ["--person", "Id"],
        ["--set-aside", "x.csv"],
    ],
)
def test_options_that_do_not_go_together_are_refused(clinic: Clinic, words: list[str]) -> None:
    clinic.mapping(CHARGE)
    clinic.write(LIST)
    assert clinic.screen(*words).exit_code == 2


def test_an_earlier_result_survives_an_error(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, DAY)
    clinic.write(BAD_ROWS)
    for name in ("out.csv", "s.html", "p.csv"):
        clinic.write("old", name)
    person = column("Id", "person")
    clinic.mapping(CHARGE, DAY, person)
    clinic.refusal("--summary", clinic.path("s.html"), "--people", clinic.path("p.csv"))
    for name in ("out.csv", "s.html", "p.csv"):
        assert clinic.path(name).read_text(encoding="utf-8") == "old"


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody open a line, not even to this machine."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("no_sockets")
def test_nothing_leaves_the_machine(clinic: Clinic) -> None:
    clinic.write(LIST)
    guess = ["screen", "--guess-mapping", clinic.path("in.csv"), "--out", clinic.path("map.toml")]
    assert clinic.run(*guess).exit_code == 0
    more = ["--summary", clinic.path("s.html"), "--people", clinic.path("p.csv"), "--keep-going"]
    result = clinic.screen("--mapping-checked", *more)
    assert (result.exit_code, result.stderr) == (0, "")
    result = clinic.screen("--mapping-checked", out="out.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    with pytest.raises(AssertionError, match="opened a socket"):
        socket.create_connection(("127.0.0.1", 9))


def test_neither_the_web_nor_a_client_of_it_is_loaded() -> None:
    script = (
        "import sys; import portal.cli.screen_command; "
        "print(sorted({'flask', 'requests', 'urllib3', 'portal.web', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize(("lang", "sentence"), [("en", ENGLISH), ("es", SPANISH)])
def test_reasons_come_in_the_language_asked_for(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str
) -> None:
    translated = {"es": {ENGLISH: SPANISH}}.get(lang, {})
    monkeypatch.setattr(
        "portal.cli.screen_command.sentences", lambda _: lambda one: translated.get(one, one)
    )
    clinic.mapping(CHARGE, rest="")
    clinic.write(LIST)
    assert sentence in clinic.rows("--lang", lang)[0]["because"]


def test_a_language_without_a_catalogue_is_refused(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write(LIST)
    assert "--lang\n  found:    'tlh'" in clinic.refusal("--lang", "tlh")


def test_the_whole_way_from_a_list_to_a_summary(clinic: Clinic, tmp_path: Path) -> None:
    sample = tmp_path / "list.csv"
    assert clinic.run("screen-sample", "--rows", "60", "--out", sample).exit_code == 0
    assert (
        clinic.run("screen", "--guess-mapping", sample, "--out", tmp_path / "map.toml").exit_code
        == 0
    )
    words = ["--mapping-checked", "--summary", tmp_path / "s.html", "--people", tmp_path / "p.csv"]
    result = clinic.screen(*words, source="list.csv", out="out.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    assert clinic.files() == {"list.csv", "map.toml", "out.xlsx", "s.html", "p.csv"}


GUIDE = Path(portal.__file__).parent.parent / "docs" / "guides" / "screen.md"


def test_the_guide_names_what_there_is_and_nothing_else(clinic: Clinic) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for reads in Reads:
        assert f"`{reads}`" in text, reads
    for number in kinds().limits.numbers:
        assert f'"{number}"' in text
    options = set(re.findall(r"--[a-z][a-z-]*", text))
    known = clinic.run("screen", "--help").stdout + clinic.run("screen-sample", "--help").stdout
    assert options <= set(re.findall(r"--[a-z][a-z-]*", known))
    assert {"--guess-mapping", "--mapping", "--summary", "--people", "--keep-going"} <= options


def test_the_commands_of_the_guide_work_as_they_stand(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic.folder)
    lines = re.findall(r"^portal (.+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["screen-sample", "screen", "screen"]
    for line in lines:
        result = clinic.run(*shlex.split(line))
        assert (result.exit_code, result.stderr) == (0, "")
        if "--guess-mapping" in line:
            text = clinic.path("mapping.toml").read_text(encoding="utf-8")
            clinic.write(text.replace('checked_by = ""', 'checked_by = "AB"'), "mapping.toml")
    assert {"result.xlsx", "summary.html", "people.csv"} <= clinic.files()
