"""Take the sentences out of the TOML files for the catalogue, beside those of Python and pages."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

Message = tuple[int, str, str, list[str]]


def extract_tables(
    fileobj: BinaryIO,
    _keywords: Collection[str],
    _comment_tags: Collection[str],
    options: Mapping[str, str],
) -> Iterator[Message]:
    """Yield each sentence under the keys that babel.cfg names, for Babel's extraction.

    The comment carries the row it stands in, so that a translator can look the law up.
    """
    keys = "|".join(key.strip() for key in options["keys"].split(","))
    cell = re.compile(rf'(?:^|[{{,]\s*)(?:{keys})\s*=\s*"((?:[^"\\]|\\.)*)"')
    place = ""
    for number, raw in enumerate(fileobj.read().decode("utf-8").splitlines(), 1):
        named = re.match(r'\[([a-z_0-9]+)\]$|id\s*= "([^"]+)"', raw)
        place = (named.group(1) or named.group(2)) if named else place
        cited = re.match(r'cite\s*= "([^"]+)"', raw)
        place = f"{place}: {cited.group(1)}" if cited else place
        if raw.startswith("#"):
            continue
        for found in cell.finditer(raw):
            yield number, "", found.group(1).replace('\\"', '"'), [place]
