"""The law book in docs/law is what the tables say, and any other copy of it is found out."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli.law_diagram import shown_by, shown_in
from portal.law.estimate import Law

BOOK = Path(__file__).parents[3] / "docs" / "law"


@pytest.fixture(scope="module")
def law() -> Law:
    """Return the law as shipped."""
    return Law.load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the book that a test may spoil."""
    return Path(shutil.copytree(BOOK, tmp_path / "book"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law-book", *arguments])


def test_the_committed_book_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # the check needs no `dot`
    result = run("--check", "--out", str(BOOK))
    assert (result.exit_code, result.stderr) == (0, "")


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return the planted change of one file."""

    def plant(book: Path) -> None:
        text = (book / name).read_text(encoding="utf-8")
        assert old in text
        (book / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


CHANGES = {
    "a rule's outcome": ("growing.md", change("growing.md", "reduce_to_infraction", "no_change")),
    "a sentence": ("gates.md", change("gates.md", "There was no conviction", "No conviction")),
    "an outcome of a path": ("paths.csv", change("paths.csv", "dismiss_and_seal", "no_change")),
    "a fact's meaning": ("facts.md", change("facts.md", "Six is within", "Eight is within")),
    "the date of the check": ("README.md", change("README.md", "last checked: 20", "checked: 19")),
    "an edge of the text": ("diagram.dot", change("diagram.dot", "->", "--")),
    "a label of the drawing": ("diagram.svg", change("diagram.svg", ">federal<", ">national<")),
    "an edge of the drawing": ("diagram.svg", change("diagram.svg", "&#45;&gt;level", "&gt;age")),
    "the drawing's title": ("diagram.svg", change("diagram.svg", "<title>The", "<title>Some")),
    "a drawing that is none": ("diagram.svg", change("diagram.svg", "</svg>", "")),
    "a page that is missing": ("route.md", lambda book: (book / "route.md").unlink()),
    "a page left over": ("opium.md", lambda book: (book / "opium.md").touch()),
    "a page that is no text": ("route.md", lambda book: void(book / "route.md")),
}


def void(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")


@pytest.mark.parametrize(("name", "plant"), CHANGES.values(), ids=CHANGES.keys())
def test_a_planted_change_is_found_by_its_file(
    copy: Path, name: str, plant: Callable[[Path], None]
) -> None:
    plant(copy)
    before = {path: path.read_bytes() for path in copy.iterdir()}
    result = run("--check", "--out", str(copy))
    assert result.exit_code == 1
    assert re.search(rf"out of date: {re.escape(name)}( \(no part of the book\))?\n", result.stderr)
    assert {path: path.read_bytes() for path in copy.iterdir()} == before


def test_a_drawing_with_other_coordinates_passes(copy: Path) -> None:
    drawing = copy / "diagram.svg"
    moved = re.sub(r' (x|y)="[-0-9.]+"', r' \1="1.5"', drawing.read_text(encoding="utf-8"))
    drawing.write_text(moved, encoding="utf-8")
    assert run("--check", "--out", str(copy)).exit_code == 0


def test_a_folder_that_is_none_lacks_every_file(tmp_path: Path) -> None:
    result = run("--check", "--out", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert all(name in result.stderr for name in ("README.md", "paths.csv", "diagram.svg"))
    assert not (tmp_path / "nowhere").exists()


def test_a_missing_dot_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("--out", str(tmp_path / "book"))
    assert result.exit_code == 1
    assert "no program `dot` on the PATH" in result.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.skipif(shutil.which("dot") is None, reason="drawing needs Graphviz")
def test_the_book_as_written_is_the_book_as_checked(tmp_path: Path, law: Law) -> None:
    book = tmp_path / "new" / "book"
    written = run("--out", str(book))
    assert (written.exit_code, written.stderr) == (0, "")
    assert run("--check", "--out", str(book)).exit_code == 0
    assert {path.name for path in book.iterdir()} == {path.name for path in BOOK.iterdir()}
    assert shown_in((book / "diagram.svg").read_text(encoding="utf-8")) == shown_by(law)


def test_the_matrix_holds_every_path_in_the_order_of_the_diagram(law: Law) -> None:
    with (BOOK / "paths.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    facts = [fact.id for fact in law.vocabulary.facts]
    found = [
        (tuple((fact, row[fact]) for fact in facts if row[fact]), row["relief"], row["route"])
        for row in rows
    ]
    assert found == [(path, end.relief, end.route) for path, end in law.diagram.paths()]
    assert all(row["rules"] for row in rows)


def test_every_rule_stands_on_its_table_s_page_with_citation_and_reason(law: Law) -> None:
    for table in law.tables:
        page = (BOOK / f"{table.id}.md").read_text(encoding="utf-8")
        for rule in table.rules:
            assert f"| [{rule.id}](#{rule.id}) |" in page
            assert f"### {rule.id}\n\nBecause: {rule.because}\n" in page
            assert "; ".join(citation.text for citation in rule.cites) in page
            assert rule.doubt is None or f"Doubt: {rule.doubt}" in page


def test_links_between_rules_lead_somewhere() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in BOOK.glob("*.md")}
    for name, page in pages.items():
        for target, rule in re.findall(r"\]\(([a-z_]*(?:\.md)?)#([^)]+)\)", page):
            assert f"\n### {rule}\n" in pages[target or name]


def test_the_drawing_carries_no_mark_of_who_drew_it() -> None:
    drawing = (BOOK / "diagram.svg").read_text(encoding="utf-8")
    assert "<!--" not in drawing
    assert "raphviz" not in drawing
    assert 'font-family="sans-serif"' in drawing
    assert set(re.findall(r'font-family="([^"]+)"', drawing)) == {"sans-serif"}
