"""The tables as shipped are sound, and every fault that is planted in them is found."""

from datetime import date, timedelta

import pytest

from portal.law.check import REVIEW_DAYS, check
from portal.law.estimate import Law
from portal.law.model import LawError
from tests.unit.law.planting import Sheets, refused

CHECKED = date(2026, 11, 22)
GAP = "a gap: no rule gives a relief for "


def only(faults: tuple[LawError, ...]) -> LawError:
    (fault,) = faults
    return fault


def test_the_tables_as_shipped_are_sound(law: Law) -> None:
    assert check(law.vocabulary, law.tables) == ()


def test_a_removed_rule_leaves_a_gap(sheets: Sheets) -> None:
    sheets.remove_rule("growing.toml", "growing-few-plants-18-to-20")
    faults = sheets.check()
    assert faults
    for fault in faults:
        assert (fault.file, fault.rule) == ("tables/*.toml", "(none)")
        assert fault.found.startswith(GAP)
        assert "charge=growing_11358, age=18_to_20, plants=six_or_fewer" in fault.found
        assert fault.cure == "add a rule for it, or widen the cells of the nearest one"


def test_a_removed_gate_leaves_a_gap(sheets: Sheets) -> None:
    sheets.remove_rule("gates.toml", "gate-other-court")
    faults = sheets.check()
    assert faults
    for fault in faults:
        assert fault.found.startswith(GAP + "court_system=other")


def test_a_removed_door_leaves_a_gap(sheets: Sheets) -> None:
    sheets.remove_rule("route.toml", "route-petition")
    sheets.change("route.toml", ', "route-petition"]', "]")
    faults = sheets.check()
    assert faults
    for fault in faults:
        assert fault.found.startswith("a gap: no rule gives a route for ")
        assert "sentence=serving" in fault.found


def test_a_gap_that_another_table_hides_is_still_a_gap(sheets: Sheets) -> None:
    sheets.remove_rule("growing.toml", "growing-few-plants-18-to-20")
    sheets.add(
        "gates.toml",
        """
[[rule]]
id = "open"
cite = "§ 1"
because = "It stands in the wrong table."
relief = "reduce_to_infraction"
when = { court_system = "california", disposition = "convicted", \
offense_date = "before_nov_9_2016", prior_relief = "none_known", charge = "growing_11358", \
age = "18_to_20", plants = "six_or_fewer" }
""",
    )
    fault = only(sheets.check())
    assert fault.found.startswith(GAP)
    assert fault.found.endswith("age=18_to_20, plants=six_or_fewer")
    assert Law(*sheets.load()).diagram.inner == 44


def test_a_gap_does_not_compile(sheets: Sheets) -> None:
    sheets.remove_rule("growing.toml", "growing-few-plants-18-to-20")
    assert refused(lambda: Law(*sheets.load())).found.startswith(GAP)


def test_a_removed_notwithstanding_leaves_a_conflict(sheets: Sheets) -> None:
    sheets.change("possession.toml", 'notwithstanding = ["possession-over-limit-same-level"]', "")
    faults = sheets.check()
    assert faults
    for fault in faults:
        assert fault.file == "possession.toml"
        assert fault.rule == "possession-over-limit-same-level, possession-own-harvest"
        assert fault.found.startswith("a conflict: they disagree on the relief for ")
        assert "home_harvest=yes" in fault.found
        assert fault.cure == "add `notwithstanding` to the rule that prevails"
    assert refused(lambda: Law(*sheets.load())).file == "possession.toml"


def test_each_fault_is_told_once(sheets: Sheets) -> None:
    sheets.change(
        "route.toml",
        'notwithstanding = ["route-application", "route-money-owed", "route-petition"]',
        "",
    )
    faults = [str(fault) for fault in sheets.check()]
    assert any("route-juvenile" in fault for fault in faults)
    assert len(set(faults)) == len(faults)


def test_a_conflict_of_two_tables_names_both(sheets: Sheets) -> None:
    sheets.add(
        "gates.toml",
        """
[[rule]]
id = "open"
cite = "§ 1"
because = "It stands in the wrong table."
relief = "lawyer_review"
when = { court_system = "california", disposition = "convicted", \
offense_date = "before_nov_9_2016", prior_relief = "none_known", charge = "unknown" }

[[rule]]
id = "wide"
cite = "§ 1"
because = "It stands in the wrong table."
relief = "lawyer_review"
when = { court_system = "california", disposition = "convicted", \
offense_date = "before_nov_9_2016", prior_relief = "none_known", charge = "for_sale_11359", \
age = "under_18" }
""",
    )
    found = {(fault.file, fault.rule) for fault in sheets.check()}
    assert found == {
        ("gates.toml", "gate-charge-unknown, open"),
        ("for_sale.toml, gates.toml", "for-sale-under-18, wide"),
    }


SHADOWED = """
[[rule]]
id = "never"
cite = "§ 1"
because = "Another rule always stands in its place."
relief = "get_record"
when = { court_system = "federal" }
"""

CONTRADICTING = """
[[rule]]
id = "never"
cite = "§ 1"
because = "No relief comes together with this court."
route = "none"
when = { relief = "federal", court_system = "california" }
"""


