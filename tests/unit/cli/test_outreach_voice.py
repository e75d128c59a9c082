"""The workshop speaks each language that the site offers, under the same tag and direction."""

import pytest

from portal.cli.outreach_voice import tag, voices
from portal.cli.stop import Stop
from portal.web.locale import LANGUAGES, SOURCE


@pytest.mark.parametrize("offered", LANGUAGES.values(), ids=lambda offered: offered.tag)
def test_each_offered_language_has_its_voice(offered: object) -> None:
    language = next(one for one in LANGUAGES.values() if one is offered)
    (found,) = voices([language.tag])
    assert (found.lang, found.direction) == (language.tag, language.direction)
    assert tag(language.babel) == language.tag
    said = found.translate("Yes")
    assert (said == "Yes") == (language.tag == SOURCE)


def test_lists_and_days_are_written_as_in_the_language() -> None:
    (spanish,) = voices(["es", "es"])
    assert spanish.either(["a", "b", "c"]) == "a, b o c"
    assert spanish.day("2026-11-22") == "22 de noviembre de 2026"


def test_a_script_stands_in_the_tag() -> None:
    assert (tag("zh_Hans"), tag("en")) == ("zh-Hans", "en")


def test_a_language_without_a_catalogue_is_told() -> None:
    with pytest.raises(Stop, match=r"(?s)--languages.*found: +'xx'.*expected: tags out of en, "):
        voices(["en", "xx"])
