"""A filled CR-400 has the portal's own on it and nothing else, and can still be filled in."""

import gc
import io
import resource
import tracemalloc
from itertools import chain, combinations
from pathlib import Path

import pikepdf
import pypdf
import pytest

from portal.law.estimate import Law
from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.fill import cr400, fill_cr400
from portal.paper.form import FormError
from tests.unit.paper.standin import CHECKS, PLACES, PREFIX, TEXTS, Plan, standin

TITLE = f"{PREFIX}P1Caption[0].FormTitle[0]."
COURT = f"{PREFIX}P1Caption[0].CourtInfo[0]."
ROUTE_BOXES = {
    Route.PETITION: {f"{TITLE}#area[0].Checkbox[0]", f"{PREFIX}LI2[0].li2a[0].Checkbox[0]"},
    Route.APPLICATION: {f"{TITLE}#area[1].Checkbox[1]", f"{PREFIX}LI2[0].li2b[0].Checkbox[0]"},
}
CHARGE_BOXES = {
    "possession_11357": f"{PREFIX}LI1[0].li1a[0].Checkbox[0]",
    "growing_11358": f"{PREFIX}LI1[0].li1b[0].Checkbox[0]",
    "for_sale_11359": f"{PREFIX}LI1[0].li1c[0].Checkbox[0]",
    "sale_or_transport_11360": f"{PREFIX}LI1[0].li1d[0].Checkbox[0]",
}
CHARGE_SETS = [
    frozenset(some) for some in chain.from_iterable(combinations(CHARGE_BOXES, n) for n in range(5))
]
COURT_TEXTS = {
    f"{COURT}CrtCounty[0]": "San Luis Obispo",
    f"{COURT}CrtStreet[0]": "1050 Monterey Street, Room 220",
    f"{COURT}CrtMailingAdd[0]": "P.O. Box 1 (Peñón)",
    f"{COURT}CrtCityZip[0]": "San Luis Obispo 93408",
}
READ_ONLY = 1
PAGE_BYTES = resource.getpagesize()
THEIRS = ("LI3", "LI4", "li1e", "AttyParty", "CaseNumber", "Party2", "CrtUse")


def request(
    route: Route = Route.APPLICATION, charges: frozenset[str] = frozenset(), *, court: bool = True
) -> FilingRequest:
    if not court:
        return FilingRequest(route=route, charges=charges)
    county, street, mailing, city_zip = COURT_TEXTS.values()
    return FilingRequest(
        route=route,
        charges=charges,
        county=county,
        court_street=street,
        court_mailing=mailing,
        court_city_zip=city_zip,
    )


def read(filled: bytes) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(io.BytesIO(filled), strict=True)
    assert not reader.is_encrypted
    assert len(reader.pages) == 1
    return reader


def widgets(reader: pypdf.PdfReader) -> dict[str, pypdf.generic.DictionaryObject]:
    """Return each widget of the page by its full name."""
    found = {}
    annotations = reader.pages[0]["/Annots"]
    assert isinstance(annotations, pypdf.generic.ArrayObject)
    for reference in annotations:
        widget = reference.get_object()
        part, names = widget, []
        while part is not None:
            names.append(part["/T"])
            part = part["/Parent"].get_object() if "/Parent" in part else None
        found[".".join(reversed(names))] = widget
    return found


def check(filled: bytes, ticked: set[str], texts: dict[str, str]) -> None:
    """Check that the form has these ticks and texts, and no other, and is open to be filled."""
    reader = read(filled)
    found = widgets(reader)
    assert found.keys() == {*PLACES, f"{PREFIX}Print[0]"}
    for name in CHECKS:
        state = "/Yes" if name in ticked else "/Off"
        assert [str(found[name][key]) for key in ("/V", "/AS")] == [state, state], name
    for name in TEXTS:
        assert found[name].get("/V") == texts.get(name), name
        assert ("/AP" in found[name]) == (name in texts), name
    for name, widget in found.items():
        assert not widget.get("/Ff", 0) & READ_ONLY, name
    root = reader.root_object
    form = root["/AcroForm"].get_object()
    assert isinstance(form, pypdf.generic.DictionaryObject)
    assert not {"/XFA", "/SigFlags", "/NeedAppearances"} & form.keys()
    assert not {"/Perms", "/NeedsRendering"} & root.keys()


@pytest.mark.parametrize("charges", CHARGE_SETS, ids=lambda some: "+".join(sorted(some)) or "none")
@pytest.mark.parametrize("route", list(Route))
def test_each_route_and_charges_tick_their_boxes_alone(
    route: Route, charges: frozenset[str], template: bytes
) -> None:
    if route not in ROUTE_BOXES:
        with pytest.raises(FormError, match=f"route: found {route}; expected application or pet"):
            fill_cr400(template, request(route, charges))
        return
    ticked = ROUTE_BOXES[route] | {CHARGE_BOXES[charge] for charge in charges}
    check(fill_cr400(template, request(route, charges)), ticked, COURT_TEXTS)
    check(fill_cr400(template, request(route, charges, court=False)), ticked, {})


@pytest.mark.parametrize("encryption", [3, 4, 6])
def test_any_encryption_that_opens_without_a_password_will_do(encryption: int) -> None:
    filled = fill_cr400(standin(Plan(encryption=encryption)), request())
    check(filled, ROUTE_BOXES[Route.APPLICATION], COURT_TEXTS)


