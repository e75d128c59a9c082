"""Facts to estimate, fast: which complete paths a row leaves open, as the bits of one number.

What is known leaves some complete paths possible. The estimate is what they say together, so rows
that leave the same paths open have the same estimate, and facts off those paths do not matter.
`Law.estimate` says the same, and more; a test holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from portal.cli.screen_open import Open, Question, Reduction, questions
from portal.law.estimate import Given, Law, bits, standing
from portal.law.model import Fact, Outcome, Relief, Route, Rule

BEGINNING = 5
SECTIONS = 1_000


class Said(NamedTuple):
    """What the open paths say together: the fields of an Estimate that a row is given."""

    reliefs: tuple[Relief, ...]
    routes: tuple[Route, ...]
    certain: bool
    rules: tuple[Rule, ...]
    open_facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """What any of some paths can say: each thing with the paths that say it."""

    reliefs: tuple[tuple[Open, Relief], ...]
    routes: tuple[tuple[Open, Route], ...]
    given: tuple[Given, ...]
    asked: tuple[tuple[int, tuple[tuple[int, Open], ...]], ...]
    questions: tuple[Question, ...]

    def within(self, paths: Open) -> "_Section":
        """Return the part that these paths can say."""
        return _Section(
            reliefs=tuple(each for each in self.reliefs if each[0] & paths),
            routes=tuple(each for each in self.routes if each[0] & paths),
            given=tuple(each for each in self.given if each.on & paths),
            asked=tuple(
                (fact, values)
                for fact, values in self.asked
                if any(where & paths for _, where in values)
            ),
            questions=tuple(each for each in self.questions if each.asked_on & paths),
        )


class CompletePaths:
    """Every complete path of the law, and what any set of them says."""

    def __init__(self, law: Law) -> None:
        self._paths = tuple((dict(path), end) for path, end in law.diagram.paths())
        self.every: Open = (1 << len(self._paths)) - 1
        self._facts = len(law.vocabulary.facts)
        self._whole = _Section(
            reliefs=tuple((self._ending(relief), relief) for relief in Relief),
            routes=tuple((self._ending(route), route) for route in Route),
            given=law.given,
            asked=tuple((i, self._asking(fact)) for i, fact in enumerate(law.vocabulary.facts)),
            questions=questions(law.diagram),
        )
        self._reduction = Reduction(law.diagram)
        self._beginnings = tuple(self._by_beginning())
        self._section = lru_cache(SECTIONS)(self._whole.within)
        self._having: dict[tuple[str, str], Open] = {}

    def having(self, fact: str, value: str) -> Open:
        """Return the paths on which the fact has the value, or is not asked."""
        found = self._having.get((fact, value))
        if found is None:
            found = bits(path.get(fact, value) == value for path, _ in self._paths)
            self._having[fact, value] = found
        return found

    def say(self, still: Open) -> Said:
        """Return what the paths still open say together."""
        section = self._section(sum([paths for paths in self._beginnings if paths & still]))
        stated = standing([each for each in section.given if each.on & still], still)
        return Said(
            reliefs=tuple([relief for where, relief in section.reliefs if where & still]),
            routes=tuple([route for where, route in section.routes if where & still]),
            certain=len({each.end for each in stated}) == 1,
            rules=tuple(dict.fromkeys([each.rule for each in stated])),
            open_facts=self._reduction.open_facts(
                section.questions, _known(section, still, self._facts)
            ),
        )

    def outcomes(self, still: Open) -> tuple[Outcome, ...]:
        """Return the outcomes that the paths still open leave possible, best first."""
        section = self._section(sum([paths for paths in self._beginnings if paths & still]))
        return tuple(dict.fromkeys(each.outcome for each in section.given if each.on & still))

    def _by_beginning(self) -> Iterable[Open]:
        """Return the paths that begin with the same answers, for each beginning."""
        found: dict[tuple[tuple[str, str], ...], Open] = {}
        for i, (path, _) in enumerate(self._paths):
            beginning = tuple(path.items())[:BEGINNING]
            found[beginning] = found.get(beginning, 0) | 1 << i
        return found.values()

    def _ending(self, in_: Relief | Route) -> Open:
        return bits(in_ in (end.relief, end.route) for _, end in self._paths)

    def _asking(self, fact: Fact) -> tuple[tuple[int, Open], ...]:
        """Return, for each value's place, the paths on which the fact is asked and has it."""
        return tuple(
            (place, bits(path.get(fact.id) == value for path, _ in self._paths))
            for place, value in enumerate(fact.values)
        )


def _known(section: _Section, still: Open, facts: int) -> list[int | None]:
    """Return the place of each fact's value; None where more than one is left, or none."""
    known: list[int | None] = [None] * facts
    for fact, values in section.asked:
        value = None
        for place, where in values:
            if where & still:
                if value is not None:
                    value = None
                    break
                value = place
        known[fact] = value
    return known
