"""Text as people write it, brought to one plain form, so that two spellings can be one word."""

import re
import unicodedata

BLANK = re.compile(r"[\s\u200b\ufeff]+")
APART = re.compile(r"[^a-z0-9<>+=&./%$-]+")


def flat(text: str) -> str:
    """Return the text with single spaces, none around it."""
    return BLANK.sub(" ", text).strip()


def bare(text: str) -> str:
    """Return the text in capitals, without accents, with single spaces."""
    if text.isascii():
        return flat(text).upper()
    apart = unicodedata.normalize("NFKD", flat(text))
    return "".join(each for each in apart if not unicodedata.combining(each)).upper()


def plain(text: str) -> str:
    """Return the text as words in small letters, without accents, dots or dashes at their ends."""
    words = APART.sub(" ", bare(text).lower()).split()
    return " ".join(stripped for word in words if (stripped := word.strip(".-/&")))
