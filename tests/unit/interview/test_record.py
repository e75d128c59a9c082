"""A record is never changed in place: each move makes a new one."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given

from portal.interview.record import (
    MOST_CONVICTIONS,
    Choice,
    Conviction,
    Record,
    TooManyError,
)
from tests.unit.interview.drawing import STEADY, convictions, records

ONE, TWO = Conviction({"age": "under_18"}, "06001"), Conviction({"age": "unsure"}, "unsure")
CHOICE = Choice(1, "age", "unsure")


def test_an_answer_replaces_the_one_before_and_keeps_the_rest() -> None:
    changed = ONE.with_answer("age", "unsure").with_answer("level", "felony").with_county("06037")
    assert changed == Conviction({"age": "unsure", "level": "felony"}, "06037")
    assert (dict(ONE.answers), ONE.county) == ({"age": "under_18"}, "06001")
    with pytest.raises(FrozenInstanceError):
        ONE.county = "06037"  # type: ignore[misc]


@STEADY
@given(record=records(), conviction=convictions())
def test_to_put_the_next_adds_it_and_to_put_one_replaces_it(
    record: Record, conviction: Conviction
) -> None:
    count = len(record.convictions)
    if count < MOST_CONVICTIONS:
        assert record.put(count + 1, conviction).convictions == (*record.convictions, conviction)
    for number in range(1, count + 1):
        after = record.put(number, conviction)
        assert after.conviction(number) == conviction
        others = [i for i in range(1, count + 1) if i != number]
        assert all(after.conviction(i) == record.conviction(i) for i in others)
        assert after.choice is None
        assert after.draft == record.draft


def test_the_next_conviction_is_a_fresh_one() -> None:
    assert Record().conviction(1) == Record((ONE,)).conviction(2) == Conviction()


def test_there_are_twenty_at_most() -> None:
    full = Record((ONE,) * MOST_CONVICTIONS)
    with pytest.raises(TooManyError):
        full.put(MOST_CONVICTIONS + 1, TWO)
    assert full.put(MOST_CONVICTIONS, TWO).convictions[-1] == TWO


@STEADY
@given(record=records())
def test_to_remove_takes_one_away_and_forgets_what_was_under_way(record: Record) -> None:
    for number in range(1, len(record.convictions) + 1):
        left = record.remove(number)
        before, after = record.convictions[: number - 1], record.convictions[number:]
        assert left == Record((*before, *after))
    assert record.remove(99).convictions == record.convictions


def test_a_change_is_a_copy_until_it_is_settled() -> None:
    record = Record((ONE, ONE), choice=CHOICE).open_draft(2, TWO)
    assert (record.convictions, record.choice) == ((ONE, ONE), None)
    assert record.settle_draft() == Record((ONE, TWO))
    assert record.drop_draft() == Record((ONE, ONE))
    assert Record((ONE,)).settle_draft() == Record((ONE,))


def test_a_choice_can_be_kept_and_dropped() -> None:
    kept = Record((ONE,)).keep_choice(CHOICE)
    assert (kept.choice, kept.convictions) == (CHOICE, (ONE,))
    assert kept.keep_choice(None) == Record((ONE,))


def test_the_last_county_is_the_last_that_is_known() -> None:
    assert Record().last_county is None
    assert Record((TWO, Conviction())).last_county is None
    three = ONE.with_county("06037")
    assert Record((ONE, three, TWO, Conviction())).last_county == "06037"
