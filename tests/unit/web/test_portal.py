"""The portal holds everything that the views ask, whole."""

import pytest
from flask import Flask

from portal.web.portal import KEY, portal
from tests.law.asking import fact_ids
from tests.web.serving import START


def test_it_is_held_by_the_application(app: Flask) -> None:
    with app.app_context():
        found = portal()
        assert found is app.extensions[KEY]
        assert tuple(found.questions) == fact_ids()
        assert len(found.directory.counties) == 58
        assert found.now() == START


def test_there_is_none_without_an_application() -> None:
    with pytest.raises(RuntimeError, match="application context"):
        portal()
