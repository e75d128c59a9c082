"""Read the vocabulary and the tables from TOML, strictly: every slip is named, none is guessed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LawError(
            file=path.name,
            rule="(the file)",
            found=str(error),
            expected="a readable TOML file",
            cure="mend the line that the message names",
        ) from error


def _table(raw: object, place: _Place) -> dict[str, Any]:
    if not isinstance(raw, dict) or not raw:
        raise place.fault(raw, "a table with at least one key", "write it as key = value")
    return raw


def _rows(raw: object, place: _Place) -> list[object]:
    if not isinstance(raw, list) or not raw:
        raise place.fault(raw, "at least one row", "write each row under its own [[...]]")
    return raw


def _words(raw: object, name: str, place: _Place) -> tuple[str, ...]:
    """Return one word or a list of different words as a tuple."""
    cells = [raw] if isinstance(raw, str) else raw
    if not isinstance(cells, list) or not cells or not all(isinstance(c, str) for c in cells):
        raise place.fault(raw, "a word in quotes or a list of them", f"correct the cell {name}")
    if len(set(cells)) != len(cells):
        raise place.fault(raw, "each word once", f"correct the cell {name}")
    return tuple(cells)


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


def _fact(cells: object) -> Fact:
    raw = _table(cells, _Place("facts.toml", "a fact"))
    place = _Place("facts.toml", f"fact {raw.get('id', '?')}")
    needed = {"id", "means", "values", "unsure"}
    _keys(raw, needed | {"unsure_is"}, needed, place)
    said = raw.get("unsure_is")
    if isinstance(raw["values"], str):
        raise place.fault(raw["values"], "a list of values", "put them in [ ]")
    values = _words(raw["values"], "values", place)
    if len(values) < 2:  # noqa: PLR2004 - a question has a choice
        raise place.fault(values, "two or more different values", "remove the double or add one")
    if raw["unsure"] not in [str(unsure) for unsure in Unsure]:
        raise place.fault(raw["unsure"], "spread or value", "say what 'not sure' means")
    if (raw["unsure"] == Unsure.VALUE) != (said in values):
        raise place.fault(said, f"unsure_is = one of {values}", "name the value, or use spread")
    id_, means = _text(raw, "id", place), _text(raw, "means", place)
    return Fact(id_, means, values, Unsure(raw["unsure"]), said)


def _meanings(raw: object, closed: type[Relief | Route]) -> dict[Any, str]:
    place = _Place("facts.toml", closed.__name__.lower())
    entries = [_table(entry, place) for entry in _rows(raw, place)]
    ids = [entry.get("id") for entry in entries]
    if ids != [str(member) for member in closed]:
        raise place.fault(ids, f"{[str(m) for m in closed]} in this order", "match model.py")
    for entry in entries:
        _keys(entry, {"id", "means"}, {"id", "means"}, place)
    return {closed(entry["id"]): _text(entry, "means", place) for entry in entries}


def load_vocabulary(folder: Path = HERE) -> Vocabulary:
    """Return the vocabulary of `facts.toml`; raises LawError on any slip."""
    raw = _read(folder / "facts.toml")
    place = _Place("facts.toml", "(the file)")
    _keys(raw, {"fact", "relief", "route"}, {"fact", "relief", "route"}, place)
    facts = tuple(_fact(entry) for entry in _rows(raw["fact"], place))
    ids = [fact.id for fact in facts]
    for fact_id in ids:
        if ids.count(fact_id) > 1:
            raise place.fault(fact_id, "each fact once", "remove or rename one of the two")
    return Vocabulary(facts, _meanings(raw["relief"], Relief), _meanings(raw["route"], Route))


def _cells(raw: object, vocabulary: Vocabulary, place: _Place) -> Cells:
    cells: dict[str, frozenset[str]] = {}
    for fact_id, cell in _table(raw, place).items():
        fact = vocabulary.by_id.get(fact_id)
        if fact is None:
            raise place.fault(fact_id, "a fact of facts.toml", "correct the fact's name")
        values = _words(cell, fact_id, place)
        for value in values:
            if value not in fact.values:
                raise place.fault(value, f"one of {fact.values}", f"correct the cell {fact_id}")
        cells[fact_id] = frozenset(values)
    return cells


def _reliefs(raw: object, place: _Place) -> frozenset[Relief]:
    known = [str(relief) for relief in Relief]
    for name in _words(raw, RELIEF_CELL, place):
        if name not in known:
            raise place.fault(name, f"one of {known}", "correct the relief")
    return frozenset(Relief(name) for name in _words(raw, RELIEF_CELL, place))


def _cites(raw: Mapping[str, Any], place: _Place) -> tuple[Citation, ...]:
    parts = [part.strip() for part in _text(raw, "cite", place).split(";")]
    if not all(parts):
        raise place.fault(raw["cite"], "citations between the semicolons", "remove the empty one")
    return tuple(Citation(part) for part in parts)


def _rule(cells: object, head: Table, vocabulary: Vocabulary) -> Rule:
    raw = _table(cells, _Place(head.file, "a rule"))
    place = _Place(head.file, str(raw.get("id", "(no id)")))
    decides = head.decides.__name__.lower()
    needed = {"id", "cite", "because", "when", decides}
    _keys(raw, (RULE_KEYS - {"relief", "route"}) | {decides}, needed, place)
    known = [str(member) for member in head.decides]
    if raw[decides] not in known:
        raise place.fault(raw[decides], f"one of {known}", f"correct {decides}")
    when = dict(_table(raw["when"], place))
    reliefs = None
    if head.decides is Route:
        if RELIEF_CELL not in when:
            raise place.fault(sorted(when), "a cell 'relief'", "say which reliefs it is for")
        reliefs = _reliefs(when.pop(RELIEF_CELL), place)
    beats = raw.get("notwithstanding")
    if isinstance(beats, str):
        raise place.fault(beats, "a list of rule ids", "put it in [ ]")
    return Rule(
        id=_text(raw, "id", place),
        table=head.id,
        cites=_cites(raw, place),
        because=_text(raw, "because", place),
        gives=head.decides(raw[decides]),
        when=_cells(when, vocabulary, place) if when else {},
        notwithstanding=frozenset(() if beats is None else _words(beats, "notwithstanding", place)),
        doubt=_text(raw, "doubt", place) if "doubt" in raw else None,
        reliefs=reliefs,
    )


def _review(raw: object, place: _Place) -> Review:
    match raw:
        case {"on": date() as on, "by": str() as by, **rest} if (
            by.strip() and not rest and not isinstance(on, datetime)
        ):
            return Review(on, by)
    raise place.fault(raw, '{ on = YYYY-MM-DD, by = "..." }', "say when and by whom")


def _head(raw: object, vocabulary: Vocabulary, file: str) -> Table:
    """Return the table without its rules."""
    place = _Place(file, "[table]")
    head = _table(raw, place)
    _keys(head, TABLE_KEYS, TABLE_KEYS - {"scope", "decides"}, place)
    decides = head.get("decides", "relief")
    if decides not in ["relief", "route"]:
        raise place.fault(decides, "relief or route", "correct decides")
    return Table(
        id=_text(head, "id", place),
        title=_text(head, "title", place),
        authority=_text(head, "authority", place),
        reviewed=_review(head["reviewed"], place),
        scope=_cells(head["scope"], vocabulary, place) if "scope" in head else {},
        rules=(),
        decides=Relief if decides == "relief" else Route,
        file=file,
    )


def load_table(path: Path, vocabulary: Vocabulary) -> Table:
    """Return the table of one TOML file; raises LawError naming file, rule, found and cure."""
    raw = _read(path)
    place = _Place(path.name, "(the file)")
    _keys(raw, {"table", "rule"}, {"table", "rule"}, place)
    head = _head(raw["table"], vocabulary, path.name)
    rules = tuple(_rule(row, head, vocabulary) for row in _rows(raw["rule"], place))
    for rule in rules:
        for fact_id in sorted(set(rule.when) & set(head.scope)):
            raise _Place(path.name, rule.id).fault(
                fact_id, "a cell that the scope leaves open", "remove the cell, the scope says it"
            )
    return replace(head, rules=rules)


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
    first: dict[str, str] = {}
    for table in tables:
        if first.setdefault(table.id, table.file) != table.file:
            raise _Place(table.file, "[table]").fault(
                table.id, "an id of its own for each table", "rename one of the two"
            )
    return tables
