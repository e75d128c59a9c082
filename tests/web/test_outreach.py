"""Papers for an event by HTTP: public, the same for everyone, from memory, and never a kiosk's."""

from dataclasses import replace

import pytest
from flask import Flask

from portal.filing.guides import county_slug
from portal.law.model import Relief
from portal.paper.outreach_content import Piece
from portal.paper.press import PressError
from portal.web.portal import KEY, Portal
from portal.web.views import outreach as view
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import COOKIE, GROWN, main_of, page_of, whole
from tests.web.serving import START, Clock, fresh_client, sealed
from tests.web.taking import OWN, first_page, leads, pdf_text

PLACE = "kern"
HANDOUT = "dismiss-and-seal"
NAMES = (*(str(piece) for piece in Piece), HANDOUT)
PAGES = ("", f"county/{PLACE}", *Piece, *(f"{name}/{PLACE}" for name in NAMES))
KEPT = "public, max-age=300"
A_DAY = 86_400


@pytest.fixture
def visitor(here: Flask) -> CheckedClient:
    """Return a browser at the site that has an address of its own."""
    return fresh_client(here)


def the_portal(app: Flask) -> Portal:
    found = app.extensions[KEY]
    assert isinstance(found, Portal)
    return found


def codes(page: Element) -> list[Element]:
    return [found for found in page.one("main").all("svg") if found.get("role") == "img"]


def files(page: Element) -> list[str]:
    return [link.get("href") for link in page.all("a") if ".pdf" in link.get("href")]


@pytest.mark.parametrize("rest", PAGES)
def test_each_page_is_public_and_asks_nothing(visitor: CheckedClient, tag: str, rest: str) -> None:
    response = visitor.get(f"/{tag}/print/{rest}")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, KEPT)
    assert "Set-Cookie" not in response.headers
    main = main_of(response)
    assert main.all("input", "select", "textarea", "form") == []
    assert page_of(response).one("html").get("lang") == tag


@pytest.mark.parametrize("name", NAMES)
def test_each_paper_has_one_code_its_address_and_somebody_to_call(
    visitor: CheckedClient, tag: str, name: str
) -> None:
    response = visitor.get(f"/{tag}/print/{name}/{PLACE}")
    page, end = page_of(response), f"guide/{HANDOUT}/{PLACE}" if name == HANDOUT else ""
    assert len(codes(page)) == (8 if name == Piece.CARD else 1)
    own = f"{OWN.removeprefix('https://')}/{tag}/{end}".rstrip("/")
    assert own in page.one("main").text
    assert any(link.get("href").startswith("tel:") for link in page.one("main").all("a"))
    assert visitor.get(f"/{tag}/{end}").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_each_paper_is_a_pdf_in_its_sizes(visitor: CheckedClient, name: str) -> None:
    offered = files(page_of(visitor.get(f"/es/print/{name}/{PLACE}")))
    assert len(offered) == (3 if name == Piece.POSTER else 2)
    response = visitor.get(offered[1])
    assert offered[1].endswith("?paper=a4")
    assert OWN.removeprefix("https://") in pdf_text(response).replace(" ", "")
    assert first_page(response) == pytest.approx((595.276, 841.89), abs=0.5)
    assert response.headers["Cache-Control"] == KEPT
    shown = "handout" if name == HANDOUT else name
    assert response.headers["Content-Disposition"] == f'inline; filename="{shown}.pdf"'


@pytest.mark.parametrize(
    "rest",
    [
        *("nowhere", "poster/nowhere", "poster/kern/x", HANDOUT, "federal/kern", "record/kern"),
        *("poster.pdf?paper=a5", "card.pdf?paper=tabloid", f"{HANDOUT}.pdf", "nowhere.pdf"),
        *("poster/nowhere.pdf", "county/nowhere", "dismiss_and_seal/kern", "poster/06029"),
    ],
)
def test_what_is_no_paper_is_not_found(visitor: CheckedClient, tag: str, rest: str) -> None:
    response = visitor.get(f"/{tag}/print/{rest}")
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-store")


def test_the_lists_lead_to_every_paper_of_every_county(visitor: CheckedClient, here: Flask) -> None:
    hrefs = set(leads(main_of(visitor.get("/en/print/"))).values())
    counties = the_portal(here).directory.counties
    assert {f"/en/print/county/{county_slug(one)}" for one in counties} <= hrefs
    assert {f"/en/print/{piece}" for piece in Piece} <= hrefs
    listed = set(leads(main_of(visitor.get(f"/en/print/county/{PLACE}"))).values())
    elsewhere = {Relief.FEDERAL, Relief.OTHER_COURT}
    slugs = [relief.replace("_", "-") for relief in Relief if relief not in elsewhere]
    assert {f"/en/print/{name}/{PLACE}" for name in (*Piece, *slugs)} <= listed


