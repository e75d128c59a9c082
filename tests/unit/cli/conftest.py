"""What the tests of the workshop share."""

from pathlib import Path

import pytest

from tests.unit.cli.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    """Return a folder for a clinic's list."""
    return Clinic(tmp_path)
