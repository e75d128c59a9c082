"""A person at the browser: reads the page that is open, answers it, goes on, back or away."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

QUESTION = re.compile(r"/check/(\d+)/([a-z_0-9]+)(?:/change)?$")
MOST_QUESTIONS = 30
CONTINUE = "main form#question > button[type=submit]"
MARKED = """() => document.querySelector('main input:checked')?.value
    ?? document.querySelector('main select')?.value ?? ''"""

Case = Mapping[str, str]

_OLD = {
    "court_system": "california",
    "disposition": "convicted",
    "offense_date": "before_nov_9_2016",
    "prior_relief": "none_known",
    "age": "21_or_older",
    "environmental_harm": "no",
    "serious_prior": "no",
    "same_section_priors": "none_or_one",
    "sentence": "completed",
}
GROWING: Case = {**_OLD, "charge": "growing_11358", "plants": "six_or_fewer", "county": "06037"}
MANY_PLANTS: Case = {**GROWING, "plants": "seven_or_more"}
POSSESSION: Case = {
    **_OLD,
    "charge": "possession_11357",
    "amount": "over_limit",
    "school_grounds": "no",
    "level": "felony",
    "home_harvest": "no",
    "county": "06001",
}
# Two short ways through: one that ends in a court, one that ends where there is nothing to file.
OPPOSED: Case = {**_OLD, "prior_relief": "opposed", "county": "06037"}
NOT_CONVICTED: Case = {"court_system": "california", "disposition": "not_convicted"}


def _unseen(_page: Page) -> None:
    """Look at nothing."""


@dataclass(slots=True)
class Person:
    """Someone with one open page; `look` is called on each page they come to."""

    page: Page
    base: str
    language: str = "en"
    look: Callable[[Page], None] = _unseen
    trail: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path of the open page, without the language."""
        return "/" + urlsplit(self.page.url).path.split("/", 2)[2]

    @property
    def asked(self) -> str:
        """The fact (or "county") that the open page asks; nothing where it asks none."""
        found = QUESTION.search(self.path)
        return found.group(2) if found else ""

    @property
    def marked(self) -> str:
        """The value that is marked on the open page, as the browser has it; nothing if none."""
        return str(self.page.evaluate(MARKED))

    def press(self, target: Locator) -> None:
        """Press a link or button that leads to another page, and take that page in."""
        with self.page.expect_navigation():
            target.click()
        self._arrive()

    def _arrive(self) -> None:
        self.trail.append(self.page.url)
        self.look(self.page)

    def open(self, path: str) -> None:
        """Type the address of a page."""
        self.page.goto(f"{self.base}/{self.language}{path}")
        self._arrive()

    def follow(self, selector: str) -> None:
        """Press the one link or button that the selector names."""
        self.press(self.page.locator(selector))

    def begin(self) -> None:
        """Open the start page and begin."""
        self.open("/")
        self.follow('main a.button[href*="/check/1/"]')

    def mark(self, value: str) -> None:
        """Mark a choice, without sending it."""
        if self.asked == "county":
            self.page.locator("main select[name=county]").select_option(value)
        else:
            self._radio(value).check()

    def go_on(self) -> None:
        """Send the page's own form as it is."""
        self.follow(CONTINUE)

    def answer(self, value: str) -> None:
        """Mark a choice and go on, as a finger or a mouse does."""
        self.mark(value)
        self.go_on()

    def _type(self, value: str) -> None:
        """Mark a choice and go on with keys, which takes a third less time than a finger."""
        if self.asked == "county":
            self.mark(value)
        else:
            self._radio(value).press("Space")
        with self.page.expect_navigation():
            self.page.locator(CONTINUE).press("Enter")
        self._arrive()

    def _radio(self, value: str) -> Locator:
        return self.page.locator(f'main input[type=radio][value="{value}"]')

    def tell(self, case: Case, until: str = "") -> None:
        """Answer page after page from the case, until a page asks `until` or nothing is asked."""
        for _ in range(MOST_QUESTIONS):
            if self.asked in {"", until}:
                return
            self._type(case[self.asked])
        raise AssertionError(f"more than {MOST_QUESTIONS} questions; the last is {self.page.url}")

    def back_link(self) -> None:
        """Press the page's own Back link."""
        self.follow("main a.back")

    def change(self, number: int, name: str) -> None:
        """Press Change beside one answer of the list."""
        self.follow(f'main a[href$="/check/{number}/{name}/change"]')

    def see_result(self) -> None:
        """Press "See my result" under the list of answers."""
        self.follow('main a.button[href$="/plan"]')

    def add_another(self, number: int) -> None:
        """Press "Add another conviction", which begins that number."""
        self.follow(f'main a.button[href*="/check/{number}/"]')

    def finish(self) -> None:
        """Press "Finish and clear my answers", at the end of the page."""
        self.follow('footer form[action$="/clear"] > button')
