"""The languages that are offered: tag in the path, own name, direction, Babel's locale."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Request, g
from werkzeug.datastructures import LanguageAccept

SOURCE = "en"


class LocaleError(Exception):
    """Raised at the start when an offered language has no catalogue."""


@dataclass(frozen=True, slots=True)
class Language:
    """One offered language; `tag` is BCP 47 and stands in the path, `babel` is CLDR's id."""

    tag: str
    autonym: str
    direction: str
    babel: str
    reviewed: bool


LANGUAGES: Mapping[str, Language] = {
    language.tag: language
    for language in (
        Language("en", "English", "ltr", "en_US", reviewed=True),
        Language("es", "Español", "ltr", "es_US", reviewed=False),
    )
}


def refuse_missing(translations: Path) -> None:
    """Raise LocaleError if an offered language has no compiled catalogue."""
    for language in LANGUAGES.values():
        catalogue = translations / language.babel / "LC_MESSAGES" / "messages.mo"
        if language.tag != SOURCE and not catalogue.exists():
            raise LocaleError(
                f"no catalogue for {language.tag}: expected {catalogue}; run `make messages`"
            )


def preferred(accepted: LanguageAccept) -> Language:
    """Return the offered language that fits Accept-Language best; English when none does."""
    tag = accepted.best_match(LANGUAGES, default=SOURCE)
    return LANGUAGES[tag if tag in LANGUAGES else SOURCE]


def from_path(request: Request) -> Language:
    """Return the language that the path names, or the preferred one outside a language."""
    first = request.path.split("/", 2)[1]
    return LANGUAGES.get(first) or preferred(request.accept_languages)


def current() -> Language:
    """Return the language of this request."""
    language = g.language
    assert isinstance(language, Language)  # noqa: S101 - set before every request
    return language
