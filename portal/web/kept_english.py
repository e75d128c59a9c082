"""English words that a translation keeps on purpose, marked as English and kept apart.

A person says them to a clerk or reads them on a form, so they stay English in every language. A
screen reader has to be told, and in a text from right to left they must not be turned around.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import flask
from babel.messages.mofile import read_mo
from markupsafe import escape

from portal.web import locale
from portal.web.locale import LANGUAGES, SOURCE, Language

KEY = "kept_english"
LATIN = "Latn"
# What has no words of a text in it, or cannot hold an element, and what is told apart by its tag.
TOKEN = re.compile(
    r"(?P<tag><(?P<whole>script|style|title|option|svg)\b.*?</(?P=whole)>|<[^>]*>)|(?P<text>[^<]+)",
    re.DOTALL,
)
# Behind such a tag stands what has a language or a direction of its own already.
TOLD = re.compile(r"<bdi\b|<[^>]*\slang=", re.IGNORECASE)
BRACKETED = re.compile(r"([(“„«「\"])([^()“”„«»「」\"]*[A-Za-z][^()“”„«»「」\"]*)([)”»」\"])")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# A run of Latin words, statutes and what joins them: "H&S 11357(b)", "Was my case reviewed?"
WORD = r"(?:[A-Za-z](?:[\w'’-]*\w)?(?:\.[A-Za-z]+)*(?:(?<=\.[A-Z])\.)?)"
NUMBER = r"(?:§*\s?\d[\d.,]*\d|\d)[A-Za-z]*(?:\([a-z0-9]+\))*"
RUN = re.compile(
    rf"/?{WORD}(?:(?:&amp;|[ /,]|, | &amp; )+(?:{WORD}|{NUMBER}))*(?:\([a-z0-9]+\))*[?]?"
    r"|\$\d[\d.,]*\d"
    r"|\d[\d.]*(?:[A-Za-z]+(?:\([a-z0-9]+\))*|(?:\([a-z0-9]+\))+)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """How one language's pages are marked: what is English in them, and the element around it."""

    pattern: re.Pattern[str]
    opened: str
    closed: str

    def mark(self, html: str) -> str:
        """Return the page with each kept English word in an element of its own."""
        pieces: list[str] = []
        told = False
        for token in TOKEN.finditer(html):
            tag = token["tag"]
            if tag is not None:
                told = TOLD.match(tag) is not None
                pieces.append(tag)
            else:
                pieces.append(token["text"] if told else self._marked(token["text"]))
                told = False
        return "".join(pieces)

    def _marked(self, text: str) -> str:
        return self.pattern.sub(lambda found: f"{self.opened}{found[0]}{self.closed}", text)


def phrases(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return what stands in brackets or quotation marks in a translation, and in its English too.

    `pairs` are messages and their translations. So the English is found where the letters are the
    same as those of the language, without a list that somebody has to keep.
    """
    found = set()
    for english, translation in pairs:
        said = _plain(english)
        for _, inside, _ in BRACKETED.findall(PLACEHOLDER.sub("", translation)):
            if _plain(inside).rstrip("?.") in said:
                found.add(inside.strip())
    return frozenset(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def marker(language: Language, pairs: Iterable[tuple[str, str]]) -> Marker | None:
    """Return the marker of a language; None for English itself."""
    if language.tag == SOURCE:
        return None
    pattern = _bracketed(phrases(pairs)) if language.script == LATIN else RUN
    if language.direction == "rtl":
        return Marker(pattern, '<bdi lang="en" dir="ltr">', "</bdi>")
    return Marker(pattern, '<span lang="en">', "</span>")


def _bracketed(found: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for these phrases, each between brackets or quotation marks."""
    longest_first = sorted(map(str, map(escape, found)), key=lambda one: (-len(one), one))
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<=[(“„«「])(?:{words})(?=[)”»」])")


def catalogue(language: Language, translations: Path) -> Iterable[tuple[str, str]]:
    """Yield each message of a language's catalogue with its translation, or its last form."""
    with (translations / language.babel / "LC_MESSAGES" / "messages.mo").open("rb") as compiled:
        for message in read_mo(compiled):
            if message.id:
                english = message.id if isinstance(message.id, str) else message.id[-1]
                said = message.string or ""
                yield english, said if isinstance(said, str) else said[-1]


def markers(translations: Path) -> Mapping[str, Marker | None]:
    """Return the marker of each language that is offered, by its tag."""
    return {
        tag: marker(language, () if tag == SOURCE else catalogue(language, translations))
        for tag, language in LANGUAGES.items()
    }


def render_template(template: str, **values: object) -> str:
    """Return the page as Flask renders it, with the English in it marked."""
    page = flask.render_template(template, **values)
    found: Marker | None = flask.current_app.extensions[KEY][locale.current().tag]
    return page if found is None else found.mark(page)
