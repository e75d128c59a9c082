"""Every fact has its words, and a slip in them stops the start with its cure."""

import re
from pathlib import Path

import pytest

from portal.interview.questions import SOURCE, QuestionError, load_questions
from portal.law.estimate import Law

TEXT = SOURCE.read_text(encoding="utf-8")


def test_every_fact_has_its_question(law: Law) -> None:
    questions = load_questions(law.vocabulary)
    assert list(questions) == [fact.id for fact in law.vocabulary.facts]
    for fact in law.vocabulary.facts:
        question = questions[fact.id]
        assert question.fact == fact
        assert question.ask.endswith("?")
        assert {option.value for option in question.options} == set(fact.values)
        assert all(question.clause(value) for value in fact.values)


def test_only_what_not_sure_says_has_no_label(law: Law) -> None:
    questions = load_questions(law.vocabulary)
    silent = {
        (fact.id, value)
        for fact in law.vocabulary.facts
        for value in fact.values
        if questions[fact.id].label(value) is None
    }
    assert silent == {("charge", "unknown")}
    shown = questions["charge"].choices
    assert [option.value for option in shown] == list(questions["charge"].fact.values[:-1])


def test_labels_and_short_names_tell_questions_and_answers_apart(law: Law) -> None:
    questions = load_questions(law.vocabulary)
    for question in questions.values():
        labels = [option.label for option in question.choices]
        assert len(set(labels)) == len(labels) >= 2
    asked = [question.ask for question in questions.values()]
    assert len(set(asked)) == len(asked)


def test_no_question_asks_who_somebody_is() -> None:
    asked = " ".join(re.findall(r'^(?:ask|hint) *= "(.*)"', TEXT, re.MULTILINE)).lower()
    for word in ("name of", "your name", "date of birth", "immigra", "citizen", "address", "race"):
        assert word not in asked


SLIPS = {
    "an unknown fact": ("[age]", "[height]", "height", "a fact of facts.toml"),
    "a fact without words": ("[age]\n", "[age]\n[age.x]\n", "age", "the keys"),
    "a value that is not there": ('"18_to_20"', '"18_to_21"', "age", "each of"),
    "a value twice": ('value = "under_18"', 'value = "18_to_20"', "age", "each of"),
    "a key too many": ('recap = "Age then"', 'recap = "x"\nrecaps = "x"', "age", "remove"),
    "a key too few": ('recap = "Plants"\n', "", "plants", "add ['recap']"),
    "a label missing": (', label = "Under 18"', "", "age", "a label for each value"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_row_and_its_cure(law: Law, tmp_path: Path, slip: str) -> None:
    old, new, row, told = SLIPS[slip]
    assert TEXT.count(old) == 1
    source = tmp_path / "questions.toml"
    source.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        load_questions(law.vocabulary, source)
    assert f"questions.toml: {row}: found" in str(caught.value)
    assert told in str(caught.value)
    assert "To mend it: " in str(caught.value)


def test_a_fact_without_a_question_is_named(law: Law, tmp_path: Path) -> None:
    source = tmp_path / "questions.toml"
    source.write_text(TEXT[: TEXT.index("[sentence]")], encoding="utf-8")
    with pytest.raises(QuestionError, match=r"sentence: found None.*add \[sentence\]"):
        load_questions(law.vocabulary, source)
