"""Every script the portal may print has its letters, joined and stacked as it is written."""

from collections.abc import Sequence

import pytest

from portal.filing.directory_load import load_directory
from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.handout import handout
from portal.paper.sheet import Direction
from portal.paper.worksheet import worksheet
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import written_in
from tests.unit.paper.scripts import SCRIPTS, Script

MOST_BYTES = 150_000
MARGIN = 53.9  # points from the left edge
ZERO_WIDTH = "\u200c"  # keeps Persian letters apart, and is not drawn
pytestmark = pytest.mark.slow
REQUEST = FilingRequest(
    route=Route.APPLICATION, charges=frozenset({"growing_11358"}), county="Kern"
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.lang)
def test_a_handout_has_every_letter(script: Script) -> None:
    made = handout(written_in(script.lang, script.direction, script.sentences))
    pdf = Pdf(made)
    assert len(made) < MOST_BYTES
    assert pdf.pages <= 2
    assert any(font.startswith(script.font) for font in pdf.fonts()), pdf.fonts()
    assert all(font.startswith("NotoSans") for font in pdf.fonts()), pdf.fonts()
    assert 0 not in pdf.glyphs()
    told = {*pdf.text(), ZERO_WIDTH}
    assert [letter for letter in "".join(script.sentences) if letter not in told] == []
    assert pdf.lang.partition("-")[0] == script.lang.partition("-")[0]
    assert pdf.languages() == {"en"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.lang)
def test_a_worksheet_is_one_page_in_every_script(script: Script) -> None:
    made = worksheet(
        REQUEST,
        lang=script.lang,
        direction=script.direction,
        translate=lambda _: script.sentences[0],
    )
    pdf = Pdf(made)
    assert pdf.pages == 1
    assert 0 not in pdf.glyphs()
    assert any(font.startswith(script.font) for font in pdf.fonts()), pdf.fonts()


def glyphs(lang: str, direction: Direction, word: str, font: str) -> Sequence[int]:
    """Return the glyphs of a handout that says this word alone, in fonts of this name."""
    return Pdf(handout(written_in(lang, direction, [word]))).glyphs(font)


def test_arabic_letters_are_joined() -> None:
    joined, apart = (
        set(glyphs("ar", Direction.RTL, word, "NotoSansArabic-Regular"))
        for word in ("ببب", "ب ب ب")
    )
    assert len(joined) > len(apart)


def test_khmer_letters_are_stacked() -> None:
    stacked, beside = (
        glyphs("km", Direction.LTR, word, "NotoSansKhmer-Regular") for word in ("ក្រក្រ", "ករករ")
    )
    assert len(set(stacked)) == len(set(beside)) == 2
    assert len(stacked) == len(beside)


def test_the_vowel_sign_i_of_gurmukhi_stands_before_its_letter() -> None:
    drawn = glyphs("pa", Direction.LTR, "ਕਿਕੀ", "NotoSansGurmukhi-Regular")
    sign_i, letter, again, sign_ii = drawn[:4]
    assert letter == again
    assert len({sign_i, letter, sign_ii}) == 3


@pytest.mark.parametrize(
    ("lang", "font"),
    [("zh-Hans", "CJKsc"), ("zh-Hant", "CJKtc"), ("ja", "CJKjp"), ("ko", "CJKkr")],
)
def test_a_han_letter_has_the_shape_of_its_language(lang: str, font: str) -> None:
    pdf = Pdf(handout(written_in(lang, Direction.LTR, ["直骨"])))
    assert {name for name in pdf.fonts() if "CJK" in name} == {
        f"NotoSans{font}-{weight}-Identity-H" for weight in ("Regular", "Bold")
    }


def test_right_to_left_begins_at_the_right() -> None:
    arabic = next(script for script in SCRIPTS if script.lang == "ar")
    for direction in Direction:
        pdf = Pdf(handout(written_in("ar", direction, arabic.sentences)))
        left = [text for text, across in pdf.places(0) if across == pytest.approx(MARGIN, abs=1)]
        if direction is Direction.RTL:
            assert left == ["1 / 2"]
        else:
            assert len(left) > 5


def test_a_phone_keeps_its_order_from_right_to_left() -> None:
    arabic = next(script for script in SCRIPTS if script.lang == "ar")
    given = written_in("ar", Direction.RTL, arabic.sentences)
    phones = [county.court.phone for county in load_directory().counties if county.court.phone]
    said = Pdf(handout(given)).text()
    shown = [place.address.phone for place in given.places if place.address]
    assert shown
    assert set(shown) <= set(phones)
    assert all(phone and phone in said for phone in shown)
