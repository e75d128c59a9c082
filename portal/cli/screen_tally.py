"""What a screened list says as a whole: counts, what is missing, what to look at first."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from portal.cli.screen_flags import JOIN
from portal.cli.screen_open import Open
from portal.cli.screen_paths import Said
from portal.cli.screen_rows import Left
from portal.filing.guidance import Guidance, Tone
from portal.law.model import Relief, Route

SHOWN = 20
EACH = 5


class Look(StrEnum):
    """Why a row is worth a look before others, in this order."""

    READY = "ready"
    ONE_ANSWER = "one_answer"
    READ_NOTE = "read_note"
    LAWYER = "lawyer"


class Seen(NamedTuple):
    """A row to look at: its number in the file, what was said of it, its flags, and why."""

    row: int
    said: Said
    flags: tuple[str, ...]
    why: Look


class Tally:
    """Counts rows as they are screened; memory does not grow with them."""

    def __init__(self, say: Callable[[Open], Said], guidance: Guidance) -> None:
        self._say = say
        self._tone = {relief: meaning.tone for relief, meaning in guidance.meanings.items()}
        self._first: Mapping[Look, list[Seen]] = {look: [] for look in Look}
        self.rows = self.certain = self.flagged = 0
        self.sure: Counter[Relief | Route] = Counter()
        self.possible: Counter[Relief | Route] = Counter()
        self.missing: Counter[str] = Counter()
        self.flags: Counter[str] = Counter()

    def add(self, block: Sequence[Left], numbers: Sequence[int]) -> None:
        """Count some rows: what each leaves open with its flags, and its number in the file."""
        wanted: dict[Left, Look] = {}
        for left, times in Counter(block).items():
            still, flags = left
            said = self._say(still)
            self._count(said, flags, times)
            why = self._why(said, flags)
            if why is not None and len(self._first[why]) < SHOWN:
                wanted[left] = why
        if wanted:
            self._note(block, numbers, wanted)

    def first(self) -> list[Seen]:
        """Return the rows to look at first: some of each kind, then more, in the order of kinds."""
        chosen = {look: rows[:EACH] for look, rows in self._first.items()}
        for look, rows in self._first.items():
            room = SHOWN - sum(len(each) for each in chosen.values())
            chosen[look] = rows[: len(chosen[look]) + room]
        return [seen for rows in chosen.values() for seen in rows]

    def _count(self, said: Said, flags: str, times: int) -> None:
        self.rows += times
        self.certain += times * said.certain
        counts = self.sure if said.certain else self.possible
        for relief in said.reliefs:
            counts[relief] += times
        for route in said.routes:
            counts[route] += times
        for fact in said.open_facts:
            self.missing[fact] += times
        if flags:
            self.flagged += times
            for flag in dict.fromkeys(flags.split(JOIN)):
                self.flags[flag] += times

    def _why(self, said: Said, flags: str) -> Look | None:
        """Return why a row like this is worth a look, by what is said of it."""
        tone = self._tone[said.reliefs[0]]
        if set(said.routes) == {Route.NONE}:
            return None
        if tone is Tone.LIKELY and said.certain:
            return Look.READ_NOTE if flags else Look.READY
        if tone is Tone.LIKELY and len(said.open_facts) == 1:
            return Look.ONE_ANSWER
        return Look.LAWYER if tone is Tone.LAWYER and said.certain else None

    def _note(
        self, block: Sequence[Left], numbers: Sequence[int], wanted: Mapping[Left, Look]
    ) -> None:
        for left, number in zip(block, numbers, strict=True):
            why = wanted.get(left)
            if why is not None and len(self._first[why]) < SHOWN:
                still, flags = left
                ids = tuple(dict.fromkeys(flags.split(JOIN))) if flags else ()
                self._first[why].append(Seen(number, self._say(still), ids, why))
