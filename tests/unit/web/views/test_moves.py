"""Places as addresses, and the redirect after a post."""

import pytest
from flask import Flask, g

from portal.interview.places import ANSWERS, Place, PlaceKind
from portal.web.locale import LANGUAGES
from portal.web.views.moves import address, go, other_languages

QUESTION, COUNTY = Place(PlaceKind.QUESTION, 2, "age"), Place(PlaceKind.COUNTY, 2)


@pytest.mark.usefixtures("english")
def test_each_place_has_its_address() -> None:
    assert address(None) == "/en/"
    assert address(ANSWERS) == "/en/answers"
    assert address(QUESTION) == "/en/check/2/age"
    assert address(QUESTION, change=True) == "/en/check/2/age/change"
    assert address(COUNTY) == "/en/check/2/county"
    assert address(COUNTY, change=True) == "/en/check/2/county/change"


def test_an_address_has_the_language_of_the_request(app: Flask) -> None:
    for tag, language in LANGUAGES.items():
        with app.test_request_context(f"/{tag}/"):
            g.language = language
            assert address(QUESTION) == f"/{tag}/check/2/age"


@pytest.mark.usefixtures("english")
def test_after_a_post_the_page_is_fetched() -> None:
    response = go("/en/answers#c1-age")
    assert (response.status_code, response.headers["Location"]) == (303, "/en/answers#c1-age")


@pytest.mark.parametrize(
    ("path", "spanish"),
    [("/en/plan", "/es/plan"), ("/en/", "/es/"), ("/", "/es/"), ("/english", "/es/")],
)
def test_a_page_is_the_same_page_in_another_language(app: Flask, path: str, spanish: str) -> None:
    with app.test_request_context(path):
        g.language = LANGUAGES["en"]
        assert other_languages()["es"] == spanish
