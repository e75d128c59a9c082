"""The worksheet says place by place what the filled form has, and never to tick a waiver."""

from dataclasses import replace

import pytest

from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.fill import cr400
from portal.paper.form import FormError
from portal.paper.sheet import Direction, Paper
from portal.paper.worksheet import worksheet
from portal.paper.worksheet_words import worksheet_words
from tests.unit.paper.pdf import Pdf
from tests.unit.paper.samples import english, spanish
from tests.unit.paper.test_fill import CHARGE_BOXES, request

WORDS = worksheet_words(cr400())
TICK, LEAVE = WORDS.words["tick"], WORDS.words["no_tick"]
LABELS = {
    "possession_11357": "a. 11357",
    "growing_11358": "b. 11358",
    "for_sale_11359": "c. 11359",
    "sale_or_transport_11360": "d. 11360",
}
PETITION = ("RESENTENCING OR DISMISSAL (11361.8(b))", "a. PETITION, currently serving")
APPLICATION = (
    "REDESIGNATION OR DISMISSAL/SEALING (11361.8(f))",
    "b. APPLICATION, completed",
)
WAIVERS = ("3. waives the original sentencing judge", "4. waives appearance at a hearing")
OPEN = "Tick it if the court papers show this number."


def made(asked: FilingRequest, *, large_print: bool = False) -> Pdf:
    return Pdf(
        worksheet(
            asked, lang="en", direction=Direction.LTR, translate=english, large_print=large_print
        )
    )


def beside(pdf: Pdf, label: str) -> str:
    """Return what the worksheet says beside what the form prints there."""
    text = "".join(pdf.text().split())
    return text.partition("".join(label.split()))[2]


def says(pdf: Pdf, label: str, sentence: str) -> bool:
    return beside(pdf, label).startswith("".join(sentence.split()))


@pytest.mark.slow
@pytest.mark.parametrize("route", [Route.PETITION, Route.APPLICATION])
@pytest.mark.parametrize("charge", CHARGE_BOXES)
def test_it_says_which_boxes_to_tick(route: Route, charge: str) -> None:
    pdf = made(request(route, frozenset({charge})))
    ticked = {LABELS[charge], *(PETITION if route is Route.PETITION else APPLICATION)}
    for label in (*LABELS.values(), *PETITION, *APPLICATION):
        assert says(pdf, label, TICK if label in ticked else LEAVE), label
    assert pdf.text().count(TICK) == 3


@pytest.mark.parametrize("route", [Route.PETITION, Route.APPLICATION])
def test_a_waiver_is_never_to_be_ticked(route: Route) -> None:
    pdf = made(request(route, frozenset(CHARGE_BOXES)))
    for label in WAIVERS:
        assert says(pdf, label, f"{LEAVE} A tick gives up (waives)"), label


def test_it_says_what_to_write_of_the_court() -> None:
    pdf = made(request())
    assert says(pdf, "SUPERIOR COURT OF CALIFORNIA, COUNTY OF", "Write: San Luis Obispo")
    assert says(pdf, "MAILING ADDRESS", "Write: P.O. Box 1 (Peñón)")
    assert says(pdf, "CITY AND ZIP CODE", "Write: San Luis Obispo 93408")


def test_what_is_not_known_is_left_to_the_person() -> None:
    pdf = made(request(court=False))
    assert says(pdf, "SUPERIOR COURT OF CALIFORNIA, COUNTY OF", "Write the county of the")
    assert says(pdf, "MAILING ADDRESS", "Ask the clerk")
    for label in LABELS.values():
        assert says(pdf, label, OPEN), label
    assert pdf.text().count(TICK) == 2


def test_it_is_one_page_and_can_be_heard() -> None:
    for lang, translate in (("en", english), ("es", spanish())):
        pdf = Pdf(
            worksheet(
                request(charges=frozenset(CHARGE_BOXES)),
                lang=lang,
                direction=Direction.LTR,
                translate=translate,
            )
        )
        assert pdf.pages == 1
        assert min(pdf.sizes()) >= 10
        assert pdf.lang == lang
        assert {"/H1", "/Table", "/TH", "/TD"} <= set(pdf.tags())
        assert ("en" in pdf.languages()) == (lang == "es")
        assert translate(WORDS.words["proof"]) in pdf.text()
        assert "selfhelp.courts.ca.gov/jcc-form/CR-400" in pdf.text()


def test_every_word_of_the_file_is_said_and_translated() -> None:
    pdf = Pdf(
        worksheet(request(court=False), lang="en", direction=Direction.LTR, translate=str.upper)
    )
    told = "".join(pdf.text().split())
    said = [row.say for part in WORDS.parts for row in part.rows if row.say]
    for sentence in (*said, *(part.heading for part in WORDS.parts)):
        assert "".join(sentence.upper().split()) in told, sentence


def test_large_print_is_large() -> None:
    pdf = made(request(), large_print=True)
    assert min(pdf.sizes()) >= 18
    assert pdf.pages > 1


@pytest.mark.parametrize("route", [Route.JUVENILE, Route.NONE])
def test_a_route_that_the_form_has_no_box_for_is_refused(route: Route) -> None:
    with pytest.raises(FormError, match="CR-400, route"):
        made(request(route))


def test_the_paper_can_be_a4() -> None:
    pdf = Pdf(
        worksheet(
            replace(request(), county=None),
            lang="en",
            direction=Direction.LTR,
            translate=english,
            paper=Paper.A4,
        )
    )
    assert pdf.paper() == pytest.approx((595.276, 841.89), abs=0.1)
    assert pdf.pages == 1
