"""Hold the tables against themselves: gaps, conflicts, dead rows, outcomes nothing reaches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.law.compiler import Expansion, Fault, explain, outcome_of, prevailing, settle
from portal.law.estimate import Law
from portal.law.model import LawError, Outcome, Relief, Route, Rule, Table, Vocabulary

REVIEW_DAYS = 365


@dataclass(slots=True)
class _Seen:
    """What turned up while every combination of facts was tried."""

    prevailed: set[str] = field(default_factory=set)
    overrode: set[tuple[str, str]] = field(default_factory=set)
    outcomes: set[Outcome] = field(default_factory=set)

    def note(self, rules: Iterable[Rule], outcome: Outcome) -> None:
        """Record which rules stood and which `notwithstanding` did work."""
        known = [r for r in rules if r.reliefs is None or outcome.relief in r.reliefs]
        self.outcomes.add(outcome)
        self.prevailed |= {
            r.id for r in prevailing(known) if r.gives in (outcome.relief, outcome.route)
        }
        for rule in known:
            self.overrode |= {
                (rule.id, other.id)
                for other in known
                if other.id in rule.notwithstanding and other.gives != rule.gives
            }


def _table_faults(vocabulary: Vocabulary, tables: tuple[Table, ...]) -> Iterator[LawError]:
    """Yield gaps and conflicts of each table over its own full product of facts."""
    for table in tables:
        expansion = Expansion.of(vocabulary, (table,))
        begin = tuple((fact, next(iter(cell))) for fact, cell in table.scope.items())
        for alive, path in expansion.ends(begin):
            for rules in _together(table, expansion.named(alive)):
                found = settle(rules, table.decides.__name__.lower(), path)
                gap_is_elsewhere = not table.scope and not rules
                if isinstance(found, Fault) and not gap_is_elsewhere:
                    yield explain(found, tables)


def _together(table: Table, rules: list[Rule]) -> Iterator[list[Rule]]:
    if table.decides is Relief:
        yield rules
        return
    for relief in Relief:
        yield [rule for rule in rules if rule.reliefs is not None and relief in rule.reliefs]


def _whole(vocabulary: Vocabulary, tables: tuple[Table, ...], seen: _Seen) -> Iterator[LawError]:
    """Yield gaps and conflicts between tables, noting what each combination uses."""
    expansion = Expansion.of(vocabulary, tables)
    for alive, path in expansion.ends():
        rules = expansion.named(alive)
        found = outcome_of(rules, path)
        if isinstance(found, Fault):
            yield explain(found, tables)
        else:
            seen.note(rules, found)


def _idle(tables: tuple[Table, ...], seen: _Seen) -> Iterator[LawError]:
    """Yield rules that never decide and exceptions that never override."""
    for table in tables:
        for rule in table.rules:
            if rule.id not in seen.prevailed:
                yield LawError(
                    file=table.file,
                    rule=rule.id,
                    found="a dead rule: no combination of facts is decided by it",
                    expected="a rule that decides at least one case",
                    cure="remove it, or correct its cells or what stands notwithstanding it",
                )
            for name in sorted(rule.notwithstanding):
                if (rule.id, name) not in seen.overrode:
                    yield LawError(
                        file=table.file,
                        rule=rule.id,
                        found=f"notwithstanding {name!r} never has an effect",
                        expected="a rule that it meets and disagrees with",
                        cure="remove the name, or correct the cells",
                    )


def _unused(vocabulary: Vocabulary, tables: tuple[Table, ...]) -> Iterator[LawError]:
    used = {f for table in tables for rule in table.rules for f in (*rule.when, *table.scope)}
    for fact in vocabulary.facts:
        if fact.id not in used:
            yield LawError(
                file="facts.toml",
                rule=f"fact {fact.id}",
                found="a fact that no rule looks at",
                expected="a fact that some rule needs",
                cure="remove the fact, or write the rule that needs it",
            )


def _unreached(seen: _Seen) -> Iterator[LawError]:
    reliefs = {outcome.relief for outcome in seen.outcomes}
    routes = {outcome.route for outcome in seen.outcomes}
    missing: list[Relief | Route] = [r for r in Relief if r not in reliefs]
    missing += [r for r in Route if r not in routes]
    for member in missing:
        yield LawError(
            file="facts.toml",
            rule="(none)",
            found=f"the {type(member).__name__.lower()} {member!s} is never reached",
            expected="a case that ends in it",
            cure="add the rule that gives it, or remove it from the vocabulary",
        )


def _unexplained(law: Law) -> Iterator[LawError]:
    for path, outcome in law.unexplained():
        where = ", ".join(f"{fact}={value}" for fact, value in path)
        yield LawError(
            file="tables/*.toml",
            rule="(none)",
            found=f"no single rule explains {outcome.relief}, {outcome.route} for {where}",
            expected="a rule whose cells hold on what was asked",
            cure="widen a rule to a list of values, so that its reason holds for all of them",
        )


def _stale(tables: tuple[Table, ...], as_of: date) -> Iterator[LawError]:
    for table in tables:
        age = (as_of - table.reviewed.on).days
        if not 0 <= age <= REVIEW_DAYS:
            yield LawError(
                file=table.file,
                rule="[table]",
                found=f"last checked on {table.reviewed.on}, {age} days before {as_of}",
                expected=f"a check in the last {REVIEW_DAYS} days",
                cure="check the table against its sources and write the new date",
            )


def check(
    vocabulary: Vocabulary, tables: tuple[Table, ...], as_of: date | None = None
) -> tuple[LawError, ...]:
    """Return every fault of the tables, each once; an empty tuple means that they are sound.

    `as_of` is today's date where reviews older than a year are to be faults as well.
    """
    seen = _Seen()
    faults = [*_table_faults(vocabulary, tables), *_whole(vocabulary, tables, seen)]
    if not faults:
        faults += [*_idle(tables, seen), *_unreached(seen), *_unused(vocabulary, tables)]
        faults += _unexplained(Law(vocabulary, tables))
    if as_of is not None:
        faults += _stale(tables, as_of)
    return tuple({str(fault): fault for fault in faults}.values())
