"""The public guides by HTTP: there for everyone, the same for everyone, kept by caches, listed."""

import gzip
import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.filing.guides import Guide, county_slug
from portal.law.model import Relief
from portal.web.locale import LANGUAGES
from portal.web.portal import KEY, Portal
from tests.web.checked import CheckedClient
from tests.web.markup import Element, words
from tests.web.person import GROWN, Person, main_of, page_of, whole
from tests.web.serving import START, Clock, fresh_client, sealed

A_DAY = 86_400
TEN_YEARS = 3653 * A_DAY
SAMPLE = ("los-angeles", "del-norte", "alpine", "san-francisco")
CLOSED = {"a", "h1", "h2", "h3", "label", "legend", "summary", "button"}
FIXED = ("/guide/", "/guide/county/", "/guide/county/fresno", "/guide/glossary", "/guide/record")


def the_portal(app: Flask) -> Portal:
    found = app.extensions[KEY]
    assert isinstance(found, Portal)
    return found


def guides(app: Flask) -> list[Guide]:
    return list(the_portal(app).guides.by_slug.values())


def places(app: Flask) -> list[str]:
    return [county_slug(county) for county in the_portal(app).directory.counties]


def addresses(client: CheckedClient) -> list[str]:
    """Return the path of each page that the sitemap lists."""
    xml = client.get("/sitemap.xml").get_data(as_text=True)
    found = re.findall(r"<loc>http://localhost(/[^<]+)</loc>", xml)
    assert len(found) == xml.count("<url>")
    return found


def phones(page: Element) -> list[str]:
    return [link.get("href") for link in page.all("a") if link.get("href").startswith("tel:")]


def helps(response: TestResponse) -> None:
    """Fail unless a guide names somebody to call and leads to the check."""
    assert response.status_code == 200
    main = main_of(response)
    assert phones(main)
    tag = page_of(response).one("html").get("lang")
    assert [a.get("href") for a in main.classed("button")] == [f"/{tag}/"]


def is_whole(response: TestResponse, app: Flask) -> None:
    """Fail unless a guide of a county names its court, a next step and somebody to call."""
    helps(response)
    main = main_of(response)
    place = response.request.path.rsplit("/", 1)[-1]
    by_slug = {county_slug(county): county for county in the_portal(app).directory.counties}
    assert by_slug[place].court.name in main.text
    assert by_slug[place].court.url in {link.get("href") for link in main.all("a")}
    steps = [item for found in main.classed("steps") for item in found.all("li")]
    assert steps
    assert all(step.text for step in steps)


@pytest.mark.parametrize("place", SAMPLE)
@pytest.mark.parametrize("relief", Relief)
def test_each_relief_has_a_guide_for_a_county(
    client: CheckedClient, app: Flask, tag: str, relief: Relief, place: str
) -> None:
    is_whole(client.get(f"/{tag}/guide/{relief.replace('_', '-')}/{place}"), app)


@pytest.mark.slow
@pytest.mark.parametrize("relief", Relief)
def test_each_relief_has_a_guide_for_every_county(
    client: CheckedClient, app: Flask, tag: str, relief: Relief
) -> None:
    assert len(places(app)) == 58
    for place in places(app):
        is_whole(client.get(f"/{tag}/guide/{relief.replace('_', '-')}/{place}"), app)


def test_each_guide_answers_for_the_whole_state(
    client: CheckedClient, app: Flask, tag: str
) -> None:
    for guide in guides(app):
        response = client.get(f"/{tag}/guide/{guide.slug}")
        helps(response)
        sections = main_of(response).all("section")
        assert len(sections) == len(guide.sections)


def test_each_county_has_a_page_and_the_list_leads_to_it(
    client: CheckedClient, app: Flask, tag: str
) -> None:
    listed = main_of(client.get(f"/{tag}/guide/county/"))
    hrefs = {link.get("href") for link in listed.all("a")}
    for place in places(app):
        assert f"/{tag}/guide/county/{place}" in hrefs
        response = client.get(f"/{tag}/guide/county/{place}")
        helps(response)
        assert not main_of(response).classed("steps")


def test_the_index_leads_to_every_guide(client: CheckedClient, app: Flask, tag: str) -> None:
    hrefs = {link.get("href") for link in main_of(client.get(f"/{tag}/guide/")).all("a")}
    assert {f"/{tag}/guide/{guide.slug}" for guide in guides(app)} <= hrefs
    assert {f"/{tag}/guide/county/", f"/{tag}/guide/glossary"} <= hrefs


