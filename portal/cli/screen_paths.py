"""Facts to estimate, fast: which complete paths a row leaves open, as the bits of one number.

What is known leaves some complete paths possible. The estimate is what they say together, so rows
that leave the same paths open have the same estimate, and facts off those paths do not matter.
`Law.estimate` says the same, and more; a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from portal.cli.screen_open import Reduction
from portal.law.compiler import effective_cells
from portal.law.estimate import Law
from portal.law.model import Fact, Relief, Route, Rule, Table

Open = int
"""A set of complete paths: bit i stands for the i-th path of the diagram."""


class Said(NamedTuple):
    """What the open paths say together: the fields of an Estimate that a row is given."""

    reliefs: tuple[Relief, ...]
    routes: tuple[Route, ...]
    certain: bool
    rules: tuple[Rule, ...]
    open_facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """A rule that gives an outcome, on which of its paths, and which paths are against the rule.

    `end` numbers the outcome; `gives` numbers its relief or its route.
    """

    rule: Rule
    end: int
    gives: int
    on: Open
    against: Open


class CompletePaths:
    """Every complete path of the law, and what any set of them says."""

    def __init__(self, law: Law) -> None:
        self._paths = tuple((dict(path), end) for path, end in law.diagram.paths())
        self.every: Open = (1 << len(self._paths)) - 1
        self._reliefs = tuple((self._ending(relief), relief) for relief in Relief)
        self._routes = tuple((self._ending(route), route) for route in Route)
        self._ends = tuple(self._rules_by_outcome(law))
        self._asked = tuple(tuple(self._asking(fact)) for fact in law.vocabulary.facts)
        self._reduction = Reduction(law.diagram)

    def having(self, fact: str, value: str) -> Open:
        """Return the paths on which the fact has the value, or is not asked."""
        return _bits(path.get(fact, value) == value for path, _ in self._paths)

    def say(self, still: Open) -> Said:
        """Return what the paths still open say together."""
        ends = [given for where, given in self._ends if where & still]
        possible = [each for given in ends for each in given if each.on & still]
        return Said(
            reliefs=tuple([relief for where, relief in self._reliefs if where & still]),
            routes=tuple([route for where, route in self._routes if where & still]),
            certain=len(ends) == 1,
            rules=tuple(dict.fromkeys([each.rule for each in _standing(possible, still)])),
            open_facts=self._reduction.open_facts(self._known(still)),
        )

    def _ending(self, in_: Relief | Route) -> Open:
        return _bits(in_ in (end.relief, end.route) for _, end in self._paths)

    def _asking(self, fact: Fact) -> Iterator[tuple[int, Open]]:
        """Yield, for each value's place, the paths on which the fact is asked and has the value."""
        for place, value in enumerate(fact.values):
            yield place, _bits(path.get(fact.id) == value for path, _ in self._paths)

    def _rules_by_outcome(self, law: Law) -> Iterator[tuple[Open, tuple[_Given, ...]]]:
        """Yield the paths to each outcome, best first, with the rules that give it on some."""
        stated = [law.certain_rules(path, end) for path, end in self._paths]
        on = {rule: _bits(rule in rules for rules in stated) for rule in law.rules.values()}
        against = {rule: self._against(table, rule) for table in law.tables for rule in table.rules}
        for end, outcome in enumerate(law.diagram.outcomes):
            where = _bits(found == outcome for _, found in self._paths)
            given = [
                _Given(
                    rule=rule,
                    end=end,
                    gives=2 * end + isinstance(rule.gives, Route),
                    on=where & on[rule],
                    against=against[rule],
                )
                for rule in law.rules.values()
            ]
            yield where, tuple(each for each in given if each.on)

    def _against(self, table: Table, rule: Rule) -> Open:
        """Return the paths on which a fact has a value that the rule's cells leave out."""
        cells = effective_cells(table, rule)
        return _bits(
            any(path[fact] not in cell for fact, cell in cells.items() if fact in path)
            for path, _ in self._paths
        )

    def _known(self, still: Open) -> list[int | None]:
        """Return the place of each fact's value; None where more than one is left."""
        known: list[int | None] = []
        for asked in self._asked:
            value = None
            for place, where in asked:
                if where & still:
                    if value is not None:
                        value = None
                        break
                    value = place
            known.append(value)
        return known


def _standing(possible: list[_Given], still: Open) -> list[_Given]:
    """Return the rules that certainly give an outcome; where none does, those that may.

    A rule certainly holds when no open path is against it: a fact still open has every value left.
    """
    sure = [each for each in possible if not each.against & still]
    if len(sure) > 1:
        beaten = {(name, each.end) for each in sure for name in each.rule.notwithstanding}
        sure = [each for each in sure if (each.rule.id, each.end) not in beaten]
    settled = {each.gives for each in sure}
    return [each for each in possible if each.gives not in settled or each in sure]


def _bits(which: Iterable[bool]) -> Open:
    return sum(1 << i for i, here in enumerate(which) if here)
