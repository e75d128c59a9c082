"""Finds a QR code on a printed page, module by module and in millimetres, without a library."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DPI = 150
MM = 25.4 / DPI
DARK = 128
RUNS = re.compile(b"\x01+|\x00+")
Grid = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Printed:
    """A code on paper: its modules by rows, how wide it is without its margin, and a module."""

    modules: tuple[tuple[int, ...], ...]
    wide_mm: float
    module_mm: float


def picture(pdf: bytes, folder: Path, *, page: int = 1) -> Path:
    """Return the page as a picture in grey, as a printer of 150 dots an inch would put it."""
    (folder / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-f", str(page), "page.pdf"]
    subprocess.run([*command, "page"], cwd=folder, check=True)
    return folder / "page.pgm"


def dark(file: Path, *, high_mm: float = 9999, wide_mm: float = 9999) -> Grid:
    """Return the rows of a picture, 1 for dark, from its top left corner so far."""
    content = file.read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", content)
    assert head is not None
    wide, high = int(head[1]), int(head[2])
    black = bytes(int(grey < DARK) for grey in range(256))
    across, down = min(wide, int(wide_mm / MM)), min(high, int(high_mm / MM))
    body = content[head.end() :].translate(black)
    return [body[row * wide : row * wide + across] for row in range(down)]


def code(grid: Grid) -> Printed:
    """Return the one code of a picture; it must stand upright."""
    corners = _corners(grid)
    assert len(corners) == 3, corners
    first = min(corners, key=lambda at: at[0] + at[1])
    across = max(corners, key=lambda at: at[0] - at[1])
    down = max(corners, key=lambda at: at[1] - at[0])
    rough = sum(at[2] for at in corners) / 21
    side = round((across[0] - first[0]) / rough) + 7
    module = (across[0] - first[0]) / (side - 7)
    tall = (down[1] - first[1]) / (side - 7)

    def at(row: int, column: int) -> int:
        y, x = first[1] + (row - 3) * tall, first[0] + (column - 3) * module
        return grid[int(y)][int(x)]

    modules = tuple(tuple(at(row, column) for column in range(side)) for row in range(side))
    return Printed(modules, side * module * MM, module * MM)


Corner = tuple[float, float, float]  # the middle across and down, and the width, in dots


def _corners(grid: Grid) -> list[Corner]:
    """Return the middles of the finder patterns: dark and light as 1 1 3 1 1, both ways."""
    flipped = [bytes(column) for column in zip(*grid, strict=True)]
    groups: list[list[Corner]] = []
    for y, row in enumerate(grid):
        for x, wide in _patterns(row):
            middle = [at for at, _ in _patterns(flipped[int(x)]) if abs(at - y) < wide / 2]
            if not middle:
                continue
            found = (x, middle[0], wide)
            near = [g for g in groups if _far(g[0], found) < wide / 2]
            if near:
                near[0].append(found)
            else:
                groups.append([found])
    whole = [group for group in groups if len(group) >= group[0][2] / 7]
    return [
        (_middle(group, 0), _middle(group, 1), _middle(group, 2)) for group in whole
    ]  # fmt: skip


def _middle(group: Sequence[Corner], which: int) -> float:
    return sorted(one[which] for one in group)[len(group) // 2]


def _far(one: Corner, other: Corner) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _patterns(row: bytes) -> Iterator[tuple[float, float]]:
    runs = [(found.start(), len(found.group()), found.group()[0]) for found in RUNS.finditer(row)]
    for place in range(len(runs) - 4):
        start, _, colour = runs[place]
        sizes = [size for _, size, _ in runs[place : place + 5]]
        module = sum(sizes) / 7
        wanted = (1, 1, 3, 1, 1)
        fits = all(
            abs(size - module * share) <= module * 0.5 + 0.5
            for size, share in zip(sizes, wanted, strict=True)
        )
        if colour and fits and module > 2:
            yield start + sum(sizes) / 2, float(sum(sizes))
