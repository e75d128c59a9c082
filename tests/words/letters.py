"""Which letters a translation is written in, and the English that it may hold."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from portal.filing.glossary import load_glossary

# Unicode's own names of letters begin with the script; Chinese characters are CJK.
LETTERS = {
    "Latn": ("LATIN",),
    "Hant": ("CJK",),
    "Hans": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"),
    "Kore": ("HANGUL",),
    "Armn": ("ARMENIAN",),
    "Arab": ("ARABIC",),
    "Cyrl": ("CYRILLIC",),
    "Khmr": ("KHMER",),
    "Guru": ("GURMUKHI",),
}
# Letters of one language of a script that another one does not use: look-alikes of a keyboard.
NOT_IN = {"fa": "يكىة", "ar": "یکپچژگ", "ru": "іїєґўјљњћ"}
# Conversion to the other script of Chinese leaves a text alone that is in that script already.
# These stand in both: they are words of their own in traditional writing too.
CONVERSION = {"Hans": ("t2s", ""), "Hant": ("s2tw", "准雇台了")}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
LATIN_WORD = re.compile(r"[A-Za-z](?:[A-Za-z'’-]*[A-Za-z])?")
SHORT = frozenset({"sms", "qr"})  # what people call it in these languages too
DIGIT = re.compile(r"[^\W\D0-9]|[٠-٩۰-۹០-៩੦-੯]")


def script_of(letter: str) -> str:
    """Return the first word of a letter's name in Unicode, which is its script."""
    return unicodedata.name(letter, "?").split()[0].removesuffix("-COMPATIBILITY")


def strange(text: str, script: str, tag: str, english: str) -> Iterator[str]:
    """Yield what has no place in a translation: letters of other scripts, other digits.

    Latin words may stand in a text of another script where its English has them as well, or where
    they are legal words, which stand beside their translation in whatever form of them.
    """
    bare = PLACEHOLDER.sub("", text)
    allowed = set(LETTERS[script])
    others = {one for one in bare if one.isalpha() and script_of(one) not in {*allowed, "LATIN"}}
    others |= {one for one in bare if one in NOT_IN.get(tag, "")}
    others |= set(DIGIT.findall(bare)) | set(_other_chinese(bare, script))
    if others:
        yield f"strange letters {''.join(sorted(others))!r}"
    if script != "Latn":
        said, kept = english.casefold(), SHORT | legal_words()
        latin = {one.casefold() for one in LATIN_WORD.findall(bare)}
        if words := {one for one in latin if one not in said and one not in kept}:
            yield f"left in English: {sorted(words)}"


@cache
def legal_words() -> frozenset[str]:
    """Return every word of the legal words that the site explains, in each of their forms."""
    told = (f"{entry.term} {entry.forms}" for entry in load_glossary().entries)
    return frozenset(word for one in told for word in LATIN_WORD.findall(one.casefold()))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _other_chinese(text: str, script: str) -> Iterator[str]:
    """Yield the characters of the other kind of Chinese, simplified or traditional."""
    if script in CONVERSION:
        name, both = CONVERSION[script]
        other = _converter(name).convert(text)
        yield from (a for a, b in zip(text, other, strict=False) if a != b and a not in both)
