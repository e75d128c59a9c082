"""The summary is one page with nothing to load, and nothing of a person in it."""

from html.parser import HTMLParser

import pytest

from tests.unit.cli.clinic import BORN, CHARGE, DAY, LEVEL, NOTES, Clinic, column, listed

HEADER = ("Id", "Charge", "Day", "Born", "Level", "Notes", "Name & <b>")
COLUMNS = (column("Id", "person"), CHARGE, DAY, BORN, LEVEL, NOTES)
SECRETS = ("P000123", "Nobody Atall", "3/4/1970", "sister says juvenile")
ROWS = [
    ["P000123", "11358", "3/4/2010", "3/4/1970", "F", "sister says juvenile", "Nobody Atall"],
    ["P000124", "11359; 11364", "3/4/2011", "3/4/1971", "??", "", "x"],
    ["P000125", "11357", "3/4/2018", "3/4/1972", "M", "", "y"],
]
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}


class Page(HTMLParser):
    """Reads the page: its tags in order, whether they close, its tables as text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.captions: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and open a table, a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        match tag:
            case "table":
                self.tables.append([])
            case "caption":
                self.captions.append("")
            case "tr":
                self.tables[-1].append([])
            case "th" | "td":
                self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Add the text to what is open."""
        if "style" in self.open:
            return
        self.words += data
        if "caption" in self.open:
            self.captions[-1] += data
        elif "tr" in self.open:
            self.tables[-1][-1][-1] += data


@pytest.fixture
def summary(clinic: Clinic) -> str:
    """Return the summary of a small list."""
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, ROWS))
    assert clinic.screen("--summary", clinic.path("s.html")).exit_code == 0
    return clinic.path("s.html").read_text(encoding="utf-8")


def test_it_loads_nothing_and_runs_nothing(summary: str) -> None:
    page = Page(summary)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "input", "a"}
    attributes = {name for _, attrs in page.tags for name in attrs}
    assert not attributes & {"src", "href", "style", "onclick", "onload", "action"}
    assert "url(" not in summary
    assert "@import" not in summary
    assert "://" not in summary
    policy = dict(page.tags)["meta"]
    assert any(
        attrs.get("content") == "default-src 'none'; style-src 'unsafe-inline'"
        for tag, attrs in page.tags
        if tag == "meta"
    ), policy


def test_it_can_be_heard_and_printed(summary: str) -> None:
    page = Page(summary)
    assert page.tags[0] == ("html", {"lang": "en"})
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert {"main", "title", "caption"} <= {tag for tag, _ in page.tags}
    assert len(page.captions) == len(page.tables)
    for tag, attrs in page.tags:
        if tag == "th":
            assert attrs["scope"] in {"col", "row"}
    assert "@media print" in summary


def test_there_is_nothing_of_a_person_in_it(summary: str) -> None:
    for secret in SECRETS:
        assert secret not in summary


def tables(summary: str) -> dict[str, list[list[str]]]:
    page = Page(summary)
    return dict(zip(page.captions, page.tables, strict=True))


def test_results_routes_and_gaps_are_counted(summary: str) -> None:
    page = Page(summary)
    assert "3 convictions in the list in.csv." in " ".join(page.words.split())
    assert "certain for 1 of them. 2 have a flag." in " ".join(page.words.split())
    results, routes, missing, flags, columns = page.tables
    assert [
        "after_prop64",
        "On or after Nov 9, 2016: already judged under the new law.",
        "1",
        "0",
    ] in results
    assert [row[0] for row in routes[1:]] == ["application", "petition", "none"]
    asked = {row[1]: row[3] for row in missing[1:]}
    assert asked["sentence"] == "2"
    counts = [int(row[3]) for row in missing[1:]]
    assert counts == sorted(counts, reverse=True)
    assert {row[0]: row[2] for row in flags[1:]} == {
        "juvenile": "1",
        "not_read:level": "1",
        "second_charge": "1",
    }
    assert ["Charge", "charge_code"] in columns
    assert ["every row", "court_system = california"] in columns
    assert ["Name & <b>", "kept, not read"] in columns


def test_a_flag_says_why(summary: str) -> None:
    [reasons] = [
        {row[0]: row[1] for row in rows} for name, rows in tables(summary).items() if "flag" in name
    ]
    assert reasons["juvenile"] == "The note speaks of juvenile court, which has its own form."
    assert reasons["not_read:level"].startswith("The cell for level was not understood")


def test_who_checked_the_mapping_stands_in_it(summary: str) -> None:
    assert "Mapping checked by: AB." in summary


def test_rows_set_aside_are_told(clinic: Clinic) -> None:
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, [*ROWS, ["P4", "1", "", "", "", "", ""]]))
    result = clinic.screen("--summary", clinic.path("s.html"), "--keep-going")
    assert result.exit_code == 0
    text = clinic.path("s.html").read_text(encoding="utf-8")
    assert "1 row could not be read." in text


def test_the_look_first_rows_are_named_by_their_row(clinic: Clinic) -> None:
    sentence = column("Sentence", "fact", 'fact = "sentence"')
    plants = column("Plants", "number", 'fact = "plants"')
    clinic.mapping(CHARGE, DAY, BORN, plants, sentence)
    header = ("Charge", "Day", "Born", "Plants", "Sentence")
    few = ["11358", "3/4/2010", "3/4/1970", "3"]
    clinic.write(listed(header, [[*few, ""], [*few, "completed"]]))
    assert clinic.screen("--summary", clinic.path("s.html")).exit_code == 0
    first = tables(clinic.path("s.html").read_text(encoding="utf-8"))
    [rows] = [rows for name, rows in first.items() if name.startswith("Up to 20")]
    assert rows[1][:2] == ["3", "dismiss_and_seal"]
    assert rows[1][2] == "A change is likely. Nothing is missing and nothing is flagged."
    assert rows[2][:2] == ["2", "dismiss_and_seal"]
    assert rows[2][2].startswith("One answer decides. Sentence over: ")


def test_an_empty_list_has_a_summary_too(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write("Charge\n")
    assert clinic.screen("--summary", clinic.path("s.html")).exit_code == 0
    page = Page(clinic.path("s.html").read_text(encoding="utf-8"))
    assert "0 convictions" in page.words
    assert page.words.count("None.") == 5
