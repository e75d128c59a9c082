"""A text is drawn in its field's size, smaller if it must, and never too small to read."""

import pytest

from portal.paper.text_appearance import SMALLEST, WIDTHS, drawable, size_in, width


def test_widths_are_those_of_helvetica() -> None:
    assert len(WIDTHS) == 95
    assert width("Hello") == pytest.approx((722 + 556 + 222 + 222 + 556) / 1000)
    assert width("@") == pytest.approx(1.015)
    assert width("~") == pytest.approx(0.584)
    assert width("ñ") >= width("n")


@pytest.mark.parametrize(
    ("asks", "size"), [(b"/Helv 9 Tf 0 g", 9), (b"/F 7.5 Tf", 7.5), (b"/F 0 Tf", 10), (b"", 10)]
)
def test_the_field_says_the_size(asks: bytes, size: float) -> None:
    assert size_in((300, 20), "Kern", asks) == size


def test_a_low_field_and_a_long_text_make_it_smaller() -> None:
    assert size_in((300, 7.4), "Kern", b"/F 9 Tf") == pytest.approx(8)
    long = size_in((100, 9), "221 South Mooney Boulevard", b"/F 9 Tf")
    assert long is not None
    assert SMALLEST < long < 9
    assert long * width("221 South Mooney Boulevard") <= 96.001
    assert size_in((40, 9), "221 South Mooney Boulevard", b"/F 9 Tf") is None


@pytest.mark.parametrize(
    ("text", "can"), [("Kern", True), ("Peñón’s", True), ("Կերն", False), ("a\nb", False)]
)
def test_what_helvetica_has_can_be_drawn(text: str, can: bool) -> None:  # noqa: FBT001 - a case
    assert drawable(text) is can
