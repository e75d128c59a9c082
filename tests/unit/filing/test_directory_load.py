"""The loader refuses each kind of wrong row, and says which file, which row and what to do."""

import shutil
from pathlib import Path

import pytest

from portal.filing import directory_load
from portal.filing.directory import DirectoryError
from portal.filing.directory_load import COUNTIES, ORGANISATIONS, load_directory

DATA = Path(directory_load.__file__).with_name("data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (COUNTIES, ORGANISATIONS):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def plant(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> DirectoryError:
    with pytest.raises(DirectoryError) as caught:
        load_directory(folder)
    error = caught.value
    for part in (error.file, error.row, error.found, error.expected, error.cure):
        assert part
        assert part in str(error)
    return error


def test_a_sound_copy_loads_like_the_original(folder: Path) -> None:
    assert load_directory(folder) == load_directory()


COURT = "county 1 (Alameda), court"
COUNTY_FAULTS = [
    ('zip = "94612"', 'zip = "9461"', COURT, "zip = '9461'"),
    ('zip = "94612"', "zip = 94612", COURT, "zip = 94612"),
    ('zip = "94612"\n', "", COURT, "no zip"),
    ('city = "Oakland"', 'city = ""', COURT, "city = ''"),
    ('city = "Oakland"', 'city = "Oakland "', COURT, "city = 'Oakland '"),
    ('city = "Oakland"', 'city = "Oakland"\nfax = "none"', COURT, "the key fax"),
    ('"(510) 891-6000"', '"510-891-6000"', COURT, "phone = '510-891-6000'"),
    ('"(510) 891-6000"', '"(510) 891-6000 x7"', COURT, "phone = '(510) 891-6000 x7'"),
    ('phone = "(510) 891-6000"\n', "", COURT, "phone_is without phone"),
    ('phone_is = "main"\n', "", COURT, "phone without phone_is"),
    ("\nconfidence", '\nphone_checked_on = "2026-09"\nconfidence', COURT, "phone_checked_on ="),
    ("\nconfidence", '\naddress_checked_on = "2020-01"\nconfidence', COURT, "address_checked_on ="),
    ('phone_is = "main"', 'phone_is = "front"', COURT, "phone_is = 'front'"),
    ('url = "https://www.al', 'url = "http://www.al', COURT, "url = 'http://www.al"),
    ('checked_on = "2026-09"', 'checked_on = "2026-13"', COURT, "checked_on = '2026-13'"),
    ('checked_on = "2026-09"', 'checked_on = "2026-02-30"', COURT, "checked_on = '2026-02-30'"),
    ('checked_on = "2026-09"', 'checked_on = "20260911"', COURT, "checked_on = '20260911'"),
    ('checked_on = "2026-09"', 'checked_on = "lately"', COURT, "checked_on = 'lately'"),
    ('checked_on = "2026-09"', "checked_on = 2026-09-11", COURT, "checked_on = datetime.date"),
    ('checked_on = "2026-09"\n', "", COURT, "no checked_on"),
    ('confidence = "seen"', 'confidence = "sure"', COURT, "confidence = 'sure'"),
    ('confidence = "seen"', 'confidence = "seen"\nundated = false', COURT, "undated = False"),
    ('fips = "06001"', 'fips = "06002"', "county 1 (Alameda)", "fips = '06002'"),
    ('fips = "06001"', "fips = 6001", "county 1 (Alameda)", "fips = 6001"),
    ('fips = "06003"', 'fips = "06001"', "row 2", "'06001' a second time"),
    ('name = "Alameda"\n', "", "county 1", "no name"),
    ('name = "Alameda"', 'name = "Alameda"\nseat = "Oakland"', "(Alameda)", "the key seat"),
    ("[county.court]", "[county.courts]", "county 1 (Alameda)", "no court"),
    ('owner = "public_defender"', 'owner = "me"', "record_clearing", "owner = 'me'"),
    ('kind = "county_office"', 'kind = "office"', "public_defender", "kind = 'office'"),
    ('name = "Alameda County District Attorney"\n', "", "prosecutor", "no name"),
    ("[[county]]", "[[state]]\n[[county]]", "whole file", "the key state"),
    ("[[county]]", "[[county]", "whole file", "line 14"),
]


@pytest.mark.parametrize(("old", "new", "row", "found"), COUNTY_FAULTS)
def test_a_wrong_county_is_refused(folder: Path, old: str, new: str, row: str, found: str) -> None:
    plant(folder / COUNTIES, old, new)
    error = refusal(folder)
    assert error.file == COUNTIES
    assert row in error.row
    assert found in error.found


FIRST = "organisation 1 (courts-prop64)"
ORGANISATION_FAULTS = [
    ('id = "courts-prop64"', 'id = "Courts Prop64"', "organisation 1", "id = 'Courts Prop64'"),
    ('id = "courts-clean-record"', 'id = "courts-prop64"', "row 2", "a second time"),
    ('kind = "court_information"', 'kind = "court"', FIRST, "kind = 'court'"),
    ('["en", "es"]', '["en", "Spanish"]', FIRST, "languages = ['en', 'Spanish']"),
    ('["en", "es"]', '["en", "en"]', FIRST, "languages = ['en', 'en']"),
    ('["en", "es"]', "[]", FIRST, "languages = []"),
    ('["en", "es"]', '"en"', FIRST, "languages = 'en'"),
    ('area = ["california"]', 'area = ["nevada"]', FIRST, "area = ['nevada']"),
    ('area = ["california"]\n', "", FIRST, "no area"),
    ('cost = "free"', 'cost = "cheap"', FIRST, "cost = 'cheap'"),
    ('cost = "free"', 'price = "free"', FIRST, "the key price"),
    ('phone = "211"', 'phone = "2110"', "(211ca)", "phone = '2110'"),
]


@pytest.mark.parametrize(("old", "new", "row", "found"), ORGANISATION_FAULTS)
def test_a_wrong_organisation_is_refused(
    folder: Path, old: str, new: str, row: str, found: str
) -> None:
    plant(folder / ORGANISATIONS, old, new)
    error = refusal(folder)
    assert error.file == ORGANISATIONS
    assert row in error.row
    assert found in error.found


def test_a_county_too_few_is_refused(folder: Path) -> None:
    path = folder / COUNTIES
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("[[county]]")], encoding="utf-8")
    error = refusal(folder)
    assert (error.file, error.found, error.expected) == (COUNTIES, "57 counties", "58")


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / ORGANISATIONS).unlink()
    assert refusal(folder).file == ORGANISATIONS


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / COUNTIES).write_bytes(b'[[county]]\nname = "Alam\xe9da"\n')
    assert refusal(folder).file == COUNTIES


def test_rows_that_are_not_tables_are_refused(folder: Path) -> None:
    (folder / COUNTIES).write_text('county = ["Alameda"]\n', encoding="utf-8")
    assert refusal(folder).row == "county 1"


def test_a_phone_may_have_an_extension(folder: Path) -> None:
    plant(folder / COUNTIES, '"(510) 891-6000"', '"(510) 891-6000 ext. 7001"')
    county = load_directory(folder).county("06001")
    assert county is not None
    assert county.court.phone == "(510) 891-6000 ext. 7001"


def test_a_whole_date_is_as_good_as_a_month(folder: Path) -> None:
    plant(folder / COUNTIES, 'checked_on = "2026-09"', 'checked_on = "2026-09-11"')
    county = load_directory(folder).county("06001")
    assert county is not None
    assert county.court.checked_day.isoformat() == "2026-09-11"


def test_counties_come_out_in_alphabetical_order_whatever_the_file_order(folder: Path) -> None:
    path = folder / COUNTIES
    head, *rows = path.read_text(encoding="utf-8").split("[[county]]")
    path.write_text(head + "".join(f"[[county]]{row}\n" for row in reversed(rows)), "utf-8")
    assert load_directory(folder) == load_directory()
