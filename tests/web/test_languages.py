"""The language stands in the address; to switch it loses neither place, answers nor a choice."""

import pytest
from flask import Flask, g

from portal.web.locale import LANGUAGES
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import (
    ALAMEDA,
    FEDERAL,
    GROWN,
    LOS_ANGELES,
    Person,
    before,
    page_of,
    whole,
)

QUESTIONS = ("/check/1/charge", "/check/1/county", "/check/1/plants/change")
CALM = ("/", "/answers", "/plan", "/clear", "/cleared", "/expired", "/lost", "/privacy")
LISTS = ("/check/1/remove", "/nowhere")
# What the menu says, in the order in which it says it on every page.
MENU = {
    "en": "English",
    "es": "Español",
    "zh-Hant": "繁體中文",
    "zh-Hans": "简体中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "fil": "Tagalog",
    "hy": "Հայերեն",
    "fa": "فارسی",
    "ru": "Русский",
    "ar": "العربية",
    "km": "ភាសាខ្មែរ",
    "ja": "日本語",
    "pa": "ਪੰਜਾਬੀ",
}


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("zh", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-HK;q=0.9,en;q=0.5", "zh-Hant"),
        ("tl-PH,tl;q=0.9,en;q=0.8", "fil"),
        ("fil-PH", "fil"),
        ("fa-IR", "fa"),
        ("ar-EG,ar;q=0.9", "ar"),
        ("pa-IN", "pa"),
        ("hyw", "hy"),
        ("th,ko;q=0.5", "ko"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("fr", "en"),
        ("fr,es;q=0.5", "es"),
        ("fr,*;q=0.1", "en"),
        ("en;q=0,es;q=0.1", "es"),
        (";;q=,,\x7f", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_front_leads_to_the_language_that_the_browser_prefers(
    client: CheckedClient, accepted: str | None, tag: str
) -> None:
    headers = {} if accepted is None else {"Accept-Language": accepted}
    response = client.get("/", headers=headers)
    assert (response.status_code, response.headers["Location"]) == (302, f"/{tag}/")
    assert response.headers["Vary"] == "Accept-Language"


def test_a_deep_link_keeps_its_language_whatever_the_browser_prefers(
    client: CheckedClient, tag: str
) -> None:
    other = "en" if tag == "es" else "es"
    response = client.get(f"/{tag}/", headers={"Accept-Language": other})
    assert response.status_code == 200
    assert page_of(response).one("html").get("lang") == tag


def ways_to(page: Element, tag: str) -> list[str]:
    """Return where the main part and the menu lead to in another language."""
    offers = [*page.one("main").all(lang=tag), *page.one("header").all(lang=tag)]
    return [e.get("href") or e.get("formaction") for e in offers if e.tag in {"a", "button"}]


@pytest.mark.parametrize("path", ["/fr/", "/xx/plan", "/EN/", "/es-MX/", "/english"])
def test_a_language_that_is_not_offered_is_not_found(client: CheckedClient, path: str) -> None:
    for accepted in LANGUAGES:
        response = client.get(path, headers={"Accept-Language": accepted})
        assert response.status_code == 404
        page = page_of(response)
        assert page.one("html").get("lang") == accepted
        assert all(way.startswith(f"/{tag}/") for tag in LANGUAGES for way in ways_to(page, tag))


@pytest.mark.parametrize("rest", [*QUESTIONS, *CALM, *LISTS])
def test_each_page_says_its_language_and_offers_all(person: Person, tag: str, rest: str) -> None:
    person.hold(whole(GROWN))
    person.tag = tag
    page = page_of(person.get(rest))
    html = page.one("html")
    assert (html.get("lang"), html.get("dir")) == (tag, LANGUAGES[tag].direction)
    menu = page.one("details", class_="languages").one("ul")
    items = menu.all("a", "button")
    assert [(i.get("lang"), i.text) for i in items] == list(MENU.items())
    assert [i.get("lang") for i in items if i.get("aria-current") == "true"] == [tag]


@pytest.mark.parametrize("rest", CALM)
def test_a_link_leads_to_the_same_page_in_the_other_language(
    person: Person, tag: str, rest: str
) -> None:
    person.hold(whole(GROWN, LOS_ANGELES))
    person.tag = tag
    other = "en" if tag == "es" else "es"
    response = person.get(rest)
    if response.status_code == 200:
        assert set(ways_to(page_of(response), other)) >= {f"/{other}{rest}"}


@pytest.mark.parametrize("rest", [*QUESTIONS, *CALM, *LISTS])
def test_only_a_page_that_no_native_speaker_has_read_says_so(person: Person, rest: str) -> None:
    person.hold(whole(GROWN))
    english = page_of(person.get(rest)).one("main")
    assert not english.all(lang="en", hreflang="en")
    assert not [b for b in english.all("button") if b.get("formaction")]
    person.tag = "es"
    spanish = page_of(person.get(rest)).one("main")
    first = next(child for child in spanish.children if isinstance(child, Element))
    (way,) = first.all("a", "button", lang="en")
    assert way.text == "English"
    leads = way.get("href") or way.get("formaction")
    expected = {f"/en{rest}", f"/en{rest}/switch"} | ({"/en/"} if rest == "/nowhere" else set())
    assert leads in expected


def marked(page: Element) -> list[str]:
    chosen = [e for e in page if {"checked", "selected"} & e.attributes.keys()]
    return [e.get("value") for e in chosen]


@pytest.mark.parametrize(
    ("rest", "field", "standing", "choice"),
    [
        ("/check/1/charge", "answer", "growing_11358", "for_sale_11359"),
        ("/check/1/county", "county", LOS_ANGELES, ALAMEDA),
        ("/check/1/plants/change", "answer", "six_or_fewer", "unsure"),
        ("/check/1/county/change", "county", LOS_ANGELES, "unsure"),
    ],
)
def test_to_switch_keeps_place_answers_and_a_choice_not_sent(
    person: Person, rest: str, field: str, standing: str, choice: str
) -> None:
    person.hold(whole(GROWN))
    page = page_of(person.get(rest))
    assert marked(page) == [standing]
    way = page.one("header").one("button", lang="es")
    form = page.one("form", id=way.get("form"))
    assert form.get("action") == f"/en{rest}"
    response = person.client.post(way.get("formaction"), data={field: choice})
    assert (response.status_code, response.headers["Location"]) == (303, f"/es{rest}")
    assert person.holds().convictions == whole(GROWN).convictions
    person.tag = "es"
    assert marked(page_of(person.get(rest))) == [choice]
    back = person.post(f"{rest}/switch", **{field: choice}).headers["Location"]
    assert back == f"/es{rest}"


def test_to_switch_without_a_choice_marks_nothing_new(person: Person) -> None:
    person.hold(whole(before("plants"), None))
    for data in ({}, {"answer": "nonsense"}):
        response = person.client.post("/es/check/1/plants/switch", data=data)
        assert response.headers["Location"] == "/es/check/1/plants"
        assert marked(page_of(person.client.get("/es/check/1/plants"))) == []


def test_a_choice_not_sent_is_not_an_answer(person: Person) -> None:
    person.hold(whole(before("plants"), None))
    person.post("/check/1/plants/switch", answer="six_or_fewer")
    assert "plants" not in person.holds().convictions[0].answers
    assert person.get("/answers").headers["Location"] == "/en/check/1/plants"
    person.post("/check/1/plants", answer="seven_or_more")
    assert person.holds().choice is None
    assert marked(page_of(person.get("/check/1/plants"))) == ["seven_or_more"]


def test_a_choice_belongs_to_its_own_page(person: Person) -> None:
    person.hold(whole(GROWN))
    person.post("/check/1/plants/switch", answer="unsure")
    assert marked(page_of(person.get("/check/1/age"))) == ["21_or_older"]


def test_a_change_that_was_forgotten_leaves_no_choice_behind(person: Person) -> None:
    person.tell(FEDERAL)
    person.post("/check/1/court_system/change", answer="california")
    person.post("/check/1/disposition/change/switch", answer="convicted")
    person.post("/answers/forget-change")
    assert person.holds() == whole(FEDERAL, None)


def test_to_switch_before_anything_was_answered_begins_the_check(person: Person) -> None:
    response = person.post("/check/1/court_system/switch", answer="federal")
    assert response.headers["Location"] == "/en/check/1/court_system"
    assert marked(page_of(person.get("/check/1/court_system"))) == ["federal"]
    assert person.holds().convictions == ()


@pytest.mark.parametrize("rest", ["/check/1/sentence/switch", "/check/3/county/change/switch"])
def test_to_switch_ahead_of_the_answers_leads_to_the_open_question(
    person: Person, rest: str
) -> None:
    person.post("/check/1/court_system", answer="california")
    assert person.post(rest).headers["Location"] == "/en/check/1/disposition"


def test_continue_comes_first_so_that_enter_never_switches_the_language(person: Person) -> None:
    person.hold(whole(GROWN))
    for rest in QUESTIONS:
        page = page_of(person.get(rest))
        mine = [
            button
            for button in page.all("button")
            if button.get("form") == "question" or button in page.one("form", id="question")
        ]
        assert not mine[0].get("formaction")
        assert mine[0].get("type") == "submit"


def test_english_words_on_a_spanish_page_are_marked(person: Person) -> None:
    person.hold(whole(GROWN))
    person.tag = "es"
    page = page_of(person.get("/plan")).one("main")
    assert page.one("address").one("strong").get("lang") == "en"
    assert all(who.one("strong").get("lang") == "en" for who in page.classed("contact"))
    assert all(cites.get("lang") == "en" for cites in page.all("span") if "[" in cites.text)


def test_a_constant_in_a_template_is_said_in_the_language_of_each_request(app: Flask) -> None:
    """Jinja would work it out once, in the language of whoever came first."""
    template = app.jinja_env.from_string('{{ ""|closed }} {{ "Back"|t }}')
    said = []
    for tag in ("en", "zh-Hant", "hy"):
        with app.test_request_context(f"/{tag}/"):
            g.language = LANGUAGES[tag]
            said.append(template.render())
    assert [one[0] for one in said] == [".", "。", "։"]
    assert len({one[2:] for one in said}) == 3
