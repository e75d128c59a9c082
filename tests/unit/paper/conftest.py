"""The stand-in form, made once for all tests of this folder."""

import pytest

from tests.unit.paper.standin import standin


@pytest.fixture(scope="session")
def template() -> bytes:
    """Return the blank stand-in."""
    return standin()
