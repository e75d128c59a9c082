"""Garbage in the sheets is told as a LawError that names the file; nothing is read silently."""

# ruff: noqa: E501 - a shape is read best on one line

from pathlib import Path

import pytest

from portal.law.diagram import Diagram
from portal.law.model import Relief
from portal.law.walk import Walk
from tests.law.asking import the_law
from tests.unit.law.planting import Sheets, refused
from tests.unit.law.slips import CONVICTED, EXCEPTION, FEDERAL, OTHER, REVIEWED
from tests.unit.law.small import DISMISSED, FACTS


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets.copied_to(tmp_path)


GATES = {
    "court_system": "california",
    "disposition": "convicted",
    "offense_date": "before_nov_9_2016",
    "prior_relief": "none_known",
}


def test_a_reason_the_person_did_not_give_is_not_told_beside_a_certain_one() -> None:
    # "not sure" to knew_minor; serious_prior = yes is enough by itself
    known = GATES | {
        "charge": "for_sale_11359",
        "age": "18_to_20",
        "serious_prior": "yes",
        "sentence": "serving",
    }
    told = [r.id for r in the_law().estimate(known).rules_for(Relief.MAY_STAY_FELONY)]
    assert told == ["for-sale-serious-prior"]


def test_after_unsure_at_the_end_is_refused_as_after_is() -> None:
    walk = Walk(Diagram(FACTS, (DISMISSED,), root=0))
    with pytest.raises(ValueError, match="ended"):
        walk.after_unsure(walk.start)


HEAD = "[table]\nid='g'\ntitle='g'\nauthority='g'\nreviewed={on=2026-01-01,by='x'}"
FIRST_RELIEF = '[[relief]]\nid = "dismiss_and_seal"'


def fact(name: str, values: str) -> str:
    """Return one more fact, to stand before the first relief."""
    return (
        f'[[fact]]\nid = {name}\nmeans = "x"\nvalues = {values}\nunsure = "spread"\n{FIRST_RELIEF}'
    )


