"""How we decide: every rule and every way through the questions, and nothing but the law's own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.law.estimate import Law
from portal.web import create_app
from portal.web.config import Config
from portal.web.decision_map import in_order
from portal.web.locale import LANGUAGES
from portal.web.page import PageMemory
from portal.web.portal import KEY
from tests.law.asking import the_law
from tests.unit.law.planting import Sheets
from tests.web.checked import CheckedClient
from tests.web.decide_reading import (
    Words,
    drawn_edges,
    lawful_edges,
    listed_edges,
    rule_faults,
    squashed,
    the_portal,
    words_of,
)
from tests.web.markup import Element, read
from tests.web.person import GROWN, Person, main_of, page_of, questions, whole
from tests.web.serving import KEYS, Clock, fresh_client
from tests.words.reading import HARDEST, LONGEST

TABLES = {table.id: table for table in in_order(the_law())}
PATHS = ["/how-we-decide", *(f"/how-we-decide/{name}" for name in TABLES)]
MOST_BYTES = 14_600
A_RULE = """
[[rule]]
id      = "growing-planted"
cite    = "H&S § 99999"
because = "This reason was planted."
doubt   = "This doubt was planted."
relief  = "lawyer_review"
when    = { age = "under_18", plants = "seven_or_more" }
notwithstanding = ["growing-under-18"]
"""


@pytest.fixture(scope="module")
def words(app: Flask) -> dict[str, Words]:
    return {tag: words_of(app, tag) for tag in LANGUAGES}


def table_page(client: CheckedClient, tag: str, name: str) -> Element:
    response = client.get(f"/{tag}/how-we-decide/{name}")
    assert response.status_code == 200
    return main_of(response)


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_stands_whole_and_in_order_on_its_page_and_on_no_other(
    client: CheckedClient, words: dict[str, Words], tag: str, name: str
) -> None:
    main = table_page(client, tag, name)
    assert rule_faults(main, words[tag], TABLES[name], the_law().rules) == set()


def test_every_rule_of_the_law_stands_somewhere(client: CheckedClient, tag: str) -> None:
    shown = {e.get("id") for name in TABLES for e in table_page(client, tag, name).all("li")}
    assert set(the_law().rules) <= shown


@pytest.mark.parametrize("name", TABLES)
def test_picture_and_list_have_the_edges_of_the_law(
    app: Flask, client: CheckedClient, words: dict[str, Words], tag: str, name: str
) -> None:
    main, table = table_page(client, tag, name), TABLES[name]
    lawful = lawful_edges(app, table)
    assert len(lawful) > 1
    assert drawn_edges(main, words[tag], table) == lawful
    assert listed_edges(main, words[tag], table) == lawful


@pytest.mark.parametrize("name", TABLES)
def test_the_picture_has_a_name_and_says_where_its_words_are(
    client: CheckedClient, tag: str, name: str
) -> None:
    svg = table_page(client, tag, name).one("svg")
    named = {e.get("id"): e for e in svg.all("title", "desc")}
    assert svg.get("role") == "img"
    assert [named[part].text != "" for part in svg.get("aria-labelledby").split()] == [True, True]
    assert svg.get("direction") == LANGUAGES[tag].direction
    assert (int(svg.get("width")), int(svg.get("font-size"))) == (288, 14)
    assert not svg.all("a", "image", "use", "foreignobject")


def without(html: str, pattern: str) -> Element:
    """Return the main part of a page from which the first match was taken."""
    less, count = re.subn(pattern, "", html, count=1, flags=re.DOTALL)
    assert count == 1, pattern
    return read(less).one("main")


@pytest.mark.parametrize("rule", list(the_law().rules))
def test_a_rule_left_out_is_found(
    client: CheckedClient, words: dict[str, Words], rule: str
) -> None:
    table = TABLES[the_law().rules[rule].table]
    html = client.get(f"/en/how-we-decide/{table.id}").get_data(as_text=True)
    main = without(html, rf'<li id="{rule}">.*?(?=<li id=|</ol>)')
    assert rule_faults(main, words["en"], table, the_law().rules) == {rule}


@pytest.mark.parametrize(
    "pattern",
    [
        r"It may be an infraction if",
        r"H&amp;S § 11358\(d\)\(2\)",
        r"(?<=You were 18 to 20) or you were 21 or older",
        r"dismiss it and seal the record(?=\.</p>)",
        r'<a href="#growing-many-plants-two-priors">rule 6</a>',
    ],
)
def test_a_part_of_a_rule_left_out_is_found(
    client: CheckedClient, words: dict[str, Words], pattern: str
) -> None:
    html = client.get("/en/how-we-decide/growing").get_data(as_text=True)
    head, rules = html.split("<h2>The rules</h2>")
    less, count = re.subn(pattern, "", rules, count=1)
    assert count == 1
    main = read(f"{head}<h2>The rules</h2>{less}").one("main")
    assert len(rule_faults(main, words["en"], TABLES["growing"], the_law().rules)) == 1


def test_two_rules_that_change_places_are_found(
    client: CheckedClient, words: dict[str, Words]
) -> None:
    html = client.get("/en/how-we-decide/growing").get_data(as_text=True)
    first, second = re.findall(r'<li id="growing-.*?(?=<li id=|</ol>)', html, re.DOTALL)[:2]
    main = read(html.replace(first + second, second + first)).one("main")
    found = rule_faults(main, words["en"], TABLES["growing"], the_law().rules)
    assert found == {"the order"}


def test_an_edge_left_out_or_led_astray_is_found(
    app: Flask, client: CheckedClient, words: dict[str, Words]
) -> None:
    table = TABLES["growing"]
    lawful = lawful_edges(app, table)
    html = client.get("/en/how-we-decide/growing").get_data(as_text=True)
    listed = without(html, r"<li>If you were under 18:.*?</li>")
    assert len(lawful - listed_edges(listed, words["en"], table)) == 1
    drawn = without(html, r"<g>\s*<text[^>]*><tspan>Under 18</tspan></text>.*?</g>.*?</g>")
    assert len(lawful - drawn_edges(drawn, words["en"], table)) == 1
    astray = read(re.sub(r'(font-weight="700">)4(</text>)', r"\g<1>5\2", html, count=1)).one("main")
    assert drawn_edges(astray, words["en"], table) != lawful


@pytest.fixture
def grown_law(tmp_path: Path) -> Law:
    """Return the law with one more rule, as it would be read from a changed table."""
    sheets = Sheets.copied_to(tmp_path)
    sheets.add("growing.toml", A_RULE)
    return Law(*sheets.load())


def test_a_rule_added_to_a_table_appears_and_changes_the_map(
    translations: Path, grown_law: Law
) -> None:
    app = create_app(Config(keys=KEYS), Clock(), translations)
    app.test_client_class = CheckedClient
    app.extensions[KEY] = replace(the_portal(app), law=grown_law, public_pages=PageMemory())
    client, table = fresh_client(app), next(t for t in grown_law.tables if t.id == "growing")
    main = table_page(client, "en", "growing")
    words = words_of(app, "en")
    assert rule_faults(main, words, table, grown_law.rules) == set()
    assert "This reason was planted. [H&S § 99999]" in main.text
    assert "This doubt was planted." in main.text
    edges = drawn_edges(main, words, table)
    assert edges == listed_edges(main, words, table) == lawful_edges(app, table)
    assert ("under_18", True) in {(v, goal.isdecimal()) for _, vs, goal in edges for v in vs}
    assert "8 rules" in main_of(client.get("/en/how-we-decide")).text


def test_the_index_leads_to_each_table_with_its_count_and_its_review(client: CheckedClient) -> None:
    main = main_of(client.get("/en/how-we-decide"))
    rows = [e for e in main.all("li") if e.all("br")]
    assert [row.one("a").get("href") for row in rows] == [f"/en{path}" for path in PATHS[1:]]
    for row, table in zip(rows, TABLES.values(), strict=True):
        assert f"{len(table.rules)} rules" in row.text
        assert "November 22, 2026" in row.text
        assert table.reviewed.by in row.text


def test_the_index_says_what_not_sure_means_and_how_much_was_tried(client: CheckedClient) -> None:
    text = main_of(client.get("/en/how-we-decide")).text
    for fact in the_law().vocabulary.facts:
        stands_in = f"{questions()[fact.id].ask} It counts as:" in text
        assert stands_in == (fact.unsure_is is not None)
    assert f"all {sum(1 for _ in the_law().diagram.paths())} ways" in text
    assert f"school grade {HARDEST:.0f} or below" in text
    assert f"at most {LONGEST} words" in text
    assert "A judge decides the case." in text


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_its_place_its_cases_and_its_review(
    client: CheckedClient, words: dict[str, Words], tag: str, name: str
) -> None:
    main, table = table_page(client, tag, name), TABLES[name]
    assert table.authority in main.text
    assert all(squashed(one) in squashed(main.text) for one in words[tag].conditions(table.scope))
    assert {"en": "November 22, 2026", "es": "22 de noviembre de 2026"}[tag] in main.text
    assert f"/{tag}/how-we-decide#mistake" in [a.get("href") for a in main.all("a")]


@pytest.mark.parametrize("rest", PATHS)
def test_the_page_is_public_and_of_nobody(
    person: Person, clock: Clock, tag: str, rest: str
) -> None:
    person.tag = tag
    plain = person.get(rest)
    person.hold(whole(GROWN))
    clock.at += 90 * 86_400
    again = person.get(rest)
    assert again.data == plain.data
    for response in (plain, again):
        assert response.headers["Cache-Control"].startswith("public")
        assert not {"Set-Cookie", "X-Robots-Tag"} & set(response.headers.keys())
    etag = {"If-None-Match": again.headers["ETag"]}
    assert person.client.get(f"/{tag}{rest}", headers=etag).status_code == 304


@pytest.mark.parametrize("rest", PATHS)
def test_the_page_comes_in_one_round_trip(client: CheckedClient, tag: str, rest: str) -> None:
    response = client.get(f"/{tag}{rest}", headers={"Accept-Encoding": "br"})
    assert response.content_encoding == "br"
    assert len(response.data) <= MOST_BYTES


def test_a_page_is_rendered_once(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/en/how-we-decide/route").data

    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("rendered again")

    monkeypatch.setattr("portal.web.views.decide.render_template", refuse)
    assert client.get("/en/how-we-decide/route").data == first
    monkeypatch.setitem(app.extensions, KEY, replace(the_portal(app), public_pages=PageMemory()))
    assert client.get("/en/how-we-decide/route").status_code == 500


def test_each_page_has_a_title_and_a_summary_of_its_own(client: CheckedClient, tag: str) -> None:
    heads = [page_of(client.get(f"/{tag}{rest}")).one("head") for rest in PATHS]
    titles = {head.one("title").text for head in heads}
    summaries = {head.one("meta", name="description").get("content") for head in heads}
    assert (len(titles), len(summaries)) == (len(PATHS), len(PATHS))
    assert all(40 < len(summary) < 200 for summary in summaries)


@pytest.mark.parametrize("rest", PATHS)
def test_each_page_names_itself_in_every_language(client: CheckedClient, rest: str) -> None:
    head = page_of(client.get(f"/es{rest}")).one("head")
    others = {link.get("hreflang"): link.get("href") for link in head.all("link", rel="alternate")}
    own = "https://localhost"
    assert others.pop("x-default") == f"{own}/en{rest}"
    assert others == {t: f"{own}/{t}{rest}" for t in LANGUAGES}
    listed = client.get("/sitemap.xml").get_data(as_text=True)
    assert all(f"/{tag}{rest}</loc>" in listed for tag in others)


def test_every_page_leads_there_from_its_foot(person: Person) -> None:
    person.hold(whole(GROWN))
    for rest in ("/", "/plan", "/check/1/age", "/privacy", "/nowhere"):
        links = page_of(person.get(rest)).one("footer").all("a")
        assert "/en/how-we-decide" in [link.get("href") for link in links]


@pytest.mark.parametrize("rest", ["/", "/nothing", "/growing/", "/growing.toml"])
def test_a_page_of_no_table_is_not_found(client: CheckedClient, rest: str) -> None:
    assert client.get(f"/en/how-we-decide{rest}").status_code == 404


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.example.org/mistakes", "example.org/mistakes"),
        ("mailto:law@example.org", "law@example.org"),
    ],
)
def test_an_address_for_reports_is_offered_where_there_is_one(
    translations: Path, link: str, shown: str
) -> None:
    app = create_app(Config(keys=KEYS, report_link=link), Clock(), translations)
    app.test_client_class = CheckedClient
    main = main_of(fresh_client(app).get("/en/how-we-decide"))
    (found,) = [a for a in main.all("a") if a.get("href") == link]
    assert (found.text, found.get("rel")) == (shown, "noreferrer")
    assert "has no address" not in main.text


def test_without_an_address_it_says_whom_to_tell(client: CheckedClient) -> None:
    text = main_of(client.get("/en/how-we-decide")).text
    assert "tell the clinic or group that showed it to you" in text
    assert "Write to us" not in text


def test_statutes_are_english_and_keep_their_direction(client: CheckedClient) -> None:
    main = table_page(client, "es", "growing")
    cites = [e for e in main.all("span", lang="en") if "[" in e.text]
    assert len(cites) == len(TABLES["growing"].rules)
    assert all(bdi.get("dir") == "ltr" for cite in cites for bdi in cite.all("bdi"))
    assert main.all("bdi", lang="en")[0].text == TABLES["growing"].authority
