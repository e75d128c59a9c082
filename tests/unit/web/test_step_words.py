"""A step that is for some of what is possible says for which, where that is one thing."""

from collections.abc import Iterator

import pytest
from flask import Flask, g

from portal.filing.guidance import load_guidance
from portal.filing.plan import PlannedStep
from portal.law.model import Relief
from portal.web.locale import LANGUAGES
from portal.web.step_words import in_some_cases

STEP = load_guidance().steps[0]
SEALED, LOWERED = Relief.DISMISS_AND_SEAL, Relief.REDUCE_TO_MISDEMEANOR


@pytest.fixture(autouse=True)
def english(app: Flask) -> Iterator[None]:
    """Stand inside a request in English."""
    with app.test_request_context("/en/"):
        g.language = LANGUAGES["en"]
        yield


@pytest.mark.parametrize(
    ("sometimes", "reliefs", "told"),
    [
        (False, (), ""),
        (True, (), "In some cases."),
        (True, (SEALED, LOWERED), "In some cases."),
        (True, (LOWERED,), "In some cases: a court would likely lower it to a misdemeanor."),
    ],
)
def test_it_says_when(*, sometimes: bool, reliefs: tuple[Relief, ...], told: str) -> None:
    planned = PlannedStep(STEP, None, (1,), sometimes=sometimes, reliefs=reliefs)
    assert in_some_cases(planned) == told
