"""Every slip in the sheets is named: which file, which rule, what was found, how to mend it."""

from datetime import date

import pytest

from portal.law.load import load_tables, load_vocabulary
from portal.law.model import Citation, Relief, Review, Route, Unsure
from tests.unit.law.planting import Sheets, refused
from tests.unit.law.slips import FEDERAL, GARBAGE, SLIPS, Slip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_named(sheets: Sheets, slip: Slip) -> None:
    sheets.change(slip.file, slip.old, slip.new)
    error = refused(sheets.load)
    assert (error.file, error.rule) == (slip.file, slip.rule)
    assert slip.found in error.found
    assert slip.cure in error.cure


def test_what_was_expected_is_told(sheets: Sheets) -> None:
    sheets.change("gates.toml", FEDERAL, 'when = { court_system = "fedral" }')
    assert refused(sheets.load).expected == "one of ('california', 'federal', 'other')"


def test_a_missing_sheet_is_named(sheets: Sheets) -> None:
    sheets.path("facts.toml").unlink()
    error = refused(sheets.load)
    assert (error.file, error.rule) == ("facts.toml", "(the file)")


@pytest.mark.parametrize("change", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_is_refused_as_a_fault_of_the_sheet(
    sheets: Sheets, change: tuple[str, str, str]
) -> None:
    sheets.change(*change)
    assert refused(sheets.load).file == change[0]


def test_the_vocabulary_as_shipped() -> None:
    vocabulary = load_vocabulary()
    ids = [fact.id for fact in vocabulary.facts]
    assert len(ids) == 23
    assert ids[:5] == ["court_system", "disposition", "offense_date", "prior_relief", "charge"]
    assert ids[-1] == "sentence"
    assert {f.id: f.unsure_is for f in vocabulary.facts if f.unsure is Unsure.VALUE} == {
        "prior_relief": "none_known",
        "charge": "unknown",
        "other_charge": "something_else",
    }
    assert set(vocabulary.relief_means) == set(Relief)
    assert set(vocabulary.route_means) == set(Route)


def test_the_tables_as_shipped() -> None:
    tables = load_tables(load_vocabulary())
    files = [table.file for table in tables]
    assert files == sorted(files)
    assert len(files) == 7
    assert [table.id for table in tables if table.decides is Route] == ["route"]


def test_a_rule_is_read_whole(sheets: Sheets) -> None:
    sheets.path("growing.toml").write_text(
        """
[table]
id = "growing"
title = "Growing"
authority = "§ 11358"
reviewed = { on = 2026-01-02, by = "a lawyer" }
scope = { charge = "growing_11358" }

[[rule]]
id = "young"
cite = "§ 1; § 2(a)"
because = "It is so."
doubt = "Or not."
relief = "reduce_to_infraction"
when = { age = ["under_18", "18_to_20"], plants = "six_or_fewer" }
notwithstanding = ["gate-federal"]
""",
        "utf-8",
    )
    _, tables = sheets.load()
    (growing,) = (table for table in tables if table.id == "growing")
    (young,) = growing.rules
    assert (growing.title, growing.authority) == ("Growing", "§ 11358")
    assert growing.reviewed == Review(date(2026, 1, 2), "a lawyer")
    assert growing.scope == {"charge": {"growing_11358"}}
    assert growing.decides is Relief
    assert (young.id, young.table) == ("young", "growing")
    assert young.cites == (Citation("§ 1"), Citation("§ 2(a)"))
    assert (young.because, young.doubt) == ("It is so.", "Or not.")
    assert young.gives is Relief.REDUCE_TO_INFRACTION
    assert young.when == {"age": {"under_18", "18_to_20"}, "plants": {"six_or_fewer"}}
    assert young.notwithstanding == {"gate-federal"}
    assert young.reliefs is None


def test_a_door_says_which_reliefs_it_is_for(sheets: Sheets) -> None:
    rules = {rule.id: rule for table in sheets.load()[1] for rule in table.rules}
    door = rules["route-petition"]
    assert door.gives is Route.PETITION
    assert door.reliefs is not None
    assert Relief.LAWYER_REVIEW in door.reliefs
    assert Relief.NO_CHANGE not in door.reliefs
    assert door.when == {"sentence": {"serving"}}
    assert door.doubt is None
    assert door.notwithstanding == frozenset()
