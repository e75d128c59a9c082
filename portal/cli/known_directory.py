"""The directory for a command: read once, a wrong row told to its keeper."""

from pathlib import Path

from portal.cli.stop import Stop
from portal.filing.directory import Directory, DirectoryError
from portal.filing.directory_load import load_directory


def known_directory(folder: Path | None) -> Directory:
    """Return the directory in a folder, or the portal's own; a row that cannot stand is a Stop."""
    try:
        return load_directory(folder)
    except DirectoryError as error:
        where = f"{error.file}, {error.row}"
        raise Stop(where, found=error.found, expected=error.expected, cure=error.cure) from error