SHAPES: dict[str, tuple[str, str | None, str]] = {
    "fact = 3": ("facts.toml", None, "fact = 3\nrelief = []\nroute = []"),
    "fact = ['x']": ("facts.toml", None, "fact = ['x']\nrelief = []\nroute = []"),
    "fact.id = []": ("facts.toml", 'id = "disposition"', "id = []"),
    "fact.values = 3": ("facts.toml", CONVICTED, 'values = 3\nunsure = "spread"'),
    "fact.values = [['a']]": (
        "facts.toml",
        CONVICTED,
        'values = [["a"], ["b"]]\nunsure = "spread"',
    ),
    "fact.unsure = []": (
        "facts.toml",
        CONVICTED,
        'values = ["convicted", "not_convicted"]\nunsure = []',
    ),
    "relief = 3": ("facts.toml", None, "fact = []\nrelief = 3\nroute = []"),
    "relief = ['x']": ("facts.toml", None, "fact = []\nrelief = ['x']\nroute = []"),
    "table = 3": ("gates.toml", None, "table = 3\nrule = []"),
    "table = [[1]]": ("gates.toml", None, "table = [[1]]\nrule = []"),
    "table.decides = []": ("route.toml", 'decides   = "route"', "decides = []"),
    "table.scope = 3": ("growing.toml", "scope     = {", "scope = 3 # {"),
    "table.scope = []": ("growing.toml", "scope     = {", "scope = [] # {"),
    "rule = 3": ("gates.toml", None, "rule = 3\n" + HEAD),
    "rule = ['x']": ("gates.toml", None, "rule = ['x']\n" + HEAD),
    "rule = {}": ("gates.toml", None, "rule = {}\n" + HEAD),
    "rule = {a=1}": ("gates.toml", None, "rule = {a=1}\n" + HEAD),
    "rule.relief = []": ("gates.toml", 'relief  = "federal"', "relief = []"),
    "rule.when = 3": ("gates.toml", FEDERAL, "when = 3"),
    "rule.when = 'x'": ("gates.toml", FEDERAL, "when = 'x'"),
    "rule.when = [1]": ("gates.toml", FEDERAL, "when = [1]"),
    "rule.when = []": ("gates.toml", FEDERAL, "when = []"),
    "cell = 3": ("gates.toml", FEDERAL, "when = { court_system = 3 }"),
    "cell = [['a']]": ("gates.toml", FEDERAL, "when = { court_system = [['a']] }"),
    "cell = { federal = 1 }": ("gates.toml", FEDERAL, "when = { court_system = { federal = 1 } }"),
    "route cell relief = [[]]": (
        "route.toml",
        '["already_granted", "no_change"',
        '[[], "no_change"',
    ),
    "notwithstanding = 5": ("sale_or_transport.toml", EXCEPTION, "notwithstanding = 5"),
    "notwithstanding = [[]]": ("sale_or_transport.toml", EXCEPTION, "notwithstanding = [[]]"),
    "notwithstanding = [5, 'x']": (
        "sale_or_transport.toml",
        EXCEPTION,
        "notwithstanding = [5, 'x']",
    ),
    "cite = ';'": ("gates.toml", OTHER, 'id = "gate-other-court"\ncite = ";"'),
    "cite ends in ;": ("gates.toml", OTHER, 'id = "gate-other-court"\ncite = "H&S § 1;"'),
    "reviewed.by = ''": ("growing.toml", REVIEWED, "reviewed = { on = 2026-11-22, by = '' }"),
    "reviewed.on = datetime": (
        "growing.toml",
        REVIEWED,
        "reviewed = { on = 2026-11-22T00:00:00, by = 'x' }",
    ),
    "values = 'xy'": ("facts.toml", FIRST_RELIEF, fact('"x"', '"xy"')),
    "fact.id = 3": ("facts.toml", FIRST_RELIEF, fact("3", '["a", "b"]')),
    "values = [1, 2]": ("facts.toml", FIRST_RELIEF, fact('"x"', "[1, 2]")),
    "two tables of one id": ("growing.toml", 'id        = "growing"', 'id = "gates"'),
}


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_that_is_not_a_table_is_refused(
    sheets: Sheets, change: tuple[str, str | None, str]
) -> None:
    file, old, new = change
    if old is None:
        sheets.path(file).write_text(new, "utf-8")
    else:
        sheets.change(file, old, new)
    assert file in refused(sheets.load).file


def test_a_sheet_that_is_not_utf8(sheets: Sheets) -> None:
    sheets.path("growing.toml").write_bytes(b'[table]\nid = "\xe9"')
    assert refused(sheets.load).file == "growing.toml"


def test_notwithstanding_each_other_is_not_told_as_a_gap(sheets: Sheets) -> None:
    text = sheets.path("possession.toml").read_text("utf-8")
    head, tail = text.split('[[rule]]\nid      = "possession-own-harvest"')
    sheets.path("possession.toml").write_text(
        head.rstrip()
        + '\nnotwithstanding = ["possession-own-harvest"]\n\n[[rule]]\nid      = "possession-own-harvest"'
        + tail,
        "utf-8",
    )
    faults = sheets.check()
    assert faults
    assert all("possession-own-harvest" in fault.rule for fault in faults)


def test_a_fact_that_no_rule_uses(sheets: Sheets) -> None:
    sheets.change("facts.toml", FIRST_RELIEF, fact('"idle"', '["a", "b"]'))
    assert sheets.check() != ()


def test_notwithstanding_as_a_word_names_the_word(sheets: Sheets) -> None:
    sheets.change("sale_or_transport.toml", EXCEPTION, 'notwithstanding = "sale-two-priors"')
    assert "sale-two-priors" in refused(sheets.load).found


def test_relief_conditions_refuse_what_the_vocabulary_does_not_have() -> None:
    with pytest.raises(ValueError, match="not in the vocabulary"):
        the_law().relief_conditions({"county": "alameda"})
