"""Charge codes as clinics write them: "11357(b) HS", "H&S 11360a", "664/11358"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.cli.screen_data import HERE, Cells, read_toml, rows
from portal.cli.screen_text import bare
from portal.law.model import Vocabulary

FILE = HERE / "screen_charges.toml"
NUMBER = re.compile(
    r"(?P<number>[0-9]{2,5}(?:\.[0-9]{1,2})?)"
    r"(?: ?\( ?(?P<open>[A-E]) ?\)| ?(?P<tight>[A-E])(?![A-Z]))?"
    r"(?: ?\( ?[0-9] ?\)| ?\( ?[A-E] ?\)|(?<=[A-E])[0-9])*"
    r"(?=(?:H ?[&/.]? ?S|P\.?C|C?V\.?C|CPC)(?![A-Z])|[^A-Z0-9]|$)"
)
BETWEEN = re.compile(r" ?([/;,+&-]) ?")
WORD = re.compile(r"[A-Z]+(?:/[A-Z]+)?(?![0-9])")
SECOND = "second_charge"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a code, and what it is in the law's vocabulary."""

    number: str
    code: str
    bare: bool
    alone: bool
    alters: bool
    facts: Mapping[str, str]
    words: frozenset[str]

    @property
    def covered(self) -> bool:
        """Whether it is one of the four sections that the law's fact `charge` names."""
        return len(self.facts) == 1


@dataclass(frozen=True, slots=True)
class Charge:
    """What a cell says: the facts it is sure of, and the flags it raises."""

    facts: Mapping[str, str]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A number as found in a cell, the code beside it, and what joins it to the one before."""

    number: str
    code: str | None
    joined: str


@dataclass(slots=True)
class _Scan:
    """What has been found in a cell so far."""

    parts: list[_Part]
    words: list[str]
    code: str | None = None  # a code that waits for its number
    joined: str = ""

    def number(self, number: str) -> None:
        self.parts.append(_Part(number, self.code, self.joined))
        self.code, self.joined = None, ""

    def named(self, code: str) -> None:
        """Give the code to the number before it; to the next one if that has its own."""
        last = self.parts[-1] if self.parts and not self.joined else None
        if last is not None and last.code in (None, code):
            self.parts[-1] = _Part(last.number, code, last.joined)
        else:
            self.code = code


@dataclass(frozen=True, slots=True)
class Charges:
    """The sections that are understood, and the words that may stand beside them."""

    sections: tuple[Section, ...]
    codes: re.Pattern[str]
    code_of: Mapping[str, str]
    neutral: frozenset[str]
    between: frozenset[str]

    def read(self, text: str) -> Charge | None:
        """Return what the cell says; None if any part of it is not understood.

        Two charges in one cell leave the charge open: a row is one conviction.
        """
        scan = self._scanned(bare(text))
        if scan is None or scan.code is not None or not scan.parts:
            return None  # words without a number are never enough
        found = self._sections(scan.parts)
        if found is None or not self._known(scan.words, found):
            return None
        return _together(found, scan)

    def _scanned(self, text: str) -> _Scan | None:
        """Return the numbers, codes and words of a cell; None where something else stands in it."""
        scan, at = _Scan([], []), 0
        text = text.replace("§", " ").strip(" .")
        while at < len(text):
            if text[at] in " .":
                at += 1
            elif (found := self.codes.match(text, at)) is not None:
                scan.named(self.code_of[_tight(found[0])])
                at = found.end()
            elif (found := NUMBER.match(text, at)) is not None:
                scan.number(found["number"])
                at = found.end()
            elif (found := BETWEEN.match(text, at)) is not None:
                scan.joined += found[1]
                at = found.end()
            elif (found := WORD.match(text, at)) is not None:
                scan.joined += "," if found[0] in self.between else ""
                scan.words.append(found[0])
                at = found.end()
            else:
                return None
        return scan

    def _sections(self, parts: Sequence[_Part]) -> list[Section] | None:
        """Return the section of each number; None where the cell as a whole is not understood."""
        first = parts[0]
        found = [self._section(part, leads=part is first and len(parts) > 1) for part in parts]
        sections = [section or _OTHER for section in found]
        if _OTHER in sections and not any(s.bare for s in sections):
            return None
        return None if sections == [_OTHER] else sections

    def _section(self, part: _Part, *, leads: bool) -> Section | None:
        """Return the section that is meant; a number that leads to another may lack its code."""
        for section in self.sections:
            if section.number != part.number:
                continue
            if part.code == section.code:
                return section if section.alone or leads else None
            if part.code is None and (section.bare or (section.alters and leads)):
                return section
        return None

    def _known(self, words: Sequence[str], sections: Sequence[Section]) -> bool:
        allowed = self.neutral | self.between
        for section in sections:
            allowed |= section.words
        return allowed.issuperset(words)


_OTHER = Section(
    "(another)", "", bare=False, alone=False, alters=False, facts={}, words=frozenset()
)


def _together(sections: Sequence[Section], scan: _Scan) -> Charge:
    """Return what the sections of one cell say together."""
    if len(sections) == 1:
        return Charge(sections[0].facts)
    first, *others = sections
    if (
        first.alters
        and len(others) == 1
        and others[0].covered
        and scan.parts[1].joined in ("/", "-")
    ):
        return Charge(first.facts)
    if len({tuple(section.facts.items()) for section in sections}) == 1:
        return Charge(sections[0].facts, (SECOND,))
    return Charge({}, (SECOND,))


def _tight(text: str) -> str:
    return re.sub(r"[ .]", "", text)


def _section(row: Cells, vocabulary: Vocabulary) -> Section:
    number = row.take("number", str)
    facts = {"charge": row.take("charge", str)}
    if row.has("other_charge"):
        facts["other_charge"] = row.take("other_charge", str)
    for fact, value in facts.items():
        if value not in vocabulary.by_id[fact].values:
            raise row.fault(repr(value), f"a value of {fact}", "correct it, see docs/law/facts.md")
    section = Section(
        number,
        row.take("code", str),
        row.take("bare", bool),
        row.take("alone", bool, default=True),
        row.take("alters", bool, default=False),
        facts,
        frozenset(row.words("words")),
    )
    row.done()
    return section


def _spelt(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each spelling of a code as a pattern, the longest first."""
    for name in sorted((n for every in names.values() for n in every), key=len, reverse=True):
        yield re.escape(name).replace(r"\ ", " ?").replace(r"\.", r"\.?")


@cache
def load_charges(vocabulary: Vocabulary, file: Path = FILE) -> Charges:
    """Return the sections that are understood; Stop names a row that cannot stand."""
    raw = read_toml(file)
    codes, words = Cells(file, "codes", raw.get("codes")), Cells(file, "words", raw.get("words"))
    names = {code: codes.words(code) for code in ("HS", "PC", "VC")}
    codes.done()
    return Charges(
        tuple(_section(row, vocabulary) for row in rows(file, raw, "section")),
        re.compile(rf"(?:{'|'.join(_spelt(names))})(?![A-Z])"),
        {_tight(name): code for code, spelt in names.items() for name in spelt},
        frozenset(words.words("neutral")),
        frozenset(words.words("between")),
    )
