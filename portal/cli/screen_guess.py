"""Guess what a clinic's columns hold, from their names and a look at every cell; never silently.

What a cell means is taken from the dictionary alone. A cell that is not understood is listed and
left open, and a column whose name could mean two things stays unread with a question beside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from portal.cli.screen_dates import Order, needs_century, readings
from portal.cli.screen_dictionary import Dictionary, Named, load_dictionary
from portal.cli.screen_mapping import DATES, NOT_KNOWN, NOT_READ, Column, Reads
from portal.cli.screen_reading import CellReader, Kinds
from portal.cli.screen_text import flat

MOST_DIFFERENT = 30_000
MOST_WORDS = 200
BY_NAME, BY_LIKENESS, BY_CELLS = 0.5, 0.8, 0.9
SURE = 0.95
FEWEST = 3
AT_A_TIME = 5_000
UNMISTAKABLE = 2
CENTURY = {Reads.BIRTH_DATE: 1920}
OTHER_CENTURY = 1930
FREE_TEXT = 0.3
VERIFIED = (Reads.FACT, Reads.CHARGE, Reads.NUMBER, Reads.COUNTY, *DATES)


class Confidence(StrEnum):
    """How sure the guess is of a column."""

    HIGH = "high"
    MEDIUM = "medium"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a column: each different cell with how often; `more` if not all are kept."""

    name: str
    cells: Mapping[str, int]
    more: bool

    @property
    def filled(self) -> int:
        """How many cells are not blank, of those that are kept."""
        return sum(self.cells.values())


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold, how sure that is, what to ask, and what was not understood."""

    column: Column
    confidence: Confidence
    seen: Seen
    understood: int
    asks: tuple[str, ...] = ()
    not_listed: int = 0
    doubts: Mapping[str, str] = field(default_factory=dict)


class Looking:
    """Looks at the cells of every column, in memory that does not grow with the list."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = [flat(name) for name in header]
        self._cells: list[Counter[str]] = [Counter() for _ in header]
        self._more = [False] * len(header)
        self._rows: list[list[str]] = []
        self.rows = 0

    def add(self, cells: list[str]) -> None:
        """Take one row."""
        self._rows.append(cells)
        if len(self._rows) == AT_A_TIME:
            self._fold()

    def columns(self) -> Iterator[Seen]:
        """Yield what was seen in each column, in their order."""
        self._fold()
        for name, cells, more in zip(self._header, self._cells, self._more, strict=True):
            yield Seen(name, {cell: n for cell, n in cells.items() if cell.strip()}, more)

    def _fold(self) -> None:
        self.rows += len(self._rows)
        for place, column in enumerate(zip(*self._rows, strict=True)):
            known = self._cells[place]
            if len(known) < MOST_DIFFERENT:
                known.update(column)
            else:
                known.update(cell for cell in column if cell in known)
                self._more[place] = True
        self._rows.clear()


def guesses(columns: Iterable[Seen], kinds: Kinds) -> list[Guess]:
    """Return a guess for each column; no two say the same of a case."""
    dictionary = load_dictionary(kinds.vocabulary)
    found = [_guess(seen, dictionary, kinds) for seen in columns]
    return _settled(found, kinds)


def _guess(seen: Seen, dictionary: Dictionary, kinds: Kinds) -> Guess:
    named, by_name = dictionary.named(seen.name)
    asks = tuple(each.ask for each in named if each.ask)
    tried = [
        _tried(each, seen, dictionary, kinds)
        for each in named
        if each.reads in VERIFIED and not (asks and not _own_values(each, seen, kinds))
    ]
    best = max(tried, key=lambda guess: guess.understood, default=None)
    share = best.understood / seen.filled if best and seen.filled else 0.0
    if best is not None and share >= (BY_NAME if by_name else BY_LIKENESS):
        sure = by_name and share >= SURE
        return replace(best, confidence=Confidence.HIGH if sure else Confidence.MEDIUM)
    if asks:
        return Guess(Column(seen.name, Reads.KEEP), Confidence.NONE, seen, 0, asks)
    plain = [each for each in named if each.reads not in VERIFIED]
    if plain and by_name:
        return Guess(Column(seen.name, plain[0].reads), Confidence.HIGH, seen, seen.filled)
    return _by_cells(seen, dictionary, kinds, best)


def _own_values(named: Named, seen: Seen, kinds: Kinds) -> bool:
    """Return whether every cell is one of the fact's values as the law writes it."""
    fact = kinds.vocabulary.by_id.get(named.fact)
    return fact is not None and set(map(str.strip, seen.cells)) <= set(fact.values)


def _tried(named: Named, seen: Seen, dictionary: Dictionary, kinds: Kinds) -> Guess:
    """Return the column read as its name says, with the words that this needs."""
    column = _dated(Column(seen.name, named.reads, named.fact), seen)
    reader = CellReader(column, kinds)
    words: dict[str, str] = {}
    understood, unread, doubts = 0, list[str](), dict[str, str]()
    for cell, times in sorted(seen.cells.items(), key=lambda item: (-item[1], item[0])):
        means = _means(cell, column, reader, dictionary, kinds)
        understood += times if means is not None else 0
        if means is None:
            unread.append(cell)
            if ask := dictionary.doubt(column.fact, cell):
                doubts[flat(cell)] = ask
        elif means != cell or column.reads is Reads.FACT:
            words.setdefault(flat(cell), means)
    listed = {flat(cell): NOT_READ for cell in unread[:MOST_WORDS]}
    column = replace(column, words={**words, **listed})
    if column.reads is Reads.FACT and len(seen.cells) > MOST_WORDS:
        understood = 0  # a column of a fact has few different cells
    return Guess(column, Confidence.NONE, seen, understood, (), len(unread[MOST_WORDS:]), doubts)


