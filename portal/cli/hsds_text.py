"""Makes text from elsewhere harmless: no markup, nothing invisible, nothing endless."""

import html
import re
import unicodedata

import nh3

LONGEST = 2000
LONGEST_BY_KEY = {"name": 200, "code": 20, "number": 60, "extent": 200}
LINKS = frozenset({"url", "website", "uri", "logo", "schedule_link"})  # never cut: see hsds_read
LONGEST_LINK = 500
MOST_ITEMS = 50
MOST_LAYERS = 12
RAW = 20_000  # markup is looked for in no more than this
ROUNDS = 5
_SIGNS = {
    **dict.fromkeys(("Cc", "Zl", "Zp", "Zs"), " "),
    **dict.fromkeys(("Cf", "Cs", "Co", "Cn"), ""),
}
BLANK: tuple[object, ...] = (None, "", [], {})


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text as one line without markup, control or direction marks, cut to a length."""
    text = _visible(text[:RAW])
    for _ in range(ROUNDS):
        before, text = text, _visible(html.unescape(nh3.clean(text, tags=set())))
        if text == before:
            break
    else:
        text = re.sub(r"[<>&]", " ", text)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def cleaned(value: object, key: str = "", layer: int = 0) -> object:
    """Return a JSON value with every text made plain, and nothing blank, too deep or endless.

    A link that is too long becomes blank: half a link leads elsewhere.
    """
    if layer > MOST_LAYERS:
        return None
    match value:
        case str() if key in LINKS:
            link = plain(value)
            return link if len(link) <= LONGEST_LINK else ""
        case str():
            return plain(value, LONGEST_BY_KEY.get(key, LONGEST))
        case list():
            items = (cleaned(item, key, layer + 1) for item in value[:MOST_ITEMS])
            return [item for item in items if item not in BLANK]
        case dict():
            cells = ((name, cleaned(cell, name, layer + 1)) for name, cell in value.items())
            return {plain(name, 60): cell for name, cell in cells if cell not in BLANK}
        case _:
            return value


def _visible(text: str) -> str:
    """Return a text without what directs, joins or is unassigned; a space for a control sign."""
    return "".join(_SIGNS.get(unicodedata.category(sign), sign) for sign in text)
