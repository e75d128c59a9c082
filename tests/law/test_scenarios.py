"""Sixty-eight people, one a row: what the law gives each of them, and how much it asks."""

import csv
from collections.abc import Mapping
from pathlib import Path
from statistics import median

import pytest

from portal.law.estimate import Law
from portal.law.model import Relief, Route, Unsure
from tests.law.asking import walked

ROWS = tuple(
    csv.DictReader((Path(__file__).parent / "scenarios.csv").read_text("utf-8").splitlines())
)
NOT_FACTS = ("id", "relief", "route")

Row = Mapping[str, str]


def known(row: Row) -> dict[str, str]:
    return {fact: value for fact, value in row.items() if fact not in NOT_FACTS and value}


def as_a_person(law: Law, row: Row) -> dict[str, str]:
    """Return the row's facts, and where "not sure" is itself a value, that value."""
    said = {f.id: f.unsure_is for f in law.vocabulary.facts if f.unsure is Unsure.VALUE}
    return {fact: value for fact, value in said.items() if value} | known(row)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_estimate_is_the_one_in_the_row(law: Law, row: Row) -> None:
    reliefs, routes = set(row["relief"].split("|")), set(row["route"].split("|"))
    estimate = law.estimate(known(row))
    assert estimate.reliefs == tuple(relief for relief in Relief if relief in reliefs)
    assert estimate.routes == tuple(route for route in Route if route in routes)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_walk_ends_in_the_same_place(law: Law, row: Row) -> None:
    end = walked(law, as_a_person(law, row)).outcomes
    assert {str(outcome.relief) for outcome in end} == set(row["relief"].split("|"))
    assert {str(outcome.route) for outcome in end} == set(row["route"].split("|"))


def test_the_rows_are_whole(law: Law) -> None:
    columns = ("id", *(fact.id for fact in law.vocabulary.facts), "relief", "route")
    assert len(ROWS) == len({row["id"] for row in ROWS}) == 68
    assert {tuple(row) for row in ROWS} == {columns}


def test_half_of_the_people_answer_nine_questions_or_fewer(law: Law) -> None:
    asked = [len(walked(law, as_a_person(law, row)).asked) for row in ROWS]
    assert median(asked) == 9
    assert max(asked) <= 14
