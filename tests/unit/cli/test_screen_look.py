"""How a list is written is found out: separator, header, sheet; and what the command says of it."""

import pytest

from portal.cli.screen_look import separator_of
from portal.cli.screen_mapping import load_mapping
from portal.cli.screen_sink import new_page
from tests.unit.cli.clinic import Clinic, kinds


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2;3\n1;2;3\n", ";"),
        ("a\tb\n1,2\t3\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("Our clinic, the list\na;b;c\n1;2;3\n4;5;6\n", ";"),
        ("a\n1\n", ","),
        ("", ","),
    ],
)
def test_the_separator_is_what_most_lines_agree_on(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def guessed(clinic: Clinic, name: str, *words: str) -> tuple[str, str]:
    """Guess a mapping, and return what the command says and the mapping's text."""
    out = clinic.path("map.toml")
    result = clinic.run("screen", "--guess-mapping", clinic.path(name), "--out", out, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout, out.read_text(encoding="utf-8")


def test_a_list_with_semicolons_and_a_title(clinic: Clinic) -> None:
    clinic.write('\ufeffOur list;;\n\nId;Charge;"Our; notes"\nP1;11358;\nP2;xx;\nP3;11359 HS;\n')
    said, text = guessed(clinic, "in.csv")
    assert said.splitlines() == [
        f"2 of 3 columns guessed: {clinic.path('map.toml')}",
        "0 columns with a question; 1 words not understood",
        "Check it, fill in checked_by, then screen with --mapping",
    ]
    mapping = load_mapping(clinic.path("map.toml"), kinds().vocabulary, kinds().limits)
    assert (mapping.separator, mapping.header_row, mapping.sheet) == (";", 3, None)
    assert [column.name for column in mapping.columns] == ["Id", "Charge", "Our; notes"]
    assert '"xx" = "?"  # NOT UNDERSTOOD' in text


def test_a_workbook_with_a_title_and_a_column_without_a_name(clinic: Clinic) -> None:
    with new_page(clinic.path("in.xlsx")) as page:
        for title in (["Our list"], []):
            page.put(title)
        page.put(["Charge", "", "Level"])
        page.put([11358, "x", "F"])
        page.put(["11359", "", "M"])
    _, text = guessed(clinic, "in.xlsx")
    mapping = load_mapping(clinic.path("map.toml"), kinds().vocabulary, kinds().limits)
    assert (mapping.header_row, mapping.sheet) == (3, "Screened")
    assert [column.name for column in mapping.columns] == ["Charge", "Level"]
    assert "# Column 2 has no name: it is kept and not read." in text
    assert clinic.screen("--mapping-checked", source="in.xlsx").exit_code == 0


def test_the_row_of_the_header_can_be_said(clinic: Clinic) -> None:
    clinic.write("a,b\nCharge,Level\n11358,F\n")
    assert 'name = "a"' in guessed(clinic, "in.csv")[1]
    assert 'name = "Charge"' in guessed(clinic, "in.csv", "--header-row", "2")[1]


def test_signs_that_a_comment_or_toml_cannot_hold_are_written_so_that_it_loads(
    clinic: Clinic,
) -> None:
    odd = 'Le"vel\\ \x7f#'
    clinic.write(
        f'"{odd.replace(chr(34), chr(34) * 2)}",Level\n"x\ny",F\nz,"a\x07b ""q"" \\u00e9"\n'
    )
    _, text = guessed(clinic, "in.csv")
    mapping = load_mapping(clinic.path("map.toml"), kinds().vocabulary, kinds().limits)
    assert [column.name for column in mapping.columns] == [odd, "Level"]
    [level] = [column for column in mapping.columns if column.name == "Level"]
    assert set(level.words) == {"F", 'a\x07b "q" \\u00e9'}
    assert "\x07" not in text


def test_a_list_that_cannot_be_read_leaves_no_mapping(clinic: Clinic) -> None:
    clinic.write("Charge,Level\n11358\n")
    words = ["--out", clinic.path("map.toml")]
    result = clinic.run("screen", "--guess-mapping", clinic.path("in.csv"), *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "found:    1 cells" in result.stderr
    assert clinic.files() == {"in.csv"}
    result = clinic.run(
        "screen", "--guess-mapping", clinic.path("in.csv"), "--out", clinic.path("in.csv")
    )
    assert "the list itself" in result.stderr


def test_a_mapping_that_a_person_checked_is_never_written_over(clinic: Clinic) -> None:
    clinic.write("Charge,Level\n11358,F\n")
    _, text = guessed(clinic, "in.csv")
    guessed(clinic, "in.csv")
    checked = text.replace('checked_by = ""', 'checked_by = "AB"')
    clinic.write(checked, "map.toml")
    words = ["--guess-mapping", clinic.path("in.csv"), "--out", clinic.path("map.toml")]
    result = clinic.run("screen", *words)
    assert result.exit_code == 1
    assert "found:    a mapping that AB has checked" in result.stderr
    assert clinic.path("map.toml").read_text(encoding="utf-8") == checked
