"""How another directory differs from ours, for a person to judge: nothing here changes a row.

A cell that the other one lacks is told and never deleted; a cell that a person corrected is told
apart and never proposed; a listing that the other one lacks is told only when all were asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import assert_never

from portal.filing.hsds import hsds_id
from portal.filing.hsds_read import Remote
from portal.filing.link_address import host_of, same_place
from portal.filing.listing import Cell, Listing

SETS = frozenset({Cell.LANGUAGES, Cell.AREA})
SHORT_NUMBER = 3  # 211 is everybody's number: it tells no one from another


class Match(IntEnum):
    """What told that a service from elsewhere is one of our listings, the surest first."""

    ID = 0
    URL = 1
    NAME = 2
    ORGANISATION = 3
    PHONE = 4


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: what our row says, and what the other directory says ("" for nothing)."""

    cell: Cell
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A listing of ours that the other directory has too, and differs in.

    `proposed` may be taken over once a person has looked; `gone` are cells the other one lacks;
    `kept` are cells that a person corrected, where ours stands.
    """

    listing: Listing
    remote: Remote
    match: Match
    proposed: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """Services that may be some listings of ours, so that no cell could be compared."""

    remotes: tuple[Remote, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that a person has to look at; `missing` is None when only a part was asked for."""

    same: int
    changed: tuple[Changed, ...]
    new: tuple[Remote, ...]
    unsure: tuple[Unsure, ...]
    missing: tuple[Listing, ...] | None


def difference(ours: Iterable[Listing], theirs: Iterable[Remote], *, whole: bool) -> Difference:
    """Return how their services differ from our listings; `whole` when they are all of theirs."""
    mine = tuple(ours)
    signs = _Signs(mine)
    claims: dict[str, list[_Claim]] = defaultdict(list)
    new, unsure, compared = [], [], []
    for remote in theirs:
        match, found = signs.of(remote)
        if len(found) > 1:
            unsure.append(Unsure((remote,), found))
        elif match is None:
            new.append(remote)
        else:
            claims[found[0].slug].append(_Claim(match, remote))
    for listing in mine:
        best, others = _best(claims.get(listing.slug, ()))
        new += [claim.remote for claim in others]
        if len(best) > 1:
            unsure.append(Unsure(tuple(claim.remote for claim in best), (listing,)))
        elif best:
            compared.append(_compared(listing, best[0]))
    changed = tuple(one for one in compared if one.proposed or one.gone or one.kept)
    met = {*claims, *(listing.slug for one in unsure for listing in one.listings)}
    return Difference(
        same=len(compared) - len(changed),
        changed=changed,
        new=tuple(sorted(new, key=lambda remote: (remote.name.casefold(), remote.id))),
        unsure=tuple(unsure),
        missing=tuple(one for one in mine if one.slug not in met) if whole else None,
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A service that is said to be a listing, and by what."""

    match: Match
    remote: Remote


class _Signs:
    """Finds the listings that a service may be, by what the two have in common."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._by_sign: dict[tuple[Match, str], list[Listing]] = defaultdict(list)
        for listing in listings:
            self._by_sign[Match.ID, hsds_id(f"{listing.slug}#service")].append(listing)
            self._by_sign[Match.NAME, listing.name.casefold()].append(listing)
            self._by_sign[Match.URL, host_of(listing.url or "")].append(listing)
            self._by_sign[Match.PHONE, listing.phone or ""].append(listing)

    def of(self, remote: Remote) -> tuple[Match | None, tuple[Listing, ...]]:
        """Return the surest sign by which any listing is this service, and which those are."""
        for match in Match:
            found = {listing.slug: listing for listing in self._sharing(remote, match)}
            if found:
                return match, tuple(found.values())
        return None, ()

    def _sharing(self, remote: Remote, match: Match) -> Iterator[Listing]:
        urls, names = remote.cells[Cell.URL], remote.cells[Cell.NAME]
        match match:
            case Match.ID:
                yield from self._by_sign[match, remote.id]
            case Match.URL:
                yield from self._at(urls[:1])
            case Match.NAME:
                yield from self._by_sign[match, names[0].casefold()]
            case Match.ORGANISATION:
                yield from self._at(urls[1:])
                for name in names[1:]:
                    yield from self._by_sign[Match.NAME, name.casefold()]
            case Match.PHONE:
                for phone in remote.cells[Cell.PHONE]:
                    if len(phone) > SHORT_NUMBER:
                        yield from self._by_sign[match, phone]
            case _:
                assert_never(match)

    def _at(self, urls: Iterable[str]) -> Iterator[Listing]:
        for url in urls:
            near = [*self._by_sign[Match.URL, host_of(url)], *self._by_sign[Match.URL, _other(url)]]
            yield from (listing for listing in near if same_place(listing.url or "", url))


def _other(url: str) -> str:
    """Return the host with www. where it has none, and without where it has."""
    host = host_of(url)
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


def _best(claims: Sequence[_Claim]) -> tuple[list[_Claim], list[_Claim]]:
    """Return the claims by the surest sign, and all others."""
    surest = min((claim.match for claim in claims), default=None)
    best = [claim for claim in claims if claim.match is surest]
    return best, [claim for claim in claims if claim.match is not surest]


def _compared(listing: Listing, claim: _Claim) -> Changed:
    changes = [*_changes(listing, claim.remote)]
    corrected = frozenset(listing.record.corrected)
    free = [change for change in changes if change.cell not in corrected]
    return Changed(
        listing=listing,
        remote=claim.remote,
        match=claim.match,
        proposed=tuple(change for change in free if change.theirs),
        gone=tuple(change for change in free if not change.theirs),
        kept=tuple(change for change in changes if change.cell in corrected),
    )


def _changes(listing: Listing, remote: Remote) -> Iterator[Change]:
    for cell, ours in listing.cells.items():
        theirs = remote.cells[cell]
        if cell in SETS:
            if set(ours) != set(theirs):
                yield Change(cell, ", ".join(ours), ", ".join(theirs))
        elif (ours or theirs) and not any(_agree(cell, our, theirs) for our in ours):
            yield Change(cell, "".join(ours), theirs[0] if theirs else "")


def _agree(cell: Cell, ours: str, theirs: Iterable[str]) -> bool:
    """Return whether ours is among the values they offer."""
    if cell is Cell.URL:
        return any(same_place(ours, their) for their in theirs)
    return ours.casefold() in {their.casefold() for their in theirs}
