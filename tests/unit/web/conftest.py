"""The application of tests/web, for the tests of its parts."""

from collections.abc import Iterator

import pytest
from flask import Flask, g

from portal.web.locale import LANGUAGES
from tests.web.conftest import app, client, clock, law, person, proxied, tag, translations

__all__ = ["app", "client", "clock", "law", "person", "proxied", "tag", "translations"]


@pytest.fixture
def english(app: Flask) -> Iterator[None]:
    """Stand inside a request for an English page."""
    with app.test_request_context("/en/"):
        g.language = LANGUAGES["en"]
        yield
