"""English that a translation keeps is marked, and nothing else on the page is touched."""

import re
from pathlib import Path

import pytest

from portal.web.kept_english import Marker, catalogue, marker, markers, phrases
from portal.web.locale import LANGUAGES

APART = '<bdi lang="en" dir="ltr">'
VIEWS = Path(__file__).parents[3] / "portal" / "web"
PAIRS = [
    ("Felonies and the clerk.", "Delitos mayores (felonies) y el secretario (clerk)."),
    ("Ask: was it changed?", "Pregunte: “Was it changed?” (¿La cambió?)"),
    ("Yes", "Sí (no en inglés)"),
]


def made(tag: str) -> Marker:
    found = marker(LANGUAGES[tag], PAIRS)
    assert found is not None
    return found


def test_english_itself_is_not_marked() -> None:
    assert marker(LANGUAGES["en"], PAIRS) is None


def test_what_is_kept_is_what_the_english_says_too() -> None:
    assert phrases(PAIRS) == {"felonies", "clerk", "Was it changed?"}


@pytest.mark.parametrize(
    ("tag", "html", "marked"),
    [
        ("es", "<p>El (clerk) sabe.</p>", '<p>El (<span lang="en">clerk</span>) sabe.</p>'),
        ("es", "<p>clerk</p>", "<p>clerk</p>"),
        ("ru", "<p>Суд (court clerk).</p>", '<p>Суд (<span lang="en">court clerk</span>).</p>'),
        (
            "fa",
            "<p>فرم CR-400 و H&amp;S 11357(b)</p>",
            f"<p>فرم {APART}CR-400</bdi> و {APART}H&amp;S 11357(b)</bdi></p>",
        ),
        ("ar", "<p>11357(b)</p>", '<p><bdi lang="en" dir="ltr">11357(b)</bdi></p>'),
        ("ar", "<p>2016 (28.5)</p>", "<p>2016 (28.5)</p>"),
        ("ar", "<p>$25</p>", f"<p>{APART}$25</bdi></p>"),
        ("ar", "<p>BCIA 8016RR</p>", f"<p>{APART}BCIA 8016RR</bdi></p>"),
        ("fa", "<p>و /event را</p>", f"<p>و {APART}/event</bdi> را</p>"),
        ("fa", "<p>1203.4a</p>", f"<p>{APART}1203.4a</bdi></p>"),
        ("hy", "<p>H&amp;S-ից</p>", '<p><span lang="en">H&amp;S</span>-ից</p>'),
        ("ko", "<title>A B</title><style>p{}</style>", "<title>A B</title><style>p{}</style>"),
        ("ko", "<option>Los Angeles</option>", "<option>Los Angeles</option>"),
        ("ko", '<a href="/ko/x" title="Court">법</a>', '<a href="/ko/x" title="Court">법</a>'),
        ("ko", '<b lang="en">Legal Aid</b>', '<b lang="en">Legal Aid</b>'),
        ("ar", '<bdi dir="ltr">555 ext. 1</bdi>', '<bdi dir="ltr">555 ext. 1</bdi>'),
        (
            "ar",
            "<p>«Was my case changed under Prop 64?»</p>",
            '<p>«<bdi lang="en" dir="ltr">Was my case changed under Prop 64?</bdi>»</p>',
        ),
    ],
)
def test_it_marks_what_is_english_and_nothing_else(tag: str, html: str, marked: str) -> None:
    assert made(tag).mark(html) == marked


def test_a_catalogue_gives_every_message(translations: Path) -> None:
    pairs = dict(catalogue(LANGUAGES["es"], translations))
    assert pairs["Continue"] == "Continuar"
    assert len(pairs) > 1000
    assert {tag for tag, one in markers(translations).items() if one is None} == {"en"}


def test_no_view_renders_a_page_that_is_not_marked() -> None:
    for file in VIEWS.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"from flask import[^\n]*render_template", source), file
