"""No sentence is long in any language, and no choice of a question is a paragraph."""

import pytest

from portal.web.locale import LANGUAGES, SOURCE
from tests.web.person import questions
from tests.words.catalogues import locales, messages, read, said
from tests.words.groups import all_groups
from tests.words.lengths import MOST_LINES, length, limits, sentences, too_tall
from tests.words.reading import ease_in_spanish

OTHERS = [tag for tag in LANGUAGES if tag != SOURCE]
GROUPS = all_groups()
# INFLESZ calls 55 to 65 "normal" and 65 to 80 "quite easy": most papers for patients want 55.
EASY_SPANISH = 55
# One sentence alone makes no average.
FEWEST = 4


def translations(tag: str) -> dict[str, str]:
    """Return the last form of each message of a language by its English."""
    catalogue = messages(read(locales()[LANGUAGES[tag].babel]))
    return {one: said(found)[-1] for key, found in catalogue.items() for one in key}


@pytest.mark.parametrize("tag", OTHERS)
def test_no_sentence_is_long(tag: str) -> None:
    _, most = limits(tag)
    found = {
        (length(one, tag), one)
        for text in translations(tag).values()
        if "|" not in text
        for one in sentences(text)
    }
    assert [long for long in sorted(found, reverse=True) if long[0] > most] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_page_is_written_in_short_sentences(tag: str) -> None:
    average, _ = limits(tag)
    words = translations(tag)
    for name, group in GROUPS.items():
        told = [
            one for text in group for one in sentences(words[text]) if text.endswith((".", "?"))
        ]
        if len(told) >= FEWEST:
            assert sum(length(one, tag) for one in told) / len(told) <= average, (name, told)


def test_spanish_is_easy_by_its_own_formula() -> None:
    words = translations("es")
    for name, group in GROUPS.items():
        told = [words[text] for text in group if text.endswith((".", "?"))]
        if len(told) > 2:
            assert ease_in_spanish(told) >= EASY_SPANISH, (name, told)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_choice_is_short(tag: str) -> None:
    words = {} if tag == SOURCE else translations(tag)
    labels = [one.label for asked in questions().values() for one in asked.choices if one.label]
    assert [words.get(one, one) for one in labels if too_tall(words.get(one, one))] == []


def test_planted_long_ones_are_found() -> None:
    word, most = "palabra ", limits("es")[1]
    assert length(word * (most + 1), "es") > most
    assert length("字" * 7 + "。", "ja") == 7
    assert len(sentences("One (two. three) four. Five? Six")) == 3
    assert sentences("一。二。") == ["一。", "二。"]
    assert too_tall("a long choice that nobody reads " * (MOST_LINES + 1))
    assert not too_tall("Yes")
