"""The longest result still comes in one go: what a server may send before it hears back."""

import pytest
from flask import Flask

from portal.interview.record import Conviction, Record
from portal.law.model import Route
from tests.law.asking import all_paths
from tests.web.person import ALAMEDA, GROWN, LOS_ANGELES, Person, said
from tests.web.serving import fresh_client
from tests.web.test_result import MANY_DOUBTS

COUNTIES = [LOS_ANGELES, ALAMEDA, "06019", "06007", "06065", "06071", "06067"]

pytestmark = pytest.mark.slow


def many(count: int) -> list[Conviction]:
    """Return convictions that are as unlike as they can be, over seven counties."""
    filed = [said(dict(path)) for path, outcome in all_paths() if outcome.route is not Route.NONE]
    apart = len(filed) // count
    return [Conviction(filed[n * apart], COUNTIES[n % len(COUNTIES)]) for n in range(count)]


LONGEST = 14_600


@pytest.mark.parametrize("tag", ["en", "es", "ru", "km", "pa"])
@pytest.mark.parametrize(
    "told",
    [
        many(20),
        [Conviction(GROWN, COUNTIES[n % len(COUNTIES)]) for n in range(20)],
        [Conviction(MANY_DOUBTS, COUNTIES[n % len(COUNTIES)]) for n in range(20)],
        many(5),
        many(1),
    ],
    ids=["20-unlike", "20-alike", "20-doubtful", "5", "1"],
)
def test_the_longest_result_comes_in_one_go(app: Flask, told: list[Conviction], tag: str) -> None:
    person = Person(fresh_client(app), tag)
    person.hold(Record(tuple(told)))
    response = person.client.get(f"/{tag}/plan", headers={"Accept-Encoding": "br"})
    assert response.content_encoding == "br"
    assert len(response.data) <= LONGEST


def test_a_page_that_is_too_long_would_be_noticed(app: Flask) -> None:
    person = Person(fresh_client(app), "pa")
    person.hold(Record(tuple(many(20))))
    whole_page = person.client.get("/pa/plan/with-answers", headers={"Accept-Encoding": "gzip"})
    assert len(whole_page.data) > LONGEST
