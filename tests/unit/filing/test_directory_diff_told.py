"""Text from elsewhere cannot leave its code span, nor end the line it stands on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.filing.directory_diff_told import row_of, span
from portal.filing.directory_load import load_directory
from portal.filing.listing import listings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "`plain`"),
        ("a `tick` in it", "`` a `tick` in it ``"),
        ("``` three", "```` ``` three ````"),
        ("![x](https://evil.example/)", "`![x](https://evil.example/)`"),
    ],
)
def test_a_span_is_longer_than_any_tick_in_it(text: str, shown: str) -> None:
    assert span(text) == shown


@given(st.text(alphabet="`ab [](!", min_size=1))
def test_no_run_of_ticks_inside_is_as_long_as_the_fence(text: str) -> None:
    shown = span(text)
    fence = len(shown) - len(shown.lstrip("`"))
    assert "`" * fence not in shown[fence:-fence]
    assert shown.endswith("`" * fence)


def test_every_row_is_named_as_it_stands_in_our_files() -> None:
    rows = {one.slug: row_of(one) for one in listings(load_directory())}
    assert rows["organisation/lafla"] == "organisations.toml, lafla"
    assert rows["county/06001/public-defender"] == "counties.toml, 06001, public_defender"
    assert len(set(rows.values())) == len(rows)
