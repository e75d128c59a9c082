"""The press sets a document in a child that leaves nothing, and says little when it fails."""

import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from portal.paper import press
from portal.paper.press import PressError, typeset
from portal.paper.sheet import Direction, Paper, sheet
from tests.unit.paper.pdf import Pdf

TEMPLATE = "worksheet.typ"
PLANTED = "ZQX-PLANTED"


def trial(word: str = "word", *, rows: int = 1) -> dict[str, object]:
    """Return what worksheet.typ reads, with one word all over and so many rows."""
    words = ("heading", "not_the_form", "one_each", "on_the_form", "what_to_do", "proof")
    row = {"label": word, "say": word, "write": "", "tick": None}
    return {
        "sheet": sheet(word, "en", Direction.LTR, Paper.LETTER, large=False).data(),
        "content": {
            "words": dict.fromkeys(words, word),
            "form": {"number": word, "page": "https://example.org/", "revision": word},
            "parts": [{"heading": word, "rows": [row] * rows}],
        },
    }


def test_a_document_is_a_pdf() -> None:
    pdf = Pdf(typeset(TEMPLATE, {}, [trial(PLANTED)], most_pages=1))
    assert pdf.pages == 1
    assert PLANTED in pdf.text()


@pytest.mark.parametrize("fits", [1, 2, 3, 4])
def test_the_first_trial_that_fits_is_taken(fits: int) -> None:
    trials = [trial(f"number{n}", rows=1 if n >= fits else 90) for n in range(1, 5)]
    pdf = Pdf(typeset(TEMPLATE, {}, trials, most_pages=1))
    assert pdf.pages == 1
    assert f"number{fits}" in pdf.text()


def test_the_last_trial_is_taken_whatever_it_comes_to() -> None:
    trials = [trial(f"number{n}", rows=200) for n in range(1, 5)]
    pdf = Pdf(typeset(TEMPLATE, {}, trials, most_pages=1))
    assert pdf.pages > 1
    assert "number4" in pdf.text()


@pytest.mark.parametrize("missing", ["sheet", "content"])
def test_a_template_that_fails_says_nothing_of_the_document(
    missing: str, capfd: pytest.CaptureFixture[str]
) -> None:
    planted = trial(PLANTED)
    planted[missing] = PLANTED
    with pytest.raises(PressError, match=r"worksheet\.typ: found exit status 1 and 0 by") as caught:
        typeset(TEMPLATE, {}, [planted], most_pages=1)
    assert PLANTED not in repr(caught.value) + str(caught.value)
    assert caught.value.__context__ is None
    assert capfd.readouterr() == ("", "")


def test_a_document_that_takes_too_long_is_given_up() -> None:
    children = _children()
    with pytest.raises(PressError, match=r"found nothing after 0\.01 seconds") as caught:
        typeset(TEMPLATE, {}, [trial()], most_pages=1, seconds=0.01)
    assert caught.value.__context__ is None
    assert _children() == children


def _children() -> set[str]:
    """Return the processes that this one started and that are still there."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


@pytest.mark.parametrize("printed", [b"", b"%PD", b"<html>"])
def test_what_is_no_pdf_is_refused(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess[bytes]([], 0, printed)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(PressError, match=f"found exit status 0 and {len(printed)} bytes"):
        typeset(TEMPLATE, {}, [trial()], most_pages=1)


def test_the_child_is_told_nothing_but_its_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_KEYS", PLANTED)
    seen: dict[str, object] = {}

    def run(command: Sequence[str], **more: object) -> NoReturn:
        seen.update(more, command=command)
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(PressError):
        typeset(TEMPLATE, {}, [trial()], most_pages=1)
    assert PLANTED not in repr(seen)
    environment = seen["env"]
    assert isinstance(environment, dict)
    assert set(environment) <= set(press.KEPT)
    assert "shell" not in seen


def test_only_so_many_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "TURNS", threading.BoundedSemaphore(1))
    with press.TURNS, pytest.raises(PressError, match=r"found no turn within 0\.05 seconds"):
        typeset(TEMPLATE, {}, [trial()], most_pages=1, seconds=0.05)
    assert typeset(TEMPLATE, {}, [trial()], most_pages=1)


def test_a_turn_is_given_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "TURNS", threading.BoundedSemaphore(1))
    for _ in range(2):
        with pytest.raises(PressError, match="exit status"):
            typeset("no-such.typ", {}, [trial()], most_pages=1)
    assert typeset(TEMPLATE, {}, [trial()], most_pages=1)