def _means(
    cell: str, column: Column, reader: CellReader, dictionary: Dictionary, kinds: Kinds
) -> str | None:
    """Return what a cell stands for: itself, a value, "" for a blank; None if that is not sure."""
    if dictionary.is_blank(cell):
        return NOT_KNOWN
    if column.reads is Reads.FACT:
        return dictionary.means(kinds.vocabulary.by_id[column.fact], cell)
    if reader.understands(cell):
        return cell
    if column.reads is Reads.NUMBER:
        facts = [kinds.vocabulary.by_id[id_] for id_ in kinds.limits.numbers[column.fact].facts]
        return dictionary.means(facts[0], cell)
    return None


def _dated(column: Column, seen: Seen) -> Column:
    """Return the column of dates with the order and the century that its cells give away."""
    if column.reads not in DATES:
        return column
    century = CENTURY.get(column.reads, OTHER_CENTURY)
    orders = Counter[Order]()
    for cell, times in seen.cells.items():
        takes = {order for order, _ in readings(cell, century)}
        if len(takes) == 1:
            orders.update({takes.pop(): times})
    order = Order.EITHER
    if orders[Order.MONTH_FIRST] >= UNMISTAKABLE and not orders[Order.DAY_FIRST]:
        order = Order.MONTH_FIRST
    elif orders[Order.DAY_FIRST] >= UNMISTAKABLE and not orders[Order.MONTH_FIRST]:
        order = Order.DAY_FIRST
    short = any(needs_century(cell) for cell in seen.cells)
    return replace(column, order=order, century_from=century if short else None)


def _by_cells(seen: Seen, dictionary: Dictionary, kinds: Kinds, best: Guess | None) -> Guess:
    """Return a guess for a column whose name says nothing: charges are unmistakable, or notes."""
    charge = _tried(Named(Reads.CHARGE), seen, dictionary, kinds)
    if charge.understood >= max(FEWEST, BY_CELLS * seen.filled):
        return replace(charge, confidence=Confidence.MEDIUM)
    asks = list[str]()
    if best is not None and seen.filled:
        what = best.column.fact or best.column.reads
        asks.append(
            f"The name looks like {what}, but only {best.understood:,} of {seen.filled:,} cells "
            "were understood."
        )
    if _is_free_text(seen):
        return Guess(Column(seen.name, Reads.NOTES), Confidence.MEDIUM, seen, 0, tuple(asks))
    dated = sum(n for cell, n in seen.cells.items() if [*readings(cell, OTHER_CENTURY)])
    if seen.filled and dated >= BY_CELLS * seen.filled:
        asks.append(
            "It holds dates; the name does not say which. Read nothing from it until you know."
        )
    return Guess(Column(seen.name, Reads.KEEP), Confidence.NONE, seen, 0, tuple(asks))


def _is_free_text(seen: Seen) -> bool:
    """Return whether the cells are sentences more often than words."""
    wordy = sum(len(cell.split()) > FEWEST for cell in seen.cells)
    return wordy >= max(1, FREE_TEXT * len(seen.cells))


def _settled(found: list[Guess], kinds: Kinds) -> list[Guess]:
    """Return the guesses with only the surest one for each thing that can be said once."""
    taken: set[str] = set()
    order = sorted(range(len(found)), key=lambda i: (found[i].confidence != Confidence.HIGH, i))
    settled = dict(enumerate(found))
    dated = any(g.column.reads in (Reads.OFFENSE_DATE, Reads.LATER_DATE) for g in found)
    for place in order:
        guess = found[place]
        says = _says_once(guess.column, kinds)
        if says & taken:
            settled[place] = _second(guess, says & taken)
        elif guess.column.reads is Reads.BIRTH_DATE and not dated:
            ask = "A birth date says nothing without the date of the offense."
            settled[place] = _unread(guess, ask)
        else:
            taken |= says
    return [settled[place] for place in range(len(found))]


def _says_once(column: Column, kinds: Kinds) -> set[str]:
    """Return what only one column of a list may say."""
    if column.reads is Reads.LATER_DATE:
        return set()
    kind = (
        {str(column.reads)}
        if column.reads in (Reads.COUNTY, Reads.CASE_NUMBER, Reads.PERSON)
        else set()
    )
    return kind | set(column.gives(kinds.limits))


def _second(guess: Guess, says: set[str]) -> Guess:
    if guess.column.reads is Reads.CHARGE:
        ask = "A second column of charges. One row is one conviction: rows with both are flagged."
        return replace(
            guess, column=Column(guess.column.name, Reads.ANOTHER_CHARGE), asks=(*guess.asks, ask)
        )
    return _unread(
        guess, f"Another column already says {', '.join(sorted(says))}. Keep the right one."
    )


def _unread(guess: Guess, ask: str) -> Guess:
    """Return the guess with its column left unread, and why."""
    return Guess(
        Column(guess.column.name, Reads.KEEP), Confidence.NONE, guess.seen, 0, (*guess.asks, ask)
    )
