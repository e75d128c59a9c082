"""The glossary for translators: one approved rendering of each term in each language."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.words.catalogues import TRANSLATIONS
from tests.words.letters import PLACEHOLDER

FILE = TRANSLATIONS / "glossary.csv"
SPACED = re.compile(r"[^\W\d_]", re.UNICODE)
# Scripts that put no space between words: there a word is found inside of any text.
UNSPACED = frozenset({"zh-Hant", "zh-Hans", "ja", "km", "ko"})
RELIEFS = ("dismissed", "sealed", "lowered", "destroyed")
APART = (*RELIEFS, "probation", "parole", "felony", "misdemeanor", "infraction", "pardon")


@dataclass(frozen=True, slots=True)
class Term:
    """One term in one language; `found` are word forms or stems of the approved rendering."""

    term: str
    language: str
    rendering: str
    found: tuple[str, ...]
    forbidden: tuple[str, ...]
    except_in: tuple[str, ...]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip().casefold() for part in cell.split("|") if part.strip())


def load_terms(file: Path = FILE) -> Mapping[str, tuple[Term, ...]]:
    """Return the terms of each language; those of "en" say how the English is recognised."""
    found: dict[str, list[Term]] = {}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            exceptions = tuple(one for one in row["except_in"].split("|") if one)
            one = Term(
                row["term"], row["language"], row["rendering"], _parts(row["found_as"]),
                _parts(row["forbidden"]), exceptions,
            )  # fmt: skip
            found.setdefault(one.language, []).append(one)
    return {language: tuple(terms) for language, terms in found.items()}


def _holds(text: str, word: str, language: str, *, whole: bool) -> bool:
    if word not in text or not whole or language in UNSPACED:
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def breaches(
    english: str, text: str, terms: Iterable[Term], source: Mapping[str, Term]
) -> Iterator[str]:
    """Yield where a translation leaves the glossary: a forbidden word, or not the approved one.

    A term counts as said in English as a whole word; longer terms are taken out first, so that
    "juvenile court" is no "court".
    """
    told, low = PLACEHOLDER.sub(" ", english).casefold(), text.casefold()
    for one in sorted(terms, key=lambda term: -len(term.term)):
        if english in one.except_in:
            continue
        for word in one.forbidden:
            if _holds(low, word, one.language, whole=True):
                yield f"forbidden for {one.term!r}: {word}"
        ways = source[one.term].found if one.term in source else ()
        hits = [way for way in ways if _holds(told, way, "en", whole=True)]
        for way in hits:
            told = re.sub(rf"(?<!\w){re.escape(way)}(?!\w)", " ", told)
        if hits and one.found and not any(_holds(low, w, "", whole=False) for w in one.found):
            yield f"{one.term!r} is not said as {' or '.join(one.found)}"


def mixed_up(terms: Iterable[Term]) -> Iterator[str]:
    """Yield each pair of terms that must stay apart and share a word in this language."""
    found = {one.term: one for one in terms if one.term in APART}
    for first in APART:
        for second in APART[APART.index(first) + 1 :]:
            if first in found and second in found:
                shared = set(found[first].found) & set(found[second].found)
                if shared:
                    yield f"{first} and {second} are both {sorted(shared)}"
