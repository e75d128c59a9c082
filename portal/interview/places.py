"""Where a person stands in the whole check: the one guard for all pages."""

from dataclasses import dataclass
from enum import StrEnum

from portal.interview.record import MOST_CONVICTIONS, Conviction, Record
from portal.interview.replay import replay
from portal.law.estimate import Law


class PlaceKind(StrEnum):
    """The kinds of page that a check leads through."""

    QUESTION = "question"
    COUNTY = "county"
    ANSWERS = "answers"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its kind, the conviction it is about (0 for none) and the fact it asks."""

    kind: PlaceKind
    number: int = 0
    fact: str = ""


ANSWERS = Place(PlaceKind.ANSWERS)
PLAN = Place(PlaceKind.PLAN)


def open_place(law: Law, conviction: Conviction, number: int) -> Place | None:
    """Return what this conviction still needs: a question, its county, or nothing (None)."""
    here = replay(law, conviction.answers)
    if here.open is not None:
        return Place(PlaceKind.QUESTION, number, here.open.id)
    if here.something_to_file and conviction.county is None:
        return Place(PlaceKind.COUNTY, number)
    return None


def next_place(law: Law, record: Record) -> Place:
    """Return the first page that is still open; the list of answers when none is."""
    if not record.convictions:
        return Place(PlaceKind.QUESTION, 1, law.vocabulary.facts[0].id)
    return unfinished(law, record) or ANSWERS


def unfinished(law: Law, record: Record) -> Place | None:
    """Return the first open page of the convictions already begun; None when all are whole."""
    for number, conviction in enumerate(record.convictions, 1):
        place = open_place(law, conviction, number)
        if place is not None:
            return place
    return None


def can_add(law: Law, record: Record) -> bool:
    """Return whether another conviction may be begun."""
    full = len(record.convictions) >= MOST_CONVICTIONS
    return not full and unfinished(law, record) is None


def detour(law: Law, record: Record, asked: Place) -> Place | None:
    """Return the page to go to instead of the one asked for; None when that one is fine."""
    count = len(record.convictions)
    if asked.kind in {PlaceKind.ANSWERS, PlaceKind.PLAN}:
        first = next_place(law, record)
        waits = first.number <= 1 or asked.kind is PlaceKind.PLAN
        return first if first != ANSWERS and waits else None
    begun = 1 <= asked.number <= count
    fresh = asked.number == count + 1 and (count == 0 or can_add(law, record))
    if not (begun or fresh):
        return next_place(law, record)
    conviction = record.conviction(asked.number)
    fine = reached(law, conviction, asked)
    return None if fine else open_place(law, conviction, asked.number) or ANSWERS


def reached(law: Law, conviction: Conviction, asked: Place) -> bool:
    """Return whether a page about this conviction is on its live path or open now."""
    here = replay(law, conviction.answers)
    if asked.kind is PlaceKind.COUNTY:
        return here.complete and here.something_to_file
    return here.reaches(asked.fact)


def back_from(law: Law, record: Record, place: Place) -> Place | None:
    """Return the page before this one on the live path; None where that is the start page."""
    if place.kind is PlaceKind.PLAN:
        return ANSWERS
    if place.kind is PlaceKind.ANSWERS:
        return _last_page(law, record)
    here = replay(law, record.conviction(place.number).answers)
    before = here.steps[-1].fact if place.kind is PlaceKind.COUNTY else here.before(place.fact)
    if before is not None:
        return Place(PlaceKind.QUESTION, place.number, before.id)
    return ANSWERS if place.number > 1 else None


def _last_page(law: Law, record: Record) -> Place | None:
    """Return the last page that was answered about the last conviction."""
    number = len(record.convictions)
    here = replay(law, record.conviction(number).answers) if number else None
    if here is None or not here.steps:
        return None
    if here.complete and here.something_to_file:
        return Place(PlaceKind.COUNTY, number)
    return Place(PlaceKind.QUESTION, number, here.steps[-1].fact.id)
