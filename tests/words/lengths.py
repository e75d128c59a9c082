"""How long a sentence is in a language, by what its readers count: words, or characters."""

import re

from portal.web.text_lines import lines
from tests.words.letters import PLACEHOLDER

# In place of Flesch-Kincaid where there is no formula: the words of a sentence, on average over a
# page and at most; characters where nothing stands between words. English itself: 9 and 25.
SPACED, SYLLABLES, UNSPACED, KHMER = (17.0, 40), (21.0, 45), (40.0, 110), (60.0, 150)
# Vietnamese puts a space behind every syllable, Tagalog behind every particle; a Khmer word takes
# more characters than a Han one.
OF_THEIR_OWN = {"vi": SYLLABLES, "fil": SYLLABLES, "km": KHMER}
WITHOUT_SPACES = frozenset({"zh-Hant", "zh-Hans", "ja", "km"})
ENDS = re.compile(r"(?<=[.?!।။։؟。？！។])[\s\"”»」)）]*(?=\S)|\n")
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
# A choice on the smallest phone: 320 pixels less the margins, the circle and the border.
ROOM, SIZE, MOST_LINES = 236, 18, 6


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without what stands in brackets."""
    plain = BRACKETED.sub("", PLACEHOLDER.sub("X", text))
    return [one for one in ENDS.split(plain) if one.strip()]


def length(sentence: str, tag: str) -> int:
    """Return the length of a sentence: words, or characters in a language without spaces."""
    if tag in WITHOUT_SPACES:
        return sum(one.isalpha() or one.isdigit() for one in sentence)
    return len(sentence.split())


def limits(tag: str) -> tuple[float, int]:
    """Return the longest average and the longest sentence that a language may have."""
    return OF_THEIR_OWN.get(tag) or (UNSPACED if tag in WITHOUT_SPACES else SPACED)


def too_tall(label: str) -> bool:
    """Return whether a choice takes more lines than it may on the smallest phone."""
    return len(lines(label, ROOM, SIZE)) > MOST_LINES
