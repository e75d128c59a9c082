"""How a language speaks in the workshop: its catalogue, its direction, its lists and dates."""

import tomllib
from collections.abc import Iterable
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from portal.cli.sentences import SOURCE, TRANSLATIONS, languages, sentences
from portal.cli.stop import Stop
from portal.paper.outreach_content import Voice
from portal.paper.sheet import Direction


def tag(name: str) -> str:
    """Return the tag that stands in the site's paths for a catalogue: es for es_US."""
    locale = Locale.parse(name)
    return "-".join(filter(None, (locale.language, locale.script)))


def voices(wanted: Iterable[str]) -> tuple[Voice, ...]:
    """Return the voice of each tag, once; Stop if a language has no catalogue."""
    known = {tag(name): name for name in languages()}
    found = []
    for one in dict.fromkeys(wanted):
        if one not in known:
            raise Stop(
                "--languages",
                found=repr(one),
                expected=f"tags out of {', '.join(known)}, separated by commas",
                cure="choose from these, or compile the catalogue: make",
            )
        found.append(_voice(one, known[one]))
    return tuple(found)


def _voice(lang: str, name: str) -> Voice:
    locale = Locale.parse(name)

    def either(clauses: Iterable[str]) -> str:
        return format_list(list(clauses), style="or", locale=locale)

    def day(text: str) -> str:
        return format_date(date.fromisoformat(text), format="long", locale=locale)

    status = tomllib.loads((TRANSLATIONS / "status.toml").read_text(encoding="utf-8"))
    read = lang == SOURCE or bool(status.get(lang, {}).get("reviewed_by"))
    return Voice(lang, Direction(locale.text_direction), sentences(name), either, day, read)
