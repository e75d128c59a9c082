"""A handout fits: two pages at the most, 12 points where it can, never under 10, and small."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from portal.paper.handout import CUTS, handout
from portal.paper.handout_content import HandoutContent, Step, Steps
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import (
    ONE,
    SEVERAL,
    Conviction,
    Translate,
    content,
    english,
    longest,
    recap,
    spanish,
)

MOST_BYTES = 150_000
LEAST, LARGE = 10.0, 18.0
KNOWN: Mapping[str, Sequence[Conviction]] = {"one": ONE, "several": SEVERAL, "longest": longest()}


def shortest() -> HandoutContent:
    """Return a handout with one step and nobody who helps."""
    return replace(
        content(),
        steps=(Steps(steps=(Step(do="Call", how="Call."),)),),
        help=(),
        needs=(),
        good_to_know=(),
    )


@pytest.mark.slow
@pytest.mark.parametrize("translate", [english, spanish()], ids=["en", "es"])
@pytest.mark.parametrize("name", KNOWN)
def test_two_pages_are_enough(name: str, translate: Translate) -> None:
    given = content(KNOWN[name], translate)
    made = handout(given)
    pdf = Pdf(made)
    assert 1 <= pdf.pages <= 2
    assert len(made) < MOST_BYTES
    assert min(pdf.sizes()) >= LEAST
    assert (given.words.rest in pdf.text()) == (name != "one")


def test_a_short_one_is_one_page_of_twelve_points() -> None:
    pdf = Pdf(handout(shortest()))
    assert pdf.pages == 1
    assert max(pdf.sizes(), key=lambda size: pdf.sizes()[size]) == 12.0


def test_what_matters_most_stays_when_there_is_too_much() -> None:
    given = content(KNOWN["longest"])
    pdf = Pdf(handout(given))
    first = pdf.text(0)
    assert pdf.pages == 2
    assert min(pdf.sizes()) >= LEAST
    assert given.headlines[0].headline in first
    assert given.warning.paragraphs[0] in first
    for step in given.steps[0].steps[:10]:
        assert step.do in first
    court = given.places[0].address
    assert court is not None
    assert court.phone is not None
    assert court.phone in pdf.text()
    assert given.checked in pdf.text()
    assert given.words.rest in pdf.text()


def test_each_cut_keeps_no_more_than_the_one_before() -> None:
    for before, after in pairwise(CUTS):
        kept = [(getattr(before, n), getattr(after, n)) for n in before.__slots__]
        assert all(more >= less for more, less in kept)
        assert any(more > less for more, less in kept)


@pytest.mark.slow
def test_answers_take_no_room_from_the_plan() -> None:
    many = tuple(recap(number, "Answer") for number in range(1, 21))
    made = handout(content(SEVERAL, recap=many))
    pdf = Pdf(made)
    assert len(made) < MOST_BYTES
    assert pdf.text().count("Answer") == 20 * 12
    assert "Answer" not in pdf.text(0, 1)
    assert min(pdf.sizes()) >= LEAST


@pytest.mark.slow
@pytest.mark.parametrize("name", KNOWN)
def test_large_print_is_large_and_whole(name: str) -> None:
    given = content(KNOWN[name])
    pdf = Pdf(handout(given, large_print=True))
    assert min(pdf.sizes()) >= LARGE
    assert given.words.rest not in pdf.text()
    told = "".join(pdf.text().split())
    for one in (*given.steps[0].steps, *given.steps[-1].steps):
        assert "".join(one.how.split()) in told
    for contact in given.help:
        assert "".join(contact.name.split()) in told
