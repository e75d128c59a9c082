"""Languages: BCP-47 tags become ISO 639 codes, names are found both ways."""

import pytest

from portal.filing.directory_load import load_directory
from portal.filing.hsds_language import code_of, iso_code, language_name, language_note


@pytest.mark.parametrize(
    ("tag", "code", "name", "note"),
    [
        ("es", "es", "Spanish", None),
        ("zh-Hant", "zh", "Chinese", "Traditional characters"),
        ("zh-Hans", "zh", "Chinese", "Simplified characters"),
        ("es-US", "es", "Spanish", "As es-US"),
        ("fil", "fil", "Filipino", None),
        ("hmn", "hmn", "Hmong", None),
        ("spa", "es", "Spanish", None),
        ("HYE", "hy", "Armenian", None),
        ("xx", "xx", None, None),
    ],
)
def test_a_tag_has_a_code_a_name_and_a_note(
    tag: str, code: str, name: str | None, note: str | None
) -> None:
    assert (iso_code(tag), language_name(tag), language_note(tag)) == (code, name, note)


def test_a_name_leads_to_its_code() -> None:
    assert code_of("korean") == "ko"
    assert code_of("White Hmong") == "mww"
    assert code_of("Klingon") is None


def test_every_language_of_the_directory_has_a_name() -> None:
    tags = {tag for one in load_directory().organisations for tag in one.languages}
    assert {"en", "es", "hy"} <= tags
    assert all(language_name(tag) for tag in tags)
