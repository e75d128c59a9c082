"""Writes a folder or a zip of files whole, or not at all."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from errno import EEXIST, EISDIR, ENOENT, ENOTDIR
from pathlib import Path

FOLDER_FOR_ALL, FILE_FOR_ALL = 0o755, 0o644
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same files give the same bytes
ZIP = ".zip"


def refuse_place(path: Path) -> None:
    """Raise OSError where a pack cannot go: no parent, a folder in use, or the wrong kind."""
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path.parent))
    if path.suffix == ZIP:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    elif path.is_dir():
        if any(path.iterdir()):
            raise FileExistsError(EEXIST, "the folder is not empty", str(path))
    elif path.exists():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path))


def write_pack(path: Path, files: Mapping[str, bytes]) -> None:
    """Put the files, by their paths inside, into a zip or a new or empty folder, all at once.

    Raises OSError where that cannot be; what stood there then stands.
    """
    refuse_place(path)
    room = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        made = room / "pack"
        if path.suffix == ZIP:
            _write_zip(made, files)
            made.chmod(FILE_FOR_ALL)
        else:
            _write_folder(made, files)
        made.replace(path)
    finally:
        shutil.rmtree(room)


def _write_zip(made: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(made, "x") as pack:
        for name, content in files.items():
            row = zipfile.ZipInfo(name, NO_TIME)
            row.external_attr = FILE_FOR_ALL << 16
            row.compress_type = zipfile.ZIP_DEFLATED
            row.create_system = 3  # Unix, wherever it is made
            pack.writestr(row, content)


def _write_folder(made: Path, files: Mapping[str, bytes]) -> None:
    made.mkdir()
    for name, content in files.items():
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for found in (made, *made.rglob("*")):
        found.chmod(FOLDER_FOR_ALL if found.is_dir() else FILE_FOR_ALL)
