"""A language is set in the fonts that have its letters, in the shapes it writes them in."""

import pytest

from portal.paper.typefaces import BUILT_IN, LATIN, Family, typeface


def names(families: tuple[Family, ...] | list[Family]) -> list[str]:
    return [family if isinstance(family, str) else family["name"] for family in families]


@pytest.mark.parametrize(
    ("lang", "language", "region", "han"),
    [
        ("en", "en", None, "SC"),
        ("es", "es", None, "SC"),
        ("es-US", "es", None, "SC"),
        ("zh-Hans", "zh", "CN", "SC"),
        ("zh-Hant", "zh", "TW", "TC"),
        ("zh", "zh", "CN", "SC"),
        ("ja", "ja", "JP", "JP"),
        ("ko", "ko", "KR", "KR"),
        ("hmn", "hmn", None, "SC"),
    ],
)
def test_a_language_has_its_fonts(lang: str, language: str, region: str | None, han: str) -> None:
    face = typeface(lang)
    assert (face.language, face.region) == (language, region)
    found = names(list(face.families))
    assert found[0] == LATIN
    assert [name for name in found if "CJK" in name] == [f"Noto Sans CJK {han}"]
    assert found[-1] == BUILT_IN


def test_letters_that_stand_high_have_room() -> None:
    assert typeface("km").leading > typeface("ar").leading > typeface("en").leading
