"""Facts to estimate, fast: which complete paths a row leaves open, as the bits of one number.

What is known leaves some complete paths possible. The estimate is what they say together, so rows
that leave the same paths open have the same estimate, and facts off those paths do not matter.
`Law.estimate` says the same, and more; a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from portal.law.diagram import Node
from portal.law.estimate import Law
from portal.law.model import Fact, Outcome, Relief, Route, Rule

Open = int
"""A set of complete paths: bit i stands for the i-th path of the diagram."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the open paths say together; the fields of an Estimate that a row is given."""

    reliefs: tuple[Relief, ...]
    routes: tuple[Route, ...]
    certain: bool
    rules: tuple[Rule, ...]
    open_facts: tuple[str, ...]


class CompletePaths:
    """Every complete path of the law, and what any set of them says."""

    def __init__(self, law: Law) -> None:
        self._facts = law.vocabulary.facts
        self._diagram = law.diagram
        self._paths = tuple((dict(path), end) for path, end in law.diagram.paths())
        self.every: Open = (1 << len(self._paths)) - 1
        self._ends = tuple((self._ending(end), end) for end in law.diagram.outcomes)
        self._given = tuple(self._rules_by_outcome(law))
        self._asked = tuple(tuple(self._asking(fact)) for fact in self._facts)
        self._questions = tuple(
            (number, node.fact, node.children)
            for number, node in enumerate(law.diagram.nodes)
            if isinstance(node, Node)
        )

    def having(self, fact: str, value: str) -> Open:
        """Return the paths on which the fact has the value, or is not asked."""
        return _bits(path.get(fact, value) == value for path, _ in self._paths)

    def say(self, still: Open) -> Said:
        """Return what the paths still open say together."""
        ends = [outcome for where, outcome in self._ends if where & still]
        routes = {outcome.route for outcome in ends}
        return Said(
            reliefs=tuple(dict.fromkeys([outcome.relief for outcome in ends])),
            routes=tuple([route for route in Route if route in routes]),
            certain=len(ends) == 1,
            rules=tuple(dict.fromkeys([rule for where, rule in self._given if where & still])),
            open_facts=self._open_facts(still) if len(ends) > 1 else (),
        )

    def _ending(self, outcome: Outcome) -> Open:
        return _bits(end == outcome for _, end in self._paths)

    def _asking(self, fact: Fact) -> Iterator[Open]:
        """Yield, for each value of the fact, the paths on which it is asked and has that value."""
        for value in fact.values:
            yield _bits(path.get(fact.id) == value for path, _ in self._paths)

    def _rules_by_outcome(self, law: Law) -> Iterator[tuple[Open, Rule]]:
        """Yield the paths of each outcome on which a rule gives it: best outcome, first rule."""
        given = [law.estimate(path).rules for path, _ in self._paths]
        for where, _ in self._ends:
            for rule in law.rules.values():
                here = where & _bits(rule in rules for rules in given)
                if here:
                    yield here, rule

    def _known(self, still: Open) -> list[int | None]:
        """Return each fact's value, by place, where the open paths leave but one."""
        said = [[i for i, where in enumerate(asked) if where & still] for asked in self._asked]
        return [values[0] if len(values) == 1 else None for values in said]

    def _open_facts(self, still: Open) -> tuple[str, ...]:
        """Return the facts on which the outcome still turns: the diagram, reduced to these paths.

        Children stand before their parents, so one pass gives each node the number of the first
        node that means the same, and the facts that this one turns on.
        """
        known = self._known(still)
        same: dict[tuple[int, ...], int] = {}
        turns_on = dict.fromkeys(range(len(self._diagram.nodes)), 0)
        means = [*turns_on]
        for number, fact, children in self._questions:
            value = known[fact]
            if value is not None:
                means[number] = means[children[value]]
                continue
            below = [means[child] for child in children]
            first = below[0]
            if below.count(first) == len(below):
                means[number] = first
                continue
            key = (fact, *below)
            if key not in same:
                same[key] = number
                turns_on[number] = reduce(or_, [turns_on[b] for b in below], 1 << fact)
            means[number] = same[key]
        found = turns_on[means[self._diagram.root]]
        return tuple([fact.id for i, fact in enumerate(self._facts) if found >> i & 1])


def _bits(which: Iterable[bool]) -> Open:
    return sum(1 << i for i, here in enumerate(which) if here)
