"""The known release is told from any other file, and a wrong table is refused with its row."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from portal.paper.form import FormError, FormRelease
from portal.paper.form_release import FORMS, Standing, check_release, load_releases
from tests.unit.paper.standin import CHECKS, PLACES, TEXTS, Plan, standin

CR_400 = load_releases()["CR-400"]
CR_401 = load_releases()["CR-401"]


def known_as(content: bytes, release: FormRelease = CR_400) -> FormRelease:
    return replace(release, size=len(content), sha256=sha256(content).hexdigest())


def test_the_table_is_what_was_read_from_the_file() -> None:
    assert (CR_400.size, CR_401.size) == (82_246, 80_276)
    assert CR_400.sha256 == "d325bb75f5a90b7864eab8fa43a905db7f2a9c233bb89fe412f609dee9ab35a1"
    assert CR_401.sha256 == "394421959966e27833ddd481cc39b969abd788b4119b47a3670de2d2ddb05d01"
    assert CR_400.file == "cr-400.pdf"
    named = {field.name: field.kind for field in CR_400.fields}
    assert named == {n: p.kind for n, p in PLACES.items() if "SigBlock" not in n}
    assert {field.on_state for field in CR_400.fields if field.name in CHECKS} == {"/Yes"}


def test_the_known_release_is_known(template: bytes) -> None:
    assert check_release(template, known_as(template)) is Standing.KNOWN
    assert check_release(template, known_as(template), accept_new=True) is Standing.KNOWN


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 another", "a PDF of 16 bytes"),
        (b"  <!DOCTYPE html><p>Moved", "a web page (HTML), no PDF, of 25 bytes"),
        (b"<HTML>", "a web page (HTML), no PDF, of 6 bytes"),
        (b"", "something that is no PDF, of 0 bytes"),
    ],
)
def test_another_file_is_refused(content: bytes, found: str) -> None:
    with pytest.raises(FormError) as caught:
        check_release(content, CR_400)
    error = caught.value
    assert error.found == f"{found} with SHA-256 {sha256(content).hexdigest()}"
    assert "82,246 bytes, SHA-256 d325bb" in error.expected
    assert "fetch it again" in error.cure
    assert str(error).startswith("CR-400: found")


def test_the_same_size_with_another_hash_is_refused(template: bytes) -> None:
    turned = template.replace(b"%%EOF", b"%%EOf")
    assert len(turned) == len(template)
    with pytest.raises(FormError, match="SHA-256"):
        check_release(turned, known_as(template))


def test_a_new_release_is_taken_only_when_its_fields_match(template: bytes) -> None:
    with pytest.raises(FormError):
        check_release(template, CR_400)
    assert check_release(template, CR_400, accept_new=True) is Standing.NEW


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>", "a web page"),
        (standin()[:-2000], "cut off"),
        (standin()[:5000] + standin()[9000:], "damaged PDF"),
        (standin(Plan(without=frozenset({TEXTS[3]}))), "no such field"),
        (standin(Plan(on_states={CHECKS[0]: "/1"})), "on-state /1; expected /Yes"),
        (standin(Plan(kinds={CHECKS[0]: "button"})), "a button field; expected a check field"),
    ],
)
def test_a_new_release_that_differs_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(FormError, match=message):
        check_release(content, CR_400, accept_new=True)


def test_a_new_proof_of_service_must_be_of_its_own_number(template: bytes) -> None:
    with pytest.raises(FormError, match=r"none of them CR-401\[0\]"):
        check_release(template, CR_401, accept_new=True)
    other = standin(Plan(root="CR-401[0]"))
    assert check_release(other, CR_401, accept_new=True) is Standing.NEW


FAULTS = [
    ('number = "CR-400"', 'number = "400"', "form 1", "number = '400'"),
    ('number = "CR-401"', 'number = "CR-400"', "form 2", "CR-400 a second time"),
    ("size = 82_246", "size = 0", "form 1 (CR-400)", "size = 0"),
    ("size = 82_246", "size = true", "form 1 (CR-400)", "size = True"),
    ('sha256 = "d3', 'sha256 = "D3', "form 1 (CR-400)", "sha256 = 'D3"),
    ('page = "https', 'page = "http', "form 1 (CR-400)", "page = 'http:"),
    ('revision = "2024-01-01"', 'revision = "2024"', "form 1 (CR-400)", "revision = '2024'"),
    ('root = "CR-400[0]."', 'root = "CR-4[0]."', "form 1 (CR-400)", "CR-400[0].Page1"),
    ("pages = 1", "leaves = 1", "form 1 (CR-400)", "the key leaves"),
    ('kind = "text"', 'kind = "words"', "field 1", "kind = 'words'"),
    ('kind = "text"', 'kind = "check"', "field 1", "check, on = None"),
    ('on = "/Yes"', 'on = "Yes"', "field 21", "on = 'Yes'"),
    ('write = "county"', 'write = "name"', "field 12", "write = 'name'"),
    ('write = "county"', 'write = "court_street"', "form 1 (CR-400)", "places for court_street"),
    ('write = "county"', 'route = "petition"', "field 12", "a text for petition"),
    ('write = "county"', "", "field 12", "by portal with no fact"),
    ('by = "nobody"', 'by = "nobody"\nwrite = "county"', "field 1", "by nobody with county"),
    ('route = "petition"', 'route = "motion"', "field 21", "route = 'motion'"),
    ('AttyFirm[0]"', 'Name[0]"', "form 1 (CR-400)", "a second time"),
    ("[[form]]", "[[form", "whole file", ""),
]


@pytest.mark.parametrize(("old", "new", "row", "found"), FAULTS)
def test_a_wrong_table_is_refused(old: str, new: str, row: str, found: str, tmp_path: Path) -> None:
    text = FORMS.read_text(encoding="utf-8")
    rows = text[text.index("\n[[form]]") :]
    assert old in rows
    path = tmp_path / "forms.toml"
    path.write_text(rows.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_releases(path)
    assert caught.value.where.startswith("forms.toml, ")
    assert row in caught.value.where
    assert found in caught.value.found


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="expected a TOML file"):
        load_releases(tmp_path / "forms.toml")
