"""The law as shipped, and copies of its sheets in which a fault can be planted."""

from pathlib import Path

import pytest

from portal.law.estimate import Law
from tests.law.asking import the_law
from tests.unit.law.planting import Sheets


@pytest.fixture(scope="session")
def law() -> Law:
    return the_law()


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets.copied_to(tmp_path)
