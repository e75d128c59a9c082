"""From the start page to one plan for two courts, in each language, without JavaScript."""

import pytest

from portal.filing.directory_load import load_directory
from tests.browser.conftest import NewPerson
from tests.browser.looks import looks_right
from tests.browser.person import GROWING, MANY_PLANTS, NOT_CONVICTED, POSSESSION
from tests.browser.stage import SOME

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", SOME)
def test_two_convictions_make_one_plan_for_two_courts(people: NewPerson, language: str) -> None:
    person = people(language=language)
    person.look = looks_right
    person.begin()

    person.tell(GROWING, until="prior_relief")
    person.back_link()
    person.back_link()
    assert (person.asked, person.marked) == ("disposition", "convicted")
    person.tell(GROWING)
    assert person.path == "/answers"

    before = {url.rsplit("/", 1)[-1] for url in person.trail}
    person.change(1, "plants")
    assert person.marked == "six_or_fewer"
    person.answer("seven_or_more")
    assert person.asked == "environmental_harm"
    assert person.asked not in before
    person.tell(MANY_PLANTS)
    assert person.path == "/answers"

    person.add_another(2)
    person.tell(POSSESSION)
    person.see_result()

    directory = load_directory()
    counties = [directory.county(case["county"]) for case in (MANY_PLANTS, POSSESSION)]
    courts = person.page.locator("main address strong").all_inner_texts()
    assert courts == [county.court.name for county in counties if county]
    assert person.page.locator("main section[aria-labelledby^=card-] > ul > li").count() == 2


@pytest.mark.parametrize("language", SOME)
def test_every_other_page_fits_a_small_phone(people: NewPerson, language: str) -> None:
    person = people(language=language)
    person.look = looks_right
    for path in ("/privacy", "/lost", "/expired", "/cleared", "/not-here"):
        person.open(path)
    person.begin()
    person.go_on()
    assert person.page.locator("#errors").count() == 1
    person.tell(NOT_CONVICTED, until="disposition")
    person.finish()
    person.follow("main a.button")
    person.tell(NOT_CONVICTED)
    person.open("/check/1/remove")
    person.open("/plan")
    person.open("/")
    assert person.page.locator('main a.button[href$="/plan"]').count() == 1
