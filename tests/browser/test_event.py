"""At an event: person B sees nothing of person A, however the device was left between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.chromium import CHROMIUM, FLAGS, PAGE_STORE_OFF
from tests.browser.conftest import NewPerson
from tests.browser.looks import PHONE
from tests.browser.person import OPPOSED, Person
from tests.browser.serving import Served
from tests.browser.test_second_person import TOLD, TRACES

pytestmark = pytest.mark.browser

LANGUAGES = "/event/languages"
CALM = {"", "/", "/expired", "/lost", "/check/1/court_system", LANGUAGES}
KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie].join()"


def begins_event(person: Person) -> None:
    person.page.goto(f"{person.base}/event")
    person.page.locator("main form > button").click()
    expect(person.page.locator("html.event")).to_be_attached()


def person_a(person: Person) -> None:
    begins_event(person)
    person.page.locator(f"main a[lang={person.language}]").click()
    person.page.locator("main a.button").first.click()
    person.tell(OPPOSED)
    person.see_result()
    assert person.page.locator(TRACES).count()


def sees_nothing(page: Page, server: str) -> None:
    page.wait_for_load_state()
    path = page.url.removeprefix(server)
    rest = path.removeprefix("/en").removeprefix("/es")
    assert rest in CALM or path == "about:blank", f"{page.url} was shown again"
    assert page.locator(TRACES).count() == 0, page.url
    assert page.locator("input[type=radio]:checked").count() == 0, page.url


def person_b_looks_around(page: Page, server: str, back: int) -> None:
    sees_nothing(page, server)
    for _ in range(back):
        if page.go_back(wait_until="commit") is None:
            break
        sees_nothing(page, server)
    page.reload()
    sees_nothing(page, server)
    for path in TOLD:
        page.goto(f"{server}/en{path}")
        sees_nothing(page, server)


@pytest.mark.parametrize("javascript", [False, True], ids=["no-script", "script"])
def test_the_next_person_sees_nothing(
    people: NewPerson, storing_browser: Browser, *, javascript: bool
) -> None:
    a = people(javascript=javascript, within=storing_browser, language="es")
    person_a(a)
    pages = len(a.trail)
    a.page.locator(".next button").click()
    expect(a.page).to_have_url(f"{a.base}{LANGUAGES}")
    person_b_looks_around(a.page, a.base, pages)
    assert a.page.evaluate(KEPT) == "0,0,"
    begun = {cookie["name"] for cookie in a.page.context.cookies()}
    assert begun == {"event"}


@pytest.mark.parametrize("javascript", [False, True], ids=["no-script", "script"])
def test_a_tab_that_was_killed_shows_the_next_person_nothing(
    people: NewPerson, *, javascript: bool
) -> None:
    a = people(javascript=javascript)
    person_a(a)
    context = a.page.context
    a.page.close()
    b = context.new_page()
    b.goto(f"{a.base}{LANGUAGES}")
    person_b_looks_around(b, a.base, 0)


@pytest.fixture
def tablet(playwright: Playwright, tmp_path: Path) -> Iterator["Tablet"]:
    device = Tablet(playwright, tmp_path / "profile")
    yield device
    device.close()


class Tablet:
    """A device whose browser is closed and started again with its session restored."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright, self._profile = playwright, profile
        self.context: BrowserContext | None = None

    def start(self, *flags: str) -> BrowserContext:
        """Start the browser, again if it ran."""
        self.close()
        self.context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=CHROMIUM,
            args=[*FLAGS, *flags],
            ignore_default_args=[PAGE_STORE_OFF],
            viewport=PHONE,
            java_script_enabled=False,
            locale="en-US",
        )
        return self.context

    def close(self) -> None:
        """Close the browser."""
        if self.context is not None:
            self.context.close()
            self.context = None


def test_a_restored_session_shows_the_next_person_nothing(tablet: Tablet, server: Served) -> None:
    a = Person(tablet.start().pages[0], server.address)
    person_a(a)
    a.page.locator(".next button").click()
    expect(a.page).to_have_url(f"{server.address}{LANGUAGES}")
    context = tablet.start("--restore-last-session")
    for page in context.pages:
        sees_nothing(page, server.address)
    b = context.new_page()
    b.goto(f"{server.address}{LANGUAGES}")
    person_b_looks_around(b, server.address, 0)


def test_the_count_is_off_until_a_worker_switches_it_on(people: NewPerson) -> None:
    a = people(javascript=True)
    page = a.page
    person_a(a)
    page.locator(".next button").click()
    page.goto(f"{a.base}/event/tally")
    expect(page.locator("button[name=on]")).to_be_visible()
    expect(page.locator(".tally table")).not_to_be_visible()
    page.locator("button[name=on]").click()
    for _ in range(2):
        person_a(a)
        page.locator(".next button").click()
    page.goto(f"{a.base}/event/tally")
    rows = page.locator(".tally tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows.locator("td").last).to_have_text("fewer than 5")
    page.evaluate("localStorage.setItem('tally', JSON.stringify({'en lawyer': 7}))")
    page.reload()
    expect(page.locator(".tally tbody tr:visible td").last).to_have_text("7")
    with page.expect_download() as saved:
        page.locator("button[name=export]").click()
    text = Path(saved.value.path()).read_bytes().decode("utf-8-sig")
    assert text == '"English","Lawyer first","7"\r\n'
    page.locator("button[name=erase]").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("button[name=on]")).to_be_visible()


def test_whoever_scrolls_through_a_result_keeps_it(people: NewPerson) -> None:
    a = people(javascript=True)
    a.page.clock.install()
    person_a(a)
    a.page.mouse.wheel(0, 900)
    a.page.wait_for_function("scrollY > 0")
    with a.page.expect_request(a.page.url):
        a.page.clock.fast_forward(121_000)
    expect(a.page.locator(".next button")).to_be_visible()


def test_whoever_does_nothing_is_warned(people: NewPerson) -> None:
    a = people(javascript=True)
    a.page.clock.install()
    person_a(a)
    a.page.clock.fast_forward(121_000)
    expect(a.page.locator(".soon[role=alert]")).to_be_attached()
