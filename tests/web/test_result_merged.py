"""Several convictions in one result: what is the same is said once, and each court stands alone."""

from portal.filing.guidance import load_guidance
from portal.interview.record import UNSURE, Conviction
from portal.law.model import Relief
from portal.web.views.plan import MOST_IN_FULL
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, Person, main_of
from tests.web.test_result import leads, result, steps_of


def courts(page: Element) -> list[Element]:
    return [section for section in page.all("section") if section.get("id").startswith("court-")]


def test_two_counties_are_two_courts_and_one_list_of_steps(client: CheckedClient) -> None:
    here, there = Conviction(GROWN, LOS_ANGELES), Conviction(GROWN, ALAMEDA)
    page = result(client, here, there, Conviction(FEDERAL))
    found = courts(page)
    assert "County of Los Angeles" in found[0].one("address").text
    assert "County of Alameda" in found[1].one("address").text
    filing, other = page.classed("steps")
    names = [step.one("strong").text for step in steps_of(filing)]
    assert len(set(names)) == len(names)
    (check,) = [li for li in steps_of(filing) if "already done" in li.one("strong").text]
    assert "Los Angeles: " in check.text
    assert "Alameda: Phone: (510) 891-6000" in check.text
    assert "For conviction 3." in page.text
    assert "federal" in other.text


def test_two_convictions_of_one_county_are_one_trip(client: CheckedClient) -> None:
    here = Conviction(GROWN, LOS_ANGELES)
    (court,) = courts(result(client, here, Conviction(FEDERAL), here))
    assert "For convictions 1 and 3." in court.text
    assert "2 forms" in court.text


def test_a_step_for_one_of_two_says_for_which(client: CheckedClient) -> None:
    serving = {**GROWN, "sentence": "serving"}
    page = result(client, Conviction(GROWN, LOS_ANGELES), Conviction(serving, LOS_ANGELES))
    (steps,) = page.classed("steps")
    by_name = {li.one("strong").text: li for li in steps_of(steps)}
    do = {step.id: step.do for step in load_guidance().steps}
    assert "For conviction 2." in by_name[do["public-defender"]].text
    assert "For conviction 1." in by_name[do["fill-application"]].text
    assert "For conviction" not in by_name[do["case-number"]].text


def test_a_step_for_one_of_two_ways_to_ask_says_for_which(client: CheckedClient) -> None:
    doubtful = {**GROWN, "sentence": UNSURE}
    page = result(client, Conviction(doubtful, LOS_ANGELES))
    by_name = {li.one("strong").text: li for li in steps_of(page.classed("steps")[0])}
    do = {step.id: step.do for step in load_guidance().steps}
    assert "If you are still serving the sentence." in by_name[do["public-defender"]].text
    assert "If the sentence is over." in by_name[do["wait"]].text
    assert "If " not in by_name[do["copies"]].text


def test_the_same_result_for_several_is_said_once(client: CheckedClient) -> None:
    told = [Conviction(GROWN, fips) for fips in (LOS_ANGELES, ALAMEDA)]
    page = result(client, *told)
    meaning = load_guidance().meanings[Relief.DISMISS_AND_SEAL]
    for words in (meaning.headline, meaning.limits):
        assert sum(words in e.text for e in page.all("h2", "p")) == 1
    (because,) = [r.because for r in the_law().rules.values() if r.id == "growing-few-plants-adult"]
    assert sum(because in p.text for p in page.all("p")) == 1
    (card,) = [s for s in page.classed("card") if s.get("aria-labelledby") == "card-1"]
    assert "Conviction 1: " in card.text
    assert "Conviction 2: " in card.text
    assert {"/en/answers#c1", "/en/answers#c2"} <= set(leads(card))


def test_several_results_begin_with_a_short_list_of_them(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, LOS_ANGELES), Conviction(FEDERAL))
    (short,) = page.classed("short")
    assert [link.get("href") for link in short.all("a")] == ["#card-1", "#card-2"]
    order = list(page)
    assert order.index(short) < order.index(page.classed("first")[0])
    assert order.index(page.classed("first")[0]) < order.index(page.classed("card")[0])


def test_one_result_shows_its_first_step_right_under_its_headline(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, ALAMEDA))
    (first,) = page.classed("first")
    order = list(page)
    assert order.index(page.one("h2", id="card-1")) < order.index(first)
    assert order.index(first) < order.index(page.all("p")[-1])
    assert "(510) 891-6000" in first.text
    assert not page.classed("short")


def test_many_convictions_have_their_reasons_on_a_page_of_their_own(
    client: CheckedClient,
) -> None:
    few = [Conviction(GROWN, LOS_ANGELES)] * MOST_IN_FULL
    assert "/en/plan/why#card-1" not in leads(result(client, *few))
    page = result(client, *few, Conviction(GROWN, LOS_ANGELES))
    assert "/en/plan/why#card-1" in leads(page)
    (because,) = [r.because for r in the_law().rules.values() if r.id == "growing-few-plants-adult"]
    assert because not in page.text
    assert because in main_of(Person(client).get("/plan/why")).text


def test_each_relief_leads_to_its_public_guide(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, LOS_ANGELES))
    assert "/en/guide/dismiss-and-seal" in leads(page)


def test_a_legal_word_leads_to_the_glossary_the_first_time(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, LOS_ANGELES))
    terms = [link.get("href") for link in page.classed("term")]
    assert "/en/guide/glossary#sealed" in terms
    assert len(set(terms)) == len(terms)
    assert not [h for h in page.all("h1", "h2", "h3") if h.classed("term")]
