"""What one person answered: convictions with codes, a change under way, a choice not yet sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

UNSURE = "unsure"
NO_COUNTY = "unsure"
MOST_CONVICTIONS = 20

Answers = Mapping[str, str]


class TooManyError(Exception):
    """Raised when a person adds more convictions than one check can hold."""


@dataclass(frozen=True, slots=True)
class Conviction:
    """The answers about one conviction, by fact id, and its county (FIPS code or "unsure")."""

    answers: Answers = field(default_factory=dict)
    county: str | None = None

    def with_answer(self, fact: str, value: str) -> "Conviction":
        """Return the conviction with one answer set; all others are kept."""
        return replace(self, answers={**self.answers, fact: value})

    def with_county(self, county: str) -> "Conviction":
        """Return the conviction with its county set."""
        return replace(self, county=county)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change under way: a copy of one conviction, which replaces it once it is complete."""

    number: int
    conviction: Conviction


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice marked on a page but not sent, kept while the language is switched."""

    number: int
    page: str
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one person told us; it lives in their own cookie and nowhere else."""

    convictions: tuple[Conviction, ...] = ()
    draft: Draft | None = None
    choice: Choice | None = None

    def conviction(self, number: int) -> Conviction:
        """Return conviction `number` (from 1), or a fresh one for the next number."""
        if number == len(self.convictions) + 1:
            return Conviction()
        return self.convictions[number - 1]

    def put(self, number: int, conviction: Conviction) -> "Record":
        """Return the record with conviction `number` set; the next number adds one.

        TooManyError when that would be more than twenty.
        """
        if number > MOST_CONVICTIONS:
            raise TooManyError
        before, after = self.convictions[: number - 1], self.convictions[number:]
        return replace(self, convictions=(*before, conviction, *after), choice=None)

    def remove(self, number: int) -> "Record":
        """Return the record without conviction `number`; a change under way is dropped."""
        kept = tuple(c for i, c in enumerate(self.convictions, 1) if i != number)
        return Record(kept)

    def open_draft(self, number: int, conviction: Conviction) -> "Record":
        """Return the record with a change to conviction `number` under way."""
        return replace(self, draft=Draft(number, conviction), choice=None)

    def settle_draft(self) -> "Record":
        """Return the record with the change under way put in its place."""
        if self.draft is None:
            return self
        done = self.put(self.draft.number, self.draft.conviction)
        return replace(done, draft=None)

    def drop_draft(self) -> "Record":
        """Return the record with the change under way forgotten."""
        return replace(self, draft=None, choice=None)

    def keep_choice(self, choice: Choice | None) -> "Record":
        """Return the record with a half-made choice kept, or none."""
        return replace(self, choice=choice)

    @property
    def last_county(self) -> str | None:
        """The county given last, to be offered first; None before any was given."""
        given = [c.county for c in self.convictions if c.county not in {None, NO_COUNTY}]
        return given[-1] if given else None
