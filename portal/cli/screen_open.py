"""The facts on which the outcome still turns: the diagram, reduced to what a row leaves open.

`portal.law.conditions.Restriction` reduces one diagram for one person; a list has a million rows,
so here a part that means the same as one met in an earlier row is not built again.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import itemgetter, or_
from typing import NamedTuple

from portal.law.diagram import Diagram, Node

Open = int
"""A set of complete paths: bit i stands for the i-th path of the diagram."""

REMEMBERED = 50_000


class Question(NamedTuple):
    """A node of the diagram, the paths that pass it, and how to pick what is below it."""

    number: int
    fact: int
    children: tuple[int, ...]
    below: Callable[[list[int]], tuple[int, ...]]
    asked_on: Open


def questions(diagram: Diagram) -> tuple[Question, ...]:
    """Return every question of the diagram, children before their parents."""
    asked_on = [0] * len(diagram.nodes)
    for i, (path, _) in enumerate(diagram.paths()):
        number, values = diagram.root, dict(path)
        while isinstance(node := diagram.nodes[number], Node):
            asked_on[number] |= 1 << i
            fact = diagram.facts[node.fact]
            number = node.children[fact.values.index(values[fact.id])]
    return tuple(
        Question(number, node.fact, node.children, itemgetter(*node.children), asked_on[number])
        for number, node in enumerate(diagram.nodes)
        if isinstance(node, Node)
    )


class Reduction:
    """A diagram that is reduced again and again, for one set of known facts after another."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._forget()

    def open_facts(self, asked: Sequence[Question], known: Sequence[int | None]) -> tuple[str, ...]:
        """Return the ids of the facts that can still change the outcome, in the order asked.

        `known` gives, for each fact by its place, the place of its value, or None where it is open.
        A question that the known facts rule out may be left out of those `asked`.
        """
        if len(self._turns_on) > REMEMBERED:
            self._forget()
        means = list(range(len(self._diagram.nodes)))
        for number, fact, children, below, _ in asked:
            value = known[fact]
            if value is not None:
                means[number] = means[children[value]]
                continue
            key = below(means)
            found = self._same[fact].get(key)
            means[number] = self._learn(fact, key) if found is None else found
        return self._named(self._turns_on[means[self._diagram.root]])

    def _learn(self, fact: int, below: tuple[int, ...]) -> int:
        """Return the number of a part not met before: a new one if its edges lead apart."""
        number = below[0]
        if len(set(below)) > 1:
            number = len(self._turns_on)
            self._turns_on.append(reduce(or_, (self._turns_on[b] for b in below), 1 << fact))
        self._same[fact][below] = number
        return number

    def _forget(self) -> None:
        """Start with the outcomes alone, which turn on nothing."""
        self._turns_on = [0] * len(self._diagram.nodes)
        self._same: list[dict[tuple[int, ...], int]] = [{} for _ in self._diagram.facts]

    def _named(self, places: int) -> tuple[str, ...]:
        return tuple([fact.id for i, fact in enumerate(self._diagram.facts) if places >> i & 1])
