"""The drawn code is the code of the address, in black on white, with room around it."""

import re
from xml.etree import ElementTree as ET

import pytest
import segno

from portal.paper.qr import QUIET, qr_svg

SVG = "{http://www.w3.org/2000/svg}"
ADDRESSES = ["https://example.org/", f"https://example.org/es/guide/{'a' * 200}"]


def drawn(svg: str) -> list[list[int]]:
    """Return the modules that the dark path covers, a row each, with the quiet zone."""
    root = ET.fromstring(svg)  # noqa: S314 - it was made here
    side = int(root.attrib["viewBox"].split()[-1])
    rows = [[0] * side for _ in range(side)]
    for across, down, wide, back in re.findall(
        r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", root.findall(f"{SVG}path")[1].attrib["d"]
    ):
        assert wide == back
        for place in range(int(across), int(across) + int(wide)):
            rows[int(down)][place] = 1
    return rows


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_drawing_is_the_code(address: str) -> None:
    code = segno.make_qr(address, error="m")
    wanted = [[int(bool(module)) for module in row] for row in code.matrix_iter(border=4)]
    assert drawn(qr_svg(address, "Guide")) == wanted
    assert QUIET == 4
    assert all(not any(row) for row in (*wanted[:4], *wanted[-4:]))


def test_it_stands_in_a_page_as_it_is() -> None:
    svg = qr_svg(ADDRESSES[0], "A guide & <more>")
    root = ET.fromstring(svg)  # noqa: S314 - it was made here
    assert svg.startswith("<svg ")
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "A guide & <more>"
    assert [path.attrib["fill"] for path in root.findall(f"{SVG}path")] == ["#fff", "#000"]
    assert "currentColor" not in svg
    assert "style" not in svg


def test_two_addresses_are_two_codes() -> None:
    first, second = (drawn(qr_svg(f"https://example.org/{end}", "x")) for end in "ab")
    assert first != second


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "javascript:x", "https://", "https://a b", "https://é.org", ""],
)
def test_what_is_no_https_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no https address"):
        qr_svg(address, "x")