def dead(file: str, fault: LawError) -> bool:
    return (fault.file, fault.rule, fault.found) == (
        file,
        "never",
        "a dead rule: no combination of facts is decided by it",
    )


def test_a_shadowed_rule_is_dead(sheets: Sheets) -> None:
    sheets.add("gates.toml", SHADOWED)
    sheets.change(
        "gates.toml",
        'when    = { court_system = "federal" }',
        'when = { court_system = "federal" }\nnotwithstanding = ["never"]',
    )
    fault = only(sheets.check())
    assert dead("gates.toml", fault)
    assert fault.cure == "remove it, or correct its cells or what stands notwithstanding it"


def test_a_shadowed_rule_is_dead_even_where_it_agrees(sheets: Sheets) -> None:
    sheets.add("gates.toml", SHADOWED.replace("get_record", "federal"))
    sheets.change(
        "gates.toml",
        'when    = { court_system = "federal" }',
        'when = { court_system = "federal" }\nnotwithstanding = ["never"]',
    )
    idle, gone = sheets.check()
    assert idle.found == "notwithstanding 'never' never has an effect"
    assert dead("gates.toml", gone)


def test_a_rule_whose_cells_never_meet_is_dead(sheets: Sheets) -> None:
    sheets.add("route.toml", CONTRADICTING)
    assert dead("route.toml", only(sheets.check()))


@pytest.mark.parametrize("name", ["for-sale-under-18", "growing-under-18"])
def test_a_notwithstanding_without_an_effect_is_found(sheets: Sheets, name: str) -> None:
    sheets.change(
        "for_sale.toml",
        'serious_prior = "yes" }\nnotwithstanding = [',
        f'serious_prior = "yes" }}\nnotwithstanding = ["{name}", ',
    )
    fault = only(sheets.check())
    assert (fault.file, fault.rule) == ("for_sale.toml", "for-sale-serious-prior")
    assert fault.found == f"notwithstanding '{name}' never has an effect"
    assert fault.cure == "remove the name, or correct the cells"


def test_notwithstanding_a_rule_that_agrees_has_no_effect(sheets: Sheets) -> None:
    sheets.change(
        "for_sale.toml",
        'serious_prior = "yes" }\nnotwithstanding = [',
        'serious_prior = "yes" }\nnotwithstanding = ["for-sale-to-minor", ',
    )
    assert "notwithstanding 'for-sale-to-minor' never has an effect" in {
        fault.found for fault in sheets.check()
    }


def test_a_relief_that_nothing_gives_is_found(sheets: Sheets) -> None:
    sheets.change("gates.toml", 'relief  = "federal"', 'relief = "other_court"')
    fault = only(sheets.check())
    assert (fault.file, fault.rule) == ("facts.toml", "(none)")
    assert fault.found == "the relief federal is never reached"
    assert fault.cure == "add the rule that gives it, or remove it from the vocabulary"


def test_a_route_that_nothing_gives_is_found(sheets: Sheets) -> None:
    sheets.remove_rule("route.toml", "route-juvenile")
    found = [fault.found for fault in sheets.check()]
    assert found == ["the route juvenile is never reached", "a fact that no rule looks at"]


def test_an_outcome_that_no_one_rule_explains_is_found(sheets: Sheets) -> None:
    sheets.change(
        "other_charges.toml",
        'when    = { other_charge = "conspiracy" }',
        'when = { other_charge = "conspiracy", sentence = ["completed", "money_owed"] }',
    )
    sheets.add(
        "other_charges.toml",
        """
[[rule]]
id = "other-conspiracy-serving"
cite = "§ 1"
because = "It gives the same for the rest."
relief = "not_covered"
when = { other_charge = "conspiracy", sentence = "serving" }
""",
    )
    fault = only(sheets.check())
    assert (fault.file, fault.rule) == ("tables/*.toml", "(none)")
    assert fault.found.startswith("no single rule explains not_covered, none for ")
    assert fault.found.endswith("other_charge=conspiracy")
    assert fault.cure.startswith("widen a rule to a list of values")


def test_a_review_is_good_for_a_year(law: Law) -> None:
    last_day = CHECKED + timedelta(days=REVIEW_DAYS)
    assert REVIEW_DAYS == 365
    assert check(law.vocabulary, law.tables, CHECKED) == ()
    assert check(law.vocabulary, law.tables, last_day) == ()


def test_a_stale_review_is_a_fault_of_its_table(sheets: Sheets) -> None:
    sheets.change("growing.toml", "on = 2026-11-22", "on = 2025-11-21")
    fault = only(sheets.check(CHECKED))
    assert (fault.file, fault.rule) == ("growing.toml", "[table]")
    assert fault.found == "last checked on 2025-11-21, 366 days before 2026-11-22"
    assert fault.cure == "check the table against its sources and write the new date"
    assert sheets.check() == ()


def test_a_review_in_the_future_is_a_fault(sheets: Sheets) -> None:
    sheets.change("growing.toml", "on = 2026-11-22", "on = 2026-11-23")
    assert only(sheets.check(CHECKED)).found.startswith("last checked on 2026-11-23, -1 days")


def test_every_stale_table_is_named(law: Law) -> None:
    faults = check(law.vocabulary, law.tables, CHECKED + timedelta(days=REVIEW_DAYS + 1))
    assert [fault.file for fault in faults] == [table.file for table in law.tables]
