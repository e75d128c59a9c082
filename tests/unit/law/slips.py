"""The slips that a person who edits the sheets can make, and the garbage that a machine can."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A change to one sheet, and what the error must then say."""

    file: str
    old: str
    new: str
    rule: str
    found: str
    cure: str


FEDERAL = 'when    = { court_system = "federal" }'
OTHER = 'id      = "gate-other-court"\ncite    = "H&S § 11361.8(a), (e)"'
MANY = 'when    = { age = ["18_to_20", "21_or_older"], plants = "seven_or_more" }'
REVIEWED = 'reviewed  = { on = 2026-11-22, by = "not yet reviewed by a lawyer" }'
EXCEPTION = 'notwithstanding = ["sale-two-priors"]'
CONVICTED = 'values = ["convicted", "not_convicted"]\nunsure = "spread"'
CLOSED = "remove the cell, the scope says it"
UNSURE = "name the value, or use spread"

SLIPS = {
    "a misspelt value": Slip(
        "gates.toml",
        FEDERAL,
        'when = { court_system = "fedral" }',
        "gate-federal",
        "'fedral'",
        "correct the cell court_system",
    ),
    "a misspelt value in a list": Slip(
        "growing.toml",
        MANY,
        'when = { age = ["18_to_20", "21"], plants = "seven_or_more" }',
        "growing-many-plants",
        "'21'",
        "correct the cell age",
    ),
    "an unknown fact": Slip(
        "gates.toml",
        FEDERAL,
        'when = { court = "federal" }',
        "gate-federal",
        "'court'",
        "correct the fact's name",
    ),
    "an unknown fact in the scope": Slip(
        "growing.toml",
        "scope     = { court_system",
        "scope     = { court",
        "[table]",
        "'court'",
        "correct the fact's name",
    ),
    "an unknown relief": Slip(
        "gates.toml",
        'relief  = "federal"',
        'relief = "federl"',
        "gate-federal",
        "'federl'",
        "correct relief",
    ),
    "an unknown route": Slip(
        "route.toml", '"petition"', '"plea"', "route-petition", "'plea'", "correct route"
    ),
    "an unknown relief in a route's cell": Slip(
        "route.toml",
        '["already_granted", "no_change"',
        '["granted", "no_change"',
        "route-nothing-to-file",
        "'granted'",
        "correct the relief",
    ),
    "a missing because": Slip(
        "gates.toml",
        'because = "A California court',
        '# because = "A California court',
        "gate-federal",
        "'nothing'",
        "add because to it",
    ),
    "a misspelt because": Slip(
        "gates.toml",
        'because = "A California court',
        'becuase = "A California court',
        "gate-federal",
        "'becuase'",
        "correct or remove the key",
    ),
    "an empty cite": Slip(
        "gates.toml",
        OTHER,
        'id = "gate-other-court"\ncite = " "',
        "gate-other-court",
        "' '",
        "write cite in quotes",
    ),
    "a cite without quotes": Slip(
        "gates.toml",
        OTHER,
        'id = "gate-other-court"\ncite = 11361',
        "gate-other-court",
        "11361",
        "write cite in quotes",
    ),
    "a review on no date": Slip(
        "growing.toml",
        REVIEWED,
        'reviewed = { on = "last year", by = "a lawyer" }',
        "[table]",
        "{'on': 'last year', 'by': 'a lawyer'}",
        "say when and by whom",
    ),
    "a review by nobody": Slip(
        "growing.toml",
        REVIEWED,
        "reviewed = { on = 2026-11-22 }",
        "[table]",
        "{'on': datetime.date(2026, 11, 22)}",
        "say when and by whom",
    ),
    "a review that says more": Slip(
        "growing.toml",
        REVIEWED,
        'reviewed = { on = 2026-11-22, by = "a lawyer", sure = true }',
        "[table]",
        "{'on': datetime.date(2026, 11, 22), 'by': 'a lawyer', 'sure': True}",
        "say when and by whom",
    ),
    "a cell that the scope says": Slip(
        "growing.toml",
        'when    = { age = "under_18" }',
        'when = { age = "under_18", charge = "growing_11358" }',
        "growing-under-18",
        "'charge'",
        CLOSED,
    ),
    "a value twice in a cell": Slip(
        "growing.toml",
        MANY,
        'when = { age = ["18_to_20", "18_to_20"], plants = "seven_or_more" }',
        "growing-many-plants",
        "['18_to_20', '18_to_20']",
        "correct the cell age",
    ),
    "an empty cell": Slip(
        "growing.toml",
        MANY,
        'when = { age = [], plants = "seven_or_more" }',
        "growing-many-plants",
        "[]",
        "correct the cell age",
    ),
    "a route for no relief": Slip(
        "route.toml",
        'relief = ["already_granted", "no_change", "not_covered", "after_prop64", "no_conviction",'
        ' "federal", "other_court"]',
        'sentence = "completed"',
        "route-nothing-to-file",
        "['sentence']",
        "say which reliefs it is for",
    ),
    "a table that decides something else": Slip(
        "route.toml",
        'decides   = "route"',
        'decides = "door"',
        "[table]",
        "'door'",
        "correct decides",
    ),
    "a relief in the table of routes": Slip(
        "route.toml",
        'route   = "petition"',
        'relief = "petition"',
        "route-petition",
        "'relief'",
        "correct or remove the key",
    ),
    "a key that no table has": Slip(
        "growing.toml",
        'id        = "growing"',
        'id = "growing"\ncolour = "green"',
        "[table]",
        "'colour'",
        "correct or remove the key",
    ),
    "a key twice": Slip(
        "growing.toml",
        'id        = "growing"',
        'id = "growing"\nid = "growing"',
        "(the file)",
        "line",
        "mend the line that the message names",
    ),
    "a cell twice": Slip(
        "growing.toml",
        'when    = { age = "under_18" }',
        'when = { age = "under_18", age = "under_18" }',
        "(the file)",
        "line",
        "mend the line that the message names",
    ),
    "an id twice in a sheet": Slip(
        "gates.toml",
        'id      = "gate-other-court"',
        'id = "gate-federal"',
        "gate-federal",
        "'the id again (first in gates.toml)'",
        "rename one",
    ),
    "an id twice in two sheets": Slip(
        "growing.toml",
        'id      = "growing-under-18"',
        'id = "for-sale-adult"',
        "for-sale-adult",
        "'the id again (first in for_sale.toml)'",
        "rename one",
    ),
    "notwithstanding a rule that is not there": Slip(
        "sale_or_transport.toml",
        EXCEPTION,
        'notwithstanding = ["sale-too-priors"]',
        "across-state-line-large",
        "notwithstanding 'sale-too-priors'",
        "correct the name",
    ),
    "notwithstanding itself": Slip(
        "sale_or_transport.toml",
        EXCEPTION,
        'notwithstanding = ["across-state-line-large"]',
        "across-state-line-large",
        "notwithstanding 'across-state-line-large'",
        "correct the name",
    ),
    "a wrong unsure_is": Slip(
        "facts.toml",
        'unsure_is = "none_known"',
        'unsure_is = "nothing_known"',
        "fact prior_relief",
        "'nothing_known'",
        UNSURE,
    ),
    "a missing unsure_is": Slip(
        "facts.toml", 'unsure_is = "none_known"', "", "fact prior_relief", "None", UNSURE
    ),
    "an unsure_is where every value stays possible": Slip(
        "facts.toml",
        CONVICTED,
        CONVICTED + '\nunsure_is = "convicted"',
        "fact disposition",
        "'convicted'",
        UNSURE,
    ),
    "a misspelt unsure": Slip(
        "facts.toml",
        CONVICTED,
        'values = ["convicted", "not_convicted"]\nunsure = "spraed"',
        "fact disposition",
        "'spraed'",
        "say what 'not sure' means",
    ),
    "a fact with one value": Slip(
        "facts.toml",
        CONVICTED,
        'values = ["convicted"]\nunsure = "spread"',
        "fact disposition",
        "('convicted',)",
        "remove the double or add one",
    ),
    "a value twice in a fact": Slip(
        "facts.toml",
        CONVICTED,
        'values = ["convicted", "convicted"]\nunsure = "spread"',
        "fact disposition",
        "['convicted', 'convicted']",
        "correct the cell values",
    ),
    "a fact twice": Slip(
        "facts.toml",
        'id = "disposition"',
        'id = "court_system"',
        "(the file)",
        "'court_system'",
        "remove or rename one of the two",
    ),
    "a fact without a meaning": Slip(
        "facts.toml",
        'means = "Whether the case ended',
        '# means = "Whether the case ended',
        "fact disposition",
        "'nothing'",
        "add means to it",
    ),
    "a relief that the model does not have": Slip(
        "facts.toml", 'id = "no_change"', 'id = "unchanged"', "relief", "'unchanged'", "model.py"
    ),
    "routes in another order": Slip(
        "facts.toml", 'id = "petition"', 'id = "plea"', "route", "'plea'", "model.py"
    ),
    "a part that no vocabulary has": Slip(
        "facts.toml",
        '[[route]]\nid = "application"',
        '[[door]]\nid = "application"',
        "(the file)",
        "'door'",
        "correct or remove the key",
    ),
}

