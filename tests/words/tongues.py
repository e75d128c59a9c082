"""Which language a sentence is in, by a library that knows all of ours."""

import re
from functools import cache

import py3langid.langid

from tests.words.letters import PLACEHOLDER

# The library's code for each of our tags where it is not the tag itself.
CODES = {"zh-Hant": "zh", "zh-Hans": "zh", "fil": "tl"}
KEPT = re.compile(r"[“«„\"(（「][^”»\"()（）「」“«„]*[A-Za-z][^”»\"()（）「」“«„]*[”»\")）」]")
FEWEST_WORDS = 8


@cache
def _ready(tags: frozenset[str]) -> None:
    py3langid.langid.set_languages(sorted({CODES.get(tag, tag) for tag in tags}))


def language_of(sentence: str, tags: frozenset[str]) -> str:
    """Return the library's code of the language, one of those of these tags."""
    _ready(tags)
    code, _ = py3langid.langid.classify(sentence)
    return str(code)


def another_language(text: str, english: str, tag: str, tags: frozenset[str]) -> str | None:
    """Return the language that a translation is in, if it is not the one of its tag.

    What it keeps in English, in brackets or quotation marks, does not count; a message of few
    words is not judged: names and labels are alike in many languages.
    """
    if len(english.split()) < FEWEST_WORDS:
        return None
    own = KEPT.sub(" ", PLACEHOLDER.sub("", text))
    if len(own) < len(text) / 3:
        return None
    found = language_of(own, tags)
    return None if found == CODES.get(tag, tag) else found
