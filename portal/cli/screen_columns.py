"""The columns of the list: which hold facts, and which paths each of their cells leaves open."""

from collections import Counter
from difflib import get_close_matches

from portal.cli.screen_paths import CompletePaths, Open
from portal.cli.stop import Stop
from portal.law.model import Fact, Vocabulary

APPENDED = ("relief", "route", "certain", "rules", "open_facts", "because")
ALIKE = 0.85
SPELLINGS = 1_000


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


class FactColumn(dict[str, Open]):
    """The paths that each cell of one column leaves open; spellings are learned as they come."""

    def __init__(self, fact: Fact, paths: CompletePaths) -> None:
        super().__init__({value: paths.having(fact.id, value) for value in fact.values})
        self._fact = fact
        self._blank = paths.every

    def __missing__(self, cell: str) -> Open:
        """Return the paths for a blank, or a value with blanks around it."""
        value = cell.strip()
        if value and value not in self._fact.values:
            raise UnknownValueError(self._fact, cell)
        still = self[value] if value else self._blank
        if len(self) < SPELLINGS:
            self[cell] = still
        return still


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