def test_a_paper_is_made_once_a_day(
    visitor: CheckedClient, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/en/print/card/alpine.pdf"
    first = visitor.get(path)
    made: list[object] = []

    def again(*given: object) -> bytes:
        made.append(given)
        return b"%PDF-again"

    monkeypatch.setattr(view, "outreach_pdf", again)
    assert visitor.get(path).data == first.data
    assert visitor.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert made == []
    clock.at = START + A_DAY
    assert visitor.get(path).data == b"%PDF-again"
    assert len(made) == 1


def test_only_so_many_papers_are_kept(
    visitor: CheckedClient, here: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "outreach_pdf", lambda *_: b"%PDF-x")
    for county in the_portal(here).directory.counties:
        assert visitor.get(f"/en/print/poster/{county_slug(county)}.pdf?paper=a4").data
    kept = here.extensions[view.MEMORY]
    assert len(kept._kept) == view.MOST_PAPERS < 58  # noqa: SLF001 - what is in it is its promise


def test_the_code_is_the_own_hosts_whatever_host_is_asked_for(visitor: CheckedClient) -> None:
    own, other = (
        visitor.get("/en/print/poster/inyo", headers={"Host": host}).data
        for host in ("clear.example.org", "evil.example.com")
    )
    assert own == other
    assert b"evil" not in other


def test_without_an_own_address_no_host_gets_the_page_of_another(bare: Flask) -> None:
    client = fresh_client(bare)
    for path in ("/en/print/poster/inyo", "/en/print/poster/inyo.pdf"):
        for host in ("one.example.org", "two.example.org"):
            response = client.get(path, headers={"Host": host})
            text = pdf_text(response) if ".pdf" in path else response.get_data(as_text=True)
            assert host in text
            other = {"one.example.org", "two.example.org"} - {host}
            assert not any(one in text for one in other)


def test_answers_change_nothing(here: Flask, tag: str) -> None:
    with_answers, without = fresh_client(here), fresh_client(here)
    with_answers.set_cookie(COOKIE, sealed(whole(GROWN)))
    for rest in ("checklist", f"script/{PLACE}"):
        pages = [one.get(f"/{tag}/print/{rest}").data for one in (with_answers, without)]
        assert pages[0] == pages[1]


def test_a_kiosk_is_offered_no_file_and_keeps_none(here: Flask) -> None:
    kiosk, other = fresh_client(here), fresh_client(here)
    kiosk.post("/event", data={"languages": ["en", "es"], "county": ""})
    for path in (f"/en/print/{name}/{PLACE}" for name in NAMES):
        response = kiosk.get(path)
        assert files(page_of(response)) == []
        assert page_of(response).one("html").get("class") == "event"
        assert response.headers["Cache-Control"] == "no-store"
        outside = page_of(other.get(path))
        assert files(outside) != []
        assert outside.one("html").get("class") == ""


def test_a_busy_press_asks_to_try_again(here: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_portal, client = the_portal(here), fresh_client(here)
    room = replace(whole_portal.press, wait_seconds=0)
    monkeypatch.setitem(here.extensions, KEY, replace(whole_portal, press=room))
    path = "/en/print/poster/mono.pdf?paper=tabloid"
    with room.turn():
        response = client.get(path)
        assert client.get("/en/print/poster/mono").status_code == 200
    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    assert leads(main_of(response))["Try again"] == path
    assert client.get(path).status_code == 200


def test_a_paper_that_cannot_be_made_is_told_and_not_kept(
    here: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise PressError("outreach_poster.typ", found="x", cure="y")

    client, path = fresh_client(here), "/es/print/poster/modoc.pdf"
    with monkeypatch.context() as planted:
        planted.setattr(view, "outreach_pdf", fails)
        response = client.get(path)
    assert (response.status_code, response.headers["Cache-Control"]) == (500, "no-store")
    assert client.get(path).status_code == 200


def test_the_questions_are_those_of_the_interview(visitor: CheckedClient, here: Flask) -> None:
    page = main_of(visitor.get("/en/print/checklist"))
    asked = [question.ask for question in the_portal(here).questions.values()]
    assert sorted(item.text for found in page.classed("ticks") for item in found.all("strong")) == (
        sorted(asked)
    )


@pytest.mark.parametrize("rest", PAGES)
def test_a_page_is_light(here: Flask, rest: str) -> None:
    client = here.test_client()
    response = client.get(f"/es/print/{rest}", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert len(response.data) <= 14_600
