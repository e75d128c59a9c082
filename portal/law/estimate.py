"""From known facts to an estimate: every outcome still possible, why, and what would change it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.law.compiler import build, effective_cells
from portal.law.conditions import Condition, Restriction
from portal.law.diagram import Diagram, Path
from portal.law.load import HERE, load_tables, load_vocabulary
from portal.law.model import Cells, Outcome, Relief, Route, Rule, Table, Vocabulary, outcome_order
from portal.law.walk import Walk

Ends = frozenset[Outcome]


@dataclass(frozen=True, slots=True)
class Possible:
    """One outcome that the known facts leave open, the rules that give it, and when it comes."""

    outcome: Outcome
    rules: tuple[Rule, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What another value of one known fact would give."""

    fact: str
    value: str
    outcomes: tuple[Outcome, ...]

    @property
    def reliefs(self) -> tuple[Relief, ...]:
        """The reliefs it would give, best first."""
        return tuple(dict.fromkeys(outcome.relief for outcome in self.outcomes))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a court would likely do on these facts; never a promise."""

    possible: tuple[Possible, ...]
    decided_by: tuple[str, ...]
    would_change: tuple[Change, ...]
    open_facts: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether one outcome alone is left."""
        return len(self.possible) == 1

    @property
    def reliefs(self) -> tuple[Relief, ...]:
        """The reliefs still possible, best first."""
        return tuple(dict.fromkeys(p.outcome.relief for p in self.possible))

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes still possible, in the order of the vocabulary."""
        found = {p.outcome.route for p in self.possible}
        return tuple(route for route in Route if route in found)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that gives one of the outcomes, each once."""
        return tuple(dict.fromkeys(rule for p in self.possible for rule in p.rules))

    def rules_for(self, gives: Relief | Route) -> tuple[Rule, ...]:
        """Return the rules that give this relief or this route."""
        return tuple(rule for rule in self.rules if rule.gives == gives)


