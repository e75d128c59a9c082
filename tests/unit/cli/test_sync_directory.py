"""`portal sync-directory` tells what an API says otherwise, and changes no row."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.filing import directory_load
from portal.filing.directory_load import COUNTIES, ORGANISATIONS
from tests.unit.cli.hsds_server import Reply, a_service, an_id, page_of, told
from tests.unit.cli.syncing import ROW, Keeper, keeping, lafla, ours

DATA = Path(directory_load.__file__).with_name("data")
# In the background of a shell an interrupt is ignored; the program is to hear it all the same.
START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from portal.cli import main; main()"
)
PROGRAM = [sys.executable, "-c", START, "sync-directory"]


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with keeping(tmp_path) as found:
        yield found


def test_three_pages_are_all_asked_and_our_own_export_differs_in_nothing_but_what_it_withheld(
    keeper: Keeper,
) -> None:
    all_ = ours()
    keeper.api.pages(all_[:50], all_[50:100], all_[100:])
    diff = keeper.diff()
    assert diff["counts"]["asked"] == len(all_)
    assert (diff["new"], diff["unsure"], diff["refused"]) == ([], [], [])
    withheld = {
        one["id"]: set(one["provenance"]["withheld"])
        for one in all_
        if "withheld" in one["provenance"]
    }
    streets = {"address", "city", "zip"}
    for row in diff["changed"]:
        assert row["changed"] == row["kept"] == row["notes"] == []
        gone = {"address" if cell["cell"] in streets else cell["cell"] for cell in row["gone"]}
        assert gone == withheld.pop(row["remote"])
    assert withheld == {}
    assert [path.partition("&")[0] for path in keeper.api.asked] == [
        "/hsds/",
        "/hsds/services?page=1",
        "/hsds/services?page=2",
        "/hsds/services?page=3",
    ]


def test_a_changed_cell_is_told_with_its_old_and_its_new_value(keeper: Keeper) -> None:
    keeper.api.pages(
        [
            lafla(
                phones=[{"id": an_id("p"), "number": "(213) 640-3200", "extension": 7}],
                url="https://lafla.org/clear-your-record",
                organization={"id": an_id("o"), "name": "LAFLA", "description": "Lawyers."},
                languages=[{"id": an_id("l"), "code": "spa"}, {"id": an_id("m"), "name": "Korean"}],
                status="temporarily closed",
            )
        ]
    )
    (row,) = keeper.diff()["changed"]
    assert (row["row"], row["matched_by"], row["gone"], row["kept"]) == (ROW, "id", [], [])
    assert row["changed"] == [
        {
            "cell": "url",
            "old": "https://lafla.org/",
            "new": "https://lafla.org/clear-your-record",
        },
        {"cell": "phone", "old": "(800) 399-4529", "new": "(213) 640-3200 ext. 7"},
        {"cell": "languages", "old": "en, es", "new": "es, ko"},
        {"cell": "status", "old": "active", "new": "temporarily closed"},
    ]


def test_a_cell_that_is_gone_there_is_told_and_not_deleted(keeper: Keeper) -> None:
    before = (DATA / ORGANISATIONS).read_bytes()
    gone = {key: cell for key, cell in lafla().items() if key not in {"phones", "languages"}}
    keeper.api.pages([gone])
    keeper.api.own[gone["id"]] = told(gone)
    (row,) = keeper.diff()["changed"]
    assert row["changed"] == []
    assert row["gone"] == [
        {"cell": "phone", "old": "(800) 399-4529"},
        {"cell": "languages", "old": "en, es"},
    ]
    assert (DATA / ORGANISATIONS).read_bytes() == before


def test_a_service_we_do_not_know_is_new(keeper: Keeper) -> None:
    county = {"id": an_id("a"), "name": "Kern County", "extent_type": "text"}
    free = {"id": an_id("c"), "amount": 0}
    keeper.api.pages([a_service("Record Clinic", service_areas=[county], cost_options=[free])])
    (found,) = keeper.diff()["new"]
    assert found == {
        "remote": an_id("Record Clinic"),
        "organisation": "Record Clinic Inc.",
        "name": "Record Clinic",
        "helps_with": "Helps people clear a record.",
        "url": "https://record-clinic.example.org/",
        "phone": "(415) 555-0100",
        "area": "06029",
        "cost": "free",
        "status": "active",
        "notes": [],
    }


def test_a_listing_they_lack_is_missing_but_not_when_only_changes_were_asked_for(
    keeper: Keeper,
) -> None:
    keeper.api.pages([lafla()])
    missing = keeper.diff()["missing"]
    assert ROW not in missing
    assert "organisations.toml, nlsla" in missing
    assert "counties.toml, 06001, court" in missing
    part = keeper.diff("--since", "2026-11-01")
    assert part["missing"] is None
    assert "modified_after=2026-11-01T00%3A00%3A00Z" in keeper.api.asked[-1]


@pytest.mark.parametrize(
    ("cells", "match"),
    [
        ({"url": "https://www.lafla.org"}, "url"),
        ({"url": "https://other.example.org/"}, "organisation"),
        ({"url": "https://other.example.org/", "organization": None}, "phone"),
        (
            {
                "url": "https://other.example.org/",
                "name": "Legal Aid Foundation of Los Angeles",
            },
            "name",
        ),
    ],
)
def test_without_our_id_it_is_known_by_address_name_or_phone(
    keeper: Keeper, cells: dict[str, object], match: str
) -> None:
    keeper.api.pages(
        [{**lafla(id=an_id("theirs"), name="Clean slate", status="inactive"), **cells}]
    )
    (row,) = keeper.diff()["changed"]
    assert (row["row"], row["matched_by"], row["remote"]) == (ROW, match, an_id("theirs"))


def test_two_that_may_be_one_row_are_left_to_a_person(keeper: Keeper) -> None:
    keeper.api.pages([lafla(id=an_id("1")), lafla(id=an_id("2"))])
    diff = keeper.diff()
    assert diff["changed"] == diff["new"] == []
    (unsure,) = diff["unsure"]
    assert unsure["rows"] == [ROW]
    assert {one["remote"] for one in unsure["remotes"]} == {an_id("1"), an_id("2")}
    assert ROW not in diff["missing"]


def corrected(folder: Path, cells: str) -> Path:
    """Return a folder with the directory, where a person corrected cells of one row."""
    folder.mkdir()
    for name in (COUNTIES, ORGANISATIONS):
        shutil.copy(DATA / name, folder / name)
    path = folder / ORGANISATIONS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "lafla"\n', f'id = "lafla"\ncorrected = {cells}\n'), "utf-8")
    return folder


def test_what_a_person_corrected_is_never_proposed(keeper: Keeper, tmp_path: Path) -> None:
    keeper.api.pages([lafla(phones=[], description="Lawyers.")])
    folder = corrected(tmp_path / "ours", '["phone"]')
    (row,) = keeper.diff("--folder", str(folder))["changed"]
    assert row["gone"] == []
    assert [cell["cell"] for cell in row["changed"]] == ["helps_with"]
    assert row["kept"] == [{"cell": "phone", "ours": "(800) 399-4529", "theirs": ""}]
    folder = corrected(tmp_path / "both", '["phone", "helps_with"]')
    (row,) = keeper.diff("--folder", str(folder))["changed"]
    assert (row["changed"], row["gone"], len(row["kept"])) == ([], [], 2)


def test_a_misspelt_correction_stops_it(keeper: Keeper, tmp_path: Path) -> None:
    folder = corrected(tmp_path / "ours", '["fone"]')
    result = keeper.sync("--folder", str(folder))
    assert result.exit_code == 1
    assert "organisations.toml, organisation" in result.stderr
    assert "corrected = ['fone']" in result.stderr
    assert keeper.api.asked == []


def test_the_markdown_tells_the_same(keeper: Keeper) -> None:
    keeper.api.pages([lafla(name="LAFLA", organization=None), a_service("Record Clinic"), {}])
    out = keeper.folder / "diff.md"
    result = keeper.sync("--out", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{out}: asked 3, same 0, changed 1, new 1, unsure 0, missing" in result.stdout
    text = out.read_text(encoding="utf-8")
    assert "### organisations.toml, lafla" in text
    assert "- name: `Legal Aid Foundation of Los Angeles` → `LAFLA`" in text
    assert "### `Record Clinic`" in text
    assert "- `page 1, item 3`: `$: no id, name, status`" in text
    assert "- organisations.toml, nlsla: `Neighborhood Legal Services" in text
    assert keeper.sync().stdout == text


def test_the_same_answers_give_the_same_bytes(keeper: Keeper) -> None:
    keeper.api.pages([lafla(phones=[]), a_service("B"), a_service("A")])
    keeper.diff()
    before = keeper.out.read_bytes()
    keeper.diff()
    assert keeper.out.read_bytes() == before


# --- the file


def test_a_name_that_says_no_kind_or_a_place_among_our_own_is_refused(keeper: Keeper) -> None:
    result = keeper.sync("--out", str(keeper.folder / "diff.txt"))
    assert result.exit_code == 2
    assert ".json or .md" in result.stderr
    result = keeper.sync("--out", str(DATA / "diff.json"))
    assert result.exit_code == 1
    assert "among the directory's own" in result.stderr
    assert not (DATA / "diff.json").exists()
    assert keeper.api.asked == []


def test_a_folder_that_is_not_there_is_told(keeper: Keeper) -> None:
    keeper.api.pages([])
    result = keeper.sync("--out", str(keeper.folder / "no-such" / "diff.json"))
    assert result.exit_code == 1
    assert "no-such" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("before", [None, '{"an older": "comparison"}\n'])
def test_killed_half_way_it_leaves_nothing_half_written(
    keeper: Keeper, sign: signal.Signals, before: str | None
) -> None:
    if before:
        keeper.out.write_text(before)
    second = page_of([a_service("B")], 2, 2)
    keeper.api.page = lambda number: (
        page_of([a_service("A")], 1, 2) if number == 1 else Reply(second.body, held=True)
    )
    program = subprocess.Popen(
        [*PROGRAM, keeper.api.url, "--out", str(keeper.out)],
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
    )
    try:
        assert keeper.api.arrived.wait(120)
    finally:
        program.send_signal(sign)
    assert program.wait(60) != 0
    left = {path.name: path.read_text() for path in keeper.folder.iterdir()}
    assert left == ({"diff.json": before} if before else {})
