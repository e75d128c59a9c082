"""The law as shipped, loaded once for all tests of this folder."""

import pytest

from portal.law.estimate import Law
from tests.law.asking import the_law


@pytest.fixture(scope="session")
def law() -> Law:
    return the_law()
