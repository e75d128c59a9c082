"""Convictions that are alike, told once: a headline with the numbers of all who share it."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def alike(pairs: Iterable[tuple[K, int]]) -> tuple[tuple[K, tuple[int, ...]], ...]:
    """Return each thing once, in the order first met, with its numbers in their order."""
    shared: dict[K, list[int]] = {}
    for thing, number in pairs:
        shared.setdefault(thing, []).append(number)
    return tuple((thing, tuple(sorted(numbers))) for thing, numbers in shared.items())
