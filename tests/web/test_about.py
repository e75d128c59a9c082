"""The statement on accessibility, and the page of parts: both whole, and the first one public."""

from portal.filing.guidance import Tone
from tests.web.person import Person, page_of


def test_the_statement_says_what_machines_cannot_test(person: Person) -> None:
    response = person.get("/accessibility")
    assert response.headers["Cache-Control"].startswith("public")
    assert "X-Robots-Tag" not in response.headers
    assert "WCAG 2.2" in page_of(response).one("main").text
    again = person.client.get(
        f"/{person.tag}/accessibility", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


def test_every_page_leads_to_it(person: Person) -> None:
    for rest in ("/", "/check/1/court_system", "/guide/", "/nowhere"):
        footer = page_of(person.get(rest)).one("footer")
        links = [link.get("href") for link in footer.all("a")]
        assert f"/{person.tag}/accessibility" in links


def test_each_part_is_shown_in_each_state(person: Person) -> None:
    page = page_of(person.get("/components"))
    assert len([p for p in page.all("p") if p.get("class") == "tag"]) >= len(Tone)
    assert len(page.all("fieldset")) == 3
    assert page.classed("error-box")
    assert [radio for radio in page.all("input") if "checked" in radio.attributes]
    for part in ("back", "card", "note", "warn", "steps", "rows", "contact", "hint", "wrong"):
        assert page.classed(part), part
