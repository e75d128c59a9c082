"""An https address as a QR code, drawn as SVG: black on white, for pages and for paper."""

import re
from html import escape

import segno

ADDRESS = re.compile(r"https://[!-~]+")
QUIET = 4  # modules of white on each side (ISO/IEC 18004)


def qr_svg(address: str, title: str) -> str:
    """Return the code as an `<svg>` element named `title`, one unit a module; size it outside.

    It carries its own white ground and no colour of the page, so that it can be read in a dark
    theme too. An address that is not https, or is too long for a code, is a ValueError.
    """
    if not ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} is no https address in ASCII")
    code = segno.make_qr(address, error="m")
    side = code.symbol_size(border=QUIET)[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" d="{_dark(code)}"/></svg>'
    )


def _dark(code: segno.QRCode) -> str:
    """Return one path over all dark modules, a rectangle for each run in a row."""
    runs = []
    for down, row in enumerate(code.matrix_iter(border=QUIET)):
        line = "".join("1" if module else "0" for module in row)
        for run in re.finditer("1+", line):
            wide = run.end() - run.start()
            runs.append(f"M{run.start()} {down}h{wide}v1h-{wide}z")
    return "".join(runs)
