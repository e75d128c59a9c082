"""What is a link's state: the rules that judge an answer. No network, no clock, no file."""

import html
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from hashlib import sha256
from itertools import takewhile
from typing import TypeAlias
from urllib.parse import urlsplit

from portal.filing.link_address import (
    PageKind,
    kind_of,
    loses_https,
    same_place,
    site_of,
    target_of,
)

SHORTEST_PAGE = 500
FEWEST_WORDS = 200
RUNS_TO_CONFIRM = 3
DAYS_TO_CONFIRM = timedelta(days=7)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LASTING = frozenset({301, 308})


class LinkState(StrEnum):
    """What a person need know of a link."""

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a link is in its state; each reason belongs to one state."""

    ANSWERED = "answered"
    ELSEWHERE_FOR_NOW = "elsewhere_for_now"
    NEW_REVISION = "new_revision"
    NEW_PATH = "new_path"
    NEW_DOMAIN = "new_domain"
    LOSES_HTTPS = "loses_https"
    REFUSED = "refused"
    BUSY = "busy"
    CHALLENGE = "challenge"
    GONE = "gone"
    SERVER_FAULT = "server_fault"
    SAYS_NOT_FOUND = "says_not_found"
    TOO_SHORT = "too_short"
    SAME_AS_MADE_UP = "same_as_made_up"
    LANDS_ON_HOME = "lands_on_home"
    LANDS_ON_SEARCH = "lands_on_search"
    LANDS_ON_LOGIN = "lands_on_login"
    NOT_A_PDF = "not_a_pdf"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NAME = "certificate_name"
    SILENT_THREE_RUNS = "silent_three_runs"
    NO_ANSWER = "no_answer"
    CERTIFICATE_CHAIN = "certificate_chain"
    NO_SECURE_CONNECTION = "no_secure_connection"
    ROBOTS = "robots"
    ROBOTS_UNREADABLE = "robots_unreadable"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    LEADS_ASTRAY = "leads_astray"
    ASKED_TO_WAIT = "asked_to_wait"
    DRAWN_BY_SCRIPT = "drawn_by_script"
    ODD_ANSWER = "odd_answer"

    @property
    def state(self) -> LinkState:
        """Return the state this reason belongs to."""
        return next(state for state, last in _LAST_OF.items() if _PLACE[self] <= _PLACE[last])


_PLACE = {reason: place for place, reason in enumerate(Reason)}
_LAST_OF = {  # the reasons stand in the order of their states: the last one of each
    LinkState.OK: Reason.NEW_REVISION,
    LinkState.MOVED: Reason.LOSES_HTTPS,
    LinkState.BLOCKED: Reason.CHALLENGE,
    LinkState.BROKEN: Reason.SILENT_THREE_RUNS,
    LinkState.UNKNOWN: Reason.ODD_ANSWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one run found of one address.

    `proposed` is the address to write instead. With `needs_person` nobody is sent there before
    a person has looked: a lapsed domain can be bought. `sha256` is the print of a PDF.
    """

    reason: Reason
    detail: str = ""
    proposed: str | None = None
    needs_person: bool = False
    sha256: str | None = None

    @property
    def state(self) -> LinkState:
        """Return the state its reason belongs to."""
        return self.reason.state


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a link's history: what the run of that day found."""

    on: date
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: its status, and the address it led to."""

    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: header names in lower case, and at most the first 64 kB of the body."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def kind(self) -> str:
        """Return the media type in lower case, without parameters; "" when it is not told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Return whether it is a text to read, or does not say what it is."""
        return self.kind in {"", "application/xhtml+xml"} or self.kind.startswith("text/")

    @property
    def target(self) -> str | None:
        """Return the address its Location leads to, if that is one of the public web."""
        location = self.headers.get("location")
        return target_of(self.url, location) if location else None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was met where an answer should have been."""

    url: str
    reason: Reason
    detail: str = ""


Reply: TypeAlias = Answer | Trouble


def judge(asked: str, hops: Sequence[Hop], reply: Reply, known: AbstractSet[str]) -> Finding:
    """Return what the last reply, after these hops, says of the address that was asked.

    `known` are the registered domains of the directory; another one needs a person, or .gov.
    """
    fault = _fault(reply)
    if _is_strange(asked, reply.url, known):
        if fault and fault.state is LinkState.BROKEN:
            return replace(fault, needs_person=True)
        return Finding(reason=Reason.NEW_DOMAIN, proposed=reply.url, needs_person=True)
    if fault or isinstance(reply, Trouble):
        return fault or Finding(reason=Reason.ODD_ANSWER)
    return _landing(asked, reply.url) or _content(asked, reply) or _move(asked, hops, reply)


