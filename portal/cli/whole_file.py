"""Writes a file whole, or not at all."""

import os
import tempfile
from errno import EISDIR, ENOENT
from pathlib import Path

READABLE_BY_ALL = 0o644


def write_whole(path: Path, text: str) -> None:
    """Put a text in place of a file at once: whoever looks sees the old file or the new one.

    Raises OSError where that cannot be; the old file then stands.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path.parent))
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(READABLE_BY_ALL)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
