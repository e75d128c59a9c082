"""`portal export-directory` writes a sound Page of HSDS 3, whole or not at all."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli.check_links import LIVE, Outside
from portal.cli.hsds_schema import export_faults
from portal.filing import directory_load
from portal.filing.directory_load import COUNTIES, ORGANISATIONS, load_directory
from portal.filing.hsds import page, services

DATA = Path(directory_load.__file__).with_name("data")
DAY = date(2026, 11, 22)


def export(*options: str) -> Result:
    outside = Outside(LIVE.clock, lambda: DAY, LIVE.session)
    return CliRunner().invoke(main, ["export-directory", *options], obj=outside)


def test_the_whole_directory_is_written(tmp_path: Path) -> None:
    out = tmp_path / "services.json"
    result = export("--out", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    content = json.loads(out.read_text(encoding="utf-8"))
    assert content == page(services(load_directory(), DAY))
    assert result.stdout == f"{out}: {len(content['contents'])} services as of 2026-11-22\n"
    assert export_faults(content["contents"]) == ()
    assert [*tmp_path.iterdir()] == [out]


def test_the_day_is_read_only_without_as_of(tmp_path: Path) -> None:
    out = tmp_path / "services.json"
    assert "as of 2031-01-01" in export("--out", str(out), "--as-of", "2031-01-01").stdout
    assert "phones" not in out.read_text(encoding="utf-8")


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    out, again = tmp_path / "a.json", tmp_path / "b.json"
    export("--out", str(out))
    export("--out", str(again))
    assert out.read_bytes() == again.read_bytes()


def test_an_export_that_is_not_sound_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "services.json"
    out.write_text("old")
    monkeypatch.setattr("portal.filing.hsds.hsds_id", lambda slug: slug)
    result = export("--out", str(out))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "$.id: not a uuid" in result.stderr
    assert "cure:" in result.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"services.json": "old"}


def test_a_wrong_row_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in (COUNTIES, ORGANISATIONS):
        shutil.copy(DATA / name, folder / name)
    path = folder / ORGANISATIONS
    path.write_text(path.read_text(encoding="utf-8").replace('"free"', '"cheap"'), "utf-8")
    result = export("--out", str(tmp_path / "services.json"), "--folder", str(folder))
    assert result.exit_code == 1
    assert "organisations.toml, organisation 1 (courts-prop64)" in result.stderr
    assert not (tmp_path / "services.json").exists()


def test_a_place_that_cannot_be_is_told(tmp_path: Path) -> None:
    result = export("--out", str(tmp_path / "no-such" / "services.json"))
    assert result.exit_code == 1
    assert str(tmp_path / "no-such") in result.stderr
    assert export().exit_code == 2