def _fault(reply: Reply) -> Finding | None:
    if isinstance(reply, Trouble):
        return Finding(reason=reply.reason, detail=reply.detail)
    if _is_challenge(reply):
        return Finding(reason=Reason.CHALLENGE, detail=str(reply.status))
    match reply.status:
        case 401 | 403 | 407:
            reason = Reason.REFUSED
        case 429 | 503:
            reason = Reason.BUSY
        case 404 | 410:
            reason = Reason.GONE
        case status if status >= 500:  # noqa: PLR2004 - the faults that are the server's
            reason = Reason.SERVER_FAULT
        case status if 200 <= status < 300:  # noqa: PLR2004 - it answered
            return None
        case _:
            reason = Reason.ODD_ANSWER
    return Finding(reason=reason, detail=str(reply.status))


def _is_strange(asked: str, landed: str, known: AbstractSet[str]) -> bool:
    site = site_of(landed)
    return site != site_of(asked) and site not in known and not site.endswith(".gov")


def _landing(asked: str, landed: str) -> Finding | None:
    """Return the fault of a deep link that was led to a page of another kind."""
    kind = kind_of(landed)
    if kind_of(asked) in {PageKind.HOME, kind} or same_place(asked, landed):
        return None
    reasons = {
        PageKind.HOME: Reason.LANDS_ON_HOME,
        PageKind.SEARCH: Reason.LANDS_ON_SEARCH,
        PageKind.LOGIN: Reason.LANDS_ON_LOGIN,
        PageKind.NOT_FOUND: Reason.SAYS_NOT_FOUND,
    }
    return Finding(reason=reasons[kind], detail=landed) if kind in reasons else None


def _move(asked: str, hops: Sequence[Hop], answer: Answer) -> Finding:
    """Return whether the address still stands, or where it has moved to."""
    landed, print_ = answer.url, pdf_print(answer)
    if not hops or (same_place(asked, landed) and not loses_https(asked, landed)):
        return Finding(reason=Reason.ANSWERED, sha256=print_)
    if site_of(landed) != site_of(asked):
        return Finding(reason=Reason.NEW_DOMAIN, proposed=landed, sha256=print_)
    if loses_https(asked, landed):
        return Finding(reason=Reason.LOSES_HTTPS, proposed=landed, needs_person=True)
    if kind_of(asked) is kind_of(landed) is PageKind.HOME:
        return Finding(reason=Reason.ANSWERED)
    lasting = [hop.to for hop in takewhile(lambda hop: hop.status in LASTING, hops)]
    if lasting and not same_place(asked, lasting[-1]):
        return Finding(reason=Reason.NEW_PATH, proposed=lasting[-1], sha256=print_)
    return Finding(reason=Reason.ELSEWHERE_FOR_NOW, detail=landed, sha256=print_)


# --- what a page says

