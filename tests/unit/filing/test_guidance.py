"""The guidance is whole, and a slip in its files is named with its cure."""

import shutil
from pathlib import Path

import pytest

from portal.filing import guidance
from portal.filing.directory import DirectoryError
from portal.filing.directory_load import load_directory
from portal.filing.guidance import Office, Step, Tone, load_guidance, refuse_unknown_rules
from portal.filing.guides_load import load_guides
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


def test_a_step_for_a_rule_fits_only_where_that_rule_may_hold() -> None:
    relief, route = Relief.LAWYER_REVIEW, Route.APPLICATION
    step = Step("x", "", "", None, None, frozenset(), frozenset(), frozenset({"a", "b"}))
    assert step.fits(relief, route, {"b", "c"})
    assert not step.fits(relief, route, {"c"})
    assert not step.fits(relief, route)


def test_every_rule_that_a_step_names_is_one_of_the_law() -> None:
    guidance = load_guidance()
    refuse_unknown_rules(guidance, the_law().rules)
    named = {rule for step in guidance.steps for rule in step.rules}
    assert {"gate-opposed", "route-money-owed", "possession-lawful-today"} <= named


def test_a_rule_that_the_law_does_not_have_is_named() -> None:
    without = set(the_law().rules) - {"gate-opposed"}
    with pytest.raises(DirectoryError, match="gate-opposed") as caught:
        refuse_unknown_rules(load_guidance(), without)
    assert (caught.value.file, caught.value.row) == ("steps.toml", "opposed")


def test_every_possession_rule_of_the_law_leads_to_the_destruction_of_the_record() -> None:
    (step,) = [step for step in load_guidance().steps if step.id == "destroy"]
    possession = {rule.id for rule in the_law().rules.values() if rule.table == "possession"}
    assert possession
    assert possession <= step.rules


def test_every_guide_that_a_step_names_is_there() -> None:
    guides = load_guides(load_directory()).by_slug
    named = [step.guide for step in load_guidance().steps if step.guide]
    assert "destruction" in named
    assert [name for name in named if name.replace("_", "-") not in guides] == []


def test_whoever_files_is_told_whom_to_call_and_whom_to_serve() -> None:
    offices = {step.id: step.office for step in load_guidance().steps}
    assert offices["check-first"] is offices["check-first-juvenile"] is Office.CLERK
    assert offices["public-defender"] is Office.DEFENDER
    assert offices["serve"] is Office.PROSECUTOR
    assert offices["file"] is offices["file-juvenile"] is Office.COURT


def test_every_step_is_for_somebody() -> None:
    law = the_law()
    ends = {
        (outcome, rule.id)
        for path, outcome in law.diagram.paths()
        for rule in law.certain_rules(dict(path), outcome)
    }
    idle = [
        step.id
        for step in load_guidance().steps
        if not any(step.fits(o.relief, o.route, {rule}) for o, rule in ends)
    ]
    assert idle == []


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


def test_how_to_get_the_own_record_is_said_with_forms_fee_and_waiver() -> None:
    told = [step.how for step in load_guidance().steps if "8016RR" in step.how]
    assert len(told) == 2
    for how in told:
        for fact in ("Live Scan", "Record Review", "$25", "waived", "BCIA 8705"):
            assert fact in how


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
    ("steps.toml", 'office = "defender"', 'office = "sheriff"', "public-defender", "sheriff"),
    ("steps.toml", 'guide = "serving"', 'guide = "Serving!"', "public-defender", "Serving!"),
    ("steps.toml", 'rule = ["gate-opposed"]', "rule = []", "opposed", "rule"),
    ("steps.toml", '[[step]]\nid = "copies"', '[[stepp]]\nid = "copies"', "whole file", "stepp"),
    ("steps.toml", "[[terms]]", "[[step", "whole file", "TOML"),
    ("reliefs.toml", "[federal]", "[federal", "whole file", "TOML"),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_cure(folder: Path, slip: tuple[str, ...]) -> None:
    name, old, new, row, found = slip
    error = planted(folder, name, old, new)
    assert (error.file, error.row) == (name, row)
    assert found in error.found + error.expected
    assert error.cure


def test_terms_written_twice_are_refused(folder: Path) -> None:
    twice = (
        f"{FIRST_TERMS}if = 'x'\nwould = 'x'\nbring = 'x'\ncost = 'x'\ntime = 'x'\n\n{FIRST_TERMS}"
    )
    assert planted(folder, "steps.toml", FIRST_TERMS, twice).row == "the terms"


def test_a_file_without_its_tables_is_refused(folder: Path) -> None:
    (folder / "steps.toml").write_text('title = "none"\n', encoding="utf-8")
    with pytest.raises(DirectoryError, match=r"no step; expected step: \[\[step\]\] tables"):
        load_guidance(folder)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "reliefs.toml").unlink()
    with pytest.raises(DirectoryError) as caught:
        load_guidance(folder)
    assert caught.value.file == "reliefs.toml"


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "steps.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DirectoryError) as caught:
        load_guidance(folder)
    assert caught.value.file == "steps.toml"
