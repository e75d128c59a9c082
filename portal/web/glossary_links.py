"""Legal words in a text become links to the glossary, each the first time a page says it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from flask import g
from markupsafe import Markup, escape

from portal.filing.glossary import Glossary, split_forms
from portal.web import locale
from portal.web.kept_english import LATIN
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.words import gettext

# A letter, or a mark that stands over or under one where marks are not letters to Python.
LETTER = r"[\w\u0300-\u036f\u0900-\u0dff]"
UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
# Korean ends a word with particles: it begins where the word begins, and ends before they do.
ENDED_BY_PARTICLES = frozenset({"ko"})
LATIN_BEFORE = re.compile(r"[A-Za-z0-9,] $")
LATIN_AFTER = re.compile(r" [A-Za-z0-9]")
TAG = re.compile(r"(<[^>]*>)")
CLOSED = re.compile(r"<(/?)(a|h[1-6]|label|legend|summary|button|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linker:
    """One language's legal words: a pattern, longest first, and the entry of each form.

    `apart` is true of a language in other letters: there a link within an English sentence would
    cut it in two, which from right to left stand in the wrong order.
    """

    pattern: re.Pattern[str]
    entries: Mapping[str, str]
    page: str
    apart: bool = False

    def link(self, text: str, used: set[str]) -> str:
        """Return escaped text with each entry not yet in `used` linked once, and added to it."""

        def anchor(found: re.Match[str]) -> str:
            entry = self.entries.get(found[0].casefold())
            if entry is None or entry in used or (self.apart and _in_english(found)):
                return found[0]
            used.add(entry)
            return f'<a class="term" href="{self.page}#{entry}">{found[0]}</a>'

        return self.pattern.sub(anchor, text)


def _in_english(found: re.Match[str]) -> bool:
    """Return whether a word in Latin letters stands next to another: it is part of a sentence."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    beside = LATIN_BEFORE.search(before) or LATIN_AFTER.match(after)
    return found[0].isascii() and beside is not None


def compiled(glossary: Glossary, tag: str, say: Callable[[str], str], page: str) -> Linker:
    """Return the linker of a language, `say` translating the forms of each entry."""
    entries: dict[str, str] = {}
    forms: set[str] = set()
    for entry in glossary.entries:
        for form in map(str, map(escape, split_forms(say(entry.forms)))):
            forms.add(form)  # as written: folded, an Armenian letter becomes two and is not found
            entries.setdefault(form.casefold(), entry.id)
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    script = tag.partition("-")[0]
    before = "" if script in UNSPACED else rf"(?<!{LETTER})"
    after = "" if script in UNSPACED | ENDED_BY_PARTICLES else rf"(?!{LETTER})"
    apart = LANGUAGES[tag].script != LATIN if tag in LANGUAGES else False
    pattern = re.compile(f"{before}(?:{words}){after}", re.IGNORECASE)
    return Linker(pattern, entries, page, apart)


@lru_cache(maxsize=64)
def _linker(glossary: Glossary, tag: str) -> Linker:
    return compiled(glossary, tag, gettext, f"/{tag}/guide/glossary")


def linked(text: str, but: str = "") -> Markup:
    """Return a translated text, escaped, with the legal words that this page has not yet linked.

    Nothing is linked inside a link, a heading or a label that the text brings along; `but` is
    an entry to leave alone.
    """
    if "linked_words" not in g:
        g.linked_words = set()
    used: set[str] = g.linked_words
    linker = _linker(portal().glossary, locale.current().tag)
    fresh = used | {but}
    pieces, shut = [], 0
    for piece in TAG.split(str(escape(text))):
        if piece.startswith("<"):
            mark = CLOSED.match(piece)
            shut += 0 if mark is None else -1 if mark[1] else 1
            pieces.append(piece)
        else:
            pieces.append(piece if shut else linker.link(piece, fresh))
    used |= fresh - {but}
    return Markup("").join(map(Markup, pieces))


FILTERS: Mapping[str, Callable[..., object]] = {"linked": linked}
