"""When each end comes: the diagram restricted to what is known, read as short conditions."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from portal.law.diagram import Diagram
from portal.law.model import Outcome

End = TypeVar("End", bound=Hashable)
Condition = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Restriction(Generic[End]):
    """The part of a diagram that the known facts leave open, reduced again by what `key` sees."""

    diagram: Diagram
    known: Mapping[str, str]
    key: Callable[[Outcome], End]
    _ends: list[End] = field(default_factory=list)
    _nodes: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)
    _memo: dict[int, int] = field(default_factory=dict)

    def conditions(self) -> dict[End, tuple[Condition, ...]]:
        """Return, for each end, the ways to it: facts still open, each with the values meant."""
        root = self._reduce(self.diagram.root)
        found: dict[End, list[Condition]] = {}
        for end, condition in self._paths(root, ()):
            found.setdefault(end, []).append(condition)
        return {end: tuple(ways) for end, ways in found.items()}

    def open_facts(self) -> tuple[str, ...]:
        """Return the unknown facts that can still change the end, in the order asked."""
        seen = {fact for ways in self.conditions().values() for way in ways for fact, _ in way}
        return tuple(fact.id for fact in self.diagram.facts if fact.id in seen)

    def _reduce(self, number: int) -> int:
        if number not in self._memo:
            self._memo[number] = self._reduced(number)
        return self._memo[number]

    def _reduced(self, number: int) -> int:
        node = self.diagram.nodes[number]
        if isinstance(node, Outcome):
            return self._end(self.key(node))
        fact = self.diagram.facts[node.fact]
        if fact.id in self.known:
            return self._reduce(node.children[fact.values.index(self.known[fact.id])])
        children = tuple(self._reduce(child) for child in node.children)
        if len(set(children)) == 1:
            return children[0]
        return self._nodes.setdefault((node.fact, children), len(self._nodes))

    def _end(self, end: End) -> int:
        """Return the number of an end: below zero, so that nodes can count from zero up."""
        if end not in self._ends:
            self._ends.append(end)
        return -1 - self._ends.index(end)

    def _paths(self, number: int, so_far: Condition) -> Iterator[tuple[End, Condition]]:
        if number < 0:
            yield self._ends[-1 - number], so_far
            return
        index, children = next(node for node, n in self._nodes.items() if n == number)
        fact = self.diagram.facts[index]
        for child in dict.fromkeys(children):
            values = tuple(v for v, c in zip(fact.values, children, strict=True) if c == child)
            yield from self._paths(child, (*so_far, (fact.id, values)))
