"""Text from elsewhere comes out plain, of one line, visible and short."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.hsds_text import MOST_ITEMS, MOST_LAYERS, cleaned, plain


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Legal Aid & Co. for < 5 people", "Legal Aid & Co. for < 5 people"),
        ("AT&amp;T", "AT&T"),
        ("<p>Free <b>help</b></p>", "Free help"),
        ("<script>alert(1)</script>Help", "Help"),
        ("<style>p{}</style>Help", "Help"),
        ("<scr\u200bipt>alert(1)</script>Help", "Help"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Help", "Help"),
        ("&amp;lt;b&amp;gt;Help", "Help"),
        ("<img src=x onerror=alert(1)>Help", "Help"),
        ("<!-- a remark -->Help", "Help"),
        ("Law\u202eyers\u2066 of\u200f L.A.\ufeff", "Lawyers of L.A."),
        ("x&#x202e;y", "xy"),
        ("a\x00b\x1b[31m\tc\r\nd\u2028e\u00a0f", "a b [31m c d e f"),
        ("\ud800lone", "lone"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("Ñandú 法律 عون", "Ñandú 法律 عون"),
        ("  \n ", ""),
    ],
)
def test_it_is_plain(raw: str, clean: str) -> None:
    assert plain(raw) == clean


def test_it_is_cut_and_says_so() -> None:
    assert plain("abc def", 5) == "abc…"
    assert plain("abcde", 5) == "abcde"
    assert len(plain("A" * 10**6)) == 2000


def test_markup_hidden_ever_deeper_is_broken_up() -> None:
    raw = "<script>"
    for _ in range(12):
        raw = raw.replace("&", "&amp;").replace("<", "&lt;")
    assert not set(plain(raw)) & {"<", ">"}


@given(st.text())
def test_whatever_comes_it_is_visible_and_stays_as_it_is(raw: str) -> None:
    once = plain(raw)
    assert not {unicodedata.category(sign) for sign in once} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert once == " ".join(once.split())
    assert plain(once) == once


def test_every_text_of_a_value_is_cleaned_and_blanks_leave() -> None:
    raw: object = {
        "a": ["<b>x</b>", "", None],
        "b": None,
        "c": {},
        "n": 0,
        "no": False,
        "<i>k</i>": "v",
    }
    assert cleaned(raw) == {"a": ["x"], "n": 0, "no": False, "k": "v"}


def test_half_a_link_is_no_link() -> None:
    assert cleaned({"url": "https://a.example/" + "a" * 600, "name": "N" * 600}) == {
        "name": "N" * 199 + "…"
    }


def test_nothing_is_endless() -> None:
    assert cleaned(["x"] * 1000) == ["x"] * MOST_ITEMS
    deep: object = "bottom"
    for _ in range(100):
        deep = {"in": deep}
    assert "bottom" not in str(cleaned(deep))
    assert str(cleaned(deep)).count("in") <= MOST_LAYERS + 1
