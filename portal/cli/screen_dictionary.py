"""What a guess knows: names of columns, and a clinic's own words, in English and in Spanish."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.cli.screen_data import HERE, Cells, read_toml, rows
from portal.cli.screen_limits import Limits, load_limits
from portal.cli.screen_mapping import NOT_KNOWN, Reads
from portal.cli.screen_text import bare, plain
from portal.law.model import Fact, Vocabulary

HEADERS, WORDS = HERE / "screen_headers.toml", HERE / "screen_words.toml"
YES_NO = {"yes", "no"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a column's name can mean; `ask` is a question that a person must answer first."""

    reads: Reads
    fact: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The names and words that a guess goes by."""

    small: frozenset[str]
    format: frozenset[str]
    names: Mapping[frozenset[str], tuple[Named, ...]]
    blank: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    doubts: Mapping[str, Mapping[str, str]]

    def named(self, header: str) -> tuple[tuple[Named, ...], bool]:
        """Return what a column's name can mean, and whether it says so in its own words alone."""
        name = frozenset(word(part) for part in plain(header.replace("_", " ")).split())
        name -= self.small
        if name in self.names:
            return self.names[name], True
        return self.names.get(name - self.format, ()), False

    def means(self, fact: Fact, cell: str) -> str | None:
        """Return the value that a clinic's word has for a fact, "" for a blank, None if unsure."""
        if cell.strip() in fact.values:
            return cell.strip()
        for form in (word(cell), plain(cell)):
            if form in self.blank:
                return NOT_KNOWN
            if form in self.words[fact.id]:
                return self.words[fact.id][form]
        return None

    def doubt(self, fact: str, cell: str) -> str:
        """Return what to ask of a word that could mean two things; "" for any other."""
        return self.doubts.get(fact, {}).get(word(cell), "")

    def is_blank(self, cell: str) -> bool:
        """Return whether a cell says that nothing is known."""
        return word(cell) in self.blank


def word(text: str) -> str:
    """Return a word in the form in which the dictionary holds it."""
    return bare(text).lower().strip(" .:;,")


@cache
def load_dictionary(vocabulary: Vocabulary) -> Dictionary:
    """Return the dictionary; Stop names a row that cannot stand."""
    top, limits = read_toml(HEADERS), load_limits(vocabulary)
    heads = Cells(HEADERS, "the first lines", {k: v for k, v in top.items() if k != "header"})
    small = frozenset(heads.words("small"))
    format_ = frozenset(part for each in heads.words("format") for part in plain(each).split())
    heads.done()
    found: dict[frozenset[str], list[Named]] = {}
    for row in rows(HEADERS, top, "header"):
        listed, named = row.words("names"), _named(row, vocabulary, limits)
        for name in listed:
            key = frozenset(word(part) for part in plain(name).split()) - small
            if key and named not in found.setdefault(key, []):
                found[key].append(named)
    for fact in vocabulary.facts:
        found.setdefault(frozenset(fact.id.split("_")) - small, []).append(
            Named(Reads.FACT, fact.id)
        )
    names = {key: tuple(each) for key, each in found.items()}
    return Dictionary(small, format_, names, *_words(WORDS, vocabulary))


def _named(row: Cells, vocabulary: Vocabulary, limits: Limits) -> Named:
    reads, fact, ask = row.take("reads", str), row.take("fact", str, ""), row.take("ask", str, "")
    row.done()
    if reads not in [str(each) for each in Reads]:
        raise row.fault(f"reads = {reads!r}", f"one of {', '.join(Reads)}", "correct it")
    known = {Reads.FACT: vocabulary.by_id, Reads.NUMBER: limits.numbers}.get(Reads(reads), {"": ""})
    if fact not in known:
        raise row.fault(f"fact = {fact!r}", f"one of {', '.join(known)}", "correct it")
    return Named(Reads(reads), fact, ask)


Words = Mapping[str, Mapping[str, str]]


def _words(file: Path, vocabulary: Vocabulary) -> tuple[frozenset[str], Words, Words]:
    raw = read_toml(file)
    top = Cells(file, "the words", raw)
    blank = frozenset(word(each) for each in top.words("blank"))
    yes_no = Cells(file, "yes_no", top.take("yes_no", dict))
    doubts = Cells(file, "doubt", top.take("doubt", dict))
    both = {word(each): value for value in YES_NO for each in yes_no.words(value)}
    found = {}
    asked = {}
    for fact in vocabulary.facts:
        asked[fact.id] = {word(w): ask for w, ask in doubts.pairs(fact.id).items()}
        row = Cells(file, fact.id, top.take(fact.id, dict, {}))
        own = {word(each): value for value in fact.values for each in row.words(value)}
        row.done()
        found[fact.id] = {**both, **own} if set(fact.values) == YES_NO else own
        if both_ways := sorted(asked[fact.id].keys() & found[fact.id].keys()):
            raise row.fault(f"{both_ways[0]!r}, which is in doubt too", "one of the two", "choose")
    top.done()
    doubts.done()
    return blank, found, asked
