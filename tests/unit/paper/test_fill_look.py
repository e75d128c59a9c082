"""What is ticked and written can be seen on the page, drawn by poppler."""

import subprocess
from pathlib import Path

import pytest

from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.fill import fill_cr400
from tests.unit.paper.standin import CHECKS, PAGE, PLACES, TEXTS, Box
from tests.unit.paper.test_fill import CHARGE_BOXES, COURT_TEXTS, ROUTE_BOXES, request

pytestmark = pytest.mark.slow
WIDTH, HEIGHT = PAGE
DARK = 96
INSIDE = 2  # points from a field's edge, past its outline


class Picture:
    """A page as greys, one a point."""

    def __init__(self, pgm: bytes) -> None:
        head, greys = pgm[:15], pgm[-WIDTH * HEIGHT :]
        assert head.split() == [b"P5", b"612", b"792", b"255"]
        self._greys = greys

    def dark(self, box: Box) -> int:
        """Return how many dark points a field has inside its edge."""
        left, bottom, right, top = box
        rows = range(round(HEIGHT - top) + INSIDE, round(HEIGHT - bottom) - INSIDE)
        columns = slice(round(left) + INSIDE, round(right) - INSIDE)
        lines = [self._greys[row * WIDTH :][:WIDTH][columns] for row in rows]
        return sum(grey < DARK for line in lines for grey in line)


def drawn(filled: bytes, folder: Path) -> Picture:
    path = folder / "filled.pdf"
    path.write_bytes(filled)
    done = subprocess.run(
        ["pdftoppm", "-gray", "-r", "72", "-singlefile", path, folder / "page"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not done.stderr
    return Picture((folder / "page.pgm").read_bytes())


@pytest.mark.parametrize("route", list(ROUTE_BOXES))
@pytest.mark.parametrize("charges", [list(CHARGE_BOXES)[:2], list(CHARGE_BOXES)[2:], []])
def test_ticked_boxes_are_dark_and_others_are_not(
    route: Route, charges: list[str], template: bytes, tmp_path: Path
) -> None:
    picture = drawn(fill_cr400(template, request(route, frozenset(charges))), tmp_path)
    ticked = ROUTE_BOXES[route] | {CHARGE_BOXES[charge] for charge in charges}
    for name in CHECKS:
        assert (picture.dark(PLACES[name].box) >= 4) == (name in ticked), name
    for name in TEXTS:
        assert (picture.dark(PLACES[name].box) >= 20) == (name in COURT_TEXTS), name


def test_a_form_without_a_court_has_no_text(template: bytes, tmp_path: Path) -> None:
    asked = FilingRequest(route=Route.PETITION, charges=frozenset())
    picture = drawn(fill_cr400(template, asked), tmp_path)
    assert not any(picture.dark(PLACES[name].box) for name in TEXTS)
