"""How hard a text is to read, once the names that nobody can reword are set aside."""

import re
import warnings
from collections.abc import Iterable

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "pkg_resources is deprecated", UserWarning)
    import textstat

HARDEST = 6.0
LONGEST = 25
FORBIDDEN = ("offender", "criminal", "guilty", "drug", "expunge", "eligible")
NUMBER = r"\d{2,5}(\.\d+)?[a-z]?(\([a-z0-9]+\))*"
NAMES = (
    rf"(H&S|Penal Code|Vehicle Code|Water Code|Fish and Game Code)( {NUMBER})?",
    rf"\({NUMBER}(( to|,|, and| and| or) {NUMBER})*\)",
    rf"{NUMBER}(( to|,| and| or) {NUMBER})+",
    r"\d{4,5}(\.\d+)?[a-z]?(\([a-z0-9]+\))*",
    r"(form )?(CR|JV)-\d{3}[A-Z]?",
    r"(form )?BCIA \d{4}[A-Z]*",
    r"Prop(osition)? 64",
    r"Superior Court",
    r"(California )?Department of Justice",
    r"Live Scan",
    r"Washington, D\.C\.",
)
SET_ASIDE = re.compile("|".join(NAMES))
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def plain(sentence: str) -> str:
    """Return a sentence with "it" for each name, and no full stop that ends no sentence."""
    text = SET_ASIDE.sub("it", PLACEHOLDER.sub("it", sentence))
    text = re.sub(r"\b([A-Z])\.([A-Z])\.", r"\1\2", text)
    text = re.sub(r"(\d)\.(\d)", r"\1\2", text).strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of a group of sentences."""
    return float(textstat.flesch_kincaid_grade(" ".join(map(plain, sentences))))


def ease_in_spanish(sentences: Iterable[str]) -> float:
    """Return how easy Spanish is to read by Fernandez Huerta, 0 to about 100: easier is more."""
    return float(textstat.fernandez_huerta(" ".join(map(plain, sentences))))


def long_sentences(message: str) -> list[str]:
    """Return the sentences of a message that have too many words."""
    found = re.split(r"(?<=[.?!])\s+", plain(message))
    return [sentence for sentence in found if len(sentence.split()) > LONGEST]


def forbidden(message: str) -> list[str]:
    """Return the words of a message that call people names, or promise too much."""
    return [word for word in FORBIDDEN if re.search(rf"\b(in)?{word}", message.lower())]
