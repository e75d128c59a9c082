"""The counts of a list, and which rows to look at first, by what is said of each row."""

from collections.abc import Mapping

from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_tally import SHOWN, Look, Tally
from portal.filing.guidance import load_guidance
from portal.law.model import Relief, Route
from tests.law.asking import the_law
from tests.unit.cli.clinic import facts

ADULT_GROW: Mapping[str, str] = facts(
    offense_date="before_nov_9_2016",
    charge="growing_11358",
    age="21_or_older",
    sentence="completed",
)
FEW = {**ADULT_GROW, "plants": "six_or_fewer"}
MANY = {
    **ADULT_GROW,
    "plants": "seven_or_more",
    "environmental_harm": "no",
    "same_section_priors": "none_or_one",
}
ONE_OPEN = {fact: value for fact, value in FEW.items() if fact != "sentence"}
OPPOSED = {**FEW, "prior_relief": "opposed"}
NEW = {**FEW, "offense_date": "on_or_after_nov_9_2016"}
AT_A_TIME = 7
PATHS = CompletePaths(the_law())


def still(known: Mapping[str, str]) -> Open:
    left = PATHS.every
    for fact, value in known.items():
        left &= PATHS.having(fact, value)
    return left


def tallied(*rows: tuple[Mapping[str, str], str]) -> Tally:
    tally = Tally(PATHS.say, load_guidance())
    for begin in range(0, len(rows), AT_A_TIME):
        block = rows[begin : begin + AT_A_TIME]
        left = [(still(known), flags) for known, flags in block]
        tally.add(left, [*range(begin + 2, begin + 2 + len(block))])
    return tally


def test_certain_and_possible_results_are_counted_apart() -> None:
    tally = tallied(
        (FEW, ""), (FEW, "school"), (MANY, ""), (NEW, ""), ({}, "school|federal|school")
    )
    assert (tally.rows, tally.certain, tally.flagged) == (5, 3, 2)
    assert tally.sure[Relief.DISMISS_AND_SEAL] == 2
    assert tally.possible[Relief.DISMISS_AND_SEAL] == 1
    assert tally.sure[Route.APPLICATION] == 2
    assert tally.possible[Relief.REDUCE_TO_MISDEMEANOR] == 2
    assert (tally.sure[Relief.AFTER_PROP64], tally.sure[Route.NONE]) == (1, 1)
    assert tally.missing["serious_prior"] == 2
    assert tally.missing["court_system"] == 1
    assert tally.flags == {"school": 2, "federal": 1}


def test_each_kind_of_row_has_its_reason() -> None:
    rows = tallied(
        (FEW, ""), (ONE_OPEN, ""), (FEW, "federal"), (OPPOSED, ""), (NEW, ""), ({}, ""), (MANY, "x")
    )
    assert [(seen.row, seen.why) for seen in rows.first()] == [
        (2, Look.READY),
        (3, Look.ONE_ANSWER),
        (8, Look.ONE_ANSWER),
        (4, Look.READ_NOTE),
        (5, Look.LAWYER),
    ]
    assert rows.first()[3].flags == ("federal",)
    assert rows.first()[1].said.open_facts == ("sentence",)


def test_some_of_each_kind_come_first_then_more_and_never_more_than_twenty() -> None:
    many = tallied(*[(FEW, "")] * 30, *[(OPPOSED, "")] * 3, *[(FEW, "school")] * 30)
    found = [seen.why for seen in many.first()]
    assert len(found) == SHOWN
    assert [found.count(look) for look in Look] == [12, 0, 5, 3]
    assert [seen.row for seen in many.first()][:13] == [*range(2, 14), 35]


def test_a_list_longer_than_one_block_is_counted_whole() -> None:
    tally = tallied(*[(NEW, "")] * (AT_A_TIME + 5), (FEW, ""))
    assert (tally.rows, tally.sure[Relief.AFTER_PROP64]) == (AT_A_TIME + 6, AT_A_TIME + 5)
    assert [seen.row for seen in tally.first()] == [AT_A_TIME + 7]


def test_an_empty_list_has_nothing_to_look_at() -> None:
    tally = tallied()
    assert (tally.rows, tally.first()) == (0, [])
