"""Judges services from elsewhere one by one: cleaned and sound, or refused with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.cli.hsds_fetch import Item
from portal.cli.hsds_schema import service_faults
from portal.cli.hsds_text import cleaned
from portal.cli.json_answers import Gone
from portal.filing.directory import Directory
from portal.filing.directory_diff_told import Refusal
from portal.filing.hsds_read import Remote, remote_service


@dataclass(frozen=True, slots=True)
class Judged:
    """The services that were taken, and those that were not."""

    taken: tuple[Remote, ...]
    refused: tuple[Refusal, ...]


def judged(items: Iterable[Item], directory: Directory) -> Judged:
    """Return every item, taken or refused; of two with one id, the first is taken."""
    taken: dict[str, Remote] = {}
    refused = []
    for item in items:
        found = _judged(item, directory)
        if isinstance(found, Remote) and found.id in taken:
            found = Refusal(item.place, (f"the id {found.id} a second time",))
        if isinstance(found, Refusal):
            refused.append(found)
        else:
            taken[found.id] = found
    return Judged(tuple(taken.values()), tuple(refused))


def _judged(item: Item, directory: Directory) -> Remote | Refusal:
    if isinstance(item.service, Gone):
        return Refusal(item.place, ("it is in the list, but its own page is gone",))
    clean = cleaned(item.service)
    faults = service_faults(clean)
    if faults or not isinstance(clean, dict):
        return Refusal(item.place, faults)
    remote = remote_service(clean, directory)
    if item.id and item.id != remote.id:
        return Refusal(item.place, (f"its own page has another id, {remote.id}",))
    return replace(remote, notes=(*remote.notes, *_altered(item.service, clean)))


def _altered(raw: object, clean: object) -> Iterator[str]:
    """Yield a note for each text that was more than it is now."""
    for holder, key in (((), "name"), ((), "description"), (("organization",), "name")):
        before, after = _at(raw, *holder, key), _at(clean, *holder, key)
        if isinstance(before, str) and " ".join(before.split()) != (after or ""):
            place = " of the ".join((key, *holder))
            yield f"{place} cleaned of markup, hidden signs or length: read it at its source"


def _at(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
