"""The maps on the smallest phone: nothing cut off, words inside their boxes and large enough."""

import pytest

from tests.browser.looks import looks_right
from tests.browser.person import Person
from tests.browser.stage import SOME
from tests.law.asking import the_law

pytestmark = pytest.mark.browser

SMALLEST = 14
TABLES = [table.id for table in the_law().tables]
MEASURE = """(svg) => {
    const size = svg.getBoundingClientRect();
    const scale = size.width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll('text')].map((text) => {
        const box = text.getBoundingClientRect();
        const frames = [...svg.querySelectorAll('rect')].map((r) => r.getBoundingClientRect());
        const middle = (box.top + box.bottom) / 2;
        const around = frames.find((f) => f.top < middle && middle < f.bottom) || size;
        return {
            words: text.textContent,
            size: parseFloat(getComputedStyle(text).fontSize) * scale,
            over: Math.max(size.left - box.left, box.right - size.right, box.right - around.right),
        };
    });
}"""


@pytest.mark.parametrize("tag", SOME)
@pytest.mark.parametrize("name", TABLES)
def test_a_map_can_be_read_on_the_smallest_phone(person: Person, tag: str, name: str) -> None:
    person.language = tag
    person.open(f"/how-we-decide/{name}")
    looks_right(person.page)
    seen = person.page.locator("main svg").evaluate(MEASURE)
    assert len(seen) > 5
    assert [text for text in seen if text["size"] < SMALLEST] == []
    assert [text for text in seen if text["over"] > 0] == []


@pytest.mark.parametrize(
    "plant",
    [
        "(svg) => svg.setAttribute('font-size', 13)",
        "(svg) => svg.setAttribute('viewBox', '0 0 320 9999')",
        "(svg) => { svg.querySelector('tspan').textContent += ' and something more' }",
        "(svg) => { [...svg.querySelectorAll('tspan')].at(-1).textContent += ' more'.repeat(9) }",
    ],
)
def test_words_too_small_or_too_long_are_found(person: Person, plant: str) -> None:
    person.open("/how-we-decide/growing")
    svg = person.page.locator("main svg")
    svg.evaluate(plant)
    seen = svg.evaluate(MEASURE)
    assert [text for text in seen if text["size"] < SMALLEST or text["over"] > 0]


@pytest.mark.parametrize("tag", SOME)
def test_the_index_fits_and_leads_to_a_rule_that_another_one_names(
    person: Person, tag: str
) -> None:
    person.language = tag
    person.open("/how-we-decide")
    looks_right(person.page)
    person.follow(f'main a[href="/{tag}/how-we-decide/growing"]')
    person.follow("main li#growing-many-plants-serious-prior a[href='#growing-many-plants']")
    assert person.page.url.endswith("/how-we-decide/growing#growing-many-plants")


def test_paper_has_the_map_in_words_and_not_the_picture(person: Person) -> None:
    person.open("/how-we-decide/growing")
    picture, words = person.page.locator("main svg"), person.page.locator("main details ol")
    assert picture.is_visible()
    person.page.emulate_media(media="print")
    assert not picture.is_visible()
    assert words.evaluate("(list) => list.checkVisibility() && list.offsetHeight > 0")