@pytest.mark.parametrize(
    "rest",
    [
        "nowhere",
        "federal/nowhere",
        "nowhere/alpine",
        "record/alpine",
        "county/nowhere",
        "dismiss_and_seal",
        "federal/Los-Angeles",
        "federal/06037",
        "federal/alpine/x",
        "glossary/x",
    ],
)
def test_what_is_no_guide_is_not_found(client: CheckedClient, tag: str, rest: str) -> None:
    response = client.get(f"/{tag}/guide/{rest}")
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"


def test_a_guide_is_kept_by_caches_and_indexed(client: CheckedClient, tag: str) -> None:
    for rest in FIXED:
        response = client.get(f"/{tag}{rest}")
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert response.headers.get("X-Robots-Tag", "all") == "all"
        assert "Set-Cookie" not in response.headers


def test_a_guide_is_the_same_whoever_asks_and_whatever_cookie_comes(
    app: Flask, clock: Clock, tag: str
) -> None:
    nobody, somebody = fresh_client(app), Person(fresh_client(app), tag)
    somebody.hold(whole(GROWN))
    for rest in (*FIXED, "/guide/dismiss-and-seal", "/guide/dismiss-and-seal/los-angeles"):
        plain = nobody.get(f"/{tag}{rest}")
        for cookie in (sealed(whole(GROWN)), sealed(whole(GROWN), seen=START - A_DAY), "forged"):
            somebody.client.set_cookie("answers", cookie)
            clock.at = START + 100
            response = somebody.get(rest)
            assert response.data == plain.data
            assert "Set-Cookie" not in response.headers
            assert "Clear-Site-Data" not in response.headers


def test_a_page_not_changed_is_not_sent_again(client: CheckedClient) -> None:
    for coding in ("br", "gzip", ""):
        accepted = {"Accept-Encoding": coding}
        first = client.get("/en/guide/record", headers=accepted)
        assert (first.content_encoding or "") == coding
        mark = {**accepted, "If-None-Match": first.headers["ETag"]}
        again = client.get("/en/guide/record", headers=mark)
        assert (again.status_code, again.data) == (304, b"")
        other = client.get("/en/guide/federal", headers=mark)
        assert other.status_code == 200


def test_each_coding_has_its_own_mark_and_the_same_page(client: CheckedClient) -> None:
    plain, small = (
        client.get("/en/guide/record", headers={"Accept-Encoding": coding})
        for coding in ("identity", "gzip")
    )
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_a_page_says_where_it_stands_in_every_language(client: CheckedClient, tag: str) -> None:
    for rest in FIXED:
        page = page_of(client.get(f"/{tag}{rest}"))
        (canonical,) = page.all("link", rel="canonical")
        own = "https://localhost"
        assert canonical.get("href") == f"{own}/{tag}{rest}"
        others = {
            found.get("hreflang"): found.get("href") for found in page.all("link", rel="alternate")
        }
        assert others.pop("x-default") == f"{own}/en{rest}"
        assert others == {t: f"{own}/{t}{rest}" for t in LANGUAGES}


def test_a_court_not_checked_for_a_year_has_no_address_and_no_phone(
    client: CheckedClient, app: Flask, clock: Clock, tag: str
) -> None:
    fresno = the_portal(app).directory.county("06019")
    assert fresno is not None
    assert fresno.court.phone is not None
    find = the_portal(app).directory.organisation("courts-find")
    assert find is not None
    path = f"/{tag}/guide/county/fresno"
    now = main_of(client.get(path))
    assert fresno.court.address in now.text
    assert fresno.court.phone in now.text
    assert find.url not in {link.get("href") for link in now.all("a")}
    clock.at = START + TEN_YEARS
    later = main_of(client.get(path))
    assert fresno.court.address not in later.text
    assert fresno.court.phone not in later.text
    assert {fresno.court.url, find.url} <= {link.get("href") for link in later.all("a")}
    clock.at = START
    assert fresno.court.address in main_of(client.get(path)).text


def test_what_nobody_has_seen_is_never_told(client: CheckedClient, app: Flask) -> None:
    hidden = 0
    for county in the_portal(app).directory.counties:
        offices = [found for found in (county.public_defender, county.prosecutor) if found]
        unseen = [found for found in offices if not found.shown and (found.name or found.url)]
        if unseen:
            main = main_of(client.get(f"/en/guide/county/{county_slug(county)}"))
            links = {link.get("href") for link in main.all("a")}
            hidden += len(unseen)
            for found in unseen:
                assert found.name is None or found.name not in main.text
                assert found.url not in links
    assert hidden > 5


