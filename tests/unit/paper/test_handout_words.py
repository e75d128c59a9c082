"""The handout's headings come from its file, each translated."""

from dataclasses import asdict

from portal.paper.handout_words import handout_words


def test_every_heading_is_translated() -> None:
    plain, shouted = asdict(handout_words(str)), asdict(handout_words(str.upper))
    assert {name: words.upper() for name, words in plain.items()} == shouted
    assert len(set(plain.values())) == len(plain)
