"""A record is written as codes and read again; what is no record is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.interview.codec import CodeError, decode, encode, version
from portal.interview.record import Conviction, Record
from portal.law.estimate import Law
from portal.law.model import Fact, Unsure, Vocabulary
from tests.unit.interview.drawing import STEADY, records

FACTS = (
    Fact("colour", "", ("red", "green"), Unsure.SPREAD),
    Fact("size", "", ("small", "large", "huge"), Unsure.VALUE, "huge"),
)
SMALL = Vocabulary(FACTS, {}, {})
CODES = st.text("-?0123456789abcz,|:._ /", max_size=80)


@STEADY
@given(record=records())
def test_what_was_written_is_read(law: Law, record: Record) -> None:
    text = encode(law.vocabulary, record)
    assert decode(law.vocabulary, text) == record
    assert text.isascii()


@STEADY
@given(text=st.text() | CODES)
def test_any_text_is_a_record_or_refused(law: Law, text: str) -> None:
    for vocabulary in (law.vocabulary, SMALL):
        try:
            record = decode(vocabulary, text)
        except CodeError:
            continue
        assert decode(vocabulary, encode(vocabulary, record)) == record


def test_the_codes_are_as_documented() -> None:
    one = Conviction({"colour": "green", "size": "unsure"}, "06037")
    two = Conviction({"size": "huge"}, "unsure")
    record = Record((one, two)).open_draft(2, Conviction())
    assert encode(SMALL, record) == "1?037,-2???|2:-----|"
    assert encode(SMALL, Record()) == "||"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not enough values"),
        ("|||", "too many values"),
        ("1?037", "not enough values"),
        ("3?037||", "colour"),
        ("1?03||", "length"),
        ("1?03x||", "county"),
        ("1?٠٣٧||", "county"),
        ("|1:1?037|", "not there"),
        ("1?037|2:1?037|", "not there"),
        ("1?037|0:1?037|", "not there"),
        ("1?037|x:1?037|", "invalid literal"),
        ("1?037||1:colour", "not enough values"),
        (",".join(["1?037"] * 21) + "||", "too many convictions"),
    ],
)
def test_a_slip_is_refused(text: str, why: str) -> None:
    with pytest.raises(CodeError, match=why):
        decode(SMALL, text)


def test_another_vocabulary_has_another_version() -> None:
    names = Vocabulary((Fact("shade", "", FACTS[0].values, Unsure.SPREAD), FACTS[1]), {}, {})
    values = Vocabulary((Fact("colour", "", ("green", "red"), Unsure.SPREAD), FACTS[1]), {}, {})
    order = Vocabulary(FACTS[::-1], {}, {})
    versions = {version(v) for v in (SMALL, names, values, order)}
    assert len(versions) == 4
    assert version(Vocabulary(FACTS, {}, {})) == version(SMALL)
    assert all(len(mark) == 8 for mark in versions)


def test_a_conviction_is_about_26_letters(law: Law) -> None:
    text = encode(law.vocabulary, Record((Conviction(),)))
    assert len(text.strip("|")) == len(law.vocabulary.facts) + 3
