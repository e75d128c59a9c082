"""Each translation is in the language it is offered as, as a library tells them apart."""

import pytest

from portal.web.locale import LANGUAGES, SOURCE
from tests.words.catalogues import locales, messages, read, said
from tests.words.tongues import another_language

TAGS = frozenset(LANGUAGES)
SPANISH = "Esta es una frase que alguien ha puesto en el lugar equivocado por error."
SENTENCE = "This is a sentence that somebody has put in the wrong place."


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != SOURCE])
def test_every_sentence_is_in_its_own_language(tag: str) -> None:
    catalogue = read(locales()[LANGUAGES[tag].babel])
    found = [
        (english[0], form, other)
        for english, message in messages(catalogue).items()
        for form in said(message)
        if (other := another_language(form, english[0], tag, TAGS))
    ]
    assert found == []


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag not in {SOURCE, "es"}])
def test_a_sentence_of_another_language_is_found(tag: str) -> None:
    assert another_language(SPANISH, SENTENCE, tag, TAGS) == "es"
    assert another_language(SENTENCE, SENTENCE, tag, TAGS) == SOURCE


def test_its_own_language_and_what_it_keeps_in_english_are_fine() -> None:
    assert another_language(SPANISH, SENTENCE, "es", TAGS) is None
    kept = "Pregunte: “Was my conviction changed under Prop 64?” (¿La Prop 64 cambió mi condena?)."
    assert another_language(kept, SENTENCE, "es", TAGS) is None