GARBAGE = {
    "values as a word": ("facts.toml", CONVICTED, 'values = "x"\nunsure = "spread"'),
    "values as nothing": ("facts.toml", CONVICTED, 'values = []\nunsure = "spread"'),
    "unsure as a number": (
        "facts.toml",
        CONVICTED,
        'values = ["convicted", "not_convicted"]\nunsure = 3',
    ),
    "a relief as a number": ("gates.toml", 'relief  = "federal"', "relief = 3"),
    "a cell as a table": ("gates.toml", FEDERAL, "when = { court_system = { a = 1 } }"),
    "a cell as a list of numbers": ("gates.toml", FEDERAL, "when = { court_system = [1] }"),
    "a cell as an empty word": ("gates.toml", FEDERAL, 'when = { court_system = "" }'),
    "notwithstanding as a word": (
        "sale_or_transport.toml",
        EXCEPTION,
        'notwithstanding = "sale-two-priors"',
    ),
    "notwithstanding as a number in a list": (
        "sale_or_transport.toml",
        EXCEPTION,
        "notwithstanding = [5]",
    ),
    "a review as a number": ("growing.toml", REVIEWED, "reviewed = 3"),
    "a review as a list": ("growing.toml", REVIEWED, "reviewed = []"),
    "a table's id as a list": ("growing.toml", 'id        = "growing"', 'id = ["growing"]'),
    "no TOML at all": ("growing.toml", "[table]", "<table>"),
}
