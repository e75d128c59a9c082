"""A list that cannot be right is refused: file, row, column, what was found, what is allowed."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.screen_sheet import reading
from portal.cli.stop import Stop
from tests.unit.cli.listing import APPENDED, Listing


@pytest.fixture
def listing(tmp_path: Path) -> Listing:
    """Return a folder for a list."""
    return Listing(tmp_path)


HEAD = "ref,court_system,note\n"
REFUSED = {
    "an unknown value": (
        f"{HEAD}1,federal,a\n2,fedral,b\n",
        "row 3 (line 3), column court_system",
        "'fedral'",
        "one of california, federal, other; or blank",
    ),
    "a value in other letters": (
        f"{HEAD}1,Federal,a\n",
        "row 2 (line 2), column court_system",
        "'Federal'",
        "one of california, federal, other; or blank",
    ),
    "an unknown value off the path": (
        "court_system,sentence\nfederal,finished\n",
        "row 2 (line 2), column sentence",
        "'finished'",
        "one of completed, serving, money_owed; or blank",
    ),
    "an unknown value after cells with line breaks and an empty line": (
        f'{HEAD}1,federal,"a\nb"\n\n3,fedral,"c\nd"\n',
        "row 4 (line 5), column court_system",
        "'fedral'",
        "one of california, federal, other; or blank",
    ),
    "a column that is misspelt": (
        "court_systm,age\nfederal,under_18\n",
        "row 1 (line 1), column court_systm",
        "'court_systm', which is like the fact 'court_system'",
        "'court_system'",
    ),
    "a column in other letters": (
        "Court_System\nfederal\n",
        "row 1 (line 1), column Court_System",
        "which is like the fact 'court_system'",
        "'court_system'",
    ),
    "a column with blanks": (
        "age, court system\nunder_18,federal\n",
        "row 1 (line 1), column  court system",
        "which is like the fact 'court_system'",
        "'court_system'",
    ),
    "a column twice, once in other letters": (
        "age,Age\nunder_18,17\n",
        "row 1 (line 1), column Age",
        "which is like the fact 'age'",
        "'age'",
    ),
    "a column that is appended": (
        "age,relief\nunder_18,none\n",
        "row 1 (line 1), column relief",
        "'relief', a column that this command appends",
        f"a list without {', '.join(APPENDED)}",
    ),
    "a column's name twice": (
        "age,note,note\nunder_18,a,b\n",
        "row 1 (line 1), column note",
        "the name 'note' 2 times",
        "each column's name once",
    ),
    "no column of a fact": (
        "ref,note\n1,a\n",
        "row 1 (line 1)",
        "no column named after a fact: ref, note",
        "one or more of court_system, disposition",
    ),
    "another separator": (
        "age;charge\nunder_18;unknown\n",
        "row 1 (line 1)",
        "no column named after a fact: age;charge",
        "one or more of court_system, disposition",
    ),
    "an empty file": ("", "row 1", "(an empty line)", "one or more of court_system"),
    "a row too short": (f"{HEAD}1,federal\n", "row 2 (line 2)", "2 cells", "3 cells"),
    "a row too long": (f"{HEAD}1,federal,a,b\n", "row 2 (line 2)", "4 cells", "3 cells"),
    "quotes that never close": (
        f'{HEAD}1,federal,a\n2,federal,"b\n3,federal,c\n',
        "row 3 (line 3)",
        "unexpected end of data",
        "each whole or in quotes",
    ),
    "text after quotes": (f'{HEAD}1,federal,"a"b\n', "row 2 (line 2)", "expected after", "quotes"),
    "quotes that never close in the header": (
        'age,"note\nunder_18,a\n',
        "row 1 (line 1)",
        "unexpected end of data",
        "each whole or in quotes",
    ),
    "another encoding": (
        f"{HEAD}1,federal,a\n".encode() + "2,federal,se\u00f1or\n".encode("latin-1"),
        "row 3 (line 3), column note",
        "bytes that are not UTF-8",
        "a CSV file in UTF-8",
    ),
    "another encoding, after a cell with a line break": (
        f'{HEAD}1,federal,"a\nb"\n'.encode() + "2,federal,se\u00f1or\n".encode("latin-1"),
        "row 3 (line 4), column note",
        "bytes that are not UTF-8",
        "a CSV file in UTF-8",
    ),
    "another encoding in the header": (
        "age,se\u00f1al\nunder_18,a\n".encode("latin-1"),
        "row 1 (line 1)",
        "bytes that are not UTF-8",
        "a CSV file in UTF-8",
    ),
    "sixteen bits a letter": (
        f"{HEAD}1,federal,a\n".encode("utf-16"),
        "row 1 (line 1)",
        "bytes that are not UTF-8",
        "a CSV file in UTF-8",
    ),
}


@pytest.mark.parametrize(
    ("text", "place", "found", "expected"), REFUSED.values(), ids=REFUSED.keys()
)
def test_a_list_that_cannot_be_right_is_refused(
    listing: Listing, text: str | bytes, place: str, found: str, expected: str
) -> None:
    where, *said = listing.refusal(text).splitlines()
    assert where.startswith(f"Error: {listing.source}, {place}")
    assert said[0].startswith("  found:    ")
    assert found in said[0]
    assert said[1].startswith("  expected: ")
    assert expected in said[1]
    assert said[2].startswith("  cure:     ")


def test_a_column_that_is_only_somewhat_like_a_fact_passes(listing: Listing) -> None:
    [row] = listing.rows("charge,charges,court_date,sentence_note\nunknown,a,b,c\n")
    assert (row["charges"], row["court_date"], row["sentence_note"]) == ("a", "b", "c")


def test_a_cell_without_end_is_refused_before_it_fills_the_memory(listing: Listing) -> None:
    words = listing.refusal(HEAD + '1,federal,"' + "endless\n" * 100_000)
    assert "row 2 (line 2)" in words
    assert "field larger than field limit" in words


PIECES = ["a", "b ", "\u00e9", ",", ",", ",", '"', '"', '""', "\n", "\r\n", "\r", "\n"]


def as_csv_reads(text: str) -> list[list[str]] | None:
    """Return the records as the csv module has them; None where one must be refused."""
    try:
        rows = [cells for cells in csv.reader(io.StringIO(text, newline=""), strict=True) if cells]
    except csv.Error:
        return None
    return rows if all(len(cells) == len(rows[0]) for cells in rows) else None


def as_sheet_reads(path: Path) -> tuple[list[list[str]], list[str]] | None:
    """Return the records' cells and their texts; None where one is refused."""
    try:
        with reading(path) as sheet:
            records = [(sheet.header_text, sheet.header), *sheet.records()]
    except Stop:
        return None
    return [cells for _, cells in records], [text for text, _ in records]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=24))
def test_a_list_falls_apart_as_the_csv_module_has_it(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    text = "x,y\n" + "".join(pieces)
    path = tmp_path_factory.getbasetemp() / "list.csv"
    path.write_bytes(text.encode())
    expected, found = as_csv_reads(text), as_sheet_reads(path)
    assert (found is None) == (expected is None)
    if found is not None:
        cells, texts = found
        assert cells == expected
        assert as_csv_reads("\n".join(texts)) == expected
