"""The guidance is whole, and a slip in its files is named with its cure."""

import shutil
from pathlib import Path

import pytest

from portal.filing import guidance
from portal.filing.directory import DirectoryError
from portal.filing.directory_load import load_directory
from portal.filing.guidance import Step, Tone, load_guidance
from portal.law.model import Relief, Route
from tests.law.asking import the_law

FILES = ("reliefs.toml", "steps.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(Path(guidance.__file__).with_name("data") / name, tmp_path / name)
    return tmp_path


def planted(folder: Path, name: str, old: str, new: str) -> DirectoryError:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DirectoryError) as caught:
        load_guidance(folder)
    return caught.value


def test_every_relief_has_its_meaning_and_every_route_its_terms(folder: Path) -> None:
    found = load_guidance()
    assert list(found.meanings) == list(Relief)
    assert set(found.terms) == set(Route)
    assert load_guidance(folder) == found


def test_the_tone_promises_nothing_that_the_relief_does_not() -> None:
    tones = {relief: meaning.tone for relief, meaning in load_guidance().meanings.items()}
    likely = {relief for relief, tone in tones.items() if tone is Tone.LIKELY}
    assert likely == {
        Relief.DISMISS_AND_SEAL,
        Relief.REDUCE_TO_INFRACTION,
        Relief.REDUCE_TO_MISDEMEANOR,
    }
    lawyer = {relief for relief, tone in tones.items() if tone is Tone.LAWYER}
    assert lawyer == {Relief.MAY_STAY_FELONY, Relief.LAWYER_REVIEW}
    assert Tone.DEPENDS not in tones.values()


@pytest.mark.parametrize("relief", Relief)
def test_the_words_fit_where_they_are_put(relief: Relief) -> None:
    meaning = load_guidance().meanings[relief]
    assert meaning.headline.endswith(".")
    assert not meaning.would.endswith(".")
    assert meaning.would[0].islower() or meaning.would.startswith("Prop 64")
    assert meaning.limits.endswith(".")
    assert meaning.help


def test_a_step_fits_what_it_names_and_all_where_it_names_none() -> None:
    relief, route = Relief.FEDERAL, Route.NONE
    none = Step("x", "", "", None, None, frozenset(), frozenset())
    assert none.fits(relief, route)
    ours = Step("x", "", "", None, None, frozenset({relief}), frozenset({route}))
    assert ours.fits(relief, route)
    assert not ours.fits(Relief.GET_RECORD, route)
    assert not ours.fits(relief, Route.PETITION)


def test_every_step_is_for_some_outcome() -> None:
    outcomes = the_law().diagram.outcomes
    steps = load_guidance().steps
    assert [s.id for s in steps if not any(s.fits(o.relief, o.route) for o in outcomes)] == []


def test_every_link_of_a_step_is_a_page_that_may_be_shown() -> None:
    directory = load_directory()
    for step in load_guidance().steps:
        if step.link is not None:
            found = directory.organisation(step.link)
            assert found is not None, step.id
            assert found.shown, step.id


def test_a_form_that_a_step_names_is_named_in_its_words() -> None:
    named = [step for step in load_guidance().steps if step.form is not None]
    assert {"CR-400", "CR-401", "JV-744"} <= {step.form for step in named}
    assert all(step.form in step.do + step.how for step in named if step.form)


RELIEF, FIRST_TERMS = "[federal]\n", '[[terms]]\nroute = "application"\n'
SLIPS = [
    ("reliefs.toml", RELIEF, "[federaal]\n", "the reliefs", "federaal"),
    ("reliefs.toml", 'tone     = "likely"', 'tone     = "sure"', "dismiss_and_seal", "sure"),
    ("reliefs.toml", 'tone     = "likely"\n', "", "dismiss_and_seal", "no tone"),
    (
        "reliefs.toml",
        'tone     = "likely"\n',
        'tone="likely"\nx = 1\n',
        "dismiss_and_seal",
        "key x",
    ),
    ("reliefs.toml", '["federal", ', '["federal", "federal", ', "federal", "help"),
    ("reliefs.toml", '["federal", ', '["feds", ', "federal", "feds"),
    ("steps.toml", 'id = "copies"', 'id = "serve"', "step ids", "serve"),
    ("steps.toml", 'id = "copies"', 'id = "Copies!"', "a step", "Copies!"),
    ("steps.toml", 'do = "Make two copies"', 'do = ""', "copies", "do"),
    ("steps.toml", 'route = ["petition"]', 'route = ["prayer"]', "public-defender", "prayer"),
    ("steps.toml", 'route = ["petition"]', "route = []", "public-defender", "route"),
    ("steps.toml", FIRST_TERMS, '[[terms]]\nroute = "none"\n', "the terms", "application"),
    ("steps.toml", FIRST_TERMS, '[[terms]]\nroute = "pray"\n', "terms", "pray"),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_cure(folder: Path, slip: tuple[str, ...]) -> None:
    name, old, new, row, found = slip
    error = planted(folder, name, old, new)
    assert (error.file, error.row) == (name, row)
    assert found in error.found + error.expected
    assert error.cure


def test_terms_written_twice_are_refused(folder: Path) -> None:
    twice = f"{FIRST_TERMS}would = 'x'\nbring = 'x'\ncost = 'x'\ntime = 'x'\n\n{FIRST_TERMS}"
    assert planted(folder, "steps.toml", FIRST_TERMS, twice).row == "the terms"
