"""The child sets what it is given, and can neither write a file nor leave a core dump."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from portal.paper import typesetter
from portal.paper.typesetter import Job, compose
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.test_press import TEMPLATE, trial

WRITES = """
import pathlib, resource, runpy, sys
limits = runpy.run_path(sys.argv[1])["limit"]
limits()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
pathlib.Path(sys.argv[2]).write_text("left behind")
"""


def job(*trials: dict[str, object], system_fonts: bool = True) -> Job:
    return {
        "template": TEMPLATE,
        "always": {},
        "trials": trials,
        "most_pages": 1,
        "system_fonts": system_fonts,
    }


def test_a_job_gives_a_pdf() -> None:
    assert Pdf(compose(job(trial("said")))).text().count("said") >= 6


def test_a_fault_in_a_template_is_shown_to_who_runs_it() -> None:
    with pytest.raises(typst.TypstError, match="sheet"):
        compose(job({"content": {}}))


def test_a_letter_that_no_font_has_is_refused_rather_than_boxed() -> None:
    khmer = "សូមទូរស័ព្ទ"
    assert compose(job(trial(khmer)))
    with pytest.raises(typst.TypstError, match="could not be displayed with font"):
        compose(job(trial(khmer), system_fonts=False))


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    left = tmp_path / "left"
    program = [sys.executable, "-I", "-c", WRITES, typesetter.__file__, str(left)]
    done = subprocess.run(program, check=False, capture_output=True, text=True)
    assert "File too large" in done.stderr
    assert left.read_text() == ""


def test_the_child_reads_a_job_and_prints_a_pdf() -> None:
    done = subprocess.run(
        [sys.executable, "-I", typesetter.__file__],
        input=json.dumps(job(trial("said"))).encode(),
        check=True,
        capture_output=True,
    )
    assert not done.stderr
    assert "said" in Pdf(done.stdout).text()
