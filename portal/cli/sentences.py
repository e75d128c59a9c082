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


def _meant(lang: str) -> list[str]:
    """Return the languages that a tag can mean: that very one, or all of its kind (es: es_US)."""
    wanted, known = _tag(lang), languages()
    exact = [name for name in known if _tag(name) == wanted]
    return exact or [name for name in known if _tag(name).split("-")[0] == wanted]


def sentences(lang: str) -> Callable[[str], str]:
    """Return the function from an English sentence to that language; Stop if there is none."""
    match _meant(lang):
        case ["en"]:
            return str
        case [name]:
            return Translations.load(TRANSLATIONS, [name]).gettext
    raise Stop(
        "--lang",
        found=repr(lang),
        expected=f"one of {', '.join(languages())}",
        cure="choose one of these, or compile the catalogue: pybabel compile -d translations",
    )
