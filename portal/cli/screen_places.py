"""Where in a list the columns of its mapping stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.cli.screen_columns import APPENDED, FLAGS, fact_columns
from portal.cli.screen_mapping import Column, ListMapping, Reads
from portal.cli.screen_sink import Source
from portal.cli.screen_text import flat
from portal.cli.stop import Stop
from portal.law.model import Vocabulary


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each mapped column, and of those that say whose row it is."""

    columns: Mapping[str, int]
    person: int | None
    county: int | None
    case: int | None


def places_of(mapping: ListMapping, source: Source, person: str | None) -> Places:
    """Return where the columns stand; Stop names one that is missing, or that cannot be.

    `person` names the column with the person's id, over what the mapping says.
    """
    header = [flat(name) for name in source.header]
    _check(header, source)
    columns = {column.name: _place(column.name, header, source) for column in mapping.columns}

    def only(kind: Reads) -> int | None:
        found = mapping.reading(kind)
        return columns[found[0].name] if found else None

    chosen = only(Reads.PERSON) if person is None else _place(person, header, source)
    return Places(columns, chosen, only(Reads.COUNTY), only(Reads.CASE_NUMBER))


def plain_mapping(source: Source, vocabulary: Vocabulary) -> ListMapping:
    """Return the mapping of a list whose columns are named after the facts."""
    places = fact_columns([*source.header], vocabulary, source.place())
    columns = tuple(Column(fact, Reads.FACT, fact) for fact in places)
    return ListMapping(source.path, columns, "")


def _place(name: str, header: Sequence[str], source: Source) -> int:
    times = header.count(flat(name))
    if times == 1:
        return header.index(flat(name))
    raise Stop(
        source.place(),
        found=f"the column {name!r} {times} times" if times else f"no column {name!r}",
        expected=f"it once among {', '.join(filter(None, header)) or '(no names)'}",
        cure="correct the name, here or in the mapping; or make the mapping anew",
    )


def _check(header: Sequence[str], source: Source) -> None:
    taken = {*APPENDED, FLAGS}
    for name, times in Counter(header).items():
        if name.lower() in taken:
            raise Stop(
                source.place(name),
                found=f"{name!r}, a column that this command appends",
                expected=f"a list without {', '.join((*APPENDED, FLAGS))}",
                cure="rename or remove the column",
            )
        if name and times > 1:
            raise Stop(
                source.place(name),
                found=f"the name {name!r} {times} times",
                expected="each column's name once",
                cure="rename or remove one of them",
            )
