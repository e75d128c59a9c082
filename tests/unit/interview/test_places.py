"""Where a person stands: the one guard, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from portal.interview.places import (
    ANSWERS,
    Place,
    PlaceKind,
    back_from,
    can_add,
    detour,
    next_place,
    open_place,
    unfinished,
)
from portal.interview.record import MOST_CONVICTIONS, Conviction, Record
from portal.law.estimate import Law
from tests.law.asking import fact_ids
from tests.unit.interview.drawing import STEADY, records
from tests.web.person import FEDERAL, GROWN, LOS_ANGELES

FIRST = Place(PlaceKind.QUESTION, 1, "court_system")
TOLD = Conviction(FEDERAL)
BEGUN = Conviction({"court_system": "california"})
UNPLACED = Conviction(GROWN)
PLACES = st.builds(
    Place, st.just(PlaceKind.QUESTION), st.integers(0, 22), st.sampled_from(fact_ids())
)
COUNTIES = st.builds(Place, st.just(PlaceKind.COUNTY), st.integers(0, 22))


def test_a_conviction_needs_its_questions_then_its_county_then_nothing(law: Law) -> None:
    assert open_place(law, Conviction(), 3) == Place(PlaceKind.QUESTION, 3, "court_system")
    assert open_place(law, BEGUN, 3) == Place(PlaceKind.QUESTION, 3, "disposition")
    assert open_place(law, UNPLACED, 3) == Place(PlaceKind.COUNTY, 3)
    assert open_place(law, UNPLACED.with_county("unsure"), 3) is None
    assert open_place(law, TOLD, 3) is None


def test_the_first_that_is_open_is_next(law: Law) -> None:
    assert next_place(law, Record()) == FIRST
    assert next_place(law, Record((TOLD, BEGUN, UNPLACED))).number == 2
    assert next_place(law, Record((TOLD, UNPLACED))) == Place(PlaceKind.COUNTY, 2)
    assert next_place(law, Record((TOLD, TOLD))) == ANSWERS
    assert unfinished(law, Record()) is None
    assert unfinished(law, Record((TOLD, TOLD))) is None


def test_one_may_be_added_once_all_are_whole_and_there_is_room(law: Law) -> None:
    assert can_add(law, Record((TOLD,)))
    assert not can_add(law, Record((TOLD, BEGUN)))
    assert can_add(law, Record((TOLD,) * (MOST_CONVICTIONS - 1)))
    assert not can_add(law, Record((TOLD,) * MOST_CONVICTIONS))


def test_a_page_on_the_live_path_is_shown(law: Law) -> None:
    record = Record((UNPLACED, TOLD))
    for fact in GROWN:
        assert detour(law, record, Place(PlaceKind.QUESTION, 1, fact)) is None
    assert detour(law, record, Place(PlaceKind.COUNTY, 1)) is None


def test_a_page_ahead_or_beside_leads_to_what_is_open(law: Law) -> None:
    beside = Place(PlaceKind.QUESTION, 1, "amount")
    assert detour(law, Record((UNPLACED,)), beside) == Place(PlaceKind.COUNTY, 1)
    assert detour(law, Record((UNPLACED.with_county(LOS_ANGELES),)), beside) == ANSWERS
    assert detour(law, Record((TOLD,)), Place(PlaceKind.COUNTY, 1)) == ANSWERS
    ahead = Place(PlaceKind.QUESTION, 1, "sentence")
    assert detour(law, Record((BEGUN,)), ahead) == Place(PlaceKind.QUESTION, 1, "disposition")
    assert detour(law, Record(), ahead) == FIRST
    assert detour(law, Record((BEGUN,)), ANSWERS) == Place(PlaceKind.QUESTION, 1, "disposition")


def test_a_conviction_that_is_not_there_leads_to_what_is_open(law: Law) -> None:
    for number in (0, 3, 21):
        far = Place(PlaceKind.QUESTION, number, "court_system")
        assert detour(law, Record((TOLD,)), far) == ANSWERS
    assert detour(law, Record((TOLD,)), Place(PlaceKind.QUESTION, 2, "court_system")) is None
    assert detour(law, Record((BEGUN,)), Place(PlaceKind.QUESTION, 2, "court_system")) == (
        Place(PlaceKind.QUESTION, 1, "disposition")
    )


@STEADY
@given(record=records(), asked=PLACES | COUNTIES | st.just(ANSWERS))
def test_no_detour_leads_in_circles(law: Law, record: Record, asked: Place) -> None:
    place, seen = asked, [asked]
    while (other := detour(law, record, place)) is not None:
        assert other not in seen
        place = other
        seen.append(place)
    assert len(seen) <= 3


@STEADY
@given(record=records(), asked=PLACES | COUNTIES)
def test_back_leads_to_a_page_that_can_be_shown_or_to_the_start(
    law: Law, record: Record, asked: Place
) -> None:
    if detour(law, record, asked) is None:
        back = back_from(law, record, asked)
        if back is not None and back != ANSWERS:
            assert detour(law, record, back) is None
            assert back.number in {asked.number, asked.number - 1}


def test_back_goes_over_every_page_once(law: Law) -> None:
    record, place = Record((UNPLACED.with_county(LOS_ANGELES),)), ANSWERS
    passed = []
    while (back := back_from(law, record, place)) is not None:
        passed.append(back.fact or "county")
        place = back
    assert passed == ["county", *reversed(GROWN)]


def test_back_from_a_second_conviction_is_the_list(law: Law) -> None:
    first = Place(PlaceKind.QUESTION, 2, "court_system")
    assert back_from(law, Record((TOLD,)), first) == ANSWERS
    assert back_from(law, Record(), ANSWERS) is None
