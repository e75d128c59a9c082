"""The diagram: one directed graph that is both the questionnaire and the estimate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.law.model import Fact, Outcome, outcome_order


@dataclass(frozen=True, slots=True)
class Node:
    """A fact (by its place in the order) and, for each of its values, the node that follows."""

    fact: int
    children: tuple[int, ...]


Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A reduced ordered decision diagram: nodes, leaves and the root, by number."""

    facts: tuple[Fact, ...]
    nodes: tuple[Node | Outcome, ...]
    root: int

    @property
    def inner(self) -> int:
        """How many questions the reduced diagram holds."""
        return sum(isinstance(node, Node) for node in self.nodes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome that some path reaches, best first."""
        found = (node for node in self.nodes if isinstance(node, Outcome))
        return tuple(sorted(found, key=outcome_order))

    def paths(self) -> Iterator[tuple[Path, Outcome]]:
        """Yield each complete path, as (fact, value) pairs in the order asked, and its outcome."""
        yield from self._paths(self.root, ())

    def _paths(self, number: int, path: Path) -> Iterator[tuple[Path, Outcome]]:
        node = self.nodes[number]
        if isinstance(node, Outcome):
            yield path, node
            return
        fact = self.facts[node.fact]
        for value, child in zip(fact.values, node.children, strict=True):
            yield from self._paths(child, (*path, (fact.id, value)))

    def outcome(self, facts: Mapping[str, str]) -> Outcome:
        """Return the outcome of fully known facts; KeyError names one that is missing."""
        node = self.nodes[self.root]
        while isinstance(node, Node):
            fact = self.facts[node.fact]
            node = self.nodes[node.children[fact.values.index(facts[fact.id])]]
        return node
