"""A date is read as every day that it can mean, or not at all."""

# ruff: noqa: E501 - cases are read best on one line

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.screen_dates import Order, Span, needs_century, read_date


def one(day: str) -> Span:
    number = int(day.replace("-", ""))
    return Span(number, number)


CLEAR = {
    "2014-03-25": one("2014-03-25"),
    "2014/3/25": one("2014-03-25"),
    "20140325": one("2014-03-25"),
    "2014-03-25 00:00:00": one("2014-03-25"),
    "2014-03-25T10:15": one("2014-03-25"),
    "Mar 25, 2014": one("2014-03-25"),
    "March 25th, 2014": one("2014-03-25"),
    "25 mar. 2014": one("2014-03-25"),
    "25-Mar-2014": one("2014-03-25"),
    "25 de marzo de 2014": one("2014-03-25"),
    "25 de Marzo del 2014": one("2014-03-25"),
    "1 de septiembre de 2010": one("2010-09-01"),
    "12-ene-2015": one("2015-01-12"),
    "29 feb 2012": one("2012-02-29"),
    " 3/3/2014 ": one("2014-03-03"),
}


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(("text", "span"), CLEAR.items(), ids=CLEAR)
def test_a_clear_date_is_that_day_in_every_order(text: str, span: Span, order: Order) -> None:
    if text.strip() != "3/3/2014" or order is not Order.EITHER:
        assert read_date(text, order, None) == span


@pytest.mark.parametrize(
    ("text", "order", "span"),
    [
        ("3/4/2015", Order.MONTH_FIRST, one("2015-03-04")),
        ("3/4/2015", Order.DAY_FIRST, one("2015-04-03")),
        ("3/4/2015", Order.EITHER, Span(20150304, 20150403)),
        ("25/3/2014", Order.EITHER, one("2014-03-25")),
        ("25/3/2014", Order.DAY_FIRST, one("2014-03-25")),
        ("25/3/2014", Order.MONTH_FIRST, None),
        ("3.25.2014", Order.MONTH_FIRST, one("2014-03-25")),
        ("3-25-2014 10:15 PM", Order.MONTH_FIRST, one("2014-03-25")),
    ],
)
def test_a_date_of_three_numbers_follows_the_order(
    text: str, order: Order, span: Span | None
) -> None:
    assert read_date(text, order, None) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2014", Span(20140101, 20141231)),
        ("2014-02", Span(20140201, 20140228)),
        ("2/2012", Span(20120201, 20120229)),
        ("12/2014", Span(20141201, 20141231)),
        ("March 2014", Span(20140301, 20140331)),
        ("marzo de 2014", Span(20140301, 20140331)),
    ],
)
def test_a_month_or_a_year_is_all_its_days(text: str, span: Span) -> None:
    assert read_date(text, Order.MONTH_FIRST, None) == span


@pytest.mark.parametrize(
    ("text", "from_", "span"),
    [
        ("3/25/98", 1930, one("1998-03-25")),
        ("3/25/16", 1930, one("2016-03-25")),
        ("3/25/29", 1930, one("2029-03-25")),
        ("3/25/30", 1930, one("1930-03-25")),
        ("3/25/25", 1920, one("1925-03-25")),
        ("25-mar-98", 1930, one("1998-03-25")),
        ("3/25/98", None, None),
    ],
)
def test_a_year_of_two_digits_needs_its_hundred_years(
    text: str, from_: int | None, span: Span | None
) -> None:
    assert read_date(text, Order.MONTH_FIRST, from_) == span
    assert needs_century(text)


NO_DATES = [
    "", "summer 2012", "2014?", "2/30/2014", "29 feb 2013", "13/13/2014", "1/2", "2014-13", "00/2014",
    "1/1/1899", "41723", "Nov 9", "123/1/2014", "\u0663/4/2015", "the 90s", "9/11/2001-9/12/2001",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_not_surely_a_date_is_not_read(text: str) -> None:
    assert [read_date(text, order, 1930) for order in Order] == [None] * 3


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_way_to_write_it(day: date) -> None:
    expected = one(day.isoformat())
    first = f"{day.month}/{day.day}/{day.year}"
    assert read_date(day.isoformat(), Order.EITHER, None) == expected
    assert read_date(first, Order.MONTH_FIRST, None) == expected
    assert read_date(day.strftime("%d/%m/%Y"), Order.DAY_FIRST, None) == expected
    either = read_date(first, Order.EITHER, None)
    assert either is not None
    assert either.first <= expected.first <= either.last
