"""The press room has the known form or none, and makes so many papers at once and no more."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from portal.paper.form import FormError
from portal.web.press_room import AT_ONCE, BusyError, PressRoom, blank_form
from tests.unit.paper.standin import standin
from tests.web.taking import blank_in


def test_the_known_form_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = blank_in(tmp_path, monkeypatch)
    assert blank_form(tmp_path) == content


@pytest.mark.parametrize("name", ["", "cr-401.pdf"])
def test_without_it_the_log_says_where_it_was_looked_for(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / name if name else tmp_path / "x").write_bytes(standin())
    assert blank_form(tmp_path) is None
    assert blank_form(tmp_path / "nowhere") is None
    assert f"no CR-400 in {tmp_path}: the site offers the worksheet" in caplog.text


@pytest.mark.parametrize("content", [b"", b"<html>", standin()])
def test_any_other_file_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cr-400.pdf").write_bytes(content)
    with pytest.raises(FormError, match=r"CR-400: found .* expected Rev") as caught:
        blank_form(tmp_path)
    assert "forms.md" in caught.value.cure


def test_a_turn_is_given_back_even_after_a_fault() -> None:
    room = PressRoom(wait_seconds=0)
    for _ in range(AT_ONCE + 2):
        with pytest.raises(ValueError, match="ink"), room.turn():
            raise ValueError("ink")


def test_one_more_than_there_are_turns_is_sent_away() -> None:
    room = PressRoom(wait_seconds=0)
    for _ in range(AT_ONCE):
        room.turns.acquire()
    with pytest.raises(BusyError), room.turn():
        pytest.fail("there was no turn left")
    room.turns.release()
    with room.turn(), pytest.raises(BusyError), room.turn():
        pytest.fail("there was one turn")


def test_who_waits_gets_the_next_turn() -> None:
    room, done = PressRoom(wait_seconds=30), []

    def wait() -> None:
        with room.turn():
            done.append("second")

    with room.turn():
        second = Thread(target=wait)
        second.start()
        done.append("first")
    second.join(30)
    assert done == ["first", "second"]


def test_each_room_has_turns_of_its_own() -> None:
    room = PressRoom(wait_seconds=0)
    with room.turn(), PressRoom(wait_seconds=0).turn():
        assert replace(room).turns is room.turns
