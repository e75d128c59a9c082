"""From the result to the paper: two taps on a small phone; on paper, the public code."""

import pytest

from tests.browser.conftest import NewPerson
from tests.browser.looks import PHONE
from tests.browser.person import GROWING, NOT_CONVICTED, Case, Person

pytestmark = pytest.mark.browser

WORKSHEET = 'main a.button[href$="/plan/worksheet-1.pdf"]'
MILLIMETRES = 96 / 25.4


def at_result(person: Person, case: Case = GROWING) -> None:
    person.begin()
    person.tell(case)
    person.see_result()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_step_leads_to_the_paper_for_it(people: NewPerson, language: str) -> None:
    person = people(language=language)
    at_result(person)
    page = person.page
    button = page.locator(WORKSHEET)
    page.locator('main ol.steps a[href="#form-06037"]').click()
    box = button.bounding_box()
    assert box is not None
    assert 0 < box["y"] < PHONE["height"]
    assert box["height"] >= 44
    response = page.request.get(str(button.evaluate("link => link.href")))
    assert response.status == 200
    assert response.body().startswith(b"%PDF-")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("case", [GROWING, NOT_CONVICTED])
def test_a_printed_result_has_the_public_code_and_nothing_to_press(
    person: Person, case: Case
) -> None:
    at_result(person, case)
    page = person.page
    assert not page.locator(".code svg").is_visible()
    page.emulate_media(media="print")
    box = page.locator(".code svg").bounding_box()
    assert box is not None
    assert box["width"] >= 25 * MILLIMETRES
    assert "/guide/" in page.locator(".share a").inner_text()
    for link in page.locator('main a[href^="sms:"], main a[href*="/plan/"]').all():
        assert not link.is_visible()


def test_with_all_opened_nothing_is_wider_than_the_phone(person: Person) -> None:
    at_result(person)
    for summary in person.page.locator("main summary").all():
        summary.click()
    wide = person.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
