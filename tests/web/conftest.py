"""The application for all tests of this folder: made once, its clock set back for each test."""

from pathlib import Path

import pytest
from flask import Flask

from portal.law.estimate import Law
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.person import Person
from tests.web.serving import START, Clock, compile_catalogues, fresh_client, serve
from tests.web.taking import blank_in, served_from

CLOCK = Clock()


@pytest.fixture(scope="session")
def law() -> Law:
    return the_law()


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_catalogues(tmp_path_factory.mktemp("translations"))


@pytest.fixture(scope="session")
def app(translations: Path) -> Flask:
    return serve(CLOCK, translations)


@pytest.fixture(scope="session")
def proxied(translations: Path) -> Flask:
    return serve(CLOCK, translations, proxies=1)


@pytest.fixture(autouse=True)
def clock() -> Clock:
    CLOCK.at = START
    return CLOCK


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    return fresh_client(app)


@pytest.fixture
def person(client: CheckedClient) -> Person:
    return Person(client)


@pytest.fixture(params=["en", "es"])
def tag(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="session")
def here(tmp_path_factory: pytest.TempPathFactory, translations: Path) -> Flask:
    """Return the application where the blank form is in its folder."""
    folder = tmp_path_factory.mktemp("forms")
    with pytest.MonkeyPatch.context() as planted:
        blank_in(folder, planted)
        return served_from(folder, CLOCK, translations)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory, translations: Path) -> Flask:
    """Return the application without the form, and without an address of its own."""
    return served_from(tmp_path_factory.mktemp("empty"), CLOCK, translations, own="")


@pytest.fixture
def taker(here: Flask) -> Person:
    return Person(fresh_client(here))
