"""Text in pictures: broken where a reader would break it, and never wider than its room."""

import pytest

from portal.web.text_lines import lines, width
from tests.web.person import questions

ROOM, SIZE = 200, 14


@pytest.mark.parametrize(
    "text",
    [
        *(question.ask for question in questions().values()),
        "一" * 60,
        "ពន្ធនាគារនិងអង្គជំនុំជម្រះនៃតុលាការ" * 3,
        "قنب" * 40,
        "x",
        "",
    ],
)
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str) -> None:
    for bold in (False, True):
        found = lines(text, ROOM, SIZE, bold=bold)
        assert all(width(line, SIZE, bold=bold) <= ROOM for line in found)
        assert "".join("".join(found).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    sentence = "Were there convictions for the same charge before this case?"
    found = lines(sentence, ROOM, SIZE)
    assert len(found) > 1
    assert " ".join(found) == sentence


def test_a_word_that_is_too_long_is_broken_between_letters_with_their_marks() -> None:
    for base in ("e\u0301", "ក្ខ", "क्ष"):
        found = lines(base * 80, ROOM, SIZE)
        assert len(found) > 1
        assert all(len(line) % len(base) == 0 and line.startswith(base) for line in found)


def test_a_space_without_width_is_a_place_to_break() -> None:
    assert lines("一" * 10 + "\u200b" + "二" * 10, ROOM, SIZE) == ("一" * 10, "二" * 10)


def test_bold_is_wider_and_marks_have_no_width() -> None:
    assert width("case", SIZE, bold=True) > width("case", SIZE)
    assert width("e\u0301", SIZE) == width("e", SIZE)
    assert width("il", SIZE) < width("no", SIZE) < width("MW", SIZE)