@dataclass(frozen=True, slots=True)
class _CompletePath:
    """One complete path: its facts, where it ends, and the rules that certainly hold on it."""

    facts: Path
    outcome: Outcome
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A rule that gives an outcome: on which complete paths, and which paths are against the rule.

    Paths are bits: bit i stands for the i-th of `Diagram.paths`. `end` numbers the outcome, `gives`
    the outcome's relief or route: numbers are compared faster.
    """

    rule: Rule
    outcome: Outcome
    end: int
    gives: int
    on: int
    against: int


def standing(possible: Sequence[Given], still: int) -> list[Given]:
    """Return the rules that certainly give an outcome on the paths still open; else those that may.

    `possible` are those of `Law.given` that are on one of these paths. A rule certainly holds when
    no open path is against it: a fact that is still open has every value left.
    """
    sure = [each for each in possible if not each.against & still]
    if len(sure) > 1:
        beaten = {(name, each.end) for each in sure for name in each.rule.notwithstanding}
        sure = [each for each in sure if (each.rule.id, each.end) not in beaten]
    settled = {each.gives for each in sure}
    return [each for each in possible if each.gives not in settled or each in sure]


def bits(which: Iterable[bool]) -> int:
    """Return the number whose bits say which."""
    return sum(1 << i for i, here in enumerate(which) if here)


def _holds(cells: Cells, facts: Mapping[str, str], vocabulary: Vocabulary) -> bool:
    return all(
        facts[fact] in cell if fact in facts else len(cell) == len(vocabulary.by_id[fact].values)
        for fact, cell in cells.items()
    )


class Law:
    """The tables, compiled: the one thing that the rest of the portal asks."""

    def __init__(self, vocabulary: Vocabulary, tables: tuple[Table, ...]) -> None:
        self.vocabulary = vocabulary
        self.tables = tables
        self.diagram: Diagram = build(vocabulary, tables)
        self.walk = Walk(self.diagram)
        self.rules: Mapping[str, Rule] = {r.id: r for t in tables for r in t.rules}
        self._paths = tuple(
            _CompletePath(path, outcome, self.certain_rules(dict(path), outcome))
            for path, outcome in self.diagram.paths()
        )
        self._masks = self._fact_masks()
        self._ends = self._outcome_masks()

    @classmethod
    def load(cls) -> "Law":
        """Return the law as shipped; raises LawError if the tables are not sound."""
        vocabulary = load_vocabulary(HERE)
        return cls(vocabulary, load_tables(vocabulary, HERE))

    @cached_property
    def reviewed_on(self) -> str:
        """The oldest date on which any table was last checked, as YYYY-MM-DD."""
        return min(table.reviewed.on for table in self.tables).isoformat()

    @cached_property
    def reviewed_by(self) -> tuple[str, ...]:
        """Who reviewed the tables, each name once."""
        return tuple(dict.fromkeys(table.reviewed.by for table in self.tables))

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """Every rule for each outcome that it gives on some path, best outcome first."""
        on = {r: bits(r in path.rules for path in self._paths) for r in self.rules.values()}
        against = {r: self._against(table, r) for table in self.tables for r in table.rules}
        found = []
        for end, outcome in enumerate(self.diagram.outcomes):
            for rule in self.rules.values():
                here = on[rule] & self._ends[outcome]
                if here:
                    gives = 2 * end + isinstance(rule.gives, Route)
                    found.append(Given(rule, outcome, end, gives, here, against[rule]))
        return tuple(found)

    def certain_rules(self, facts: Mapping[str, str], outcome: Outcome) -> tuple[Rule, ...]:
        """Return the rules that hold whatever the missing facts are and give this outcome."""
        holding = [
            rule
            for table in self.tables
            for rule in table.rules
            if _holds(effective_cells(table, rule), facts, self.vocabulary)
            and (rule.reliefs is None or outcome.relief in rule.reliefs)
        ]
        beaten = {name for rule in holding for name in rule.notwithstanding}
        wanted = (outcome.relief, outcome.route)
        return tuple(r for r in holding if r.id not in beaten and r.gives in wanted)

    def unexplained(self) -> Iterator[tuple[Path, Outcome]]:
        """Yield each complete path whose relief or route no rule certainly gives."""
        for path in self._paths:
            kinds = {type(rule.gives) for rule in path.rules}
            if kinds != {Relief, Route}:
                yield path.facts, path.outcome

    def estimate(self, known: Mapping[str, str]) -> Estimate:
        """Return the estimate on the known facts (fact id to value); others stay open.

        ValueError names a fact or a value that the vocabulary does not have.
        """
        self._refuse_unknown(known)
        here = self._consistent(known)
        ends = self._ends_of(here)
        stated = standing([each for each in self.given if each.on & here], here)
        changes = tuple(self._changes(known, ends))
        open_part = Restriction(self.diagram, known, lambda outcome: outcome)
        conditions = open_part.conditions()
        return Estimate(
            tuple(
                Possible(
                    end,
                    tuple(each.rule for each in stated if each.outcome == end),
                    conditions[end],
                )
                for end in sorted(ends, key=outcome_order)
            ),
            tuple(dict.fromkeys(change.fact for change in changes)),
            changes,
            open_part.open_facts(),
        )

    def relief_conditions(self, known: Mapping[str, str]) -> Mapping[Relief, tuple[Condition, ...]]:
        """Return when each relief comes, on the facts still open, leaving the route aside."""
        self._refuse_unknown(known)
        return Restriction(self.diagram, known, lambda outcome: outcome.relief).conditions()

    def route_conditions(self, known: Mapping[str, str]) -> Mapping[Route, tuple[Condition, ...]]:
        """Return when each route comes, on the facts still open, leaving the relief aside."""
        self._refuse_unknown(known)
        return Restriction(self.diagram, known, lambda outcome: outcome.route).conditions()

    def _refuse_unknown(self, known: Mapping[str, str]) -> None:
        for fact, value in known.items():
            if fact not in self._masks or value not in self._masks[fact]:
                raise ValueError(f"{fact} = {value!r} is not in the vocabulary")

    def _fact_masks(self) -> Mapping[str, Mapping[str, int]]:
        masks: dict[str, dict[str, int]] = {}
        for fact in self.vocabulary.facts:
            masks[fact.id] = dict.fromkeys(fact.values, 0)
            for i, path in enumerate(self._paths):
                said = dict(path.facts).get(fact.id)
                for value in fact.values:
                    if said is None or said == value:
                        masks[fact.id][value] |= 1 << i
        return masks

    def _outcome_masks(self) -> Mapping[Outcome, int]:
        masks: dict[Outcome, int] = {}
        for i, path in enumerate(self._paths):
            masks[path.outcome] = masks.get(path.outcome, 0) | 1 << i
        return masks

    def _against(self, table: Table, rule: Rule) -> int:
        """Return the paths on which a fact has a value that the rule's cells leave out."""
        cells = effective_cells(table, rule).items()
        return bits(
            any(value not in cell for fact, cell in cells if (value := path.get(fact)))
            for path in map(dict, (each.facts for each in self._paths))
        )

    def _consistent(self, known: Mapping[str, str]) -> int:
        mask = (1 << len(self._paths)) - 1
        for fact, value in known.items():
            mask &= self._masks[fact][value]
        return mask

    def _ends_of(self, mask: int) -> Ends:
        return frozenset(outcome for outcome, where in self._ends.items() if mask & where)

    def _changes(self, known: Mapping[str, str], ends: Ends) -> Iterator[Change]:
        for fact in self.vocabulary.facts:
            if fact.id not in known:
                continue
            others = self._consistent({f: v for f, v in known.items() if f != fact.id})
            for value in fact.values:
                other = self._ends_of(others & self._masks[fact.id][value])
                if value != known[fact.id] and other != ends:
                    yield Change(fact.id, value, tuple(sorted(other, key=outcome_order)))
