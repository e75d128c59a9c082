"""The record as a short string of codes, and back; what does not fit is refused, never guessed."""

from functools import lru_cache
from zlib import crc32

from portal.interview.record import (
    MOST_CONVICTIONS,
    NO_COUNTY,
    UNSURE,
    Choice,
    Conviction,
    Draft,
    Record,
)
from portal.law.model import Fact, Vocabulary

ABSENT, NOT_SURE, NO_CODE = "-", "?", "---"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
COUNTY_DIGITS = 3
CALIFORNIA = "06"


class CodeError(Exception):
    """Raised when a string is not a record that this version wrote."""


def version(vocabulary: Vocabulary) -> str:
    """Return a short mark of the vocabulary; a record of another vocabulary does not fit."""
    words = ";".join(f"{fact.id}:{','.join(fact.values)}" for fact in vocabulary.facts)
    return format(crc32(words.encode()), "08x")


def _digit(fact: Fact, answer: str | None) -> str:
    if answer is None:
        return ABSENT
    return NOT_SURE if answer == UNSURE else DIGITS[fact.values.index(answer)]


def _answer(fact: Fact, digit: str) -> str | None:
    if digit == ABSENT:
        return None
    if digit == NOT_SURE:
        return UNSURE
    place = DIGITS.find(digit)
    if not 0 <= place < len(fact.values):
        raise CodeError(fact.id)
    return fact.values[place]


def _county_code(county: str | None) -> str:
    if county is None:
        return NO_CODE
    return NOT_SURE * COUNTY_DIGITS if county == NO_COUNTY else county.removeprefix(CALIFORNIA)


def _county(code: str) -> str | None:
    if code == NO_CODE:
        return None
    if code == NOT_SURE * COUNTY_DIGITS:
        return NO_COUNTY
    if not (code.isascii() and code.isdigit()):
        raise CodeError("county")
    return CALIFORNIA + code


def _write(vocabulary: Vocabulary, conviction: Conviction) -> str:
    digits = (_digit(fact, conviction.answers.get(fact.id)) for fact in vocabulary.facts)
    return "".join(digits) + _county_code(conviction.county)


@lru_cache(maxsize=8192)
def _read(vocabulary: Vocabulary, code: str) -> Conviction:
    facts = vocabulary.facts
    if len(code) != len(facts) + COUNTY_DIGITS:
        raise CodeError("length")
    pairs = ((fact.id, _answer(fact, digit)) for fact, digit in zip(facts, code, strict=False))
    answers = {fact: answer for fact, answer in pairs if answer is not None}
    return Conviction(answers, _county(code[len(facts) :]))


def _write_choice(choice: Choice | None) -> str:
    return "" if choice is None else f"{choice.number}:{choice.page}:{choice.value}"


def _read_choice(text: str) -> Choice | None:
    if not text:
        return None
    number, page, value = text.split(":")
    return Choice(int(number), page, value)


def encode(vocabulary: Vocabulary, record: Record) -> str:
    """Return the record as one line of codes: no words, no names, about 26 characters each."""
    convictions = ",".join(_write(vocabulary, c) for c in record.convictions)
    draft = ""
    if record.draft is not None:
        draft = f"{record.draft.number}:{_write(vocabulary, record.draft.conviction)}"
    return "|".join((convictions, draft, _write_choice(record.choice)))


@lru_cache(maxsize=4096)
def decode(vocabulary: Vocabulary, text: str) -> Record:
    """Return the record that `encode` wrote; CodeError for anything else."""
    try:
        convictions, draft, choice = text.split("|")
        listed = tuple(_read(vocabulary, c) for c in convictions.split(",") if c)
        pending = None
        if draft:
            number, code = draft.split(":")
            pending = Draft(int(number), _read(vocabulary, code))
        kept = _read_choice(choice)
    except ValueError as error:
        raise CodeError(str(error)) from error
    if len(listed) > MOST_CONVICTIONS:
        raise CodeError("too many convictions")
    if pending is not None and not 1 <= pending.number <= len(listed):
        raise CodeError("a change to a conviction that is not there")
    return Record(listed, pending, kept)
