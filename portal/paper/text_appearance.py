"""How a text looks in its field: an appearance stream in Helvetica, in the field's own size."""

import re
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name

# The Adobe font metrics of Helvetica, in thousandths of the size, from space to tilde.
WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
WIDEST = 1015
ASCENT, DESCENT = 0.718, 0.207
ENCODING = "cp1252"  # what PDF calls WinAnsiEncoding
LARGEST, SMALLEST = 10.0, 5.0
MARGIN = 2.0


def width(text: str) -> float:
    """Return how wide a text is at size 1; a letter beyond ASCII counts as the widest."""
    first = ord(" ")
    places = (ord(letter) - first for letter in text)
    return sum(WIDTHS[p] if 0 <= p < len(WIDTHS) else WIDEST for p in places) / 1000


def drawable(text: str) -> bool:
    """Return whether a text is one line of letters that Helvetica has."""
    try:
        text.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return text.isprintable()


def size_in(box: tuple[float, float], text: str, default_appearance: bytes) -> float | None:
    """Return the size in points at which a text fits a box; None if it would be too small."""
    across, high = box
    size = min(_own_size(default_appearance) or LARGEST, high / (ASCENT + DESCENT))
    fitting = min(size, (across - 2 * MARGIN) / max(width(text), 0.001))
    return fitting if fitting >= SMALLEST else None


def box_of(widget: pikepdf.Object) -> tuple[float, float]:
    """Return how wide and how high a widget is, in points."""
    left, bottom, right, top = (float(side) for side in _numbers(widget))
    return abs(right - left), abs(top - bottom)


def appearance(
    pdf: pikepdf.Pdf, box: tuple[float, float], text: str, size: float
) -> pikepdf.Stream:
    """Return the stream that draws a drawable text in a box, on one line, from the left."""
    across, high = box
    baseline = (high - size * (ASCENT + DESCENT)) / 2 + size * DESCENT
    shown = text.encode(ENCODING).hex().encode("ascii")
    content = (
        b"/Tx BMC q 0 0 %.2f %.2f re W n BT 0 g /Helv %.2f Tf %.2f %.2f Td <%s> Tj ET Q EMC"
        % (across, high, size, MARGIN, baseline, shown)
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
    )
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, _rounded(across), _rounded(high)]),
        Resources=Dictionary(Font=Dictionary(Helv=font)),
    )


def _own_size(default_appearance: bytes) -> float:
    """Return the size the field asks for, 0 when it leaves that to the reader."""
    found = re.search(rb"([0-9]*\.?[0-9]+)\s+Tf", default_appearance)
    return float(found[1]) if found else 0


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.2f}")


def _numbers(widget: pikepdf.Object) -> list[float]:
    return [float(side) for side in pikepdf.Rectangle(Array(widget.Rect)).as_array()]
