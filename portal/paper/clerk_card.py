"""A court's clerk as a card for the person's own address book."""

from datetime import date

import vobject
from vobject.vcard import Address, Name

from portal.filing.desk import SELF_HELP
from portal.filing.directory import County, PhoneLine

COUNTRY = "USA"
STATE = "CA"


def clerk_card(county: County, as_of: date) -> bytes | None:
    """Return a .vcf of a county's court as it may be shown on that day, or None.

    Its phone and street are there only while they are fresh. None when there is neither a phone
    nor an address of a site to show.
    """
    court = county.court
    site = court.url if court.shown else None
    phone = court.phone_on(as_of)
    if site is None and phone is None:
        return None
    card = vobject.vCard()
    card.add("fn").value = court.name
    card.add("n").value = Name(family=court.name)
    card.add("org").value = [court.name]
    if phone:
        number = card.add("tel")
        number.value, number.type_param = phone, ["work", "voice"]
        if court.phone_is is PhoneLine.SELF_HELP:
            card.add("note").value = f"Phone: {SELF_HELP}"
    if court.address_fresh(as_of):
        place = card.add("adr")
        place.type_param = "work"
        place.value = Address(
            extended=court.courthouse,
            street=court.address,
            city=court.city,
            region=STATE,
            code=court.zip,
            country=COUNTRY,
        )
    if site:
        card.add("url").value = site
    return str(card.serialize()).encode()
