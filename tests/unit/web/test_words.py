"""How the page writes lists, days, phones and statutes."""

from pathlib import Path

import pytest
from flask import Flask, g

from portal.filing.directory_load import load_directory
from portal.law.model import Citation
from portal.web import words
from portal.web.locale import LANGUAGES
from tests.law.asking import the_law


@pytest.mark.usefixtures("english")
def test_lists_and_days_in_english() -> None:
    assert words.both(["a", "b", "c"]) == "a, b, and c"
    assert words.both(["a"]) == "a"
    assert words.either(iter(["a", "b"])) == "a or b"
    assert words.day("2026-11-22") == "November 22, 2026"
    assert words.day("2026-09") == "September 2026"


def test_lists_and_days_in_spanish(app: Flask) -> None:
    with app.test_request_context("/es/"):
        g.language = LANGUAGES["es"]
        assert words.both(["a", "b"]) == "a y b"
        assert words.either(["a", "b"]) == "a o b"
        assert words.day("2026-11-22") == "22 de noviembre de 2026"
        assert words.day("2026-09") == "septiembre de 2026"


@pytest.mark.usefixtures("english")
def test_clauses_that_are_all_true_are_joined_as_clauses(app: Flask) -> None:
    for tag, joined in (("en", "a and b"), ("zh-Hant", "a，而且b"), ("zh-Hans", "a，而且b")):
        with app.test_request_context(f"/{tag}/"):
            g.language = LANGUAGES[tag]
            assert words.all_true(["a", "b"]) == joined


def test_a_day_in_russian_ends_without_a_full_stop(app: Flask) -> None:
    with app.test_request_context("/ru/"):
        g.language = LANGUAGES["ru"]
        assert words.day("2026-11-22") == "22 ноября 2026"
        assert words.day("2026-09").endswith("2026")


def test_nothing_stays_nothing() -> None:
    assert words.translated(None) == words.translated("") == ""
    assert words.translated("Not in any catalogue.") == "Not in any catalogue."


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("(510) 891-6000", "tel:+15108916000"),
        ("(510) 891-6000 ext. 7001", "tel:+15108916000;ext=7001"),
        ("211", "tel:211"),
    ],
)
def test_a_phone_is_dialled_as_it_stands(phone: str, link: str) -> None:
    assert words.phone_link(phone) == link


def test_every_phone_of_the_directory_can_be_dialled() -> None:
    directory = load_directory()
    phones = [o.phone for o in directory.organisations] + [
        c.court.phone for c in directory.counties
    ]
    links = [words.phone_link(phone) for phone in phones if phone]
    assert len(links) > 58
    assert all(link[4:].lstrip("+").replace(";ext=", "").isdecimal() for link in links)


@pytest.mark.parametrize(
    ("text", "code", "section"),
    [
        ("H&S § 11358(d)(1)", "HSC", "11358"),
        ("H&S §§ 11357.5, 11375.5", "HSC", "11357.5"),
        ("Pen. Code § 851.91", "PEN", "851.91"),
    ],
)
def test_a_statute_is_linked_where_the_state_publishes_it(
    text: str, code: str, section: str
) -> None:
    link = words.law_link(Citation(text))
    assert link is not None
    assert link.startswith("https://leginfo.legislature.ca.gov/")
    assert link.endswith(f"?lawCode={code}&sectionNum={section}.")


def test_a_case_or_a_proclamation_has_no_link() -> None:
    for text in ("People v. Smit (2018) 24 Cal.App.5th 596", "Proclamation of Oct 6, 2022"):
        assert words.law_link(Citation(text)) is None


def test_most_citations_of_the_law_are_linked() -> None:
    cites = {cite.text for rule in the_law().rules.values() for cite in rule.cites}
    linked = {cite for cite in cites if words.law_link(Citation(cite))}
    assert {cite for cite in cites if cite.startswith("H&S §")} <= linked


def test_an_address_is_shown_as_people_read_it() -> None:
    assert words.short_address("https://www.courts.ca.gov/") == "courts.ca.gov"
    assert words.short_address("https://a.example/b/c") == "a.example/b/c"


def test_what_keeps_its_own_direction_is_escaped() -> None:
    assert words.isolated("<b>H&S") == '<bdi dir="ltr">&lt;b&gt;H&amp;S</bdi>'


def test_the_style_is_made_small_and_stays_the_same() -> None:
    css = "/* a\n b */ p , a  {\n color : red ;\n}\n@media print { a + b { margin: 0 auto; } }\n"
    small = "p,a{color:red}@media print{a + b{margin:0 auto}}"
    assert words.small_css(css) == small
    assert words.small_css(small) == small


def test_the_script_is_served_without_its_comments() -> None:
    script = "// why\n(function () {\n  // more\n  go();\n})();\n"
    assert words.small_script(script) == "(function () {\ngo();\n})();"


def test_the_own_script_is_within_its_five_kilobytes() -> None:
    source = Path(words.__file__).parent / "static" / "own.js"
    assert len(words.small_script(source.read_text(encoding="utf-8")).encode()) <= 5_000
