"""A county as clinics write it: "Alameda", "Los Angeles County", "Condado de Kern"."""

import re

from portal.cli.screen_text import plain
from portal.filing.directory import Directory

AROUND = re.compile(r"^(?:county of|condado de|superior court of|superior court) | (?:county|co)$")
SHORT = {"la": "los angeles", "l a": "los angeles", "l.a": "los angeles", "sf": "san francisco"}


class Counties:
    """The counties of the directory, by the names that are understood."""

    def __init__(self, directory: Directory) -> None:
        self._fips = {plain(county.name): county.fips for county in directory.counties}

    def fips(self, text: str) -> str | None:
        """Return the county's FIPS code; None if the text names no county that we know."""
        name = plain(text)
        name = AROUND.sub("", AROUND.sub("", name))
        return self._fips.get(SHORT.get(name, name))
