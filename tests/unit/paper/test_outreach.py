"""The papers for an event: one page each, readable by people and by cameras, own host alone."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import segno

from portal.law.model import Relief
from portal.paper.outreach import outreach_pdf, papers
from portal.paper.outreach_content import Piece, Poster
from portal.paper.press import PressError
from portal.paper.sheet import Paper
from tests.unit.paper.event_papers import KERN, OWN, content, made, read, voice
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.printed_code import code, dark, picture
from tests.unit.paper.samples import squeezed
from tests.unit.paper.scripts import SCRIPTS, Script

HANDOUT = Relief.DISMISS_AND_SEAL
OTHERS = (*("zh-Hant", "zh-Hans", "ko", "vi", "fil", "hy", "fa", "ru", "ar", "km", "ja", "pa"),)
EVERY: tuple[Piece | Relief, ...] = (*Piece, HANDOUT)
LANGUAGES = ("en", "es")
# The other languages of the site take their time, and are looked at by the slow tests.
EVERYWHERE = (*LANGUAGES, *(pytest.param(t, marks=pytest.mark.slow) for t in OTHERS))
# A PDF has no word for a script: the region says which Han letters.
WITH_REGION = {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "ko": "ko-KR", "ja": "ja-JP"}
LETTER, A4, TABLOID = (612, 792), (595.276, 841.89), (792, 1224)
ARM_LENGTH_MM, A_STEP_MM = 25.0, 80.0  # a tenth of the distance it is read from
CARD_MM = {"wide_mm": 104.0, "high_mm": 76.0}  # the first card of the sheet, with its margins
PAGES = {HANDOUT: (2, 3, 4)}


@pytest.mark.parametrize("lang", EVERYWHERE)
@pytest.mark.parametrize("piece", EVERY)
def test_each_piece_is_whole_in_each_language(piece: Piece | Relief, lang: str) -> None:
    pdf, told = read(piece, lang), content(piece, voice(lang)).frame
    assert pdf.pages in PAGES.get(piece, (1,)) if isinstance(piece, Relief) else pdf.pages == 1
    assert 0 not in pdf.glyphs()
    assert (pdf.lang, pdf.tagged) == (WITH_REGION.get(lang, lang), True)
    assert "/H1" in pdf.tags()
    assert told.url.removeprefix("https://").rstrip("/") in squeezed(pdf.text())
    assert pdf.paper() == pytest.approx(LETTER, abs=0.5)


@pytest.mark.parametrize("piece", EVERY)
def test_letters_are_large_enough(piece: Piece | Relief) -> None:
    least = {Piece.POSTER: 12.0, HANDOUT: 18.0}.get(piece, 10.0)
    for lang in LANGUAGES:
        assert min(read(piece, lang).sizes()) >= least, lang


def test_the_question_on_the_poster_is_read_from_afar() -> None:
    for lang in LANGUAGES:
        assert max(read(Piece.POSTER, lang).sizes()) >= 40


@pytest.mark.parametrize(
    ("paper", "size", "least"), [(Paper.A4, A4, 80.0), (Paper.TABLOID, TABLOID, 104.0)]
)
def test_a_poster_fits_its_paper(
    paper: Paper, size: tuple[float, float], least: float, tmp_path: Path
) -> None:
    pdf = made(Piece.POSTER, "es", None, paper)
    assert Pdf(pdf).paper() == pytest.approx(size, abs=0.5)
    assert Pdf(pdf).pages == 1
    assert code(dark(picture(pdf, tmp_path))).wide_mm >= least


def test_only_a_poster_is_tabloid() -> None:
    assert papers(Piece.POSTER) == (Paper.LETTER, Paper.A4, Paper.TABLOID)
    assert {papers(piece) for piece in (None, *Piece) if piece is not Piece.POSTER} == {
        (Paper.LETTER, Paper.A4)
    }


@pytest.mark.slow
@pytest.mark.parametrize("piece", EVERY)
def test_the_code_on_paper_is_that_of_the_own_page(piece: Piece | Relief, tmp_path: Path) -> None:
    told, pdf = content(piece, voice("en")), made(piece)
    page = Pdf(pdf).pages
    crop = CARD_MM if piece is Piece.CARD else {}
    found = code(dark(picture(pdf, tmp_path, page=page), **crop))
    assert told.frame.url.startswith(f"{OWN}/en/")
    wanted = segno.make_qr(told.frame.url, error="m").matrix
    assert found.modules == tuple(tuple(map(int, row)) for row in wanted)
    assert found.module_mm >= 0.5
    assert found.wide_mm >= (A_STEP_MM if piece is Piece.POSTER else ARM_LENGTH_MM)


@pytest.mark.slow
@pytest.mark.parametrize("lang", [*LANGUAGES, *OTHERS])
@pytest.mark.parametrize("piece", EVERY)
def test_a_camera_reads_the_code(piece: Piece | Relief, lang: str, tmp_path: Path) -> None:
    tool = shutil.which("zbarimg")
    if tool is None:
        assert not os.environ.get("CI"), "no zbarimg: `make debian` installs zbar-tools"
        pytest.skip("no zbarimg on this machine (Debian: zbar-tools)")
    pdf = made(piece, lang)
    picture(pdf, tmp_path, page=Pdf(pdf).pages)
    command = [tool, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "page.pgm"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {content(piece, voice(lang)).frame.url}


def test_the_code_of_another_address_is_another() -> None:
    ours = segno.make_qr(f"{OWN}/en/", error="m").matrix
    assert segno.make_qr(f"{OWN}/es/", error="m").matrix != ours


@pytest.mark.parametrize("piece", EVERY)
def test_nothing_can_be_filled_in_and_no_result_is_told(piece: Piece | Relief) -> None:
    held = made(piece)
    everything = Pdf(held).every_byte()
    for planted in (b"/AcroForm", b"/Widget", b"/JavaScript", b"/EmbeddedFile"):
        assert planted not in everything
    if isinstance(piece, Piece):
        assert "You can likely" not in read(piece).text()


def test_the_same_content_gives_the_same_bytes() -> None:
    again = outreach_pdf(content(Piece.CHECKLIST, voice("es")), Paper.LETTER)
    assert again == made(Piece.CHECKLIST, "es")


def poster(**words: str) -> Poster:
    """Return the poster of Los Angeles with other words."""
    told = content(Piece.POSTER, voice("en"))
    assert isinstance(told, Poster)
    return replace(told, offer=words.get("offer", told.offer), ask=words.get("ask", told.ask))


def test_what_is_wild_is_only_text() -> None:
    wild = '#panic("x") *b* $m$ <l> @r // \\ #[x]'
    told = Pdf(outreach_pdf(poster(offer=wild, ask=wild), Paper.LETTER)).text()
    assert squeezed(told).count(squeezed(wild)) == 2


def test_a_long_question_is_set_smaller_and_still_is_one_page() -> None:
    pdf = Pdf(outreach_pdf(poster(ask="An old cannabis case? " * 3), Paper.LETTER))
    assert pdf.pages == 1
    assert max(pdf.sizes()) < max(read(Piece.POSTER).sizes())


def test_an_address_elsewhere_is_refused() -> None:
    told = poster()
    away = replace(told, frame=replace(told.frame, url="http://example.org/"))
    with pytest.raises(ValueError, match="no https address"):
        outreach_pdf(away, Paper.LETTER)


def test_a_letter_that_no_font_has_is_a_press_error() -> None:
    with pytest.raises(PressError, match="exit status 1"):
        outreach_pdf(poster(offer="请"), Paper.LETTER, system_fonts=False)


def test_a_county_names_its_defender_and_the_state_none() -> None:
    here = squeezed(read(Piece.SCRIPT, fips=KERN).text())
    assert "KernCounty" in here
    assert "SuperiorCourtofCalifornia,CountyofKern" in here
    nowhere = read(Piece.SCRIPT, fips=None).text()
    assert "County" not in nowhere
    assert "211" in nowhere


@pytest.mark.slow
@pytest.mark.parametrize("piece", Piece)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.lang)
def test_every_script_has_its_letters(script: Script, piece: Piece) -> None:
    speaks = voice(script.lang, lambda said: said if "%" in said else script.sentences[0],
                   script.direction)  # fmt: skip
    pdf = Pdf(outreach_pdf(content(piece, speaks), Paper.LETTER))
    assert pdf.pages == 1
    assert 0 not in pdf.glyphs()
    assert any(font.startswith(script.font) for font in pdf.fonts()), pdf.fonts()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("relief", [r for r in Relief if r not in {"federal", "other_court"}])
def test_every_handout_is_two_to_four_pages(relief: Relief, lang: str) -> None:
    pdf = read(relief, lang, KERN)
    assert 2 <= pdf.pages <= 4
    assert min(pdf.sizes()) >= 18
    assert 0 not in pdf.glyphs()
