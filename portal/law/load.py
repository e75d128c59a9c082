"""Read the vocabulary and the tables from TOML, strictly: every slip is named, none is guessed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from portal.law.model import (
    Cells,
    Citation,
    Fact,
    LawError,
    Relief,
    Review,
    Route,
    Rule,
    Table,
    Unsure,
    Vocabulary,
)

HERE = Path(__file__).parent
RULE_KEYS = {"id", "cite", "because", "doubt", "relief", "route", "when", "notwithstanding"}
TABLE_KEYS = {"id", "title", "authority", "reviewed", "scope", "decides"}
RELIEF_CELL = "relief"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the files a fault stands."""

    file: str
    rule: str

    def fault(self, found: object, expected: str, cure: str) -> LawError:
        return LawError(
            file=self.file, rule=self.rule, found=repr(found), expected=expected, cure=cure
        )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LawError(
            file=path.name,
            rule="(the file)",
            found=str(error),
            expected="a readable TOML file",
            cure="mend the line that the message names",
        ) from error


def _keys(raw: Mapping[str, Any], allowed: set[str], needed: set[str], place: _Place) -> None:
    for key in raw:
        if key not in allowed:
            raise place.fault(key, f"one of {sorted(allowed)}", "correct or remove the key")
    for key in sorted(needed - set(raw)):
        raise place.fault("nothing", f"a value for {key!r}", f"add {key} to it")


def _text(raw: Mapping[str, Any], key: str, place: _Place) -> str:
    value = raw[key]
    if not isinstance(value, str) or not value.strip():
        raise place.fault(value, f"a sentence in {key!r}", f"write {key} in quotes")
    return value


def _fact(raw: Mapping[str, Any]) -> Fact:
    place = _Place("facts.toml", f"fact {raw.get('id', '?')}")
    _keys(
        raw,
        {"id", "means", "values", "unsure", "unsure_is"},
        {"id", "means", "values", "unsure"},
        place,
    )
    values, said = tuple(raw["values"]), raw.get("unsure_is")
    if len(set(values)) != len(values) or len(values) < 2:  # noqa: PLR2004 - a question has a choice
        raise place.fault(values, "two or more different values", "remove the double or add one")
    if raw["unsure"] not in set(Unsure):
        raise place.fault(raw["unsure"], "spread or value", "say what 'not sure' means")
    if (raw["unsure"] == Unsure.VALUE) != (said in values):
        raise place.fault(said, f"unsure_is = one of {values}", "name the value, or use spread")
    return Fact(raw["id"], _text(raw, "means", place), values, Unsure(raw["unsure"]), said)


def _meanings(raw: list[dict[str, Any]], closed: type[Relief] | type[Route]) -> dict[Any, str]:
    place = _Place("facts.toml", closed.__name__.lower())
    ids = [entry.get("id") for entry in raw]
    if ids != [str(member) for member in closed]:
        raise place.fault(ids, f"{[str(m) for m in closed]} in this order", "match model.py")
    return {closed(entry["id"]): _text(entry, "means", place) for entry in raw}


def load_vocabulary(folder: Path = HERE) -> Vocabulary:
    """Return the vocabulary of `facts.toml`; raises LawError on any slip."""
    raw = _read(folder / "facts.toml")
    place = _Place("facts.toml", "(the file)")
    _keys(raw, {"fact", "relief", "route"}, {"fact", "relief", "route"}, place)
    facts = tuple(_fact(entry) for entry in raw["fact"])
    ids = [fact.id for fact in facts]
    for fact_id in ids:
        if ids.count(fact_id) > 1:
            raise place.fault(fact_id, "each fact once", "remove or rename one of the two")
    return Vocabulary(facts, _meanings(raw["relief"], Relief), _meanings(raw["route"], Route))


def _cells(raw: Mapping[str, Any], vocabulary: Vocabulary, place: _Place) -> Cells:
    cells: dict[str, frozenset[str]] = {}
    for fact_id, cell in raw.items():
        fact = vocabulary.by_id.get(fact_id)
        if fact is None:
            raise place.fault(fact_id, "a fact of facts.toml", "correct the fact's name")
        values = (cell,) if isinstance(cell, str) else tuple(cell)
        for value in values:
            if value not in fact.values:
                raise place.fault(value, f"one of {fact.values}", f"correct the cell {fact_id}")
        if not values or len(set(values)) != len(values):
            raise place.fault(cell, "each value once", f"correct the cell {fact_id}")
        cells[fact_id] = frozenset(values)
    return cells


