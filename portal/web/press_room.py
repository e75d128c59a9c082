"""What the server needs to print: the blank official form, its public address, and its turns."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore

from portal.paper.form_release import CR_400, check_release, load_releases

AT_ONCE = 1  # a worker has two threads: one sets a paper, the other is left for pages
WAIT_SECONDS = 2.0  # a paper takes a third of a second, or two on a busy machine

log = logging.getLogger(__name__)


class BusyError(Exception):
    """Raised when other papers are being made and none was done in time."""


@dataclass(frozen=True, slots=True)
class PressRoom:
    """The blank CR-400 (None: not here), the site's own https address ("": the request's host).

    `turns` lets one worker make so many papers at once; nothing of a paper is held here.
    """

    blank_form: bytes | None = None
    public_address: str = ""
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))
    wait_seconds: float = WAIT_SECONDS

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold one turn at the press; BusyError when there is none in time."""
        if not self.turns.acquire(timeout=self.wait_seconds):
            raise BusyError
        try:
            yield
        finally:
            self.turns.release()


def blank_form(folder: Path) -> bytes | None:
    """Return the blank CR-400 from the folder of `portal fetch-forms`, or None, and log which.

    A file that is not the known release is a FormError: no start with the wrong form.
    """
    release = load_releases()[CR_400]
    place = folder / release.file
    if not place.is_file():
        log.warning("no %s in %s: the site offers the worksheet", release.number, folder)
        return None
    content = place.read_bytes()
    check_release(content, release)
    log.info("%s, Rev. %s: the site fills it in", release.number, release.revision)
    return content