_TITLE = re.compile(r"<(title|h1)\b[^>]{0,500}>(.{0,1000}?)</\1", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_NOT_FOUND = re.compile(
    r"not found|no longer (available|exists|here)|access denied|does(n.t| not) exist"
    r"|(can.?t|cannot|could not|couldn.t) (be found|find)|page\b.{0,30}\bmoved"
    r"|page (is )?unavailable|^\W*404\W*($|[-–|:]|error|page)|error\W{0,3}404|no encontrad[ao]",
    re.IGNORECASE,
)
_CHALLENGES = re.compile(
    r"just a moment|attention required|checking your browser|pardon our interruption"
    r"|verify(ing)? (that )?you are (a )?human|are you (a robot|human)|^security check",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = ("_cf_chl_opt", "_incapsula_resource", "px-captcha")


def _text(answer: Answer) -> str:
    charset = re.search(r"(?i)charset=\"?([\w-]{1,40})", answer.headers.get("content-type", ""))
    try:
        return answer.body.decode(charset[1] if charset else "utf-8", "replace")
    except (LookupError, ValueError):
        return answer.body.decode("utf-8", "replace")


def _seen_words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", text))).split())


def _titles(text: str) -> list[str]:
    return [_seen_words(found[2]) for found in _TITLE.finditer(_UNSEEN.sub(" ", text))]


def _is_challenge(answer: Answer) -> bool:
    if answer.headers.get("cf-mitigated") or answer.headers.get("x-amzn-waf-action"):
        return True
    text = _text(answer) if answer.is_page else ""
    if any(_CHALLENGES.search(title) for title in _titles(text)):
        return True
    marked = any(mark in text.lower() for mark in _CHALLENGE_MARKS)
    return marked and len(_seen_words(text)) < SHORTEST_PAGE


def _content(asked: str, answer: Answer) -> Finding | None:
    """Return the fault that shows in the content itself: a soft 404, or a PDF that is none."""
    if expects_pdf(asked, answer):
        if pdf_print(answer):
            return None
        return Finding(reason=Reason.NOT_A_PDF, detail=answer.kind or "no content type")
    if not answer.is_page:
        return None
    text = _text(answer)
    if any(_NOT_FOUND.search(title) for title in _titles(text)):
        return Finding(reason=Reason.SAYS_NOT_FOUND)
    if len(text) < SHORTEST_PAGE:
        return Finding(reason=Reason.TOO_SHORT, detail=f"{len(text)} characters")
    return None


def expects_pdf(asked: str, answer: Answer) -> bool:
    """Return whether the link is to a PDF: by its name, or by what the answer calls itself."""
    return urlsplit(asked).path.lower().endswith(".pdf") or answer.kind == "application/pdf"


def pdf_print(answer: Answer) -> str | None:
    """Return the SHA-256 of a PDF's first 64 kB and told length; None if it is no PDF."""
    if "pdf" not in answer.kind and answer.kind != "application/octet-stream":
        return None
    if not answer.body.startswith(b"%PDF"):
        return None
    packed = "content-encoding" in answer.headers
    length = "" if packed else answer.headers.get("content-length", "")
    return sha256(answer.body + length.encode()).hexdigest()


def compared(found: Finding, answer: Answer, made_up: Reply) -> Finding:
    """Return the finding as it stands once the page of a made-up path on the host is known."""
    if not isinstance(made_up, Answer) or not 200 <= made_up.status < 300:  # noqa: PLR2004
        return found
    if _likeness(answer) != _likeness(made_up):
        return found
    text = _text(answer)
    by_script = "<script" in text.lower() and len(_seen_words(text)) < FEWEST_WORDS
    return Finding(reason=Reason.DRAWN_BY_SCRIPT if by_script else Reason.SAME_AS_MADE_UP)


def _likeness(answer: Answer) -> str:
    """Return the words of a page without its own address and without figures."""
    text = _text(answer).replace(urlsplit(answer.url).path, "")
    return re.sub(r"[0-9]+", "", " ".join([*_titles(text), _seen_words(text)]))


# --- what a header says


def wait_asked(answer: Answer) -> float | None:
    """Return the seconds Retry-After asks for; a date is taken against the answer's own Date."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        until = parsedate_to_datetime(text).replace(tzinfo=UTC)
        now = parsedate_to_datetime(answer.headers.get("date", "")).replace(tzinfo=UTC)
    except ValueError:
        return None
    return max(0.0, (until - now).total_seconds())


# --- what the days say


def settled(found: Finding, history: Sequence[Seen]) -> Finding:
    """Return the finding as it stands after earlier runs: silence on a third run is broken."""
    silent = {Reason.NO_ANSWER, Reason.SILENT_THREE_RUNS}
    earlier = history[1 - RUNS_TO_CONFIRM :]
    if found.reason is not Reason.NO_ANSWER or len(earlier) < RUNS_TO_CONFIRM - 1:
        return found
    if all(seen.reason in silent for seen in earlier):
        return replace(found, reason=Reason.SILENT_THREE_RUNS)
    return found


def is_confirmed_broken(history: Sequence[Seen]) -> bool:
    """Return whether three runs over seven days or more said broken, with no sound one between.

    A blocked or unknown run proves nothing, neither way; the last run must have said broken.
    """
    if not history or history[-1].reason.state is not LinkState.BROKEN:
        return False
    sound = {LinkState.OK, LinkState.MOVED}
    since = takewhile(lambda seen: seen.reason.state not in sound, reversed(history))
    days = [seen.on for seen in since if seen.reason.state is LinkState.BROKEN]
    return len(days) >= RUNS_TO_CONFIRM and days[0] - days[-1] >= DAYS_TO_CONFIRM
