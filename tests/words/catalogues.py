"""The gates for the words: nothing left out, nothing half done, no placeholder lost."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
EXTRACT = "extract -F babel.cfg --omit-header --no-location -c NOTE --sort-output"
MOST_ALIKE = 3
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
TAG = re.compile(r"</?[a-z][^>]*>")

Key = tuple[str, ...]


def read(path: Path) -> Catalog:
    """Return the catalogue of a file."""
    with path.open("rb") as words:
        return read_po(words)


def locales() -> dict[str, Path]:
    """Return the catalogue file of each locale."""
    return {p.parents[1].name: p for p in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))}


def extracted(target: Path) -> Catalog:
    """Return what the sources say now, written to `target` as the committed template is made."""
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *EXTRACT.split(), "-o", target, "."],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return read(target)


def key(message: Message) -> Key:
    """Return the English of a message: one sentence, or two where it counts something."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """Return every message of a catalogue by its English; the header is none."""
    return {key(message): message for message in catalogue if message.id}


def said(message: Message) -> Key:
    """Return the translations of a message, a form each."""
    words = message.string or ""
    return (words,) if isinstance(words, str) else tuple(words)


def places(message: Message) -> set[str]:
    """Return the words that say where a message stands, however their lines are broken."""
    return set(re.findall(r"[^\s-]+", " ".join(message.auto_comments)))


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a sentence in alphabetical order."""
    return sorted(found.group() for found in PLACEHOLDER.finditer(text))


def drift(sources: Catalog, template: Catalog) -> Iterator[str]:
    """Yield each message that the sources and the committed template do not share."""
    now, then = messages(sources), messages(template)
    for english in now.keys() - then.keys():
        yield f"not in messages.pot: {english}"
    for english in then.keys() - now.keys():
        yield f"no longer said anywhere: {english}"
    for english in now.keys() & then.keys():
        if places(now[english]) != places(then[english]):
            yield f"another place or citation: {english}"


def gaps(template: Catalog, translation: Catalog) -> Iterator[str]:
    """Yield what is wrong with a translation: missing, fuzzy, empty, changed or left over."""
    wanted, found = messages(template), messages(translation)
    for english in wanted.keys() - found.keys():
        yield f"missing: {english}"
    for english in found.keys() - wanted.keys():
        yield f"left over: {english}"
    for english in wanted.keys() & found.keys():
        yield from _slips(found[english], english, translation.num_plurals)


def _slips(message: Message, english: Key, plurals: int) -> Iterator[str]:
    forms = said(message)
    if message.fuzzy:
        yield f"fuzzy: {english}"
    if len(forms) != (plurals if len(english) > 1 else 1):
        yield f"{len(forms)} forms: {english}"
    for form in forms:
        if not form.strip() or "TODO" in form:
            yield f"empty: {english}"
        elif placeholders(form) != placeholders(english[-1]):
            yield f"other placeholders: {english}: {form}"
        elif TAG.findall(form) != TAG.findall(english[-1]):
            yield f"other tags: {english}: {form}"
        elif form == english[0] and len(form.split()) > MOST_ALIKE:
            yield f"still English: {english}"