def _reliefs(raw: object, place: _Place) -> frozenset[Relief]:
    names = [raw] if isinstance(raw, str) else raw
    if not isinstance(names, list) or not names:
        raise place.fault(raw, "one relief or a list of them", "correct the cell relief")
    for name in names:
        if name not in set(Relief):
            raise place.fault(name, f"one of {[str(r) for r in Relief]}", "correct the relief")
    return frozenset(Relief(name) for name in names)


def _rule(raw: dict[str, Any], table: str, decides: str, vocabulary: Vocabulary, file: str) -> Rule:
    place = _Place(file, str(raw.get("id", "(no id)")))
    needed = {"id", "cite", "because", "when", decides}
    _keys(raw, (RULE_KEYS - {"relief", "route"}) | {decides}, needed, place)
    closed: type[Relief | Route] = Relief if decides == "relief" else Route
    if raw[decides] not in set(closed):
        raise place.fault(raw[decides], f"one of {[str(m) for m in closed]}", f"correct {decides}")
    when = dict(raw["when"])
    reliefs = None
    if decides == "route":
        if RELIEF_CELL not in when:
            raise place.fault(sorted(when), "a cell 'relief'", "say which reliefs it is for")
        reliefs = _reliefs(when.pop(RELIEF_CELL), place)
    return Rule(
        id=_text(raw, "id", place),
        table=table,
        cites=tuple(Citation(part.strip()) for part in _text(raw, "cite", place).split(";")),
        because=_text(raw, "because", place),
        gives=closed(raw[decides]),
        when=_cells(when, vocabulary, place),
        notwithstanding=frozenset(raw.get("notwithstanding", [])),
        doubt=_text(raw, "doubt", place) if "doubt" in raw else None,
        reliefs=reliefs,
    )


def _review(raw: object, place: _Place) -> Review:
    match raw:
        case {"on": date() as on, "by": str() as by, **rest} if not rest:
            return Review(on, by)
    raise place.fault(raw, '{ on = YYYY-MM-DD, by = "..." }', "say when and by whom")


def load_table(path: Path, vocabulary: Vocabulary) -> Table:
    """Return the table of one TOML file; raises LawError naming file, rule, found and cure."""
    raw = _read(path)
    place = _Place(path.name, "[table]")
    _keys(raw, {"table", "rule"}, {"table", "rule"}, place)
    head = raw["table"]
    _keys(head, TABLE_KEYS, TABLE_KEYS - {"scope", "decides"}, place)
    decides = head.get("decides", "relief")
    if decides not in {"relief", "route"}:
        raise place.fault(decides, "relief or route", "correct decides")
    scope = _cells(head.get("scope", {}), vocabulary, place)
    rules = tuple(_rule(row, head["id"], decides, vocabulary, path.name) for row in raw["rule"])
    for rule in rules:
        for fact_id in set(rule.when) & set(scope):
            raise _Place(path.name, rule.id).fault(
                fact_id, "a cell that the scope leaves open", "remove the cell, the scope says it"
            )
    return Table(
        id=_text(head, "id", place),
        title=_text(head, "title", place),
        authority=_text(head, "authority", place),
        reviewed=_review(head["reviewed"], place),
        scope=scope,
        rules=rules,
        decides=Relief if decides == "relief" else Route,
        file=path.name,
    )


def _names(tables: tuple[Table, ...]) -> None:
    seen: dict[str, str] = {}
    for table in tables:
        for rule in table.rules:
            if rule.id in seen:
                raise _Place(table.file, rule.id).fault(
                    f"the id again (first in {seen[rule.id]})", "each id once", "rename one"
                )
            seen[rule.id] = table.file
    for table in tables:
        for rule in table.rules:
            for name in sorted(rule.notwithstanding):
                if name not in seen or name == rule.id:
                    raise _Place(table.file, rule.id).fault(
                        f"notwithstanding {name!r}", "the id of another rule", "correct the name"
                    )


def load_tables(vocabulary: Vocabulary, folder: Path = HERE) -> tuple[Table, ...]:
    """Return every table of the folder, sorted by file name; raises LawError on any slip."""
    tables = tuple(load_table(p, vocabulary) for p in sorted((folder / "tables").glob("*.toml")))
    _names(tables)
    return tables
