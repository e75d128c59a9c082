"""Asks a host for JSON: politely, patiently, and within hard limits; else a Stop says why not."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from portal.cli.link_visit import LEAST_PAUSE, LONGEST_WAIT, Ask, Clock
from portal.cli.stop import Stop
from portal.filing.link_address import host_of, is_loopback, loses_https
from portal.filing.links import REDIRECTS, Answer, Reason, Reply, Trouble, wait_asked

BACKOFF = (1.0, 4.0, 16.0)
MOST_REDIRECTS = 3
OK = 200
BUSY = frozenset({429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
MEGABYTE = 1024 * 1024
TELL = "open it in a browser, and tell those who run the API; nothing was written"
LATER = "try again later; nothing was written"
LESS = "ask for less with --since; nothing was written"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked for at most: pages, bytes of one answer and of all, seconds of all."""

    pages: int = 200
    body: int = 8 * MEGABYTE
    total: int = 128 * MEGABYTE
    seconds: float = 900.0


@dataclass(frozen=True, slots=True)
class Gone:
    """What stands for the answer where there is nothing any more."""


class JsonAnswers:
    """Makes one request at a time; never more than one a second, but for this very machine."""

    def __init__(self, fetch: Callable[[Ask], Reply], clock: Clock, limits: Limits) -> None:
        self._fetch = fetch
        self._clock = clock
        self._limits = limits
        self._left = limits.total
        self._until = clock.monotonic() + limits.seconds
        self._free = float("-inf")

    def ask(self, url: str) -> object:
        """Return the JSON at an address, or `Gone`; whatever else is there is a Stop."""
        answer = self._landed(url)
        if answer.status in GONE:
            return Gone()
        try:
            return json.loads(answer.body.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            found = f"no JSON ({type(error).__name__}), {len(answer.body):,} bytes"
            raise _stop(url, found, "JSON in UTF-8") from error

    def _landed(self, url: str) -> Answer:
        """Return the answer at the end of at most three redirects, none to another host."""
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._patient(at)
            if answer.status == OK or answer.status in GONE:
                return answer
            target = answer.target if answer.status in REDIRECTS else None
            if not target:
                raise _stop(at, f"status {answer.status}", "200 OK with JSON")
            if host_of(target) != host_of(at) or loses_https(at, target):
                cure = "look where it leads, and give that address if it is the API's own"
                raise _stop(at, f"a redirect to {target}", "an answer from the same host", cure)
            at = target
        raise _stop(url, f"more than {MOST_REDIRECTS} redirects", "an answer")

    def _patient(self, url: str) -> Answer:
        """Ask; and again after a fault that may pass, or after the wait the host asks for."""
        reply = self._asked(url)
        for backoff in BACKOFF:
            asked = wait_asked(reply) if isinstance(reply, Answer) else None
            match reply:
                case Answer(status=status) if status not in BUSY:
                    return self._weighed(reply)
                case Trouble(reason=reason) if reason is not Reason.NO_ANSWER:
                    raise _stop(url, reply.detail or reason.replace("_", " "), "an answer")
            if asked is not None and asked > LONGEST_WAIT:
                found = f"a wish to wait {asked:.0f} seconds"
                raise _stop(url, found, f"at most {LONGEST_WAIT:.0f} seconds", LATER)
            self._clock.sleep(max(backoff if asked is None else asked, LEAST_PAUSE))
            reply = self._asked(url)
        if isinstance(reply, Answer) and reply.status not in BUSY:
            return self._weighed(reply)
        last = reply.detail if isinstance(reply, Trouble) else f"status {reply.status}"
        raise _stop(url, f"{last}, {len(BACKOFF) + 1} times", "an answer", LATER)

    def _asked(self, url: str) -> Reply:
        now = self._clock.monotonic()
        if now > self._until:
            raise too_long(url, self._limits.seconds)
        if self._free > now:
            self._clock.sleep(self._free - now)
        reply = self._fetch(Ask("GET", url, limit=self._limits.body + 1))
        pause = 0.0 if is_loopback(url) else LEAST_PAUSE
        self._free = self._clock.monotonic() + pause
        return reply

    def _weighed(self, answer: Answer) -> Answer:
        """Return the answer if it is not too much, alone or with all before it."""
        size = len(answer.body)
        self._left -= size
        if size > self._limits.body:
            raise _stop(answer.url, "too much", f"at most {self._limits.body:,} bytes", LESS)
        if self._left < 0:
            expected = f"at most {self._limits.total:,} bytes in all"
            raise _stop(answer.url, "too much, with all before it", expected, LESS)
        return answer


def too_long(where: str, seconds: float) -> Stop:
    """Return the Stop for a run that takes longer than it was given."""
    cure = "ask for less with --since, or give it more with --seconds; nothing was written"
    return _stop(where, f"not done after {seconds:g} seconds", "an end", cure)


def _stop(where: str, found: str, expected: str, cure: str = TELL) -> Stop:
    return Stop(where, found=found, expected=expected, cure=cure)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
