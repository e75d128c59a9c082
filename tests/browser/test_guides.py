"""The public guides on the smallest phone: nothing is cut off, and each legal word is explained."""

import pytest

from tests.browser.conftest import NewPerson
from tests.browser.looks import looks_right
from tests.browser.person import NOT_CONVICTED, Person

PAGES = (
    "/guide/",
    "/guide/county/",
    "/guide/county/alpine",
    "/guide/glossary",
    "/guide/other-remedies",
    "/guide/reduce-to-infraction",
    "/guide/reduce-to-infraction/los-angeles",
    "/guide/federal/san-luis-obispo",
)


@pytest.mark.browser
@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_guide_fits_a_small_phone(person: Person, language: str, rest: str) -> None:
    person.page.goto(f"{person.base}/{language}{rest}")
    looks_right(person.page)


@pytest.mark.browser
def test_a_legal_word_leads_to_what_it_means(person: Person) -> None:
    page = person.page
    page.goto(f"{person.base}/en/guide/dismiss-and-seal")
    word = page.locator("a.term").first
    said = word.inner_text()
    word.click()
    assert "/en/guide/glossary#" in page.url
    entry = page.locator(":target")
    assert said.lower() in entry.locator("dt").inner_text().lower()
    assert entry.locator("dd").inner_text()


@pytest.mark.browser
def test_back_from_a_legal_word_leads_to_the_page_that_used_it(people: NewPerson) -> None:
    person = people(javascript=True)
    person.begin()
    person.tell(NOT_CONVICTED)
    person.see_result()
    page = person.page
    page.locator("main a.term").first.click()
    page.wait_for_url("**/guide/glossary#*")
    assert page.locator("a.again:visible").count() == 1
    page.locator(":target a.again").click()
    page.wait_for_url("**/plan")


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [False, True])
def test_back_from_a_guide_that_a_guide_led_to_is_the_list_of_guides(
    people: NewPerson, *, javascript: bool
) -> None:
    person = people(javascript=javascript)
    page = person.page
    page.goto(f"{person.base}/en/guide/dismiss-and-seal")
    page.locator("a.term").first.click()
    page.wait_for_url("**/guide/glossary#*")
    page.locator("a.back").click()
    page.wait_for_url("**/guide/")
