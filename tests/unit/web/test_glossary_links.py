"""A legal word is a link the first time a page says it: whole words, and never within a link."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask, g
from markupsafe import Markup

from portal.filing.glossary import Entry, Glossary
from portal.web.glossary_links import Linker, compiled, linked
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.words import gettext

GLOSSARY = Glossary(
    (
        Entry("dismissed", "Dismissed", "x", "dismissed|dismiss"),
        Entry("defender", "Defender", "x", "defender"),
        Entry("public-defender", "Public defender", "x", "public defender|public defenders"),
        Entry("code", "H&S", "x", "H&S|clerk's office"),
    )
)


def linker(tag: str = "en", words: Mapping[str, str] | None = None) -> Linker:
    """Return the linker of four entries, with translations of their forms."""
    return compiled(GLOSSARY, tag, lambda forms: (words or {}).get(forms, forms), "/p")


def links(text: str, made: Linker | None = None, used: set[str] | None = None) -> list[str]:
    """Return what is linked in a text, as entry and words."""
    html = (made or linker()).link(text, set() if used is None else used)
    return [
        f"{entry}:{said}"
        for entry, said in re.findall(r'<a class="term" href="/p#([^"]+)">([^<]+)</a>', html)
    ]


def test_a_word_is_linked_once_whatever_its_form_or_case() -> None:
    text = "Dismissed. A judge can dismiss it. It is dismissed."
    made = linker().link(text, set())
    assert made == (
        '<a class="term" href="/p#dismissed">Dismissed</a>. A judge can dismiss it. '
        "It is dismissed."
    )


def test_a_word_already_linked_on_the_page_is_left_alone() -> None:
    used = {"dismissed"}
    assert links("dismissed by a defender", used=used) == ["defender:defender"]
    assert used == {"dismissed", "defender"}


@pytest.mark.parametrize("text", ["dismissedly", "undismissed", "predefender", "", "dismisséd"])
def test_a_part_of_a_word_is_no_word(text: str) -> None:
    assert links(text) == []


def test_the_longest_form_wins() -> None:
    assert links("public defenders") == ["public-defender:public defenders"]
    assert links("a public defender, a defender") == [
        "public-defender:public defender",
        "defender:defender",
    ]


def test_escaped_letters_are_found_as_they_stand_in_the_page() -> None:
    assert links("H&amp;S 11358") == ["code:H&amp;S"]
    assert links("The clerk&#39;s office") == ["code:clerk&#39;s office"]


def test_each_language_links_its_own_forms() -> None:
    spanish = linker("es", {"dismissed|dismiss": "desestimada | desestimó"})
    assert links("Se desestimó. No dismissed.", spanish) == ["dismissed:desestimó"]


@pytest.mark.parametrize(
    ("tag", "form", "text", "found"),
    [
        ("zh-Hant", "撤銷", "法官可以撤銷案件", True),
        ("km", "លុប", "ចៅក្រមលុបសំណុំរឿង", True),
        ("ko", "기각", "판사가 기각할 수 있습니다", True),
        ("ko", "각할", "판사가 기각할 수 있습니다", False),
        ("pa", "ਜੱਜ", "ਇੱਕ ਜੱਜ ਹੈ", True),
        ("pa", "ਜੱ", "ਇੱਕ ਜੱਜ ਹੈ", False),
        ("ar", "حكم", "هذا حكم نهائي", True),
        ("ar", "حكم", "هذا محكمة", False),
    ],
)
def test_a_word_ends_as_its_script_ends_words(tag: str, form: str, text: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    made = linker(tag, {"dismissed|dismiss": form})
    assert links(text, made) == ([f"dismissed:{form}"] if found else [])


@pytest.mark.parametrize("tag", ["ar", "ja"])
def test_an_english_sentence_in_other_letters_is_not_cut_by_a_link(tag: str) -> None:
    """From right to left its halves would stand in the wrong order."""
    asked = "«Can a judge dismiss my case?»"
    assert links(asked, linker(tag)) == []
    assert links(asked, linker("es")) == ["dismissed:dismiss"]
    assert links("«dismiss» «dismissed»", linker(tag)) == ["dismissed:dismiss"]


def test_an_armenian_letter_that_folds_into_two_is_found_as_written() -> None:
    forms = "թեթև հանցագործություն"
    assert links(f"Սա {forms} է։", linker("hy", {"defender": forms})) == [f"defender:{forms}"]


def test_a_glossary_without_words_links_nothing() -> None:
    made = compiled(Glossary(()), "en", str, "/p")
    assert made.link("dismissed", set()) == "dismissed"


@pytest.fixture
def word(english: None) -> str:  # noqa: ARG001 - the request stands around the test
    """Return a form of the shipped glossary's first entry, in an English request."""
    return portal().glossary.entries[0].forms.split("|")[0]


def test_the_filter_escapes_and_links_to_the_glossary_page(word: str) -> None:
    entry = portal().glossary.entries[0].id
    assert linked(f"<b> {word}") == (
        f'&lt;b&gt; <a class="term" href="/en/guide/glossary#{entry}">{word}</a>'
    )
    assert linked(f"{word} again") == f"{word} again"


def test_the_filter_links_nothing_in_a_link_a_heading_or_a_label(word: str) -> None:
    for tag in ("a", "h2", "label", "legend", "summary", "button"):
        shut = Markup("<{}>{}</{}>").format(tag, word, tag)
        assert linked(shut) == shut
    opened = linked(Markup('<a href="/">x</a><bdi title="{}">{}</bdi>').format(word, word))
    assert f'<a href="/">x</a><bdi title="{word}"><a class="term"' in opened


def test_the_filter_can_leave_one_entry_alone(word: str) -> None:
    entry = portal().glossary.entries[0].id
    assert linked(word, but=entry) == word
    assert 'class="term"' in linked(word)


def test_each_page_begins_anew_and_in_its_language(app: Flask) -> None:
    for tag in ("en", "es", "en"):
        with app.test_request_context(f"/{tag}/"):
            g.language = LANGUAGES[tag]
            entry = portal().glossary.entries[0]
            form = gettext(entry.forms).split("|")[0]
            assert f'href="/{tag}/guide/glossary#{entry.id}">' in linked(form)
