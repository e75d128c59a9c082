"""The columns of the list: which hold facts, and which paths each of their cells leaves open."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import reduce
from operator import and_, itemgetter

from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths, Said
from portal.cli.stop import Stop
from portal.law.model import Fact, Rule, Vocabulary

APPENDED = ("relief", "route", "certain", "rules", "open_facts", "because")
FLAGS = "flags"
IN_QUOTES = ("rules", "because")
ALIKE = 0.85
REMEMBERED = 40_000
BETWEEN = "\0"  # stands between joined cells; in no value, so no two valid rows join alike


def appended(said: Said, told: Mapping[Rule, str]) -> tuple[str, ...]:
    """Return the cells of `APPENDED`, with each rule's sentence as `told`."""
    return (
        "|".join(said.reliefs),
        "|".join(said.routes),
        "yes" if said.certain else "no",
        "|".join([rule.id for rule in said.rules]),
        "|".join(said.open_facts),
        " ".join([told[rule] for rule in said.rules]),
    )


def appended_text(cells: Sequence[str], separator: str = ",") -> str:
    """Return the cells of `APPENDED`, and more, as CSV with a separator before each."""
    names = (*APPENDED, FLAGS)
    return "".join(
        [
            f"{separator}{_quoted(cell) if name in IN_QUOTES else cell}"
            for name, cell in zip(names, cells, strict=False)
        ]
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class UnknownValueError(ValueError):
    """A cell that holds none of its fact's values."""

    def __init__(self, fact: Fact, cell: str) -> None:
        super().__init__(cell)
        self.fact = fact

    def stop(self, where: str) -> Stop:
        """Return the stop that says what was found there and what is allowed."""
        return Stop(
            where,
            found=repr(self.args[0]),
            expected=f"one of {', '.join(self.fact.values)}; or blank for not known",
            cure="correct the cell",
        )


class FactColumn:
    """One column of the list that holds a fact."""

    def __init__(self, fact: Fact, paths: CompletePaths) -> None:
        self._fact = fact
        self._open = {value: paths.having(fact.id, value) for value in fact.values}
        self._open[""] = paths.every

    def open(self, cell: str) -> Open:
        """Return the paths that the cell leaves open; blanks around a value do not matter."""
        value = cell.strip()
        if value not in self._open:
            raise UnknownValueError(self._fact, cell)
        return self._open[value]


class FactColumns(dict[str, Open]):
    """A few columns together: the paths that their joined cells leave open, learned as they come.

    Looking at several cells at once takes half the time of looking at each.
    """

    def __init__(self, columns: Sequence[FactColumn]) -> None:
        super().__init__()
        self._columns = columns

    def __missing__(self, joined: str) -> Open:
        """Return the paths that cells not met before leave open; UnknownValueError names one."""
        cells = joined.split(BETWEEN, len(self._columns) - 1)
        still = reduce(and_, (c.open(cell) for c, cell in zip(self._columns, cells, strict=True)))
        if len(self) >= REMEMBERED:
            self.clear()
        self[joined] = still
        return still


Cells = Callable[[list[str]], tuple[str, ...]]


def cells_at(places: Sequence[int]) -> Cells:
    """Return how to take the cells at some places out of a row."""
    if len(places) == 1:
        only = places[0]
        return lambda row: (row[only],)
    return itemgetter(*places)


def _side_by_side(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts in groups, each with few enough combinations to be remembered."""
    group: list[Fact] = []
    combinations = 1
    for fact in facts:
        ways = len(fact.values) + 1  # or blank
        if group and combinations * ways > REMEMBERED:
            yield group
            group, combinations = [], 1
        group.append(fact)
        combinations *= ways
    yield group


def open_paths(
    places: Mapping[str, int], vocabulary: Vocabulary, paths: CompletePaths
) -> list[tuple[Cells, FactColumns]]:
    """Return how to read a row: which cells belong together, and what they leave open."""
    facts = (fact for fact in vocabulary.facts if fact.id in places)
    return [
        (
            cells_at([places[fact.id] for fact in group]),
            FactColumns([FactColumn(fact, paths) for fact in group]),
        )
        for group in _side_by_side(facts)
    ]


def _plain(name: str) -> str:
    return "_".join(name.replace("-", " ").replace("_", " ").lower().split())


def _meant(name: str, header: list[str], vocabulary: Vocabulary) -> str | None:
    """Return the fact that a column's name seems to mean, if it is none as it stands."""
    if name in vocabulary.by_id:
        return None
    plain = _plain(name)
    if plain in vocabulary.by_id:
        return plain
    near = get_close_matches(plain, vocabulary.by_id, n=1, cutoff=ALIKE)
    return near[0] if near and near[0] not in header else None


def _check_names(header: list[str], vocabulary: Vocabulary, where: str) -> None:
    for name, times in Counter(header).items():
        if times > 1:
            raise Stop(
                f"{where}, column {name}",
                found=f"the name {name!r} {times} times",
                expected="each column's name once",
                cure="rename or remove one of them",
            )
        if _plain(name) in APPENDED:
            raise Stop(
                f"{where}, column {name}",
                found=f"{name!r}, a column that this command appends",
                expected=f"a list without {', '.join(APPENDED)}",
                cure="rename or remove the column",
            )
        meant = _meant(name, header, vocabulary)
        if meant is not None:
            raise Stop(
                f"{where}, column {name}",
                found=f"{name!r}, which is like the fact {meant!r}",
                expected=repr(meant),
                cure=f"rename the column to {meant}, or to a name that is not like a fact's",
            )


def fact_columns(header: list[str], vocabulary: Vocabulary, where: str) -> dict[str, int]:
    """Return the place of each fact that has a column; Stop at a name that cannot be right."""
    _check_names(header, vocabulary, where)
    places = {name: i for i, name in enumerate(header) if name in vocabulary.by_id}
    if not places:
        raise Stop(
            where,
            found=f"no column named after a fact: {', '.join(header) or '(an empty line)'}",
            expected=f"one or more of {', '.join(vocabulary.by_id)}",
            cure="name the columns in the first line; separate the cells with commas",
        )
    return places
