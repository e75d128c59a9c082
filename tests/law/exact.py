"""Exact answers about a diagram by plain search of the graph, to hold the estimate against."""

from collections.abc import Collection, Mapping

from portal.law.diagram import Diagram, Node
from portal.law.model import Outcome

Allowed = Mapping[str, Collection[str]]


def reached(diagram: Diagram, allowed: Allowed) -> frozenset[Outcome]:
    """Return every outcome that some choice of the allowed values ends in."""
    found: set[Outcome] = set()
    seen, waiting = {diagram.root}, [diagram.root]
    while waiting:
        node = diagram.nodes[waiting.pop()]
        if isinstance(node, Outcome):
            found.add(node)
            continue
        fact = diagram.facts[node.fact]
        for value, child in zip(fact.values, node.children, strict=True):
            if value in allowed.get(fact.id, fact.values) and child not in seen:
                seen.add(child)
                waiting.append(child)
    return frozenset(found)


def reached_by(diagram: Diagram, known: Mapping[str, str]) -> frozenset[Outcome]:
    """Return every outcome still possible on the known facts."""
    return reached(diagram, {fact: (value,) for fact, value in known.items()})


def can_differ(diagram: Diagram, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Return whether two people who are alike in all unknown facts can end differently."""
    seen = {(diagram.root, diagram.root)}
    waiting = [(diagram.root, diagram.root)]
    while waiting:
        left, right = waiting.pop()
        both = [diagram.nodes[left], diagram.nodes[right]]
        asked = [node.fact for node in both if isinstance(node, Node)]
        if not asked:
            if left != right:
                return True
            continue
        fact = diagram.facts[min(asked)]
        for value in fact.values:
            pair = (
                _step(diagram, left, min(asked), one.get(fact.id, value)),
                _step(diagram, right, min(asked), other.get(fact.id, value)),
            )
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
    return False


def _step(diagram: Diagram, number: int, fact: int, value: str) -> int:
    node = diagram.nodes[number]
    if isinstance(node, Node) and node.fact == fact:
        return node.children[diagram.facts[fact].values.index(value)]
    return number
