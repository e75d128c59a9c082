"""The warning before the time is up: seen without JavaScript, said with it, one tap answers it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import GROWING, Person

pytestmark = pytest.mark.browser

LATER = "at => document.getAnimations().forEach(moving => { moving.currentTime = at; })"
BEFORE_MS, AFTER_MS = 1_619_000, 1_621_000
VOICE = """() => {
    const own = {localService: true, lang: 'en-US', name: 'own'};
    const far = {localService: false, lang: 'en-US', name: 'far'};
    window.spoken = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => window.onlyFar ? [far] : [far, own],
        speak: said => window.spoken.push([said.voice.name, said.text]),
        cancel: () => undefined,
    }});
}"""


def later(page: Page, milliseconds: int) -> None:
    page.evaluate(LATER, milliseconds)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_warning_comes_in_time_and_keeps_a_choice_not_sent(
    people: NewPerson, language: str
) -> None:
    person = people(language=language)
    person.begin()
    person.tell(GROWING, until="plants")
    person.mark("seven_or_more")
    keep = person.page.locator(".soon button")
    later(person.page, BEFORE_MS)
    expect(keep).not_to_be_visible()
    later(person.page, AFTER_MS)
    expect(keep).to_be_visible()
    expect(keep).to_be_in_viewport()
    person.press(keep)
    assert (person.asked, person.marked) == ("plants", "seven_or_more")
    expect(person.page.locator(".soon button")).not_to_be_visible()


def test_with_a_script_the_warning_is_also_announced(people: NewPerson) -> None:
    person = people(javascript=True)
    person.page.clock.install()
    person.begin()
    person.tell(GROWING, until="plants")
    soon = person.page.locator(".soon")
    expect(soon).not_to_have_attribute("role", "alert")
    person.page.clock.run_for(AFTER_MS + 2_000)
    expect(soon).to_have_attribute("role", "alert")
    assert soon.locator("p").text_content()


def reads(person: Person, *, only_far: bool) -> Person:
    far = "true" if only_far else "false"
    person.page.add_init_script(f"window.onlyFar = {far}; ({VOICE})();")
    person.begin()
    return person


def test_a_page_is_read_aloud_by_a_voice_of_this_device(people: NewPerson) -> None:
    page = reads(people(javascript=True), only_far=False).page
    page.locator(".say").click()
    spoken = page.evaluate("window.spoken")
    assert {name for name, _ in spoken} == {"own"}
    said = [text for _, text in spoken]
    assert page.locator("h1").inner_text() in said
    assert page.locator("label").first.inner_text() in said
    expect(page.locator(".say")).to_have_attribute("aria-pressed", "true")
    page.locator(".say").click()
    expect(page.locator(".say")).to_have_attribute("aria-pressed", "false")


def test_a_voice_elsewhere_is_not_offered_the_page(people: NewPerson) -> None:
    assert not reads(people(javascript=True), only_far=True).page.locator(".say").is_visible()
    assert not people().page.locator(".say").is_visible()
