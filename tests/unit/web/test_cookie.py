"""One sealed value: opened by any key, within its times, and silent about what it holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.web.cookie import LONGEST, SCHEMA, Refusal, Sealed, Sealer
from tests.web.serving import NEW_KEY, OLD_KEY, OTHER_KEY, sealed_plain

NOW = 1_800_000_000
STEADY = settings(derandomize=True, deadline=None, max_examples=100)
SEALER = Sealer((NEW_KEY, OLD_KEY), idle_seconds=100, absolute_seconds=1000)
ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=300)


@STEADY
@given(text=ASCII, issued=st.integers(NOW - 1000, NOW), idle=st.integers(0, 100))
def test_what_was_sealed_is_opened(text: str, issued: int, idle: int) -> None:
    held = Sealed(text, issued, NOW - idle)
    assert SEALER.open(SEALER.seal(held), NOW) == held


@STEADY
@given(st.text(max_size=200))
def test_any_text_is_refused_and_never_raises(value: str) -> None:
    assert SEALER.open(value, NOW) is Refusal.UNREADABLE


@STEADY
@given(st.text(st.characters(codec="utf-8"), max_size=100))
def test_any_text_under_our_key_is_refused_and_never_raises(plain: str) -> None:
    assert SEALER.open(sealed_plain(plain), NOW) is Refusal.UNREADABLE


@pytest.mark.parametrize(
    ("issued", "seen", "up"),
    [(0, 0, False), (100, 100, False), (101, 101, True), (1000, 0, False), (1001, 0, True)],
)
def test_both_limits_are_kept_to_the_second(issued: int, seen: int, *, up: bool) -> None:
    found = SEALER.open(SEALER.seal(Sealed("x", NOW - issued, NOW - seen)), NOW)
    assert (found is Refusal.EXPIRED) == up


def test_the_first_key_seals_and_every_key_opens() -> None:
    held = Sealed("x", NOW, NOW)
    by_old = Sealer((OLD_KEY,), 100, 1000).seal(held)
    assert SEALER.open(by_old, NOW) == held
    assert Sealer((NEW_KEY,), 100, 1000).open(SEALER.seal(held), NOW) == held
    assert Sealer((OTHER_KEY,), 100, 1000).open(by_old, NOW) is Refusal.UNREADABLE


def test_the_length_grows_in_steps_so_that_it_tells_little() -> None:
    lengths = [len(SEALER.seal(Sealed("x" * n, NOW, NOW))) for n in range(300)]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) <= 300 // 64 + 2


def test_the_same_text_is_never_sealed_alike() -> None:
    held = Sealed("x", NOW, NOW)
    assert SEALER.seal(held) != SEALER.seal(held)


def test_a_value_longer_than_any_of_ours_is_not_even_tried() -> None:
    value = SEALER.seal(Sealed("x" * 4000, NOW, NOW))
    assert len(value) > LONGEST
    assert SEALER.open(value, NOW) is Refusal.UNREADABLE


def test_another_schema_is_refused() -> None:
    assert isinstance(SEALER.open(sealed_plain(f"{SCHEMA}.{NOW}.{NOW}.x"), NOW), Sealed)
    assert SEALER.open(sealed_plain(f"1.{NOW}.{NOW}.x"), NOW) is Refusal.UNREADABLE
