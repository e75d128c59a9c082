"""What may be shared of a result is a public page of this site, and tells as little as can be."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from flask import Flask, g
from werkzeug.exceptions import BadRequest

from portal.filing.directory import County
from portal.filing.directory_load import load_directory
from portal.law.model import Relief
from portal.web.locale import LANGUAGES
from portal.web.public_guide import HOST, PublicPage, public, shareable
from tests.web.person import ALAMEDA, LOS_ANGELES

DIRECTORY = load_directory()


def county(fips: str) -> County:
    found = DIRECTORY.county(fips)
    assert found is not None
    return found


@pytest.fixture
def request_for_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/en/", base_url="http://check.example.org:8000"):
        g.language = LANGUAGES["en"]
        yield


@pytest.mark.parametrize("relief", Relief)
@pytest.mark.usefixtures("request_for_english")
def test_one_relief_has_its_own_page(app: Flask, relief: Relief) -> None:
    found = shareable([relief, relief], [])
    assert found.topic.path == f"/en/guide/{relief.replace('_', '-')}"
    assert found.quiet is not None
    assert found.quiet.path == "/en/guide/county/"
    assert app.test_client().get(found.topic.path).status_code == 200


@pytest.mark.usefixtures("request_for_english")
def test_one_county_is_part_of_both() -> None:
    found = shareable([Relief.DISMISS_AND_SEAL], [county(LOS_ANGELES), county(LOS_ANGELES)])
    assert found.topic.path == "/en/guide/dismiss-and-seal/los-angeles"
    assert found.quiet is not None
    assert found.quiet.path == "/en/guide/county/los-angeles"
    assert found.county == county(LOS_ANGELES)


@pytest.mark.usefixtures("request_for_english")
def test_several_have_only_a_page_that_tells_of_none() -> None:
    reliefs = [Relief.DISMISS_AND_SEAL, Relief.FEDERAL]
    assert shareable(reliefs, [county(ALAMEDA)]).topic.path == "/en/guide/county/alameda"
    assert shareable(reliefs, [county(ALAMEDA), county(LOS_ANGELES)]).topic.path == "/en/guide/"
    assert shareable(reliefs, []).quiet is None
    two_counties = shareable(reliefs[:1], [county(ALAMEDA), county(LOS_ANGELES)])
    assert two_counties.topic.path == "/en/guide/dismiss-and-seal"
    assert two_counties.county is None


@pytest.mark.usefixtures("request_for_english")
def test_a_message_holds_the_address_and_nothing_else() -> None:
    page = public("/en/guide/federal")
    assert page.address == "https://check.example.org:8000/en/guide/federal"
    assert page.message == (
        "sms:?&body=https%3A%2F%2Fcheck.example.org%3A8000%2Fen%2Fguide%2Ffederal"
    )
    assert unquote(PublicPage("/", "https://a.test/?x=1&y=2").message).count("https://") == 1
    assert "&y" not in PublicPage("/", "https://a.test/?x=1&y=2").message.partition("body=")[2]


@pytest.mark.parametrize("host", ["a b", 'a"b', "a/b", "a@b", "a?b", "a#b", "é.org", "a\\b", ""])
def test_a_host_that_is_none_is_refused(app: Flask, host: str) -> None:
    assert not HOST.fullmatch(host)
    with app.test_request_context("/en/", environ_overrides={"HTTP_HOST": host}) as context:
        g.language = LANGUAGES["en"]
        context.request.host = host
        with pytest.raises(BadRequest):
            public("/en/guide/")


@pytest.mark.parametrize("host", ["a.org", "a-b.org:8000", "127.0.0.1:80", "[::1]:8000"])
def test_a_host_is_taken(host: str) -> None:
    assert HOST.fullmatch(host)
