"""Text is brought to a plain form, so that two spellings can be one word."""

import pytest

from portal.cli.screen_text import bare, flat, plain


@pytest.mark.parametrize(
    ("text", "one_space", "capitals", "words"),
    [
        ("  a\u00a0 b\n", "a b", "A B", "a b"),
        ("Núm. de caso:", "Núm. de caso:", "NUM. DE CASO:", "num de caso"),
        ("F/M (level)", "F/M (level)", "F/M (LEVEL)", "f/m level"),
        ("sí", "sí", "SI", "si"),
        ("\ufeffAño", "Año", "ANO", "ano"),
        ("28.5 g.", "28.5 g.", "28.5 G.", "28.5 g"),
        ("--", "--", "--", ""),
    ],
)
def test_three_plain_forms(text: str, one_space: str, capitals: str, words: str) -> None:
    assert (flat(text), bare(text), plain(text)) == (one_space, capitals, words)
