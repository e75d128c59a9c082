"""Set a document with typst, in a child process that ends with it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

TYPESETTER = Path(__file__).with_name("typesetter.py")
SECONDS = 10.0
AT_ONCE = 2
KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
TURNS = threading.BoundedSemaphore(AT_ONCE)
PDF = b"%PDF-"


class PressError(Exception):
    """A document that could not be made; its words never hold what was to be printed."""

    def __init__(self, template: str, *, found: str, cure: str) -> None:
        super().__init__(f"{template}: found {found}; expected a PDF. To cure: {cure}")
        self.template, self.found, self.cure = template, found, cure


def typeset(  # noqa: PLR0913 - what to print, and how long to wait for it
    template: str,
    always: Mapping[str, object],
    trials: Sequence[Mapping[str, object]],
    *,
    most_pages: int,
    system_fonts: bool = True,
    seconds: float = SECONDS,
) -> bytes:
    """Return the PDF of the first trial that fits on so many pages, or else of the last.

    The template reads `always` together with the trial.
    A template that fails, or takes too long, is a PressError. The child's own messages are
    dropped, as they may quote the document. Setting in this process would be faster (40 ms
    against 200), but leaves 100 MB and the words of the last documents in the server's memory.
    """
    job = {
        "template": template,
        "always": always,
        "trials": list(trials),
        "most_pages": most_pages,
        "system_fonts": system_fonts,
    }
    if not TURNS.acquire(timeout=seconds):
        cure = f"try again later; {AT_ONCE} documents are made at once"
        raise PressError(template, found=f"no turn within {seconds:g} seconds", cure=cure)
    try:
        return _run(template, json.dumps(job).encode("ascii"), seconds)
    finally:
        TURNS.release()


def _run(template: str, job: bytes, seconds: float) -> bytes:
    done = None
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(
            [sys.executable, "-I", "-B", TYPESETTER],
            input=job,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            timeout=seconds,
            check=False,
        )
    # Raised out here, so that no error carries the one before it with half a document.
    if done is None:
        found = f"nothing after {seconds:g} seconds"
        raise PressError(template, found=found, cure="see if the machine is busy")
    if done.returncode or not done.stdout.startswith(PDF):
        found = f"exit status {done.returncode} and {len(done.stdout):,} bytes"
        cure = "run tests/unit/paper, which sets each template and shows its errors"
        raise PressError(template, found=found, cure=cure)
    return done.stdout
