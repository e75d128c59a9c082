"""Which listing a service is, how the two differ, and what is left to a person."""

from dataclasses import replace

import pytest

from portal.filing.directory_diff import Change, Match, difference
from portal.filing.directory_load import load_directory
from portal.filing.hsds_read import Remote
from portal.filing.listing import Cell, Listing, listings

OURS = {one.slug: one for one in listings(load_directory())}
LAFLA, NLSLA, LINE = (OURS[f"organisation/{id_}"] for id_ in ("lafla", "nlsla", "211la"))
NOBODY = {
    Cell.NAME: ("Nobody we know",),
    Cell.URL: ("https://nobody.example.org/",),
    Cell.PHONE: ("(415) 555-0100",),
}


def a_remote(id_: str = "1", listing: Listing | None = None, /, **cells: tuple[str, ...]) -> Remote:
    """Return a service that says what a listing says, or nothing, but for some cells."""
    said = dict.fromkeys(Cell, ()) | dict(listing.cells if listing else NOBODY)
    return Remote(id=id_, organisation="", cells=said | {Cell(k): v for k, v in cells.items()})


@pytest.mark.parametrize(
    ("remote", "match"),
    [
        (a_remote(url=("https://lafla.org", "https://x.example/")), Match.URL),
        (a_remote(url=("https://www.lafla.org/",)), Match.URL),
        (a_remote(name=("LEGAL AID FOUNDATION OF LOS ANGELES",)), Match.NAME),
        (a_remote(url=("https://x.example/", "https://lafla.org/")), Match.ORGANISATION),
        (a_remote(name=("A clinic", "Legal Aid Foundation of Los Angeles")), Match.ORGANISATION),
        (a_remote(phone=("(415) 555-0100", "(800) 399-4529")), Match.PHONE),
    ],
)
def test_a_service_is_known_by_the_surest_sign(remote: Remote, match: Match) -> None:
    (one,) = difference(OURS.values(), [remote], whole=True).changed
    assert (one.listing.slug, one.match) == ("organisation/lafla", match)


@pytest.mark.parametrize(
    "cells",
    [
        {"phone": ("211",)},
        {"url": ("https://lafla.org/elsewhere",)},
        {"name": ("Legal Aid Foundation",)},
        {"url": (), "name": ("x",), "phone": ()},
    ],
)
def test_what_is_only_like_ours_is_new(cells: dict[str, tuple[str, ...]]) -> None:
    remote = a_remote(**cells)
    found = difference(OURS.values(), [remote], whole=True)
    assert (found.new, found.changed, found.unsure) == ((remote,), (), ())


def test_a_service_that_says_what_we_say_is_the_same() -> None:
    found = difference(OURS.values(), [a_remote("1", LAFLA)], whole=False)
    assert (found.same, found.changed, found.new, found.missing) == (1, (), (), None)


def test_the_surer_sign_wins_and_the_others_are_new() -> None:
    sure = a_remote("sure", LAFLA)
    other = a_remote("other", name=("Another service", LAFLA.name))
    found = difference([LAFLA], [other, sure], whole=True)
    assert (found.same, found.new, found.missing) == (1, (other,), ())


def test_two_listings_with_one_sign_are_left_to_a_person() -> None:
    twin = replace(LAFLA, slug="organisation/twin")
    remote = a_remote("1", LAFLA)
    found = difference([LAFLA, twin, NLSLA], [remote], whole=True)
    (unsure,) = found.unsure
    assert (unsure.remotes, unsure.listings) == ((remote,), (LAFLA, twin))
    assert (found.same, found.changed, found.missing) == (0, (), (NLSLA,))


def test_a_cell_is_proposed_gone_or_kept() -> None:
    remote = a_remote("1", LAFLA, phone=("(213) 555-0101",), languages=(), cost=("paid",))
    corrected = replace(LAFLA.record, corrected=("cost",))
    (one,) = difference([replace(LAFLA, record=corrected)], [remote], whole=True).changed
    assert one.proposed == (Change(Cell.PHONE, "(800) 399-4529", "(213) 555-0101"),)
    assert one.gone == (Change(Cell.LANGUAGES, "en, es", ""),)
    assert one.kept == (Change(Cell.COST, "free", "paid"),)


def test_a_cell_that_our_row_cannot_hold_is_not_compared() -> None:
    remote = a_remote("1", LAFLA, address=("1 Main Street",), city=("Oakland",))
    assert difference([LAFLA], [remote], whole=True).same == 1


def test_one_of_several_phones_is_enough_and_sets_have_no_order() -> None:
    phones = ("(213) 555-0101", "(800) 399-4529")
    remote = a_remote("1", LAFLA, phone=phones, languages=("es", "en"))
    assert difference([LAFLA], [remote], whole=True).same == 1
