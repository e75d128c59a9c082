"""The glossary: complete for each language, and kept to by each translation."""

import csv
from pathlib import Path

import pytest

from portal.web.locale import LANGUAGES, SOURCE
from tests.words.catalogues import locales, messages, read, said
from tests.words.terms import APART, FILE, Term, breaches, load_terms, mixed_up

TERMS = load_terms()
ENGLISH = {one.term: one for one in TERMS[SOURCE]}
OTHERS = [tag for tag in LANGUAGES if tag != SOURCE]


def test_every_term_has_one_rendering_in_every_language() -> None:
    for tag in OTHERS:
        assert [one.term for one in TERMS[tag]] == list(ENGLISH), tag
        assert all(one.rendering for one in TERMS[tag]), tag


def test_each_row_says_where_it_is_from_and_whether_that_was_seen() -> None:
    with FILE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            assert row["source"], row
            assert row["seen"] in {"seen", "believed"}, row
            assert row["definition"], row


@pytest.mark.parametrize("tag", OTHERS)
def test_what_must_stay_apart_does(tag: str) -> None:
    assert {*APART} <= {one.term for one in TERMS[tag] if one.found}
    assert list(mixed_up(TERMS[tag])) == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_translation_keeps_to_the_glossary(tag: str) -> None:
    found = [
        (english[0], form, fault)
        for english, message in messages(read(locales()[LANGUAGES[tag].babel])).items()
        if "|" not in english[0]  # word forms for links, which belong to one entry each
        for form in said(message)
        for fault in breaches(english[0], form, TERMS[tag], ENGLISH)
    ]
    assert found == []


def test_an_exception_names_a_sentence_that_is_said() -> None:
    english = {one for key in messages(read(locales()["es_US"])) for one in key}
    for tag in OTHERS:
        for one in TERMS[tag]:
            assert set(one.except_in) <= english, (tag, one.term)


A_TERM = Term("sealed", "es", "sellado", ("sell",), ("borrad",), ("It is sealed off.",))
SOURCES = {"sealed": Term("sealed", "en", "sealed", ("sealed", "seal"), (), ())}


@pytest.mark.parametrize(
    ("english", "translation", "faults"),
    [
        ("It is sealed.", "Está sellado (sealed).", []),
        ("It is sealed.", "Está cerrado (sealed).", ["'sealed' is not said as sell"]),
        ("It is sealed.", "Está sellado y borrad.", ["forbidden for 'sealed': borrad"]),
        ("It is sealed off.", "Está cerrado.", []),
        ("A sealant.", "Un pegamento.", []),
    ],
)
def test_a_planted_breach_is_found(english: str, translation: str, faults: list[str]) -> None:
    assert list(breaches(english, translation, [A_TERM], SOURCES)) == faults


def test_a_longer_term_is_no_breach_of_a_shorter() -> None:
    court = Term("court", "es", "corte", ("corte",), (), ())
    juvenile = Term("juvenile court", "es", "tribunal de menores", ("tribunal",), (), ())
    source = {
        "court": Term("court", "en", "court", ("court",), (), ()),
        "juvenile court": Term("juvenile court", "en", "", ("juvenile court",), (), ()),
    }
    said_so = "En el tribunal de menores."
    assert list(breaches("In juvenile court.", said_so, [court, juvenile], source)) == []


def test_a_planted_mixture_is_found() -> None:
    terms = [
        Term("probation", "es", "libertad", ("libertad",), (), ()),
        Term("parole", "es", "libertad", ("libertad",), (), ()),
    ]
    assert list(mixed_up(terms)) == ["probation and parole are both ['libertad']"]


def test_a_planted_row_is_read(tmp_path: Path) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text(
        "term,definition,language,rendering,found_as,forbidden,except_in,source,seen\n"
        "sealed,Hidden.,es,sellado,sell | SELLA,borrad,,x,seen\n",
        encoding="utf-8",
    )
    (one,) = load_terms(file)["es"]
    assert (one.found, one.forbidden, one.except_in) == (("sell", "sella"), ("borrad",), ())
