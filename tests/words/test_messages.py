"""Every sentence that anybody can read is in the template, and translated in each language."""

import tomllib
from copy import deepcopy
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from portal.filing.directory_load import load_directory
from portal.filing.guidance import load_guidance
from portal.web.locale import LANGUAGES, SOURCE
from tests.law.asking import the_law
from tests.web.person import label, questions
from tests.words.catalogues import (
    TEMPLATE,
    TRANSLATIONS,
    drift,
    extracted,
    gaps,
    key,
    locales,
    messages,
    placeholders,
    read,
)

COUNTED = "%(num)s question left"
# A language that is still being made may have a catalogue as well: it is held to nothing yet.
OFFERED = {language.babel for language in LANGUAGES.values() if language.tag != SOURCE}


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return extracted(tmp_path_factory.mktemp("words") / "messages.pot")


@pytest.fixture(scope="session")
def template() -> Catalog:
    return read(TEMPLATE)


@pytest.fixture
def whole(template: Catalog) -> Catalog:
    """Return a translation without a fault, into a language made up for this."""
    made = Catalog(locale="es_US")
    for message in messages(template).values():
        shouted = tuple(f"¡{one}!" for one in key(message))
        made.add(message.id, shouted[0] if len(shouted) == 1 else (shouted[1], shouted[1]))
    return made


def test_the_template_is_what_the_sources_say(sources: Catalog, template: Catalog) -> None:
    assert list(drift(sources, template)) == []


def test_there_is_a_catalogue_for_each_language_that_is_offered() -> None:
    assert set(locales()) >= OFFERED
    status = tomllib.loads((TRANSLATIONS / "status.toml").read_text(encoding="utf-8"))
    assert set(locales()) < {row["babel"] for row in status.values()}


@pytest.mark.parametrize("locale", sorted(OFFERED))
def test_every_message_is_translated_whole(template: Catalog, locale: str) -> None:
    assert list(gaps(template, read(locales()[locale]))) == []


def test_the_template_holds_words_from_every_source(template: Catalog) -> None:
    said = {english[0] for english in messages(template)}
    for sentence in (
        "Continue",
        questions()["plants"].recap,
        "It could go two ways.",
        *(label("charge", value) for value in ("growing_11358", "for_sale_11359")),
        *(rule.because for rule in the_law().rules.values()),
        *(meaning.headline for meaning in load_guidance().meanings.values()),
        *(step.how for step in load_guidance().steps),
        *(found.helps_with for found in load_directory().organisations),
        COUNTED,
    ):
        assert sentence in said


def test_no_sentence_has_a_placeholder_without_a_name(template: Catalog) -> None:
    for english in messages(template):
        for sentence in english:
            bare = sentence.replace("%%", "")
            for placeholder in placeholders(bare):
                bare = bare.replace(placeholder, "")
            assert "%" not in bare, sentence
            assert "{" not in bare, sentence


def test_a_whole_translation_has_no_gap(template: Catalog, whole: Catalog) -> None:
    assert list(gaps(template, whole)) == []


def first(catalogue: Catalog, english: str) -> Message:
    return next(message for message in catalogue if message.id and key(message)[0] == english)


@pytest.mark.parametrize("english", ["Continue", COUNTED])
def test_a_planted_gap_is_found(template: Catalog, whole: Catalog, english: str) -> None:
    for fault in ("missing", "fuzzy", "empty", "left over"):
        planted = deepcopy(whole)
        message = first(planted, english)
        match fault:
            case "missing":
                planted.delete(message.id)
            case "fuzzy":
                message.flags.add("fuzzy")
            case "empty":
                message.string = " " if isinstance(message.id, str) else ("¡%(num)s!", "")
            case _:
                planted.add("Nobody says this.", "x")
        (found,) = gaps(template, planted)
        assert found.startswith(fault)


@pytest.mark.parametrize(
    ("english", "translation", "fault"),
    [
        ("%(county)s County", "Condado", "other placeholders"),
        ("%(county)s County", "Condado de %(condado)s", "other placeholders"),
        ("%(county)s County", "Condado de %(county)", "other placeholders"),
        ("Continue", "%(county)s", "other placeholders"),
        ("Continue", "TODO", "empty"),
        ("Continue", "<b>Seguir</b>", "other tags"),
        ("Check your answers", "Check your answers", ""),
        ("What a website cannot clear", None, "still English"),
    ],
)
def test_a_planted_slip_is_found(
    template: Catalog, whole: Catalog, english: str, translation: str | None, fault: str
) -> None:
    first(whole, english).string = english if translation is None else translation
    assert [found.partition(":")[0] for found in gaps(template, whole)] == (
        [fault] if fault else []
    )


def test_a_form_too_few_is_found(template: Catalog, whole: Catalog) -> None:
    first(whole, COUNTED).string = ("%(num)s",)
    assert [found.partition(":")[0] for found in gaps(template, whole)] == ["1 forms"]


def test_planted_drift_is_found(sources: Catalog) -> None:
    less, more = deepcopy(sources), deepcopy(sources)
    less.delete("Continue")
    more.add("Nobody says this any more.")
    assert list(drift(sources, less)) == ["not in messages.pot: ('Continue',)"]
    assert list(drift(sources, more)) == [
        "no longer said anywhere: ('Nobody says this any more.',)"
    ]
    moved = deepcopy(sources)
    said = questions()["plants"].ask
    first(moved, said).auto_comments = ["elsewhere"]
    assert list(drift(sources, moved)) == [f"another place or citation: {(said,)}"]


def test_a_sentence_planted_in_a_source_is_extracted(tmp_path: Path) -> None:
    from portal.cli.messages import extract_tables  # noqa: PLC0415 - only this test asks for it

    source = tmp_path / "x.toml"
    source.write_text('[plants]\nask = "Nobody says this."\nvalue = "not words"\n')
    with source.open("rb") as words:
        found = list(extract_tables(words, (), (), {"keys": "ask"}))
    assert found == [(2, "", "Nobody says this.", ["plants"])]
