"""Convictions that are alike are told once, with all their numbers."""

from hypothesis import given
from hypothesis import strategies as st

from portal.paper.alike import alike


def test_numbers_are_joined_in_the_order_first_met() -> None:
    assert alike([("b", 1), ("a", 2), ("b", 3)]) == (("b", (1, 3)), ("a", (2,)))
    assert alike([]) == ()


@given(st.lists(st.sampled_from("abc")))
def test_no_number_is_lost(things: list[str]) -> None:
    joined = alike((thing, number) for number, thing in enumerate(things))
    assert sorted(number for _, numbers in joined for number in numbers) == [*range(len(things))]
    assert all(things[number] == thing for thing, numbers in joined for number in numbers)
    assert len({thing for thing, _ in joined}) == len(joined)
