"""Each table of the law as a small map: its questions, their answers, and where each one leads.

A map is cut out of the law's own diagram. It holds no answer that cannot come up there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from portal.law.compiler import build
from portal.law.diagram import Diagram
from portal.law.estimate import Law
from portal.law.model import Outcome, Relief, Review, Route, Rule, Table

RESULT = "relief"

End = Relief | Route | Table
Known = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Arm:
    """Answers that lead to one place: the question of that number, or an end."""

    values: tuple[str, ...]
    to: int | End


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a map; `about` is a fact, or RESULT where it is the relief itself."""

    number: int
    about: str
    arms: tuple[Arm, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A question and where its answers lead; equal ones are one place of the map."""

    about: str
    arms: tuple[tuple[tuple[str, ...], "_Choice | End"], ...]


_Spot = _Choice | End


def in_order(law: Law) -> tuple[Table, ...]:
    """Return the tables as people meet them: the gates, each charge as it is asked, the routes."""
    facts = law.vocabulary.facts

    def place(table: Table) -> tuple[int, list[int]]:
        if not table.scope:
            return (0 if table.decides is Relief else 2), []
        held = ((fact.values, table.scope[fact.id]) for fact in facts if fact.id in table.scope)
        return 1, [min(map(values.index, cell)) for values, cell in held]

    return tuple(sorted(law.tables, key=place))


def map_of(table: Table, law: Law) -> tuple[Ask, ...]:
    """Return the questions of a table's map, each before those it leads to; none if none matter.

    A table that decides the relief shows its part of the diagram, the route left aside. One
    without a scope ends where the scope of another begins. A table of routes begins at the relief.
    """
    if table.decides is Route:
        return _numbered(_routes(law))
    others = () if table.scope else tuple(other for other in law.tables if other.scope)
    cut = _Cut(law.diagram, lambda outcome: outcome.relief, others)
    known = (dict(path) for path, _ in law.diagram.paths())
    paths = tuple(path for path in known if _may_hold(table, path))
    return _numbered(cut.spot(law.diagram.root, paths, {}))


def _may_hold(table: Table, path: Known) -> bool:
    return all(path[fact] in cell for fact, cell in table.scope.items() if fact in path)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The part of a diagram that some paths can reach, down to another table's scope."""

    diagram: Diagram
    end: Callable[[Outcome], End]
    others: tuple[Table, ...] = ()

    def spot(self, number: int, paths: tuple[Known, ...], known: Known) -> _Spot:
        """Return what a node becomes where these facts are known and these paths are possible."""
        for table in self.others:
            if table.scope.keys() <= known.keys() and _may_hold(table, known):
                return table
        node = self.diagram.nodes[number]
        if isinstance(node, Outcome):
            return self.end(node)
        fact = self.diagram.facts[node.fact]
        ways: dict[str, _Spot] = {}
        for value, child in zip(fact.values, node.children, strict=True):
            here = tuple(path for path in paths if path.get(fact.id, value) == value)
            if here:
                ways[value] = self.spot(child, here, {**known, fact.id: value})
        return _choice(fact.id, ways)


def _choice(about: str, ways: Mapping[str, _Spot]) -> _Spot:
    """Return the question, or what follows it where every answer leads to the same place."""
    spots = tuple(dict.fromkeys(ways.values()))
    if len(spots) == 1:
        return spots[0]
    return _Choice(
        about, tuple((tuple(v for v, to in ways.items() if to == spot), spot) for spot in spots)
    )


def _routes(law: Law) -> _Spot:
    """Return the routes under each relief, among the cases that can have that relief."""
    doors = tuple(table for table in law.tables if table.decides is Route)
    ways: dict[str, _Spot] = {}
    for relief in Relief:
        paths = tuple(dict(path) for path, end in law.diagram.paths() if end.relief == relief)
        if paths:
            diagram = build(law.vocabulary, (_always(relief), *doors))
            ways[relief] = _Cut(diagram, lambda end: end.route).spot(diagram.root, paths, {})
    return _choice(RESULT, ways)


def _always(relief: Relief) -> Table:
    """Return a table by which this relief is known, so that only the route is left to decide."""
    rule = Rule(RESULT, RESULT, (), "", relief, {})
    return Table(RESULT, "", "", Review(date.min, ""), {}, (rule,), Relief, "")


def _numbered(root: _Spot) -> tuple[Ask, ...]:
    """Return the questions numbered from 1, each before those it leads to."""
    found: dict[_Choice, None] = {}

    def visit(spot: _Spot) -> None:
        if isinstance(spot, _Choice) and spot not in found:
            for _, to in reversed(spot.arms):
                visit(to)
            found[spot] = None

    visit(root)
    numbers = {choice: number for number, choice in enumerate(reversed(found), 1)}
    return tuple(
        Ask(
            number,
            choice.about,
            tuple(
                Arm(values, numbers[to] if isinstance(to, _Choice) else to)
                for values, to in choice.arms
            ),
        )
        for choice, number in numbers.items()
    )
