"""Nothing that a person reads stands in the templates or the code: all of it is translated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from portal.filing.directory_load import load_directory
from portal.web import kept_english
from tests.browser.states import all_states, show
from tests.web.markup import Element, read
from tests.web.serving import Clock, compile_catalogues, serve
from tests.words.pseudo import CLOSE, OPEN, pseudo, write_pseudo

TAG = "ar"
WORD = re.compile(r"[A-Za-z]{2,}")
UNREAD = frozenset({"script", "style", "bdi"})
# English on purpose that no element marks: names of places, some in lists that can hold none.
NAMES = re.compile("|".join(county.name for county in load_directory().counties))
# The page of components is for those who keep the site; PDF is called so everywhere.
KEPT = re.compile(r"^Components\b|\(PDF\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether it is marked as being in a language of its own."""

    text: str
    marked: bool


def pieces(element: Element, *, marked: bool = False) -> Iterator[Piece]:
    """Yield the text of a page that people read."""
    for child in element.children:
        if isinstance(child, str):
            yield Piece(child, marked)
        elif child.tag not in UNREAD:
            own = "lang" in child.attributes and child.tag != "html"
            yield from pieces(child, marked=marked or own)


def untranslated(page: Element) -> list[str]:
    """Return what stands outside of the brackets of the pseudo language, and is not marked."""
    found, depth = [], 0
    for piece in pieces(page):
        outside = ""
        for letter in piece.text:
            depth += (letter == OPEN) - (letter == CLOSE)
            outside += letter if depth == 0 else " "
        if not piece.marked and WORD.search(KEPT.sub("", NAMES.sub("", outside.strip()))):
            found.append(outside.strip())
    return found


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = compile_catalogues(tmp_path_factory.mktemp("pseudo"))
    write_pseudo(Path(folder) / TAG / "LC_MESSAGES" / "messages.mo", TAG)
    app = serve(Clock(), folder)
    # Else English would be marked as kept on purpose.
    app.extensions[kept_english.KEY] = dict.fromkeys(app.extensions[kept_english.KEY])
    return app


@pytest.mark.slow
def test_every_word_on_every_page_is_translated(app: Flask) -> None:
    found: dict[str, str] = {}
    for state in all_states(app):
        html = show(app, state, TAG).get_data(as_text=True)
        for text in untranslated(read(html)):
            found.setdefault(text, state.name)
    assert found == {}


def test_a_planted_word_is_found() -> None:
    page = read(
        "<!doctype html><html lang='ar'><body><p>⟦Hello⟧ <b>⟦my <i>dear⟧</i></b> friend</p>"
        "<p lang='en'>Court</p><bdi>H&amp;S</bdi><option>Los Angeles</option></body></html>"
    )
    assert untranslated(page) == ["friend"]


@pytest.mark.parametrize(
    ("english", "made"),
    [
        ("Yes", "⟦Ýéš l⟧"),
        ("%(county)s County", "⟦%(county)s Cöûñtý lor⟧"),
        ("a|b", "⟦à⟧|⟦b⟧"),
    ],
)
def test_it_is_longer_and_keeps_its_placeholders(english: str, made: str) -> None:
    assert pseudo(english) == made
