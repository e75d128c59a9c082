"""Everything can be read by somebody who left school early, and calls nobody names."""

import pytest

from tests.words.catalogues import TEMPLATE, messages, read
from tests.words.groups import all_groups
from tests.words.reading import HARDEST, LONGEST, forbidden, grade, long_sentences, plain

GROUPS = all_groups()
SENTENCES = [one for english in messages(read(TEMPLATE)) for one in english]
HARD = (
    "Notwithstanding any contrary provision, the petitioner's eligibility for resentencing is "
    "conditioned upon a judicial determination that resentencing would not pose an unreasonable "
    "risk of danger to public safety."
)


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_reads_at_grade_six_or_below(name: str) -> None:
    assert grade(GROUPS[name]) <= HARDEST, GROUPS[name]


def test_no_sentence_is_longer_than_25_words() -> None:
    assert [long for sentence in SENTENCES for long in long_sentences(sentence)] == []


def test_no_word_calls_people_names_or_promises_too_much() -> None:
    assert [(sentence, forbidden(sentence)) for sentence in SENTENCES if forbidden(sentence)] == []


def test_the_groups_hold_every_kind_of_words() -> None:
    kinds = {name.partition(" ")[0] for name in GROUPS}
    assert kinds == {
        *("question", "table", "relief", "step", "terms", "organisations", "paper", "page"),
        *("guide", "glossary"),
    }
    assert "page templates/plan.html" in GROUPS
    assert "page portal/web/result.py" in GROUPS


def test_the_groups_leave_out_only_names_and_clauses() -> None:
    grouped = {sentence for group in GROUPS.values() for sentence in group}
    left = [s for s in SENTENCES if s not in grouped and s.endswith((".", "?"))]
    assert left == []


def test_a_planted_hard_sentence_is_found() -> None:
    easy = GROUPS["step case-number"]
    assert grade(easy) <= HARDEST
    assert grade((*easy, HARD)) > HARDEST
    assert grade([HARD]) > 12
    assert long_sentences(f"It is short. {HARD}") == [HARD]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("An ex-offender with drugs.", ["offender", "drug"]),
        ("You are ineligible.", ["eligible"]),
        ("Expungement of a criminal record.", ["criminal", "expunge"]),
        ("You pleaded guilty.", ["guilty"]),
        ("You can likely get it sealed.", []),
    ],
)
def test_a_planted_word_is_found(sentence: str, words: list[str]) -> None:
    assert forbidden(sentence) == words


def test_names_are_set_aside_and_nothing_else() -> None:
    assert plain("Fill out form CR-400") == "Fill out it."
    assert plain("Growing cannabis (11358)") == "Growing cannabis it."
    assert plain("In jail (4573 to 4573.8), 28.5 grams.") == "In jail it, 285 grams."
    assert plain("If you are not a U.S. citizen.") == "If you are not a US citizen."
    assert plain("Records are destroyed (H&S 11361.5).") == "Records are destroyed (it)."
    assert plain("%(count)s forms") == "it forms."


def test_a_sentence_of_25_words_is_short_enough() -> None:
    assert long_sentences(" ".join(["word"] * LONGEST)) == []
    assert len(long_sentences(" ".join(["word"] * (LONGEST + 1)))) == 1
