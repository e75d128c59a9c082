"""The list of a pack: one page that leads to each paper, and a few lines to read first."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from portal.paper.outreach_ground import Ground
from portal.paper.outreach_words import outreach_words

STYLE = (
    "body{font:1.1rem/1.5 sans-serif;max-width:45rem;margin:1rem auto;padding:0 1rem}"
    "li{margin:.3rem 0}section{border-top:3px solid;margin-top:2rem}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper of a pack: its path inside, and what it is called in its language."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one county in one language."""

    place: str
    papers: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """All papers in one language."""

    ground: Ground
    shelves: tuple[Shelf, ...]


def readme(chapters: Sequence[Chapter]) -> str:
    """Return one line in each language: what to open, and on which day it was made."""
    return "".join(f"{_how(chapter.ground)}\n" for chapter in chapters)


def index(chapters: Sequence[Chapter]) -> str:
    """Return the page that lists every paper: no script, no picture, nothing to load."""
    first = chapters[0].ground
    title = escape(first.say(outreach_words().pack_title))
    body = "".join(map(_chapter, chapters))
    return (
        f'<!DOCTYPE html>\n<html lang="{first.voice.lang}" dir="{first.voice.direction}">\n'
        f'<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _how(ground: Ground) -> str:
    words, day = outreach_words(), ground.showing.as_of.isoformat()
    made = ground.say(words.pack_made, day=ground.voice.day(day))
    return f"{ground.say(words.pack_how)} {made}"


def _chapter(chapter: Chapter) -> str:
    ground = chapter.ground
    title = escape(ground.say(outreach_words().pack_title))
    shelves = "".join(map(_shelf, chapter.shelves))
    return (
        f'<section lang="{ground.voice.lang}" dir="{ground.voice.direction}">\n'
        f"<h2>{title}</h2>\n<p>{escape(_how(ground))}</p>\n{shelves}</section>\n"
    )


def _shelf(shelf: Shelf) -> str:
    rows = "".join(
        f'<li><a href="{escape(one.path)}">{escape(one.title)}</a></li>\n' for one in shelf.papers
    )
    return f"<h3>{escape(shelf.place)}</h3>\n<ul>\n{rows}</ul>\n"
