"""Screen a list by its mapping: read, estimate, write and count, in one pass."""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from portal.cli.screen_book import is_book, reading_book
from portal.cli.screen_columns import APPENDED, FLAGS, appended, appended_text
from portal.cli.screen_flags import JOIN
from portal.cli.screen_mapping import ListMapping
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_people import Conviction, People
from portal.cli.screen_places import places_of, plain_mapping
from portal.cli.screen_reading import Kinds
from portal.cli.screen_rows import Left, Row, RowReader
from portal.cli.screen_sheet import Bad, BadCellError, Written, reading
from portal.cli.screen_sink import Put, Source, Tail, writing
from portal.cli.screen_summary import About, page
from portal.cli.screen_tally import Tally
from portal.cli.screen_whole import whole_or_not
from portal.cli.stop import Stop
from portal.filing.directory import Directory
from portal.filing.guidance import Guidance
from portal.law.estimate import Law

REMEMBERED = 25_000
AT_A_TIME = 4_096  # rows that are counted together
ASIDE = ("row", "column", "found", "expected", "cure", "record")


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, by which mapping (none: columns named after the facts), what to write."""

    source: Path
    out: Path
    mapping: ListMapping | None = None
    sheet: str | None = None
    summary: Path | None = None
    person: str | None = None
    people: Path | None = None
    set_aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """What the portal knows: the law, its sentences in a language, the directory, the guidance."""

    law: Law
    because: Callable[[str], str]
    directory: Directory
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, in numbers; and the columns that were kept and not read."""

    rows: int
    flagged: int
    set_aside: int
    people: int
    without_person: int
    kept: tuple[str, ...]


def screen_list(job: Job, library: Library) -> Done:
    """Screen the list and write all that the job asks for, each file whole or not at all."""
    with ExitStack() as stack:
        source = stack.enter_context(_source(job))
        run = _Run(job, library, source)
        put = stack.enter_context(writing(job.out, source, run.names))
        aside = stack.enter_context(_set_aside(job.set_aside, source))
        folder = stack.enter_context(_folder(job))
        people = (
            People(folder, run.paths, library.guidance, library.directory) if job.people else None
        )
        run.screen(put, aside.tell, people)
        if people is not None and job.people is not None:
            with whole_or_not(job.people.resolve()) as text:
                people.write(text, run.county)
        if job.summary is not None:
            about = About(job.source.name, run.mapping, run.kept, aside.count, _by_whom(job))
            with whole_or_not(job.summary.resolve()) as text:
                text.write(page(about, run.tally, library.law))
    found = (people.people, people.without) if people else (0, 0)
    return Done(run.tally.rows, run.tally.flagged, aside.count, *found, run.kept)


def _source(job: Job) -> AbstractContextManager[Source]:
    """Give the list as a source of rows: a CSV file, or a sheet of a workbook."""
    mapping = job.mapping
    row = mapping.header_row if mapping else 1
    if is_book(job.source):
        return reading_book(job.source, job.sheet or (mapping.sheet if mapping else None), row)
    written = Written(mapping.separator if mapping else ",", row)
    return reading(job.source, written, keep_going=job.set_aside is not None)


@contextmanager
def _folder(job: Job) -> Iterator[Path]:
    """Give a folder beside the result for what does not fit into memory; it goes at the end."""
    with TemporaryDirectory(prefix=".screen-", dir=job.out.resolve().parent) as folder:
        yield Path(folder)


class _Aside:
    """Takes the rows that cannot be read; without a file to list them in, the first is a Stop."""

    def __init__(self, source: Source, out: Callable[[list[object]], object] | None) -> None:
        self._source, self._out = source, out
        self.count = 0

    def tell(self, text: str, error: BadCellError) -> None:
        """List a row, or stop at it."""
        if self._out is None:
            raise error.stop(self._source.place(error.column)) from error
        self.count += 1
        column = error.column or ""
        self._out([self._source.row, column, error.found, error.expected, error.cure, text])


