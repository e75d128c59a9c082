"""A file is rows, each named by its place, or an error that says where."""

from pathlib import Path

import pytest

from portal.filing.directory import DirectoryError
from portal.filing.directory_cells import TEXT
from portal.filing.toml_rows import NAME, rows_under, whole_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "x.toml"
    found.write_text('[[a]]\n[[a.b]]\nc = "1"\n[[a.b]]\nc = "2"\n', encoding="utf-8")
    return found


def test_rows_bear_the_names_of_their_places(path: Path) -> None:
    (outer,) = rows_under(whole_file(path), "a")
    inner = list(rows_under(outer, "b"))
    assert [(row.name, row.take("c", TEXT)) for row in inner] == [
        ("a 1, b 1", "1"),
        ("a 1, b 2", "2"),
    ]
    assert {row.file for row in (outer, *inner)} == {"x.toml"}


@pytest.mark.parametrize("text", ["", "a = []", "a = 1", 'a = ["x"]', "[a]"])
def test_what_is_no_list_of_tables_is_refused(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryError, match=r"x\.toml"):
        list(rows_under(whole_file(path), "a"))


def test_what_is_no_toml_is_refused(path: Path) -> None:
    for content in (b"a = ", b'a = "\xe9"'):
        path.write_bytes(content)
        with pytest.raises(DirectoryError, match="whole file"):
            whole_file(path)


def test_a_name_is_words_joined() -> None:
    assert [NAME.read(name) for name in ("a", "a_b-c2")] == ["a", "a_b-c2"]
    assert [NAME.read(name) for name in ("", "A", "a b", "_a", "a__b", 1)] == [None] * 6
