"""A service from elsewhere is read into our own cells; what cannot stand there is noted."""

from datetime import date
from typing import Any

import pytest

from portal.filing.directory_load import load_directory
from portal.filing.hsds import hsds_id, services
from portal.filing.hsds_read import remote_service
from portal.filing.listing import Cell, listings

DIRECTORY = load_directory()
DAY = date(2026, 11, 22)


def read(**cells: Any) -> dict[Cell, tuple[str, ...]]:  # noqa: ANN401 - any cell of a service
    found = remote_service({"id": "1", "name": "N", "status": "active", **cells}, DIRECTORY)
    assert found.notes == ()
    return dict(found.cells)


def test_our_own_export_says_what_our_rows_say() -> None:
    ours = {hsds_id(f"{one.slug}#service"): one for one in listings(DIRECTORY)}
    seen = 0
    for service in services(DIRECTORY, DAY):
        remote = remote_service(service, DIRECTORY)
        listing = ours[remote.id]
        fresh = listing.record.fresh(DAY)
        old = set() if fresh else {Cell.PHONE, Cell.ADDRESS, Cell.CITY, Cell.ZIP}
        cells = {cell: said for cell, said in listing.cells.items() if cell not in old}
        assert {cell: remote.cells[cell] for cell in cells} == cells
        assert remote.notes == ()
        seen += fresh
    assert seen > 30


def test_phones_come_from_the_service_its_place_and_its_organisation() -> None:
    def phone(number: str, **more: object) -> dict[str, object]:
        return {"id": "p", "number": number, **more}

    found = read(
        phones=[phone("213 555 0101", type="fax"), phone("213 555 0102")],
        service_at_locations=[{"location": {"phones": [phone("213 555 0103", type="voice")]}}],
        organization={"phones": [phone("213 555 0104", extension=9), phone("213 555 0102")]},
    )
    assert found[Cell.PHONE] == ("(213) 555-0102", "(213) 555-0103", "(213) 555-0104 ext. 9")


def test_only_a_street_counts_as_a_street() -> None:
    def at(kind: str, street: str) -> dict[str, object]:
        address = {
            "address_1": street,
            "city": "Oakland",
            "postal_code": "94612-1234",
            "address_type": kind,
        }
        return {"location": {"addresses": [address]}}

    found = read(service_at_locations=[at("postal", "PO Box 1"), at("physical", "1 Main Street")])
    assert (found[Cell.ADDRESS], found[Cell.CITY], found[Cell.ZIP]) == (
        ("1 Main Street",),
        ("Oakland",),
        ("94612",),
    )


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ({"extent": "06037", "extent_type": "text"}, "06037"),
        ({"extent": "06037"}, "06037"),
        ({"name": "LOS ANGELES COUNTY"}, "06037"),
        ({"name": "California"}, "california"),
        ({"extent": "06", "extent_type": "text"}, "california"),
        ({"name": "Kern County", "extent": "{}", "extent_type": "geojson"}, "06029"),
    ],
)
def test_an_area_is_known_by_code_or_by_name(area: dict[str, str], code: str) -> None:
    assert read(service_areas=[{"id": "a", **area}])[Cell.AREA] == (code,)


@pytest.mark.parametrize(
    "cells",
    [
        {"service_areas": [{"name": "Los Angeles"}]},  # the city, as likely as the county
        {"service_areas": [{"name": "Clark County"}]},
        {"languages": [{"name": "Klingon"}]},
        {"languages": [{"code": "english!"}]},
        {"url": "javascript:alert(1)"},
        {"url": "https://[half"},
        {"phones": [{"number": "ask"}]},
    ],
)
def test_what_cannot_stand_in_our_files_is_left_out_and_noted(cells: dict[str, Any]) -> None:
    found = remote_service({"id": "1", "name": "N", "status": "active", **cells}, DIRECTORY)
    assert len(found.notes) == 1
    assert "left out" in found.notes[0]
    said = {cell for cell, values in found.cells.items() if values}
    assert said == {Cell.NAME, Cell.STATUS}


@pytest.mark.parametrize(
    ("options", "cost"),
    [
        ([{"amount": 0}], ("free",)),
        ([{"amount": 0}, {"amount": 25.5}], ("paid",)),
        ([{"option": "Ask"}], ()),
        ([], ()),
    ],
)
def test_the_cost_is_what_the_amounts_say(options: list[object], cost: tuple[str, ...]) -> None:
    assert read(cost_options=options)[Cell.COST] == cost
