"""A language that nobody speaks: English longer by two fifths, accented and between brackets.

What is not between the brackets is not translated; what cannot be read is cut off. The catalogue
takes the place of one that runs from right to left, so that everything is mirrored as well.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.words.catalogues import TEMPLATE, key, messages, read

OPEN, CLOSE = "⟦", "⟧"
ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÀÉÎÖÛÝàéîöûýçñšž")
KEPT = re.compile(r"(%\(\w+\)[sd]|%%)")
LONGER = 0.4
FILLER = "lorem ipsum dolor sit amet "


def pseudo(text: str) -> str:
    """Return a message in the pseudo language, its placeholders untouched."""
    if "|" in text:  # word forms for links: each is one
        return "|".join(pseudo(form) for form in text.split("|"))
    told = "".join(
        piece if KEPT.fullmatch(piece) else piece.translate(ACCENTED) for piece in KEPT.split(text)
    )
    more = round(len(KEPT.sub("", text)) * LONGER)
    padding = (FILLER * (more // len(FILLER) + 1))[:more].rstrip()
    return f"{OPEN}{told} {padding}{CLOSE}" if padding else f"{OPEN}{told}{CLOSE}"


def write_pseudo(compiled: Path, locale: str) -> None:
    """Write the pseudo language in place of a compiled catalogue, `messages.mo` of a locale."""
    made = Catalog(locale=locale)
    for message in messages(read(TEMPLATE)).values():
        english = key(message)
        if len(english) == 1:
            made.add(message.id, pseudo(english[0]))
        else:
            made.add(message.id, tuple([pseudo(english[1])] * made.num_plurals))
    with compiled.open("wb") as file:
        write_mo(file, made)
