"""A pack is written whole, or what stood there stands."""

import os
import zipfile
from pathlib import Path

import pytest

from portal.cli.whole_pack import write_pack

FILES = {"index.html": b"<p>", "en/kern/poster.pdf": b"%PDF-1", "en/kern/card.pdf": b"%PDF-2"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("there", [False, True])
def test_a_new_or_empty_folder_gets_every_file(tmp_path: Path, *, there: bool) -> None:
    out = tmp_path / "pack"
    if there:
        out.mkdir()
    write_pack(out, FILES)
    assert held(out) == FILES
    assert [*tmp_path.iterdir()] == [out]
    assert out.stat().st_mode & 0o777 == 0o755
    assert (out / "index.html").stat().st_mode & 0o777 == 0o644


def test_a_zip_has_every_file_and_the_same_bytes(tmp_path: Path) -> None:
    out, again = tmp_path / "a.zip", tmp_path / "b.zip"
    again.write_bytes(b"old")
    write_pack(out, FILES)
    write_pack(again, FILES)
    with zipfile.ZipFile(out) as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == FILES
        assert pack.testzip() is None
    assert out.read_bytes() == again.read_bytes()
    assert sorted(tmp_path.iterdir()) == [out, again]


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="not empty"):
        write_pack(tmp_path, FILES)
    assert held(tmp_path) == {"mine.txt": b"mine"}


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("nowhere/pack", FileNotFoundError),
        ("file", NotADirectoryError),
        ("folder.zip", IsADirectoryError),
    ],
)
def test_a_place_that_cannot_be_is_told(tmp_path: Path, name: str, error: type[OSError]) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.zip").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(error):
        write_pack(tmp_path / name, FILES)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["pack", "pack.zip"])
def test_what_breaks_halfway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("portal.cli.whole_pack.Path.chmod", full)
    with pytest.raises(OSError, match="No space"):
        write_pack(tmp_path / name, FILES)
    assert [*tmp_path.iterdir()] == []
