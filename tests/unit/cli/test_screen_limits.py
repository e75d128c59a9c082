"""Days and numbers become a fact's value only where they lie on one side of the law's line."""

# ruff: noqa: E501 - cases are read best on one line

from pathlib import Path

import pytest

from portal.cli.screen_dates import Span
from portal.cli.screen_limits import FILE, load_limits
from portal.cli.stop import Stop
from tests.law.asking import the_law


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        (20161108, 20161108, "before_nov_9_2016"),
        (20161109, 20161109, "on_or_after_nov_9_2016"),
        (20150101, 20151231, "before_nov_9_2016"),
        (20161101, 20161130, None),
        (20160101, 20161231, None),
        (20170101, 20171231, "on_or_after_nov_9_2016"),
        (0, 20100101, "before_nov_9_2016"),
        (0, 20180101, None),
    ],
)
def test_the_day_that_divides_offenses(first: int, last: int, value: str | None) -> None:
    assert load_limits(the_law().vocabulary).offense_date(Span(first, last)) == value


@pytest.mark.parametrize(
    ("kind", "number", "says"),
    [
        ("age", 0, {"age": "under_18"}),
        ("age", 17, {"age": "under_18"}),
        ("age", 18, {"age": "18_to_20"}),
        ("age", 20, {"age": "18_to_20"}),
        ("age", 21, {"age": "21_or_older"}),
        ("recipient_age", 20, {"recipient_age": "under_21"}),
        ("recipient_age", 21, {"recipient_age": "21_or_older"}),
        ("plants", 6, {"plants": "six_or_fewer"}),
        ("plants", 7, {"plants": "seven_or_more"}),
        ("same_section_priors", 1, {"same_section_priors": "none_or_one"}),
        ("same_section_priors", 2, {"same_section_priors": "two_or_more"}),
        ("grams", 4, {"amount": "within_limit", "border_amount": "within_limit"}),
        ("grams", 4.1, {"amount": "within_limit"}),
        ("grams", 8, {"amount": "within_limit"}),
        ("grams", 8.1, {}),
        ("grams", 28.5, {}),
        ("grams", 28.51, {"amount": "over_limit", "border_amount": "over_limit"}),
    ],
)
def test_a_number_says_what_is_sure_whatever_it_was(
    kind: str, number: float, says: dict[str, str]
) -> None:
    assert load_limits(the_law().vocabulary).numbers[kind].says(number) == says


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("age", "17", 17), ("age", " 17 yrs. ", 17), ("age", "17 años", 17), ("age", "17.0", 17), ("age", "17.5", None),
        ("age", "-3", None), ("age", "180", None), ("age", "17?", None), ("age", "about 17", None), ("age", "17 months", None),
        ("age", "1O", None), ("age", "", None), ("plants", "12 plants", 12), ("plants", "10-12", None),
        ("grams", "28.5 g", 28.5), ("grams", "28.5g", 28.5), ("grams", "28,5", None), ("grams", "1 oz", None),
        ("grams", "2 lbs", None), ("grams", "1/2", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_its_own_unit_alone(kind: str, text: str, number: float | None) -> None:
    assert load_limits(the_law().vocabulary).numbers[kind].read(text) == number


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('value = "under_18"', 'value = "young"', "age = 'young'"),
        ('fact = "plants", to', 'fact = "trees", to', "trees = 'six_or_fewer'"),
        ("last_before = 2016-11-08", 'last_before = "2016-11-08"', "last_before = '2016-11-08'"),
        ('after = "on_or', 'after = "on or', "'before_nov_9_2016', 'on or"),
        ("most = 110", 'most = "110"', "most = '110'"),
    ],
)
def test_a_planted_fault_in_the_limits_is_told(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    file = tmp_path / FILE.name
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        load_limits(the_law().vocabulary, file)
    assert f"found:    {found}" in stop.value.message
