"""A file is written whole, or the old one stands and nothing lies beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.cli.whole_file import write_whole


def test_it_is_written_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    for text in ("ñ\n", "shorter"):
        write_whole(path, text)
        assert path.read_bytes() == text.encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert [*tmp_path.iterdir()] == [path]


def refuse(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "pathlib.Path.chmod", "os.fsync"])
def test_stopped_at_any_step_the_old_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    monkeypatch.setattr(step, refuse)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert {found.name: found.read_text() for found in tmp_path.iterdir()} == {"out.json": "old"}


@pytest.mark.parametrize(
    ("place", "error"),
    [
        (lambda folder: folder / "no-such" / "out.json", FileNotFoundError),
        (lambda folder: folder, IsADirectoryError),
    ],
)
def test_a_place_that_cannot_be_is_named(
    tmp_path: Path, place: Callable[[Path], Path], error: type[OSError]
) -> None:
    with pytest.raises(error) as caught:
        write_whole(place(tmp_path), "new")
    assert caught.value.filename in {str(tmp_path / "no-such"), str(tmp_path)}
    assert [*tmp_path.iterdir()] == []
