"""The child process that sets one document: a job on standard input, a PDF on standard output.

It runs as a script and knows nothing of the portal but the templates beside it. It may write no
file and leave no core dump, and ends by itself; when it ends, the words that it held are gone.
"""

import json
import resource
import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import typst

TEMPLATES = Path(__file__).parent
MEMORY = 2_000_000_000  # bytes of address space; 65 MB of it are used
SECONDS = 20  # of processor time


class Job(TypedDict):
    """What is to be set: the first of `trials` whose main part ends within `most_pages`.

    A template reads `always` and one trial. Each trial takes no more room than the one before,
    and the last is taken whatever it comes to. Without `system_fonts` only typst's own are used.
    """

    template: str
    always: Mapping[str, object]
    trials: Sequence[Mapping[str, object]]
    most_pages: int
    system_fonts: bool


def limit() -> None:
    """Give up, for this process, files, core dumps, and time and memory without end."""
    for what, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
    ):
        resource.setrlimit(what, (most, most))


def compose(job: Job) -> bytes:
    """Return the PDF of a job; typst's own error when the template fails."""
    fonts = typst.Fonts(include_system_fonts=job["system_fonts"])
    compilers = [_compiler(job, trial, fonts) for trial in job["trials"]]
    most = job["most_pages"]
    first = bisect_left(compilers[:-1], True, key=lambda trial: _pages(trial) <= most)  # noqa: FBT003
    return _pdf(compilers[first])


def _compiler(job: Job, trial: Mapping[str, object], fonts: typst.Fonts) -> typst.Compiler:
    template, told = TEMPLATES / job["template"], json.dumps({**job["always"], **trial})
    inputs = {"data": told}
    return typst.Compiler(template, root=TEMPLATES, font_paths=fonts, sys_inputs=inputs)


def _pages(compiler: typst.Compiler) -> int:
    """Return the page on which the template says that its main part ends."""
    return int(compiler.query("<main-part-ends>", field="value", one=True))


def _pdf(compiler: typst.Compiler) -> bytes:
    # PDF/UA: tagged, with a title and a language, or refused.
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


if __name__ == "__main__":
    limit()
    sys.stdout.buffer.write(compose(json.load(sys.stdin.buffer)))
