"""Which fonts a language is set in, how far apart its lines stand, and how typst calls it."""

from collections.abc import Sequence
from dataclasses import dataclass

LATIN = "Noto Sans"
BUILT_IN = "Libertinus Serif"  # inside typst: Latin and Cyrillic, on a machine without Noto
SCRIPTS = (
    "Noto Sans Arabic",
    "Noto Sans Armenian",
    "Noto Sans Khmer",
    "Noto Sans Gurmukhi",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Ethiopic",
)
# One Han letter has several shapes: the language says which.
HAN = {
    "zh": ("Noto Sans CJK SC", "CN"),
    "zh-Hans": ("Noto Sans CJK SC", "CN"),
    "zh-Hant": ("Noto Sans CJK TC", "TW"),
    "ja": ("Noto Sans CJK JP", "JP"),
    "ko": ("Noto Sans CJK KR", "KR"),
}
OTHER_HAN = "Noto Sans CJK SC"
# Letters that stand high or hang low need more room between the lines.
LEADING = {
    "km": 1.0,
    "th": 0.9,
    "lo": 0.9,
    "ar": 0.85,
    "fa": 0.85,
    "pa": 0.8,
    "hi": 0.8,
    "hy": 0.75,
}
USUAL_LEADING = 0.6

Family = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Typeface:
    """The language and region as typst knows them, font families in order, leading in em."""

    language: str
    region: str | None
    families: Sequence[Family]
    leading: float


def typeface(lang: str) -> Typeface:
    """Return how a BCP 47 language is set; words of other scripts in it have their fonts too."""
    language = lang.partition("-")[0].lower()
    leading = LEADING.get(language, USUAL_LEADING)
    if lang not in HAN and language not in HAN:
        return Typeface(language, None, (LATIN, *SCRIPTS, OTHER_HAN, BUILT_IN), leading)
    han, region = HAN.get(lang) or HAN[language]
    # Quotation marks and the like go with the Han letters, and only Latin letters with Latin.
    latin = {"name": LATIN, "covers": "latin-in-cjk"}
    return Typeface(language, region, (latin, han, LATIN, *SCRIPTS, BUILT_IN), leading)
