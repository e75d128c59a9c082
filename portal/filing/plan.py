"""One plan over all convictions: what to do in which order, at which courts, and who helps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.filing.desk import Desk, desk_of
from portal.filing.directory import County
from portal.filing.free_help import free_help
from portal.filing.guidance import Guidance, Step, Terms
from portal.filing.showing import Contact, Lead, Showing
from portal.law.model import Outcome, Relief, Route


@dataclass(frozen=True, slots=True)
class Case:
    """One conviction as the plan sees it: what is possible, by which rules, and its county."""

    number: int
    outcomes: tuple[Outcome, ...]
    county: str | None
    rules: frozenset[str] = frozenset()

    @property
    def to_file(self) -> bool:
        """Whether any outcome still possible has something to file."""
        return any(outcome.route is not Route.NONE for outcome in self.outcomes)

    def fitting(self, step: Step) -> tuple[Outcome, ...]:
        """Return the possible outcomes that the step is for."""
        return tuple(o for o in self.outcomes if step.fits(o.relief, o.route, self.rules))


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, the page or form that goes with it, and the convictions it is for.

    `routes` are named where the step is for these only, and its convictions could take others;
    `sometimes` is true where it is for some of their possible outcomes only, and `reliefs` are
    these outcomes' where the others have other reliefs.
    """

    step: Step
    link: Lead | None
    numbers: tuple[int, ...]
    routes: tuple[Route, ...] = ()
    sometimes: bool = False
    reliefs: tuple[Relief, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The convictions that go to one place together; one form each."""

    county: County | None
    desk: Desk | None
    to_file: bool
    numbers: tuple[int, ...]
    forms: int


@dataclass(frozen=True, slots=True)
class Track:
    """One list of steps: for all courts where something is filed, or for all the rest."""

    to_file: bool
    numbers: tuple[int, ...]
    steps: tuple[PlannedStep, ...]
    terms: tuple[Terms, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every conviction in one plan: what is filed first, then the rest; and who helps for free."""

    tracks: tuple[Track, ...]
    help: tuple[Contact, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the places of all tracks: courts, then what has no court known or none at all."""
        return tuple(group for track in self.tracks for group in track.groups)

    @property
    def to_file(self) -> bool:
        """Whether there is anything to file under Prop 64, or may be."""
        return any(track.to_file for track in self.tracks)

    @property
    def first(self) -> tuple[Track, PlannedStep] | None:
        """Return the very first step and the track it stands in; None for an empty plan."""
        return next(((track, track.steps[0]) for track in self.tracks if track.steps), None)


def _planned(step: Step, cases: Sequence[Case], showing: Showing) -> PlannedStep | None:
    fitted = [(case, found) for case in cases if (found := case.fitting(step))]
    if not fitted:
        return None
    routes = {o.route for _, found in fitted for o in found}
    other_routes = all({o.route for o in case.outcomes} - routes for case, _ in fitted)
    other_reliefs = all(
        {o.relief for o in case.outcomes if o.route in routes} - {o.relief for o in found}
        for case, found in fitted
    )
    reliefs = {o.relief for _, found in fitted for o in found}
    named = all({o.relief for o in case.outcomes} - reliefs for case, _ in fitted)
    # "If there is nothing to file" tells nobody when a step is for them, so it is "sometimes".
    unsaid = Route.NONE in routes
    return PlannedStep(
        step,
        showing.page_or_statewide(step.link) if step.link else None,
        tuple(case.number for case, _ in fitted),
        tuple(route for route in Route if route in routes) if other_routes and not unsaid else (),
        other_reliefs or (other_routes and unsaid),
        tuple(relief for relief in Relief if relief in reliefs) if named else (),
    )


def steps_for(
    cases: Sequence[Case], guidance: Guidance, showing: Showing
) -> tuple[PlannedStep, ...]:
    """Return the steps for these convictions, each once, in the order of the guidance."""
    planned = (_planned(step, cases, showing) for step in guidance.steps)
    return tuple(step for step in planned if step is not None)


def _terms(cases: Sequence[Case], guidance: Guidance) -> tuple[Terms, ...]:
    routes = {outcome.route for case in cases for outcome in case.outcomes}
    return tuple(guidance.terms[route] for route in Route if route in routes)


def _county(case: Case, showing: Showing) -> County | None:
    """Return the county where a conviction is to be filed, if it is known."""
    return showing.directory.county(case.county) if case.county and case.to_file else None


def _group(cases: Sequence[Case], desk: Desk | None) -> Group:
    return Group(
        desk.county if desk else None,
        desk,
        any(case.to_file for case in cases),
        tuple(case.number for case in cases),
        sum(case.to_file for case in cases),
    )


def _track(
    cases: Sequence[Case], guidance: Guidance, showing: Showing, desks: Mapping[str, Desk]
) -> Track:
    by_place: dict[str, list[Case]] = {}
    for case in cases:
        county = _county(case, showing)
        by_place.setdefault(county.fips if county else "", []).append(case)
    known_first = sorted(by_place.items(), key=lambda item: not item[0])
    return Track(
        any(case.to_file for case in cases),
        tuple(case.number for case in cases),
        steps_for(cases, guidance, showing),
        _terms(cases, guidance),
        tuple(_group(members, desks.get(fips)) for fips, members in known_first),
    )


def plan(cases: Iterable[Case], guidance: Guidance, showing: Showing) -> Plan:
    """Return the plan of these convictions, with what may be shown on the day of `showing`.

    A public defender whom a court's own entry names is not among the contacts.
    """
    told = list(cases)
    counties = {c.fips: c for case in told if (c := _county(case, showing)) is not None}
    desks = {fips: desk_of(county, showing) for fips, county in counties.items()}
    parts = ([c for c in told if c.to_file], [c for c in told if not c.to_file])
    reliefs = {outcome.relief for case in told for outcome in case.outcomes}
    wanted = [guidance.meanings[r].help for r in Relief if r in reliefs]
    named = [fips for fips, desk in desks.items() if desk.defender]
    return Plan(
        tuple(_track(part, guidance, showing, desks) for part in parts if part),
        free_help(showing, wanted, desks, named),
    )
