"""The words that the handout itself needs: its headings."""

from dataclasses import dataclass, fields

from portal.paper.own_words import Translate, own_words

FILE = "handout.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutWords:
    """The headings of a handout in one language; `rest` is said when something was left out."""

    steps: str
    where: str
    help: str
    phone: str
    good_to_know: str
    recap: str
    rest: str


def handout_words(translate: Translate) -> HandoutWords:
    """Return the words of handout.toml, each translated."""
    names = [field.name for field in fields(HandoutWords)]
    return HandoutWords(**own_words(FILE, names, translate))