def test_every_entry_of_the_glossary_has_an_anchor(
    client: CheckedClient, app: Flask, tag: str
) -> None:
    main = main_of(client.get(f"/{tag}/guide/glossary"))
    entries = the_portal(app).glossary.entries
    assert {row.get("id") for row in main.one("dl")} - {""} == {entry.id for entry in entries}


def test_a_legal_word_is_linked_once_a_page_and_never_in_a_heading_or_a_link(
    client: CheckedClient, app: Flask, tag: str
) -> None:
    linked = 0
    for guide in guides(app):
        main = main_of(client.get(f"/{tag}/guide/{guide.slug}"))
        terms = [link.get("href") for link in main.classed("term")]
        assert len(set(terms)) == len(terms)
        linked += len(terms)
        for closed in (element for element in main if element.tag in CLOSED):
            assert not [inner for inner in closed if inner is not closed and "term" in
                        inner.get("class").split()]  # fmt: skip
    assert linked > len(guides(app))


def test_each_link_to_the_glossary_leads_to_an_entry(client: CheckedClient, tag: str) -> None:
    anchors = {element.get("id") for element in page_of(client.get(f"/{tag}/guide/glossary"))}
    for rest in ("/guide/dismiss-and-seal", "/guide/dismiss-and-seal/los-angeles"):
        for link in main_of(client.get(f"/{tag}{rest}")).classed("term"):
            path, _, anchor = link.get("href").partition("#")
            assert path == f"/{tag}/guide/glossary"
            assert anchor in anchors
            assert "".join(words(link)).strip()


def test_a_page_in_memory_does_not_outlive_its_day(app: Flask, clock: Clock) -> None:
    clock.at = START
    client = fresh_client(app)
    first = client.get("/en/guide/county/fresno")
    clock.at = START + TEN_YEARS
    assert client.get("/en/guide/county/fresno").data != first.data


def test_the_sitemap_lists_every_page_in_every_language(client: CheckedClient, app: Flask) -> None:
    found = addresses(client)
    assert len(set(found)) == len(found)
    for tag in ("en", "es"):
        rests = {"/privacy", "/accessibility", "/guide/", "/guide/county/", "/guide/glossary"}
        rests |= {"/how-we-decide", *(f"/how-we-decide/{t.id}" for t in the_portal(app).law.tables)}
        rests |= {f"/guide/county/{place}" for place in places(app)}
        rests |= {f"/guide/{guide.slug}" for guide in guides(app)}
        rests |= {
            f"/guide/{guide.slug}/{place}"
            for guide in guides(app)
            if guide.relief
            for place in places(app)
        }
        rests.add("/")
        assert {f"/{tag}{rest}" for rest in rests} == {p for p in found if p.startswith(f"/{tag}/")}


@pytest.mark.slow
def test_each_page_of_the_sitemap_answers_with_a_title_of_its_own(client: CheckedClient) -> None:
    titles: dict[tuple[str, str], str] = {}
    for place, path in enumerate(addresses(client)):
        # All pages in English; of the same pages in other languages one in seventeen.
        if not path.startswith("/en/") and place % 17:
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        assert response.headers.get("X-Robots-Tag", "all") == "all"
        page = page_of(response)
        named = (page.one("html").get("lang"), page.one("head").one("title").text)
        assert titles.setdefault(named, path) == path
        if "/guide/" in path:
            described = page.one("meta", name="description").get("content")
            assert len(described) > 10
            assert "<" not in described


def test_robots_are_let_in_and_shown_the_sitemap_of_the_host_they_asked(
    client: CheckedClient,
) -> None:
    response = client.get("/robots.txt", headers={"Host": "example.org"})
    assert response.mimetype == "text/plain"
    assert "Sitemap: http://example.org/sitemap.xml" in response.get_data(as_text=True)
    assert "Disallow: /" not in response.get_data(as_text=True)
    sitemap = client.get("/sitemap.xml", headers={"Host": "example.org"})
    assert sitemap.mimetype == "application/xml"
    assert "<loc>http://example.org/es/guide/</loc>" in sitemap.get_data(as_text=True)
    for found in (response, sitemap):
        assert found.headers["Cache-Control"].startswith("public")
