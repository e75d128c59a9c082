"""Who helps for free: at most three for a whole result, and one of them can be called."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from portal.filing.directory import Area, Cost, Organisation, OrganisationKind
from portal.filing.showing import Contact, Showing

MOST_CONTACTS = 3
STATEWIDE = "statewide"

Kinds = Sequence[OrganisationKind]
Choice = tuple[Organisation, Contact]


@dataclass(frozen=True, slots=True)
class _Need:
    """The kinds of help asked for, nearest first; those that alone fit a need; the counties.

    `named` are the counties whose public defender the page names anyway.
    """

    kinds: Kinds
    special: frozenset[OrganisationKind]
    counties: tuple[str, ...]
    named: frozenset[str]

    def places(self, found: Organisation) -> frozenset[str]:
        """Return the counties asked for that it serves, or the whole state; none elsewhere."""
        if any(area in found.area for area in Area):
            return frozenset(self.counties) or frozenset({STATEWIDE})
        return frozenset(self.counties) & frozenset(found.area)

    def wants(self, found: Organisation) -> bool:
        """Return whether it is of a kind asked for, serves a place, and is not named anyway."""
        office = found.kind is OrganisationKind.PUBLIC_DEFENDER
        places = self.places(found)
        return found.kind in self.kinds and bool(places) and not (office and places <= self.named)

    def is_near(self, found: Organisation) -> bool:
        """Return whether it serves one of the counties by name."""
        return any(county in found.area for county in self.counties)


def _need(wanted: Iterable[Kinds], counties: Iterable[str], named: Iterable[str]) -> _Need:
    """Return what several lists of kinds ask together: the first of each list, then the second."""
    lists = list(dict.fromkeys(tuple(kinds) for kinds in wanted))
    together = (kind for row in zip_longest(*lists) for kind in row if kind is not None)
    office = OrganisationKind.PUBLIC_DEFENDER
    return _Need(
        tuple(dict.fromkeys(together)),
        frozenset(kinds[0] for kinds in lists if kinds and kinds[0] is not office),
        tuple(dict.fromkeys(counties)),
        frozenset(named),
    )


def _candidates(showing: Showing, need: _Need) -> Iterator[Choice]:
    for found in showing.directory.organisations:
        if found.shown and need.wants(found):
            contact = showing.organisation(found)
            if (contact.url or found.phone) and found.cost is not Cost.PAID:
                yield found, contact


def _next(choices: list[Choice], chosen: list[Choice], need: _Need) -> Choice | None:
    """Return the best choice left: for the place that has least, what fits best, nearest first.

    No place is given two of one kind.
    """
    taken = [(place, org.kind) for org, _ in chosen for place in need.places(org)]

    def load(found: Organisation) -> int:
        return min(sum(place == has for has, _ in taken) for place in need.places(found))

    left = [
        (load(org), org.kind not in need.special, not need.is_near(org), order, (org, contact))
        for order, (org, contact) in enumerate(choices)
        if any((place, org.kind) not in taken for place in need.places(org))
        and org.name not in {one.name for one, _ in chosen}
    ]
    ranked = sorted(left, key=lambda row: (*row[:3], need.kinds.index(row[4][0].kind), row[3]))
    return ranked[0][4] if ranked else None


def _callable(choices: Iterable[Choice], need: _Need) -> Choice | None:
    """Return who serves most of the places, and the nearest of them, with a fresh phone.

    Where no phone is fresh, return the one seen last, marked as such.
    """

    def fits(choice: Choice) -> tuple[int, bool]:
        return -len(need.places(choice[0])), not need.is_near(choice[0])

    with_phone = sorted(choices, key=fits)
    for org, contact in with_phone:
        if contact.phone:
            return org, contact
    stale = [(org, contact) for org, contact in with_phone if org.phone]
    stale.sort(key=lambda choice: (not choice[0].undated, choice[0].checked_day), reverse=True)
    for org, contact in stale:
        return org, replace(contact, phone=org.phone, may_have_changed=True)
    return None


def free_help(
    showing: Showing,
    wanted: Iterable[Kinds],
    counties: Iterable[str],
    named: Iterable[str] = (),
) -> tuple[Contact, ...]:
    """Return at most three contacts for these kinds of help in these counties (FIPS codes).

    Each list of `wanted` stands nearest kind first; a list that does not begin with the public
    defender has a need of its own, and what it names first comes first. In the counties `named`,
    the public defender is left out. One contact at least can be called, as long as any candidate
    has a phone: a phone that is not fresh is marked.
    """
    need = _need(wanted, counties, named)
    choices = list(_candidates(showing, need))
    chosen: list[Choice] = []
    while len(chosen) < MOST_CONTACTS and (best := _next(choices, chosen, need)) is not None:
        chosen.append(best)
    if not any(contact.phone for _, contact in chosen):
        caller = _callable(choices, need)
        if caller is not None:
            others = [choice for choice in chosen if choice[0] is not caller[0]]
            chosen = [*others[: MOST_CONTACTS - 1], caller]
    return tuple(contact for _, contact in chosen)
