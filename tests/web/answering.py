"""People drawn at random: whole paths of the questionnaire, as somebody would answer them."""

from functools import cache

from hypothesis import strategies as st

from portal.interview.record import UNSURE
from tests.law.asking import all_paths, the_law
from tests.web.person import leads_to, said

Answers = dict[str, str]


@cache
def certain_people() -> tuple[Answers, ...]:
    """Return everyone who answers all questions: one person a path of the diagram."""
    return tuple(said(dict(path)) for path, _ in all_paths())


def live(answers: Answers) -> Answers:
    """Return those of the answers that the questionnaire asks for, in the order asked."""
    told: Answers = {}
    while (fact := leads_to(told).rsplit("/", 1)[-1]) in answers:
        told[fact] = answers[fact]
    return told


@st.composite
def people(draw: st.DrawFn) -> Answers:
    """Draw all that somebody answers who is not sure of up to three things."""
    sure = draw(st.sampled_from(certain_people()))
    doubts = draw(st.sets(st.sampled_from(sorted(sure)), max_size=3))
    others = {
        fact.id: draw(st.sampled_from(fact.values))
        for fact in the_law().vocabulary.facts
        if fact.id not in sure
    }
    return live({**said(others), **sure, **dict.fromkeys(doubts, UNSURE)})
