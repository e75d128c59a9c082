"""The rules' sentences in a language: English as written, or a catalogue's translation."""

from collections.abc import Callable
from pathlib import Path

from babel.support import Translations

import portal
from portal.cli.stop import Stop

TRANSLATIONS = Path(portal.__file__).parent.parent / "translations"
SOURCE = "en"


def _tag(name: str) -> str:
    return name.replace("_", "-").lower()


def languages() -> tuple[str, ...]:
    """Return the languages that have a compiled catalogue, English first."""
    found = {path.parent.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.mo")}
    return (SOURCE, *sorted(found - {SOURCE}))


def sentences(lang: str) -> Callable[[str], str]:
    """Return the function from an English sentence to that language; Stop if there is none."""
    known = {_tag(name): name for name in languages()}
    name = known.get(_tag(lang))
    if name is None:
        raise Stop(
            "--lang",
            found=repr(lang),
            expected=f"one of {', '.join(known.values())}",
            cure="choose one of these, or compile the catalogue: pybabel compile -d translations",
        )
    if name == SOURCE:
        return str
    return Translations.load(TRANSLATIONS, [name]).gettext
