"""What each paper for an event says: sentences already translated, for print and for pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.paper.handout_content import Contact, HandoutContent
from portal.paper.outreach_words import Part
from portal.paper.sheet import Direction


class Piece(StrEnum):
    """The papers that need no relief; a handout is named by its guide instead."""

    POSTER = "poster"
    CARD = "card"
    CHECKLIST = "checklist"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Voice:
    """How a language speaks: its BCP 47 tag, its direction, and three functions.

    `translate` takes an English sentence, `either` joins clauses with "or", and `day` writes an
    ISO date as people do. A language that no native speaker has read says so on each paper.
    """

    lang: str
    direction: Direction
    translate: Callable[[str], str]
    either: Callable[[Iterable[str]], str]
    day: Callable[[str], str]
    reviewed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands on every paper: language, title, service, the address and the code's title.

    `place` is the county it is for, or nothing; `url` the https address of a public page on this
    site alone.
    """

    lang: str
    direction: Direction
    title: str
    service: str
    information: str
    url: str
    qr_title: str
    scan: str
    phone: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One large question, one code, and whom to call without a phone of one's own."""

    frame: Frame
    ask: str
    offer: str
    lines: tuple[str, ...]
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The same for a pocket: many on a sheet, to be cut."""

    frame: Frame
    ask: str
    offer: str
    cut: str
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question on paper: its number, for which charges alone it is, and what may be ticked.

    `where` says where the answer stands; no option is chosen and nothing is made of a tick.
    """

    number: int
    ask: str
    where: str
    options: tuple[str, ...]
    only: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The questions of the interview in plain order; `rest` is said where some are left out.

    `seldom` holds the places in `questions` of those that the fewest cases need, fewest first.
    """

    frame: Frame
    heading: str
    how: tuple[str, ...]
    take: str
    rest: str
    questions: tuple[Asked, ...]
    seldom: tuple[int, ...]
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What a worker says and never says, and whom to call."""

    frame: Frame
    heading: str
    parts: tuple[Part, ...]
    call: str
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A relief in a county, in large print."""

    frame: Frame
    content: HandoutContent


Content = Poster | Card | Checklist | Script | Handout
