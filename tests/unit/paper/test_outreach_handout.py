"""A handout in large print says what the public guide of its county says, most important first."""

from datetime import timedelta

import pytest

from portal.filing.guides import county_slug
from portal.law.model import Relief
from portal.paper.handout_content import HandoutContent
from portal.paper.outreach_content import Handout
from portal.paper.outreach_handout import relief_handout
from tests.unit.paper.event_papers import (
    DAY,
    GUIDANCE,
    GUIDES,
    KERN,
    OWN,
    content,
    county,
    ground,
    read,
    voice,
)
from tests.unit.paper.samples import squeezed

BEST = Relief.DISMISS_AND_SEAL
LONG_AFTER = DAY + timedelta(days=3653)


def told(lang: str = "en", relief: Relief = BEST) -> HandoutContent:
    handout = content(relief, voice(lang), KERN)
    assert isinstance(handout, Handout)
    return handout.content


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_meaning_every_step_the_court_and_the_help_are_printed(lang: str) -> None:
    said, text = told(lang), squeezed(read(BEST, lang, KERN).text())
    t = voice(lang).translate
    assert said.estimate == t(GUIDANCE.meanings[BEST].meaning)
    assert squeezed(said.estimate) in text
    (steps,) = said.steps
    assert len(steps.steps) > 8
    assert [step.do for step in steps.steps if squeezed(step.do) not in text] == []
    assert squeezed(county(KERN).court.name) in text
    assert [who.name for who in said.help if squeezed(who.name) not in text] == []
    assert squeezed(said.warning.paragraphs[0]) in text
    assert squeezed(said.checked) in text


def test_its_page_is_the_public_guide_of_the_county() -> None:
    assert told().guide.url == f"{OWN}/en/guide/dismiss-and-seal/{county_slug(county(KERN))}"


def test_what_is_left_out_is_told() -> None:
    long, short = read(BEST, "en", KERN), read(Relief.NO_CHANGE, "en", KERN)
    assert (squeezed(told().words.rest) in squeezed(long.text())) == (long.pages == 4)
    assert squeezed(told().words.rest) not in squeezed(short.text())


def test_nothing_of_a_case_is_in_it() -> None:
    assert (told().headlines, told().recap, told().check_first) == ((), (), None)
    assert told().title == "What to do"


def test_a_phone_that_is_old_is_not_printed() -> None:
    guide = GUIDES.by_slug["dismiss-and-seal"]
    fresh, old = (
        relief_handout(ground(voice("en"), day=day), guide, BEST, county(KERN)).content
        for day in (DAY, LONG_AFTER)
    )
    assert any(who.phone for who in fresh.help)
    phones = [who.phone for who in old.help if who.phone and not who.note]
    assert phones == []
    assert old.places[0].address is not None
    assert old.places[0].address.phone is None
