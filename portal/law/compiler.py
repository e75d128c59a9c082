"""Tables to diagram: expand the rules fact by fact, settle each end, merge what is the same.

Bryant (1986), in the many-valued form: a node whose edges all lead to one place is dropped, and
equal nodes are one node. What is dropped is a question that cannot change the outcome.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.law.diagram import Diagram, Node
from portal.law.model import LawError, Outcome, Relief, Route, Rule, Table, Vocabulary

Alive = frozenset[int]
Assignment = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place in the tables where no rule, or rules that disagree, decide."""

    kind: str
    decides: str
    rules: tuple[str, ...]
    at: Assignment


def effective_cells(table: Table, rule: Rule) -> dict[str, frozenset[str]]:
    """Return the rule's cells together with its table's scope."""
    return {**table.scope, **rule.when}


def prevailing(rules: list[Rule]) -> list[Rule]:
    """Return the rules that no other of them stands notwithstanding, in the given order."""
    beaten = {name for rule in rules for name in rule.notwithstanding}
    return [rule for rule in rules if rule.id not in beaten]


@dataclass(slots=True)
class Expansion:
    """The facts of some rules, walked in order; `alive` holds the rules still possible."""

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    cells: tuple[Mapping[str, frozenset[str]], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary, tables: tuple[Table, ...]) -> "Expansion":
        """Return the expansion of all rules of the tables, scopes included."""
        pairs = [(table, rule) for table in tables for rule in table.rules]
        return cls(
            vocabulary,
            tuple(rule for _, rule in pairs),
            tuple(effective_cells(table, rule) for table, rule in pairs),
        )

    @property
    def start(self) -> Alive:
        """All rules."""
        return frozenset(range(len(self.rules)))

    def mentions(self, alive: Alive, fact_id: str) -> bool:
        """Return whether any rule still alive looks at the fact."""
        return any(fact_id in self.cells[i] for i in alive)

    def after(self, alive: Alive, fact_id: str, value: str) -> Alive:
        """Return the rules still alive once the fact has the value."""
        return frozenset(
            i for i in alive if fact_id not in self.cells[i] or value in self.cells[i][fact_id]
        )

    def ends(self, begin: Assignment = ()) -> Iterator[tuple[Alive, Assignment]]:
        """Yield every different set of rules that holds together, with one way to get there."""
        fixed = dict(begin)
        layer: dict[Alive, Assignment] = {self.start: ()}
        for fact in self.vocabulary.facts:
            values = (fixed[fact.id],) if fact.id in fixed else fact.values
            following: dict[Alive, Assignment] = {}
            for alive, path in layer.items():
                if fact.id not in fixed and not self.mentions(alive, fact.id):
                    following.setdefault(alive, path)
                    continue
                for value in values:
                    key = self.after(alive, fact.id, value)
                    following.setdefault(key, (*path, (fact.id, value)))
            layer = following
        yield from layer.items()

    def named(self, alive: Alive) -> list[Rule]:
        """Return the rules of the set, in table order."""
        return [self.rules[i] for i in sorted(alive)]


def settle(rules: list[Rule], decides: str, at: Assignment) -> Relief | Route | Fault:
    """Return what the rules give together, or the gap or conflict that they leave."""
    standing = prevailing(rules)
    given = {rule.gives for rule in standing}
    if len(given) == 1:
        return given.pop()
    names = tuple(rule.id for rule in standing or rules)
    return Fault("conflict" if names else "gap", decides, names, at)


def outcome_of(rules: list[Rule], at: Assignment) -> Outcome | Fault:
    """Return the relief and the route that rules holding together give, or the fault."""
    relief = settle([r for r in rules if isinstance(r.gives, Relief)], "relief", at)
    if isinstance(relief, Fault):
        return relief
    doors = [
        r
        for r in rules
        if isinstance(r.gives, Route) and r.reliefs is not None and relief in r.reliefs
    ]
    route = settle(doors, "route", at)
    if isinstance(route, Fault):
        return route
    assert isinstance(relief, Relief)  # noqa: S101 - tells mypy what settle() was given
    assert isinstance(route, Route)  # noqa: S101
    return Outcome(relief, route)


def explain(fault: Fault, tables: tuple[Table, ...]) -> LawError:
    """Return the fault as an error that names file, rule, found and cure."""
    files = {rule.id: table.file for table in tables for rule in table.rules}
    where = ", ".join(f"{fact}={value}" for fact, value in fault.at) or "(any facts)"
    if fault.kind == "gap":
        return LawError(
            file="tables/*.toml",
            rule="(none)",
            found=f"a gap: no rule gives a {fault.decides} for {where}",
            expected="one rule for every case",
            cure="add a rule for it, or widen the cells of the nearest one",
        )
    return LawError(
        file=", ".join(sorted({files[name] for name in fault.rules})),
        rule=", ".join(fault.rules),
        found=f"a conflict: they disagree on the {fault.decides} for {where}",
        expected="rules that agree, or one that stands notwithstanding the other",
        cure="add `notwithstanding` to the rule that prevails",
    )


def build(vocabulary: Vocabulary, tables: tuple[Table, ...]) -> Diagram:
    """Return the reduced ordered diagram; raises LawError at the first gap or conflict."""
    expansion = Expansion.of(vocabulary, tables)
    nodes: list[Node | Outcome] = []
    unique: dict[Node | Outcome, int] = {}
    memo: dict[tuple[int, Alive], int] = {}

    def intern(node: Node | Outcome) -> int:
        if node not in unique:
            unique[node] = len(nodes)
            nodes.append(node)
        return unique[node]

    def leaf(alive: Alive, path: Assignment) -> int:
        found = outcome_of(expansion.named(alive), path)
        if isinstance(found, Fault):
            raise explain(found, tables)
        return intern(found)

    def visit(index: int, alive: Alive, path: Assignment) -> int:
        if index == len(vocabulary.facts):
            return leaf(alive, path)
        key = (index, alive)
        if key not in memo:
            memo[key] = inner(index, alive, path, visit)
        return memo[key]

    def inner(
        index: int, alive: Alive, path: Assignment, go: Callable[[int, Alive, Assignment], int]
    ) -> int:
        fact = vocabulary.facts[index]
        if not expansion.mentions(alive, fact.id):
            return go(index + 1, alive, path)
        children = tuple(
            go(index + 1, expansion.after(alive, fact.id, value), (*path, (fact.id, value)))
            for value in fact.values
        )
        return children[0] if len(set(children)) == 1 else intern(Node(index, children))

    root = visit(0, expansion.start, ())
    return Diagram(vocabulary.facts, tuple(nodes), root)