@contextmanager
def _set_aside(path: Path | None, source: Source) -> Iterator[_Aside]:
    if path is None:
        yield _Aside(source, None)
        return
    with whole_or_not(path.resolve()) as text:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(ASIDE)
        yield _Aside(source, lines.writerow)


class _Tails(dict[Left, Tail]):
    """What is appended to rows that leave the same open and have the same flags."""

    def __init__(self, appended: Callable[[Left], Tail]) -> None:
        super().__init__()
        self._appended = appended

    def __missing__(self, left: Left) -> Tail:
        if len(self) >= REMEMBERED:
            self.clear()
        self[left] = self._appended(left)
        return self[left]


class _Run:
    """One pass over a list: how its rows are read, what is appended, what is counted."""

    def __init__(self, job: Job, library: Library, source: Source) -> None:
        law = library.law
        self._source = source
        self.mapping = job.mapping or plain_mapping(source, law.vocabulary)
        self.names = [*APPENDED, FLAGS] if job.mapping else [*APPENDED]
        self.paths = CompletePaths(law)
        self._places = places_of(self.mapping, source, job.person)
        if job.people is not None and self._places.person is None:
            raise _no_person(source)
        self.kept = tuple(n for n in source.header if n.strip() not in self._places.columns and n)
        kinds = Kinds.of(law.vocabulary, library.directory)
        self._reader = RowReader(self.mapping, self._places.columns, kinds, self.paths)
        self._say = lru_cache(REMEMBERED)(self.paths.say)
        self._told = {rule: library.because(rule.because) for rule in law.rules.values()}
        self.tally = Tally(self._say, library.guidance)
        self.county = lru_cache(REMEMBERED)(self._reader.county)

    def screen(self, put: Put, bad: Bad, people: People | None) -> None:
        """Read every row, write it with what is appended, and count it."""
        source, tails = self._source, _Tails(self._appended)
        block, numbers = list[Left](), list[int]()
        with _progress(source) as advance:
            for row in self._reader.rows(source.records(bad), bad):
                text, cells, left = row
                put(text, cells, tails[left])
                block.append(left)
                numbers.append(source.row)
                if people is not None:
                    people.add(self._conviction(row))
                if len(block) == AT_A_TIME:
                    self.tally.add(block, numbers)
                    block.clear()
                    numbers.clear()
                    advance()
            self.tally.add(block, numbers)

    def _appended(self, left: Left) -> Tail:
        still, flags = left
        cells = appended(self._say(still), self._told)
        if len(self.names) > len(cells):
            cells = (*cells, JOIN.join(dict.fromkeys(flags.split(JOIN))))
        return Tail(appended_text(cells, self._source.separator) + self._source.line_end, cells)

    def _conviction(self, row: Row) -> Conviction:
        places, (_, cells, left) = self._places, row
        return Conviction(
            cells[places.person].strip() if places.person is not None else "",
            self._source.row,
            cells[places.county] if places.county is not None else "",
            cells[places.case].strip() if places.case is not None else "",
            *left,
        )


def _by_whom(job: Job) -> str:
    """Return who has checked how the columns were read, in words."""
    if job.mapping is None:
        return "The columns are named after the facts."
    return f"Mapping checked by: {job.mapping.checked_by or '(no name given)'}."


def _no_person(source: Source) -> Stop:
    return Stop(
        source.place(),
        found="no column that says whose row it is",
        expected="a column with an id for each person",
        cure='name it with --person, or write reads = "person" for it in the mapping',
    )


@contextmanager
def _progress(source: Source) -> Iterator[Callable[[], None]]:
    """Show how far it has come on a terminal, and nothing elsewhere."""
    with click.progressbar(
        length=source.size,
        label="Screening",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        yield lambda: bar.update(source.done - bar.pos)
        bar.update(source.size - bar.pos)
