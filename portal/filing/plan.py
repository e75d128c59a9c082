"""One plan over all convictions: by court, what to do in which order, and who helps for free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.filing.directory import Area, County, Directory, Organisation, OrganisationKind, Sourced
from portal.filing.guidance import Guidance, Step, Terms
from portal.law.model import Outcome, Relief, Route

MOST_CONTACTS = 3
FALLBACK = "courts-prop64"
FIND_COURT = "courts-find"


@dataclass(frozen=True, slots=True)
class Case:
    """One conviction as the plan sees it: its number, what is possible, and its county."""

    number: int
    outcomes: tuple[Outcome, ...]
    county: str | None

    @property
    def to_file(self) -> bool:
        """Whether any outcome still possible has something to file."""
        return any(outcome.route is not Route.NONE for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, the page or form that goes with it, and the convictions it is for."""

    step: Step
    link: Organisation | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call, with where the fact comes from."""

    name: str
    phone: str | None
    url: str | None
    helps_with: str | None
    source: Sourced


@dataclass(frozen=True, slots=True)
class Group:
    """The convictions that go to one place together."""

    county: County | None
    to_file: bool
    numbers: tuple[int, ...]
    forms: int
    steps: tuple[PlannedStep, ...]
    terms: tuple[Terms, ...]
    help: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every conviction in one plan: courts first, then what has nothing to file."""

    groups: tuple[Group, ...]


def defender(county: County | None) -> Contact | None:
    """Return the county's public defender, if that is known from a source."""
    found = county.public_defender if county else None
    if found is None or not found.shown or found.name is None:
        return None
    return Contact(found.name, found.phone, found.url, None, found)


def _contact(found: Organisation) -> Contact:
    return Contact(found.name, found.phone, found.url, found.helps_with, found)


def _near(found: Organisation, fips: str | None) -> int | None:
    """Return 0 for the county itself, 1 for the whole state or country, None if it is elsewhere."""
    if fips is not None and fips in found.area:
        return 0
    return 1 if any(area in found.area for area in Area) else None


def contacts(
    directory: Directory, guidance: Guidance, reliefs: Iterable[Relief], county: County | None
) -> tuple[Contact, ...]:
    """Return at most three contacts, one a kind, nearest first, one of them with a phone."""
    kinds = list(dict.fromkeys(kind for r in reliefs for kind in guidance.meanings[r].help))
    fips = county.fips if county else None
    ranked = sorted(
        (
            (near, kinds.index(org.kind), place, org)
            for place, org in enumerate(directory.organisations)
            if org.shown and org.kind in kinds and (near := _near(org, fips)) is not None
        ),
        key=lambda row: row[:3],
    )
    by_kind: dict[OrganisationKind, Contact] = {}
    office = defender(county)
    if office is not None and OrganisationKind.PUBLIC_DEFENDER in kinds:
        by_kind[OrganisationKind.PUBLIC_DEFENDER] = office
    for *_, org in ranked:
        by_kind.setdefault(org.kind, _contact(org))
    found = list(by_kind.values())
    chosen = found[:MOST_CONTACTS]
    if not any(contact.phone for contact in chosen):
        by_phone = [contact for contact in found if contact.phone]
        chosen = [*chosen[: MOST_CONTACTS - 1], *by_phone[:1]]
    return tuple(chosen)


def _steps(cases: list[Case], directory: Directory, guidance: Guidance) -> tuple[PlannedStep, ...]:
    planned = []
    for step in guidance.steps:
        numbers = tuple(
            case.number
            for case in cases
            if any(step.fits(outcome.relief, outcome.route) for outcome in case.outcomes)
        )
        if numbers:
            link = directory.organisation(step.link) if step.link else None
            planned.append(PlannedStep(step, link, numbers))
    return tuple(planned)


def _group(
    cases: list[Case], county: County | None, directory: Directory, guidance: Guidance
) -> Group:
    outcomes = [outcome for case in cases for outcome in case.outcomes]
    routes = [r for r in Route if any(outcome.route is r for outcome in outcomes)]
    reliefs = [r for r in Relief if any(outcome.relief is r for outcome in outcomes)]
    to_file = any(case.to_file for case in cases)
    return Group(
        county,
        to_file,
        tuple(case.number for case in cases),
        sum(case.to_file for case in cases),
        _steps(cases, directory, guidance),
        tuple(guidance.terms[route] for route in routes),
        contacts(directory, guidance, reliefs, county),
    )


def plan(cases: Iterable[Case], directory: Directory, guidance: Guidance) -> Plan:
    """Return the plan: one group a court, then one for the county not known, then the rest."""
    by_place: dict[tuple[int, str], list[Case]] = {}
    for case in cases:
        county = directory.county(case.county) if case.county and case.to_file else None
        rank = 0 if county else 1 if case.to_file else 2
        by_place.setdefault((rank, county.fips if county else ""), []).append(case)
    places: Mapping[tuple[int, str], list[Case]] = dict(
        sorted(by_place.items(), key=lambda item: item[0][0])
    )
    return Plan(
        tuple(
            _group(members, directory.county(fips), directory, guidance)
            for (_, fips), members in places.items()
        )
    )
