"""Several cards as few verdicts: what is the same for several convictions is said once."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from portal.filing.guidance import Meaning, Tone
from portal.web.result import Because, Card, Door, Reason, Way

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Why:
    """The answers that decided and what the law says of them, for the convictions that share it.

    An answer has its own link to change it only where one conviction alone is meant.
    """

    numbers: tuple[int, ...]
    answers: tuple[Because, ...]
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One headline, the convictions it is for, what it means, and why."""

    titles: tuple[tuple[int, str], ...]
    tone: Tone
    headline: str
    meanings: tuple[Meaning, ...]
    ways: tuple[Way, ...]
    whys: tuple[Why, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the convictions it is for."""
        return tuple(number for number, _ in self.titles)


@dataclass(frozen=True, slots=True)
class How:
    """Why one way of asking is the one, or what it depends on, for the convictions it is for."""

    numbers: tuple[int, ...]
    answers: tuple[Because, ...]
    reason: Reason | None
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that is not known yet and matters, and where to change it for each conviction."""

    ask: str
    where: str
    changes: tuple[tuple[int, str], ...]


def _alike(pairs: Iterable[tuple[K, T]]) -> list[tuple[K, list[T]]]:
    """Return each key once, in order, with all that stands under it."""
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return list(found.items())


def _answers(reasons: Iterable[Reason], *, alone: bool) -> tuple[Because, ...]:
    """Return the answers that these reasons rest on, each once."""
    told = {(b.term, b.said): b for reason in reasons for b in reason.answers}
    return tuple(b if alone else replace(b, change="") for b in told.values())


def _bare(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return what the law says, each once, without the answers."""
    return tuple(dict.fromkeys(replace(reason, answers=()) for reason in reasons))


def _reasons(card: Card) -> tuple[Reason, ...]:
    return card.reasons or tuple(reason for way in card.ways for reason in way.reasons)


def _why(cards: Sequence[Card]) -> Why:
    card = cards[0]
    return Why(
        tuple(one.number for one in cards),
        _answers(_reasons(card), alone=len(cards) == 1),
        () if card.ways else _bare(card.reasons),
        tuple(replace(way, reasons=_bare(way.reasons)) for way in card.ways),
        card.changes,
    )


def _same_why(card: Card) -> Hashable:
    """Return all that a Why says, apart from the conviction's number."""
    return (_answers(_reasons(card), alone=False), _bare(_reasons(card)), card.changes)


def _same_verdict(card: Card) -> Hashable:
    return card.headline, card.meanings, tuple((way.meaning, way.when) for way in card.ways)


def _in_brief(card: Card) -> Card:
    """Return a card whose ways do not say when they come, so that more cards are alike."""
    return replace(card, ways=tuple(replace(way, when=()) for way in card.ways))


def verdicts(cards: Sequence[Card], *, in_full: bool = True) -> tuple[Verdict, ...]:
    """Return the verdicts of these cards, in the order of their first convictions.

    In brief, verdicts do not say when each of several ways comes.
    """
    cards = cards if in_full else [_in_brief(card) for card in cards]
    return tuple(
        Verdict(
            tuple((card.number, card.title) for card in same),
            same[0].tone,
            same[0].headline,
            same[0].meanings,
            tuple(replace(way, reasons=()) for way in same[0].ways),
            tuple(_why(few) for _, few in _alike((_same_why(card), card) for card in same)),
        )
        for _, same in _alike((_same_verdict(card), card) for card in cards)
    )


def hows(cards: Sequence[Card]) -> tuple[How, ...]:
    """Return how to ask and why so, each reason once for all convictions that share it."""
    one = [(replace(r, answers=()), (card.number, r)) for card in cards for r in card.how]
    several = [(card.doors, card.number) for card in cards if card.doors]
    known = (
        How(
            tuple(number for number, _ in found),
            _answers((reason for _, reason in found), alone=len(found) == 1),
            says,
            (),
        )
        for says, found in _alike(one)
    )
    open_ = (How(tuple(numbers), (), None, doors) for doors, numbers in _alike(several))
    return (*known, *open_)


def open_facts(cards: Sequence[Card]) -> tuple[Open, ...]:
    """Return what is not known yet and matters, each fact once."""
    told = [((u.ask, u.where), (card.number, u)) for card in cards for u in card.unknowns]
    return tuple(
        Open(ask, where, tuple((number, unknown.change) for number, unknown in found))
        for (ask, where), found in _alike(told)
    )
