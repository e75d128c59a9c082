"""The sheet of paper a document is set on: its size, its letters, its language and direction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.paper.typefaces import typeface

USUAL, LEAST = 12.0, 10.0
LARGE = 18.0
SIZES = (USUAL, 11.5, 11.0, 10.5, LEAST)


class Paper(StrEnum):
    """The size of the paper, by typst's names."""

    LETTER = "us-letter"
    A4 = "a4"
    TABLOID = "us-tabloid"  # for posters


class Direction(StrEnum):
    """Which way the language is written."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a document is set; sizes in points, and no letter is smaller than `least`."""

    title: str
    lang: str
    direction: Direction
    paper: Paper
    size: float
    least: float
    columns: int

    def smaller(self, size: float) -> "Sheet":
        """Return the sheet with letters of this size."""
        return replace(self, size=size)

    def data(self) -> Mapping[str, object]:
        """Return what page.typ reads."""
        face = typeface(self.lang)
        return {
            "title": self.title,
            "direction": self.direction,
            "paper": self.paper,
            "size": self.size,
            "least": self.least,
            "columns": self.columns,
            "language": face.language,
            "region": face.region,
            "families": face.families,
            "leading": face.leading,
        }


def sheet(title: str, lang: str, direction: Direction, paper: Paper, *, large: bool) -> Sheet:
    """Return a sheet in the usual size, or in large print: at least 18 points, in one column."""
    return Sheet(
        title=title,
        lang=lang,
        direction=direction,
        paper=paper,
        size=LARGE if large else USUAL,
        least=LARGE if large else LEAST,
        columns=1 if large else 2,
    )
