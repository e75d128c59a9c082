"""`portal law-book`: print the law as pages, a matrix and a picture, or check the printed copy."""

from collections.abc import Iterator
from pathlib import Path

import click

from portal.cli.law_book_pages import facts_page, index_page, paths_matrix, table_page
from portal.cli.law_diagram import dot_text, shown_by, shown_in, svg_text
from portal.cli.stop import Stop
from portal.law.estimate import Law

DRAWING = "diagram.svg"


def pages(law: Law) -> dict[str, str]:
    """Return each file of the book but the drawing, by name."""
    return {
        "README.md": index_page(law),
        **{f"{table.id}.md": table_page(table, law) for table in law.tables},
        "facts.md": facts_page(law.vocabulary),
        "paths.csv": paths_matrix(law),
        "diagram.dot": dot_text(law),
    }


def _on_disk(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return None


def _differing(law: Law, folder: Path) -> Iterator[str]:
    """Yield the name of each file that is not as the law has it, and of each that is left over."""
    book = pages(law)
    for name, text in book.items():
        if _on_disk(folder / name) != text:
            yield name
    if shown_in(_on_disk(folder / DRAWING) or "") != shown_by(law):
        yield DRAWING
    for path in sorted(folder.glob("*")):
        if path.name not in {*book, DRAWING}:
            yield f"{path.name} (no part of the book)"


def _write(law: Law, folder: Path) -> int:
    book = {**pages(law), DRAWING: svg_text(law)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in book.items():
        (folder / name).write_bytes(text.encode())
    return len(book)


@click.command("law-book")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("docs/law"),
    show_default=True,
    help="The folder of the book.",
)
@click.option("--check", is_flag=True, help="Write nothing: exit 1 if the book is out of date.")
def law_book(*, out: Path, check: bool) -> None:
    """Print the law's tables as a book, with every path and a drawing of the diagram."""
    law = Law.load()
    if not check:
        click.echo(f"{_write(law, out)} files written to {out}")
        return
    names = [*_differing(law, out)]
    if names:
        raise Stop(
            str(out),
            found=f"out of date: {', '.join(names)}",
            expected="the book as the tables in portal/law have it",
            cure="run `portal law-book`, look at the difference and commit it",
        )
    click.echo(f"{out} is up to date")
