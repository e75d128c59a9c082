"""Each translation was read a second time: translated back, compared, mended, and that is kept."""

import csv
from pathlib import Path

import pytest

from portal.web.locale import LANGUAGES, SOURCE
from tests.words.catalogues import TEMPLATE, TRANSLATIONS, key, locales, messages, read, said

REVIEW = TRANSLATIONS / "review"
COLUMNS = ["message", "back_translation", "verdict", "why", "fix", "read_again", "verdict_again"]
VERDICTS = frozenset({"same", "wording", "meaning", "new"})
ENGLISH = [key(message)[0] for message in messages(read(TEMPLATE)).values()]
BABEL = sorted(one.babel for one in LANGUAGES.values() if one.tag != SOURCE)


def rows_of(file: Path) -> list[dict[str, str]]:
    """Return the rows of a review, a message each."""
    with file.open(encoding="utf-8", newline="") as rows:
        found = list(csv.DictReader(rows))
    assert list(found[0]) == COLUMNS, file
    return found


def unread(rows: list[dict[str, str]], wanted: list[str]) -> list[str]:
    """Return the messages that nobody has translated back."""
    read_back = {row["message"] for row in rows if row["back_translation"] or row["read_again"]}
    return [message for message in wanted if message not in read_back]


def unmended(rows: list[dict[str, str]]) -> list[str]:
    """Return the messages whose meaning had changed and that were left as they were."""
    return [row["message"] for row in rows if row["verdict"] == "meaning" and not row["fix"]]


@pytest.mark.parametrize("locale", BABEL)
def test_every_message_was_translated_back_and_compared(locale: str) -> None:
    rows = rows_of(REVIEW / f"{locale}.csv")
    assert unread(rows, ENGLISH) == []
    assert {row["verdict"] for row in rows} <= VERDICTS
    assert unmended(rows) == []


@pytest.mark.parametrize("locale", BABEL)
def test_what_was_mended_is_what_the_site_says(locale: str) -> None:
    """A sentence that changes after its reading has to be read again."""
    now = {one[0]: said(found)[-1] for one, found in messages(read(locales()[locale])).items()}
    rows = rows_of(REVIEW / f"{locale}.csv")
    assert [row for row in rows if row["fix"] and row["fix"] != now[row["message"]]] == []


def test_a_planted_gap_is_found(tmp_path: Path) -> None:
    file = tmp_path / "xx.csv"
    file.write_text(
        ",".join(COLUMNS) + "\nYes,Yes,same,,,,\nNo,,new,,,,\nMay,Can,meaning,too sure,,,\n",
        encoding="utf-8",
    )
    rows = rows_of(file)
    assert unread(rows, ["Yes", "No", "Never said"]) == ["No", "Never said"]
    assert unmended(rows) == ["May"]
