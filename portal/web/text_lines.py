"""How wide a text is about, and where it can break, for pictures in which nothing wraps by itself.

Widths are those of a wide sans-serif face, so that the text of a phone's own face fits as well.
"""

import re
import unicodedata

NARROW = frozenset("fijlrtI.,:;!|'’()[]/-·¡ ")
BROAD = frozenset("mwMW%@—…")
# Letters of these scripts are wider than Latin ones: the first and the last code point, and by how
# much of an em a letter is wide.
WIDE_SCRIPTS = ((0x0531, 0x0556, 0.86), (0x0561, 0x0587, 0.74), (0x1780, 0x17B3, 0.8))
NARROW_EM, LOWER_EM, UPPER_EM, BROAD_EM, FULL_EM = 0.36, 0.62, 0.74, 1.0, 1.0
BREAKS = re.compile(r"([ \t\n\u200b]+)")
UNSEEN = "\u200b"
# What may not begin a line, and what may not end one, between signs that are set without spaces.
CLOSING = frozenset("）」』】，。、；：？！”’)]%")
OPENING = frozenset("（「『【“‘([")
JOINERS = frozenset("\u200c\u200d\u2060")
# Signs that take the next letter with them: viramas, and the Khmer sign that puts it underneath.
STACKING = 9


def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return about how wide a text is at a font size, both in the same unit; rather too wide."""
    return sum(map(_em, text)) * size * (1.1 if bold else 1)


def _em(letter: str) -> float:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL_EM
    for first, last, wide in WIDE_SCRIPTS:
        if first <= ord(letter) <= last:
            return wide
    if letter in NARROW:
        return NARROW_EM
    if letter in BROAD:
        return BROAD_EM
    return UPPER_EM if letter.isupper() else LOWER_EM


def lines(text: str, room: float, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text in lines that fit into the room: broken at spaces, else between letters.

    Between signs that are set without spaces a line breaks wherever it is full, but not in a number
    or a Latin word, and not before or after a mark that belongs to its neighbour.
    """
    found: list[str] = []
    line = ""
    words = BREAKS.split(text.strip())
    for between, word in zip(["", *words[1::2]], words[::2], strict=True):
        space = "" if set(between) == {UNSEEN} else " "
        longer = f"{line}{space}{word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        begun = f"{line}{space}" if line and _is_wide(word) else ""
        if line and not begun:
            found.append(line)
        *whole, line = _pieces(word, room, size, bold=bold, begun=begun)
        found += whole
    return (*found, line)


def _is_wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in text)


def _pieces(word: str, room: float, size: int, *, bold: bool, begun: str = "") -> list[str]:
    """Return a word, in pieces if it does not fit into a line of its own or the one begun."""
    pieces = [begun]
    units = _units(word) if _is_wide(word) else _letters(word)
    small = (
        part
        for unit in units
        for part in ([unit] if width(unit, size, bold=bold) <= room else _letters(unit))
    )
    for unit in small:
        if pieces[-1] and width(pieces[-1] + unit, size, bold=bold) > room:
            pieces[-1] = pieces[-1].rstrip()
            pieces.append("")
        pieces[-1] += unit
    return pieces


def _units(word: str) -> list[str]:
    """Return what stays in one piece where nothing is spaced: signs, numbers, Latin words."""
    found: list[str] = []
    for letter in _letters(word):
        last = found[-1][-1] if found else ""
        in_word = letter.isascii() and last.isascii() and letter not in OPENING
        if found and (letter in CLOSING or last in OPENING or in_word):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _letters(word: str) -> list[str]:
    """Return the letters of a word, each with its marks and whatever it is stacked on."""
    found: list[str] = []
    for letter in word:
        last = found[-1][-1] if found else ""
        stacked = last and (unicodedata.combining(last) == STACKING or last in JOINERS)
        is_mark = unicodedata.category(letter).startswith("M") or letter in JOINERS
        if found and (is_mark or stacked):
            found[-1] += letter
        else:
            found.append(letter)
    return found
