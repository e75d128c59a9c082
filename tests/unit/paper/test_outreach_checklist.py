"""The list on paper has the interview's own questions, in its order, and makes nothing of them."""

from dataclasses import replace

import pytest

from portal.paper.outreach import outreach_pdf
from portal.paper.outreach_checklist import asked, seldom
from portal.paper.outreach_content import Asked, Checklist, Piece
from portal.paper.sheet import Paper
from tests.law.asking import all_paths, fact_ids, the_law
from tests.unit.paper.event_papers import QUESTIONS, content, read, voice
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import squeezed

CHARGES = {"11357", "11358", "11359", "11360"}


def listed() -> dict[str, Asked]:
    found = asked(the_law(), QUESTIONS, voice("en"))
    assert [one.number for one in found] == [*range(1, len(found) + 1)]
    return dict(zip(fact_ids(), found, strict=True))


def test_every_question_is_asked_in_the_order_of_the_interview() -> None:
    for name, one in listed().items():
        question = QUESTIONS[name]
        labels = tuple(option.label for option in question.choices)
        assert (one.ask, one.where) == (question.ask, question.where)
        assert one.options == (*labels, "Not sure")


def test_a_question_for_some_charges_says_so() -> None:
    only = {name: one.only for name, one in listed().items()}
    assert only["plants"] == "Only for 11358."
    assert only["amount"] == "Only for 11357 or 11360."
    assert only["other_charge"] == "Only for “Another charge that involved cannabis”."
    assert {name for name, told in only.items() if not told} >= {"court_system", "charge", "age"}


@pytest.mark.parametrize("lang", ["zh-Hans", "ja"])
def test_a_charge_is_told_by_its_number_in_brackets_of_any_width(lang: str) -> None:
    told = {one.ask: one.only for one in asked(the_law(), QUESTIONS, voice(lang))}
    plants = voice(lang).translate(QUESTIONS["plants"].ask)
    assert "11358" in told[plants]
    assert not set("“（(") & set(told[plants])


def test_what_it_says_of_a_charge_is_true_of_every_path() -> None:
    told = {name: {n for n in CHARGES if n in one.only} for name, one in listed().items()}
    for path, _ in all_paths():
        facts = dict(path)
        number = facts.get("charge", "")[-5:]
        wrong = [name for name in facts if told[name] and number not in told[name]]
        assert wrong == []


def test_the_seldom_ones_come_first_and_the_first_question_last() -> None:
    order = [fact_ids()[place] for place in seldom(the_law())]
    assert sorted(order) == sorted(fact_ids())
    assert order[0] == "home_harvest"
    assert order[-1] == "court_system"
    assert "sentence" in order[-10:]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_left_out_is_told_and_the_rest_is_whole(lang: str) -> None:
    told = content(Piece.CHECKLIST, voice(lang))
    assert isinstance(told, Checklist)
    text = squeezed(read(Piece.CHECKLIST, lang).text())
    left = [one for one in told.questions if squeezed(one.ask) in text]
    assert 14 <= len(left) < len(told.questions)
    assert squeezed(told.rest) in text
    assert squeezed(told.take) in text
    for one in left:
        assert all(squeezed(option) in text for option in one.options), one.ask
        assert squeezed(one.where) in text, one.ask
    gone = {place for place, one in enumerate(told.questions) if one not in left}
    assert gone == {*told.seldom[: len(gone)]}


def test_a_list_that_fits_leaves_nothing_out() -> None:
    told = content(Piece.CHECKLIST, voice("en"))
    assert isinstance(told, Checklist)
    short = replace(told, questions=told.questions[:5], seldom=(4, 3, 2, 1, 0))
    pdf = Pdf(outreach_pdf(short, Paper.LETTER))
    assert squeezed(told.rest) not in squeezed(pdf.text())
    assert pdf.pages == 1
    assert max(pdf.sizes()) > max(read(Piece.CHECKLIST).sizes())
