"""Records drawn at random: what any number of people could have told, finished or not."""

from hypothesis import settings
from hypothesis import strategies as st

from portal.interview.record import MOST_CONVICTIONS, UNSURE, Choice, Conviction, Draft, Record
from tests.law.asking import fact_ids, the_law

STEADY = settings(derandomize=True, deadline=None, max_examples=100)
COUNTIES = st.sampled_from([None, UNSURE, "06001", "06037", "06115"])


@st.composite
def answers(draw: st.DrawFn) -> dict[str, str]:
    """Draw an answer to any of the questions, live or not."""
    asked = draw(st.sets(st.sampled_from(fact_ids())))
    facts = [fact for fact in the_law().vocabulary.facts if fact.id in asked]
    return {fact.id: draw(st.sampled_from([*fact.values, UNSURE])) for fact in facts}


def convictions() -> st.SearchStrategy[Conviction]:
    """Draw a conviction, with a county or without."""
    return st.builds(Conviction, answers(), COUNTIES)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record of up to twenty convictions, with a change and a choice or without."""
    told = tuple(draw(st.lists(convictions(), max_size=draw(st.sampled_from([1, 3, 20])))))
    changing = draw(st.booleans())
    number = draw(st.integers(1, max(len(told), 1)))
    draft = Draft(number, draw(convictions())) if told and changing else None
    pages = st.sampled_from([*fact_ids(), "county"])
    choices = st.builds(Choice, st.integers(1, MOST_CONVICTIONS), pages, st.sampled_from("ab"))
    return Record(told, draft, draw(st.none() | choices))
