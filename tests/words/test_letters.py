"""Each translation is written in its own letters, and keeps English only where English is said."""

import pytest

from portal.web.locale import LANGUAGES, SOURCE, Language
from tests.words.catalogues import locales, messages, read, said
from tests.words.letters import LETTERS, strange

OTHERS = [language for tag, language in LANGUAGES.items() if tag != SOURCE]


def test_the_letters_of_each_language_are_known() -> None:
    assert {language.script for language in LANGUAGES.values()} <= LETTERS.keys()


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.tag)
def test_a_translation_is_in_its_own_letters(language: Language) -> None:
    found = [
        (english[0], fault)
        for english, message in messages(read(locales()[language.babel])).items()
        for form in said(message)
        for fault in strange(form, language.script, language.tag, " ".join(english))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "script", "tag", "fault"),
    [
        ("Դատարան (court)", "Armn", "hy", ""),
        ("Դատapան (court)", "Armn", "hy", "left in English"),
        ("Դատаրան", "Armn", "hy", "strange letters"),  # a Cyrillic letter that looks the same
        ("دادگاه (court)", "Arab", "fa", ""),
        ("دادگاه يك", "Arab", "fa", "strange letters"),  # Arabic yeh and kaf in Persian
        ("دادگاه ۱۱۳۵۷", "Arab", "fa", "strange letters"),  # Persian digits
        ("المحكمة پ", "Arab", "ar", "strange letters"),
        ("法院（court）", "Hans", "zh-Hans", ""),
        ("法院書記", "Hans", "zh-Hans", "strange letters"),
        ("法院书记", "Hant", "zh-Hant", "strange letters"),
        ("法院の", "Hant", "zh-Hant", "strange letters"),
        ("裁判所 법원", "Jpan", "ja", "strange letters"),
        ("តុលាការ ២០១៦", "Khmr", "km", "strange letters"),
        ("Суд (court) на Street", "Cyrl", "ru", "left in English"),
        ("La corte суд", "Latn", "es", "strange letters"),
        ("La corte (court)", "Latn", "es", ""),
    ],
)
def test_a_planted_letter_is_found(text: str, script: str, tag: str, fault: str) -> None:
    found = list(strange(text, script, tag, "The court"))
    assert [one.partition(" '")[0].partition(":")[0] for one in found] == ([fault] if fault else [])
