"""After a thousand documents the server is as it was: no memory, no file, no process."""

import gc
import os
import resource
from datetime import date
from pathlib import Path

import pytest

from portal.filing.directory_load import load_directory
from portal.paper.clerk_card import clerk_card
from portal.paper.handout import handout
from portal.paper.qr import qr_svg
from portal.paper.reminder import reminder
from portal.paper.sheet import Direction
from portal.paper.worksheet import worksheet
from tests.unit.paper.samples import GUIDE, SEVERAL, content, english, recap
from tests.unit.paper.test_fill import request

pytestmark = pytest.mark.slow
PAGE_BYTES = resource.getpagesize()
MOST_GROWTH = 10_000_000  # bytes
TODAY = date(2026, 11, 20)
COUNTY = load_directory().counties[0]
CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")


def memory() -> int:
    """Return how many bytes of memory this process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES


def files() -> int:
    """Return how many files and pipes this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def one_of_each() -> None:
    """Make the two documents that are set, and the rest twenty times."""
    assert handout(content(SEVERAL, recap=(recap(1, "Answer"),)))
    assert worksheet(request(), lang="en", direction=Direction.LTR, translate=english)
    for place in range(20):
        assert reminder(f"Call the court clerk {place}", today=TODAY)
        assert clerk_card(COUNTY, TODAY)
        assert qr_svg(f"{GUIDE}/{place}", "Guide")


def test_a_thousand_documents_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    one_of_each()
    before, opened, children = memory(), files(), CHILDREN.read_text(encoding="ascii")
    for _ in range(16):
        one_of_each()
    assert memory() - before < MOST_GROWTH
    assert files() == opened
    assert CHILDREN.read_text(encoding="ascii") == children
    assert not list(tmp_path.iterdir())
