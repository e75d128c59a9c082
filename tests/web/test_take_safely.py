"""When a paper cannot be made that is told kindly; no answer gets out, and nothing stays behind."""

import gc
import logging
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from babel.support import Translations
from flask import Flask

from portal.paper.filing_request import FilingRequest
from portal.paper.form import FormError
from portal.paper.handout_content import HandoutContent
from portal.paper.press import PressError
from portal.web.portal import KEY
from tests.unit.paper.standin import PREFIX, Plan, standin
from tests.web.leaks import Secrets, WitnessClient, leaks
from tests.web.person import ALAMEDA, GROWN, Person, main_of, page_of, whole
from tests.web.serving import Clock, fresh_client
from tests.web.taking import (
    FILES,
    blank_in,
    leads,
    served_from,
)

PLANTED = "growing_11358 Los Angeles 21_or_older"


def test_a_busy_press_asks_to_try_again(
    here: Flask, taker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_portal = here.extensions[KEY]
    room = replace(whole_portal.press, wait_seconds=0)
    monkeypatch.setitem(here.extensions, KEY, replace(whole_portal, press=room))
    taker.hold(whole(GROWN))
    with room.turn():
        response = taker.get("/plan/handout.pdf?print=large")
        assert taker.get("/plan/worksheet-1.pdf").status_code == 503
        assert taker.get("/plan/form-1.pdf").status_code == 200
    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert int(response.headers["Retry-After"]) > 0
    assert leads(main_of(response))["Try again"] == "/en/plan/handout.pdf?print=large"
    assert taker.get("/plan/handout.pdf").status_code == 200


def fails(*_: object, **__: object) -> bytes:
    raise PressError("handout.typ", found=PLANTED, cure=PLANTED)


def cannot(*_: object, **__: object) -> bytes:
    raise FormError(PLANTED, found=PLANTED, expected=PLANTED, cure=PLANTED)


BROKEN = {
    "/plan/handout.pdf": ("handout", fails, "PressError"),
    "/plan/worksheet-1.pdf": ("worksheet", cannot, "FormError"),
    "/plan/form-1.pdf": ("fill_cr400", cannot, "FormError"),
}


@pytest.mark.parametrize("rest", BROKEN)
def test_a_planted_failure_is_told_kindly_and_logged_by_its_kind(
    taker: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    rest: str,
) -> None:
    name, fault, kind = BROKEN[rest]
    taker.hold(whole(GROWN))
    monkeypatch.setattr(f"portal.web.views.take.{name}", fault)
    caplog.set_level(logging.DEBUG)
    response = taker.get(rest)
    assert response.status_code == 500
    page = main_of(response)
    assert page.one("h1").text == "We could not make this paper"
    assert leads(page)["Back to my result"] == "/en/plan"
    assert not [word for word in PLANTED.split() if word in page.text or word in caplog.text]
    assert f"{kind} at take." in caplog.text
    assert "Traceback" not in caplog.text


def test_a_form_that_lost_a_field_is_told_kindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, translations: Path
) -> None:
    lost = frozenset({f"{PREFIX}LI2[0].li2b[0].Checkbox[0]"})
    blank_in(tmp_path, monkeypatch, standin(Plan(without=lost)))
    person = Person(fresh_client(served_from(tmp_path, clock, translations)))
    person.hold(whole(GROWN))
    response = person.get("/plan/form-1.pdf")
    assert response.status_code == 500
    assert main_of(response).one("h1").text == "We could not make this paper"


def test_no_name_header_log_reminder_or_message_tells_an_answer(
    here: Flask, translations: Path, caplog: pytest.LogCaptureFixture, tag: str
) -> None:
    caplog.set_level(logging.DEBUG)
    client = WitnessClient(here, here.response_class)
    person = Person(client, tag)
    person.hold(whole(GROWN, ALAMEDA))
    secrets = Secrets.of(person.holds(), Translations.load(translations, ["es_US"]))
    page = page_of(person.get("/plan"))
    files = [person.get(rest) for rest in FILES]
    assert {response.status_code for response in files} == {200}
    lines = [*client.witnessed.lines(), caplog.text, files[4].get_data(as_text=True)]
    assert not leaks(secrets, lines)
    of_case = Secrets(secrets.told - {"Alameda", ALAMEDA})
    assert {"growing_11358", "6 or fewer"} < of_case.told
    messages = [unquote(a.get("href")) for a in page.all("a") if a.get("href").startswith("sms:")]
    assert messages
    assert not leaks(of_case, [*messages, files[5].get_data(as_text=True)])
    assert leaks(secrets, [*lines, "form-growing_11358.pdf"])


def kept_by(app: Flask) -> list[int]:
    """Return how much the application remembers, page by page and move by move."""
    found = app.extensions[KEY]
    return [len(memory._kept) for memory in (found.memory, found.moves, found.public_pages)]  # noqa: SLF001 - nothing else tells


def in_memory() -> int:
    """Return how many contents of papers live in this process, those of other tests included."""
    return sum(isinstance(o, HandoutContent | FilingRequest) for o in gc.get_objects())


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.slow
def test_after_many_papers_nothing_is_left(
    here: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path / "HOME")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "TMPDIR"))
    person = Person(fresh_client(here))
    person.hold(whole(GROWN, ALAMEDA))
    for rest in FILES:
        assert person.get(rest).status_code == 200
    gc.collect()
    before = kept_by(here), open_files(), sorted(tmp_path.rglob("*"))
    contents = in_memory()
    for turn in range(60):
        person.tag = ("en", "es")[turn % 2]
        assert person.get(FILES[turn % len(FILES)]).status_code == 200
    gc.collect()
    assert (kept_by(here), open_files(), sorted(tmp_path.rglob("*"))) == before
    assert in_memory() <= contents
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
