"""The names of the languages in which somebody was seen to help, in the language of the page."""

from collections.abc import Iterable

from babel import Locale

from portal.web.locale import current


def spoken(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the name of each language tag in this language; the tag where it has none."""
    here = Locale.parse(current().babel)
    return tuple(here.languages.get(tag.replace("-", "_"), tag) for tag in tags)
