"""A handout says everything it was given and no more, in both languages, and can be heard."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from portal.paper.handout import handout
from portal.paper.handout_content import HandoutContent, Recap
from portal.paper.press import PressError
from portal.paper.qr import qr_svg
from portal.paper.sheet import Direction, Paper
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import SEVERAL, Translate, content, english, recap, spanish

PLANTED = "Zqxplanted"
MARKUP = '#panic("x") *b* _i_ `c` $m$ @r <l> = - + / // \\ \\u{41} ~ "q" #[x] https://x'
TRANSLATIONS = {"en": english, "es": spanish()}


@pytest.fixture(scope="module")
def made() -> bytes:
    """Return the handout of several convictions, made once."""
    return handout(content(SEVERAL))


def sentences(part: object) -> Iterator[str]:
    """Yield every sentence that a content holds to be printed."""
    if isinstance(part, tuple):
        for one in part:
            yield from sentences(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in {"lang", "title", "url", "link", "qr_title", "words"}:
                yield from sentences(getattr(part, field.name))
    elif isinstance(part, str) and not isinstance(part, Direction):
        yield part


def squeezed(text: str) -> str:
    """Return a text without its spaces, which stand where lines break."""
    return "".join(text.split())


@pytest.mark.parametrize(("lang", "translate"), TRANSLATIONS.items())
def test_everything_is_said(lang: str, translate: Translate) -> None:
    given = content(translate=translate, lang=lang)
    pdf = Pdf(handout(given))
    told = squeezed(pdf.text())
    said = [*sentences(given), given.words.steps, given.words.where, given.words.help]
    assert len(said) > 50
    assert [one for one in said if squeezed(one) not in told] == []
    assert "example.org/es/guide/dismiss-and-seal/los-angeles" in told
    assert given.words.rest not in pdf.text()
    assert pdf.lang == lang
    assert pdf.languages() == ({"en"} if lang == "es" else set())


def test_the_file_says_what_it_is_and_how_to_read_it(made: bytes) -> None:
    given = content(SEVERAL)
    pdf = Pdf(made)
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata == {"/Title": given.title, "/Creator": pdf.reader.metadata.creator}
    assert pdf.tagged
    tags = pdf.tags()
    assert tags.count("/H1") == 1
    assert tags.count("/Figure") == 1
    assert tags.count("/LI") == sum(len(one.steps) for one in given.steps)
    assert b"QR code of the public guide" in pdf.every_byte()
    assert set(pdf.fonts()) == {"NotoSans-Regular", "NotoSans-Bold"}


def test_the_answers_are_only_there_when_they_were_given(made: bytes) -> None:
    plain = Pdf(made)
    told = Pdf(handout(content(SEVERAL, recap=(recap(1, PLANTED),))))
    assert PLANTED not in plain.text()
    assert PLANTED.encode() not in plain.every_byte()
    assert plain.pages == 2
    assert told.pages == 3
    assert told.text(2).count(PLANTED) == 12
    assert told.text(0, 1).replace("/ 3", "/ 2") == plain.text()


def test_a_planted_answer_would_be_found() -> None:
    given = replace(content(), estimate=PLANTED, title=PLANTED)
    pdf = Pdf(handout(given))
    assert PLANTED in pdf.text()
    assert PLANTED.encode() in pdf.every_byte()


def test_words_are_never_read_as_markup() -> None:
    given = replace(content(), heading=MARKUP, title=MARKUP, checked=MARKUP)
    pdf = Pdf(handout(given))
    assert squeezed(pdf.text()).count(squeezed(MARKUP)) == 2
    assert str(pdf.reader.metadata and pdf.reader.metadata.title) == MARKUP


def test_it_is_set_on_letter_or_a4(made: bytes) -> None:
    assert Pdf(made).paper() == (612, 792)
    a4 = Pdf(handout(content(SEVERAL), paper=Paper.A4))
    assert a4.paper() == pytest.approx((595.276, 841.89), abs=0.1)


def test_the_code_on_paper_is_that_of_the_guide(made: bytes) -> None:
    guide = content(SEVERAL).guide
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1", qr_svg(guide.url, guide.qr_title))
    drawn = re.findall(rb"(\d+) (\d+) m (\d+) \2 l \3 (\d+) l \1 \4 l", Pdf(made).every_byte())
    rectangles = [tuple(map(int, one)) for one in drawn]
    wanted = [(x, y, x + wide, y + 1) for x, y, wide in (map(int, run) for run in runs)]
    assert len(wanted) > 100
    assert [one for one in rectangles if one[3] - one[1] == 1] == wanted


def test_a_guide_that_is_no_https_address_is_refused() -> None:
    given = content()
    with pytest.raises(ValueError, match="no https address"):
        handout(replace(given, guide=replace(given.guide, url="http://example.org")))


def test_the_same_content_gives_the_same_bytes(made: bytes) -> None:
    assert handout(content(SEVERAL)) == made


def test_without_the_fonts_of_other_scripts_english_and_spanish_still_work() -> None:
    for lang, translate in TRANSLATIONS.items():
        given = content(translate=translate, lang=lang)
        pdf = Pdf(handout(given, system_fonts=False))
        assert {font.partition("-")[0] for font in pdf.fonts()} == {"LibertinusSerif"}
        assert squeezed(given.steps[0].steps[0].how) in squeezed(pdf.text())
        assert 0 not in pdf.glyphs()
    with pytest.raises(PressError, match="exit status 1"):
        handout(replace(content(), heading="សូមទូរស័ព្ទ"), system_fonts=False)


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert handout(content(SEVERAL))
    assert not list(tmp_path.iterdir())


def test_there_is_no_place_for_anything_else_about_a_person() -> None:
    names = {field.name for field in fields(HandoutContent)}
    assert names == {
        *("lang", "direction", "title", "heading", "service", "estimate", "words", "headlines"),
        *("warning", "steps", "guide", "checked", "check_first", "places", "where_note"),
        *("needs", "help", "good_to_know", "recap"),
    }
    assert content().recap == ()
    assert isinstance(recap(1, "x"), Recap)
