"""The addresses of the pages, and the review that a page bears: that of its own table."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from portal.law.estimate import Law
from portal.law.model import Review
from portal.web.page import PageMemory
from portal.web.portal import KEY
from portal.web.views.decide import addresses
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.decide_reading import the_portal
from tests.web.person import main_of


@pytest.mark.usefixtures("english")
def test_each_page_has_one_address_in_each_language() -> None:
    found = [*addresses(the_law(), "es")]
    assert found[0] == "/es/how-we-decide"
    assert sorted(found[1:]) == sorted(f"/es/how-we-decide/{t.id}" for t in the_law().tables)


def test_a_page_bears_the_review_of_its_own_table(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Review(date(2026, 12, 24), "read by a lawyer")
    tables = tuple(
        replace(table, reviewed=read) if table.id == "growing" else table
        for table in the_law().tables
    )
    changed = replace(
        the_portal(app), law=Law(the_law().vocabulary, tables), public_pages=PageMemory()
    )
    monkeypatch.setitem(app.extensions, KEY, changed)
    growing = main_of(client.get("/en/how-we-decide/growing")).text
    assert "December 24, 2026: read by a lawyer." in growing
    assert "not yet reviewed" not in growing
    sale = main_of(client.get("/en/how-we-decide/for_sale")).text
    assert "November 22, 2026: not yet reviewed by a lawyer." in sale
