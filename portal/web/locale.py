"""The languages: tag in the path, own name, direction, Babel's locale; which ones are offered."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Request, g
from werkzeug.datastructures import LanguageAccept

SOURCE = "en"
TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
WHOLE = 100


class LocaleError(Exception):
    """Raised at the start when an offered language is not whole."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `tag` (BCP 47) is in the path, `babel` CLDR's id, `script` ISO 15924's.

    `also` are other tags by which browsers ask for it, such as zh-TW; `comma` stands between two
    names that are no list, `and_also` between two clauses, where no list of CLDR's does that.
    """

    tag: str
    autonym: str
    direction: str
    babel: str
    script: str
    reviewed: bool
    also: tuple[str, ...] = ()
    comma: str = ", "
    and_also: str = ""


def offered(folder: Path) -> Mapping[str, Language]:
    """Return the languages that status.toml offers, in its order.

    LocaleError names the row where an offered language is not translated whole.
    """
    rows = tomllib.loads((folder / "status.toml").read_text(encoding="utf-8"))
    found: dict[str, Language] = {}
    for tag, row in rows.items():
        if not row["offered"]:
            continue
        if row["percent"] != WHOLE:
            raise LocaleError(
                f"status.toml, {tag}: found percent = {row['percent']}; expected {WHOLE} for a "
                "language that is offered. To cure: finish the catalogue, or set offered = false"
            )
        reviewed = tag == SOURCE or bool(row["reviewed_by"])
        found[tag] = Language(
            tag,
            row["autonym"],
            row["direction"],
            row["babel"],
            row["script"],
            reviewed,
            tuple(row.get("also", ())),
            row.get("comma", ", "),
            row.get("and_also", ""),
        )
    return found


LANGUAGES: Mapping[str, Language] = offered(TRANSLATIONS)


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
    asked_for = {tag: one for one in LANGUAGES.values() for tag in (one.tag, *one.also)}
    return asked_for[accepted.best_match(asked_for, default=SOURCE)]


def from_path(request: Request) -> Language:
    """Return the language that the path names, or the preferred one outside a language."""
    first = request.path.split("/", 2)[1]
    return LANGUAGES.get(first) or preferred(request.accept_languages)


def current() -> Language:
    """Return the language of this request."""
    language = g.language
    assert isinstance(language, Language)  # noqa: S101 - set before every request
    return language
