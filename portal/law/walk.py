"""The walk: which fact to ask next, when some answers are known and some are "not sure".

"Not sure" follows every edge, so a state of the walk is a set of nodes. States that lead to the
same sets of outcomes are one state; a fact that cannot change the set is therefore never asked.
"""

from dataclasses import dataclass
from threading import Lock

from portal.law.diagram import Diagram, Node
from portal.law.model import Fact, Outcome, outcome_order

Nodes = frozenset[int]
Shape = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """The fewest and the most questions still to come."""

    fewest: int
    most: int

    @property
    def about(self) -> int:
        """The middle of the two, rounded up: what to tell a person."""
        return (self.fewest + self.most + 1) // 2


@dataclass(frozen=True, slots=True)
class State:
    """Where the walk stands: the next fact to ask (None at the end) and what can follow."""

    fact: Fact | None
    outcomes: tuple[Outcome, ...]
    left: Span
    children: tuple[int, ...]
    nodes: Nodes


class Walk:
    """The questionnaire as an automaton over a diagram; states are found as they are needed."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._lock = Lock()
        self._states: list[State] = []
        self._by_nodes: dict[Nodes, int] = {}
        self._by_shape: dict[Shape | Nodes, int] = {}
        self._unsure: dict[int, int] = {}
        self.start = self._find(frozenset({diagram.root}))

    def state(self, number: int) -> State:
        """Return the state of that number."""
        return self._states[number]

    def after(self, number: int, value: str) -> int:
        """Return the state after answering; ValueError if the fact has no such value."""
        state = self._states[number]
        if state.fact is None:
            raise ValueError("the walk has ended")
        return state.children[state.fact.values.index(value)]

    def after_unsure(self, number: int) -> int:
        """Return the state after "not sure", with every value still possible.

        ValueError at the end of the walk.
        """
        if self._states[number].fact is None:
            raise ValueError("the walk has ended")
        if number not in self._unsure:
            children = self._states[number].children
            union: Nodes = frozenset().union(*(self._states[c].nodes for c in children))
            self._unsure[number] = self._find(union)
        return self._unsure[number]

    def _find(self, nodes: Nodes) -> int:
        with self._lock:
            return self._number(nodes)

    def _number(self, nodes: Nodes) -> int:
        if nodes not in self._by_nodes:
            self._by_nodes[nodes] = self._make(nodes)
        return self._by_nodes[nodes]

    def _make(self, nodes: Nodes) -> int:
        diagram = self._diagram
        asked = [node.fact for n in nodes if isinstance(node := diagram.nodes[n], Node)]
        if not asked:
            return self._intern(nodes, nodes, ())
        fact = min(asked)
        children = tuple(
            self._number(frozenset(self._step(n, fact, i) for n in nodes))
            for i in range(len(diagram.facts[fact].values))
        )
        if len(set(children)) == 1:
            return children[0]
        return self._intern((fact, children), nodes, children)

    def _step(self, number: int, fact: int, edge: int) -> int:
        node = self._diagram.nodes[number]
        return node.children[edge] if isinstance(node, Node) and node.fact == fact else number

    def _intern(self, shape: Shape | Nodes, nodes: Nodes, children: tuple[int, ...]) -> int:
        if shape not in self._by_shape:
            self._states.append(self._state(shape, nodes, children))
            self._by_shape[shape] = len(self._states) - 1
        return self._by_shape[shape]

    def _state(self, shape: Shape | Nodes, nodes: Nodes, children: tuple[int, ...]) -> State:
        below = [self._states[child] for child in children]
        if isinstance(shape, frozenset):
            leaves = (self._diagram.nodes[n] for n in nodes)
            found = {leaf for leaf in leaves if isinstance(leaf, Outcome)}
            fact, left = None, Span(0, 0)
        else:
            found = {outcome for state in below for outcome in state.outcomes}
            fact = self._diagram.facts[shape[0]]
            left = Span(1 + min(s.left.fewest for s in below), 1 + max(s.left.most for s in below))
        return State(fact, tuple(sorted(found, key=outcome_order)), left, children, nodes)