def test_what_the_template_brought_along_is_not_on_the_form() -> None:
    left = {
        **dict.fromkeys(TEXTS, "Somebody Else"),
        **dict.fromkeys(CHECKS, "/Yes"),
    }
    filled = fill_cr400(standin(Plan(values=left)), request(court=False))
    check(filled, ROUTE_BOXES[Route.APPLICATION], {})
    assert "Somebody" not in read(filled).pages[0].extract_text()


def test_waivers_and_signatures_are_out_of_reach() -> None:
    for field in cr400().fields:
        theirs = any(part in field.name for part in THEIRS)
        assert theirs == (field.filled_by != "portal"), field.name
        assert "SigBlock" not in field.name


def test_the_charges_with_a_box_are_charges_of_the_law() -> None:
    boxes = {field.charge for field in cr400().fields if field.charge}
    assert boxes == CHARGE_BOXES.keys()
    assert boxes < set(Law.load().vocabulary.by_id["charge"].values)


def test_the_form_can_be_filled_further(template: bytes) -> None:
    name = f"{PREFIX}P1Caption[0].AttyPartyInfo[0].Name[0]"
    writer = pypdf.PdfWriter(clone_from=read(fill_cr400(template, request())))
    writer.update_page_form_field_values(writer.pages[0], {name: "Maria Perez"})
    further = io.BytesIO()
    writer.write(further)
    found = widgets(read(further.getvalue()))
    assert str(found[name]["/V"]) == "Maria Perez"
    assert str(found[f"{COURT}CrtCounty[0]"]["/V"]) == "San Luis Obispo"


def test_the_same_request_gives_the_same_bytes(template: bytes) -> None:
    assert fill_cr400(template, request()) == fill_cr400(template, request())


@pytest.mark.parametrize("charge", ["other_charge", "unknown", "11357", ""])
def test_a_charge_without_a_box_is_refused(charge: str, template: bytes) -> None:
    with pytest.raises(
        FormError, match=r"CR-400, charge: found .*; expected one of for_sale_11359"
    ):
        fill_cr400(template, request(charges=frozenset({"growing_11358", charge})))


@pytest.mark.parametrize("text", ["", " ", " Kern", "Kern\n", "Ke\nrn", "Ke\x00rn", "Կերն", "a\tb"])
def test_a_text_that_is_no_line_of_letters_is_refused(text: str, template: bytes) -> None:
    asked = FilingRequest(route=Route.PETITION, charges=frozenset(), county=text)
    with pytest.raises(FormError, match="CR-400, county: found"):
        fill_cr400(template, asked)


def test_a_text_too_long_to_be_read_is_refused(template: bytes) -> None:
    asked = FilingRequest(route=Route.PETITION, charges=frozenset(), county="Kern " * 30 + "x")
    with pytest.raises(FormError, match="151 letters; expected a text that can be read in 166"):
        fill_cr400(template, asked)


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (Plan(without=frozenset({CHECKS[0]})), "#area.*found no such field; expected a check"),
        (Plan(without=frozenset({f"{COURT}CrtZip[0]", TEXTS[11]})), "CrtCounty.*no such field"),
        (Plan(on_states={CHECKS[9]: "/On"}), "LI3.*found on-state /On; expected /Yes"),
        (Plan(kinds={CHECKS[2]: "text"}), "li1a.*found a text field; expected a check field"),
        (Plan(kinds={TEXTS[0]: "choice"}), "BarNo.*found a choice field; expected a text field"),
        (Plan(pages=2), "found 2 pages; expected 1"),
        (Plan(root="CR-180[0]"), r"none of them CR-400\[0\]"),
        (Plan(password="secret"), "asks for a password"),  # noqa: S106 - it keeps no secret
    ],
)
def test_a_template_that_is_not_the_form_is_refused(plan: Plan, message: str) -> None:
    with pytest.raises(FormError, match=message) as caught:
        fill_cr400(standin(plan), request())
    assert str(caught.value).endswith(caught.value.cure)


def test_a_pdf_without_a_form_is_refused() -> None:
    blank, saved = pikepdf.new(), io.BytesIO()
    blank.add_blank_page()
    blank.save(saved)
    with pytest.raises(FormError, match="0 fields, none of them"):
        fill_cr400(saved.getvalue(), request())


@pytest.mark.slow
def test_a_thousand_forms_leave_no_file_and_no_memory_behind(
    template: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def held() -> tuple[int, int]:
        """Return how many bytes of memory and how many open files this process has."""
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * PAGE_BYTES, len(list(Path("/proc/self/fd").iterdir()))

    def fill(times: int) -> None:
        for _ in range(times):
            fill_cr400(template, request())
        gc.collect()

    fill(100)
    memory, files = held()
    fill(860)
    memory_after, files_after = held()
    assert memory_after - memory < 10_000_000
    assert files_after == files
    tracemalloc.start()
    try:
        fill(20)
        traced = tracemalloc.get_traced_memory()[0]
        fill(20)
        assert tracemalloc.get_traced_memory()[0] - traced < 20_000
    finally:
        tracemalloc.stop()
    assert not list(tmp_path.iterdir())
