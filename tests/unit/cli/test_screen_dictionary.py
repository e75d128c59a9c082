"""The dictionary of a guess: names of columns and words, with what is not said of them."""

from pathlib import Path

import pytest

from portal.cli import screen_dictionary
from portal.cli.screen_data import read_toml
from portal.cli.screen_dictionary import HEADERS, WORDS, load_dictionary, word
from portal.cli.screen_mapping import Reads
from portal.cli.stop import Stop
from portal.law.model import Vocabulary
from tests.law.asking import the_law


@pytest.mark.parametrize(
    ("header", "reads", "alone"),
    [
        ("Date of Offense", Reads.OFFENSE_DATE, True),
        ("OFFENSE_DATE", Reads.OFFENSE_DATE, True),
        ("Offense date (mm/dd/yyyy)", Reads.OFFENSE_DATE, False),
        ("Fecha de la Ofensa", Reads.OFFENSE_DATE, True),
        ("Case #", Reads.CASE_NUMBER, True),
        ("Condado de la condena", Reads.COUNTY, True),
        ("Age", Reads.KEEP, True),
    ],
)
def test_a_name_is_known_in_any_order_and_form(header: str, reads: Reads, *, alone: bool) -> None:
    named, found = load_dictionary(the_law().vocabulary).named(header)
    assert named[0].reads is reads
    assert found is alone


@pytest.mark.parametrize("header", ["", "xyz", "County of birth", "#"])
def test_another_name_says_nothing(header: str) -> None:
    assert load_dictionary(the_law().vocabulary).named(header)[0] == ()


@pytest.mark.parametrize(
    ("fact", "cell", "means"),
    [
        ("level", "Misd.", "misdemeanor"),
        ("level", "INFRACCIÓN", "infraction"),
        ("level", "felony", "felony"),
        ("level", "N/A", ""),
        ("level", "wobbler", None),
        ("level", "Z", None),
        ("disposition", "dismissed", None),
        ("school_grounds", "Sí", "yes"),
        ("school_grounds", "0", None),
        ("prior_relief", "yes", None),
        ("prior_relief", "none", "none_known"),
        ("age", "minor", None),
        ("age", "21+", "21_or_older"),
    ],
)
def test_a_word_means_one_value_or_is_not_sure(fact: str, cell: str, means: str | None) -> None:
    dictionary = load_dictionary(the_law().vocabulary)
    assert dictionary.means(the_law().vocabulary.by_id[fact], cell) == means


def test_a_word_in_doubt_has_a_question_and_no_value() -> None:
    dictionary = load_dictionary(the_law().vocabulary)
    assert dictionary.doubts["level"]
    for fact, doubts in dictionary.doubts.items():
        for doubted, ask in doubts.items():
            assert ask[-1] in "?."
            assert dictionary.means(the_law().vocabulary.by_id[fact], doubted) is None


def test_no_word_means_two_values() -> None:
    vocabulary = the_law().vocabulary
    raw = read_toml(WORDS)
    for fact in vocabulary.facts:
        table = raw.get(fact.id, {})
        assert isinstance(table, dict)
        words = [word(each) for listed in table.values() for each in listed]
        assert len(words) == len(set(words)), fact.id


@pytest.mark.parametrize(
    ("file", "slip", "found"),
    [
        (WORDS, ("[level]", "[levels]"), "'levels'"),
        (
            WORDS,
            ('infraction = ["i"', 'infraction = ["wobbler"'),
            "'wobbler', which is in doubt too",
        ),
        (WORDS, ("infraction = [", "violation = ["), "'violation'"),
        (WORDS, ('felony = ["f"', "felony = [1"), "felony = [1"),
        (HEADERS, ('reads = "county"', 'reads = "counties"'), "reads = 'counties'"),
        (HEADERS, ('fact = "level"', 'fact = "levels"'), "fact = 'levels'"),
        (HEADERS, ("small = [", "smal = ["), "'smal'"),
    ],
)
def test_a_planted_fault_in_the_dictionary_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path, slip: tuple[str, str], found: str
) -> None:
    old, new = slip
    planted = tmp_path / file.name
    text = file.read_text(encoding="utf-8")
    assert old in text
    planted.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(screen_dictionary, "WORDS" if file == WORDS else "HEADERS", planted)
    law = the_law().vocabulary
    with pytest.raises(Stop) as stop:
        load_dictionary(Vocabulary(law.facts, law.relief_means, law.route_means))
    assert f"found:    {found}" in stop.value.message
    assert file.name in stop.value.message
