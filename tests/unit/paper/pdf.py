"""What a PDF really holds: its text, its letters' sizes, its glyphs font by font, its tags."""

import io
from collections.abc import Iterator

import pikepdf
import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

TYPE_0 = "/Type0"


class Pdf:
    """A PDF read back."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
        self.pages = len(self.reader.pages)
        self.lang = str(self.reader.root_object.get("/Lang"))
        self.tagged = "/StructTreeRoot" in self.reader.root_object

    def text(self, *pages: int) -> str:
        """Return the text of these pages, or of all, on one line."""
        chosen = pages or range(self.pages)
        return " ".join(" ".join(self.reader.pages[p].extract_text() for p in chosen).split())

    def paper(self) -> tuple[float, float]:
        """Return how wide and how high the first page is, in points."""
        box = self.reader.pages[0].mediabox
        return float(box.width), float(box.height)

    def sizes(self) -> dict[float, int]:
        """Return how many letters stand in each size, in points."""
        found: dict[float, int] = {}
        for page in self.reader.pages:

            def see(text: str, matrix: list[float], *rest: object) -> None:
                size = rest[-1]
                assert isinstance(size, float | int)
                letters = len(text.strip())
                if letters:
                    real = round(size * abs(matrix[0]), 1)
                    found[real] = found.get(real, 0) + letters

            page.extract_text(visitor_text=see)
        return found

    def places(self, page: int) -> list[tuple[str, float]]:
        """Return each piece of text of a page and how far from the left it begins, in points."""
        found: list[tuple[str, float]] = []

        def see(text: str, outer: list[float], inner: list[float], *_: object) -> None:
            if text.strip():
                found.append((text.strip(), outer[0] * inner[4] + outer[4]))

        self.reader.pages[page].extract_text(visitor_text=see)
        return found

    def glyphs(self, font: str = "") -> list[int]:
        """Return the glyphs drawn, in order, in fonts whose name has this in it; 0 is a box."""
        return [glyph for name, glyph in self._drawn() if font in name]

    def fonts(self) -> set[str]:
        """Return the names of the fonts that draw something, without the subset's mark."""
        return {name.partition("+")[2] for name, _ in self._drawn()}

    def tags(self) -> list[str]:
        """Return the kinds of all tags, in reading order."""
        return [str(tag["/S"]) for tag in self._structure(self.reader.root_object)]

    def languages(self) -> set[str]:
        """Return the languages that tags name for parts of the text."""
        tags = self._structure(self.reader.root_object)
        return {str(tag["/Lang"]) for tag in tags if "/Lang" in tag}

    def every_byte(self) -> bytes:
        """Return everything in the file, its streams unpacked."""
        with pikepdf.open(io.BytesIO(self._content)) as pdf:
            parts = [
                each.read_bytes() if isinstance(each, pikepdf.Stream) else repr(each).encode()
                for each in pdf.objects
            ]
        return b"\n".join(parts)

    def _drawn(self) -> Iterator[tuple[str, int]]:
        for page in self.reader.pages:
            fonts = _held(_held(page, "/Resources"), "/Font")
            name = ""
            for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
                if operator == b"Tf":
                    font = _held(fonts, operands[0])
                    assert str(font["/Subtype"]) == TYPE_0
                    name = str(font["/BaseFont"])
                elif operator in {b"Tj", b"TJ"}:
                    shown = operands[0] if isinstance(operands[0], ArrayObject) else operands
                    for piece in shown:
                        yield from ((name, glyph) for glyph in _glyphs(piece))

    def _structure(self, holder: DictionaryObject) -> Iterator[DictionaryObject]:
        root = holder["/StructTreeRoot"].get_object()
        yield from _tags(root)


def _held(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = holder[key].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _glyphs(piece: object) -> Iterator[int]:
    """Return the two-byte glyphs of a shown string; kerning shows nothing."""
    if isinstance(piece, bytes):
        raw = piece
    elif isinstance(piece, str):
        held = getattr(piece, "original_bytes", None)
        raw = piece.encode("latin-1") if held is None else held
    else:
        return
    yield from (int.from_bytes(raw[place : place + 2]) for place in range(0, len(raw), 2))


def _tags(node: object) -> Iterator[DictionaryObject]:
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from _tags(kid.get_object())
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _tags(node["/K"].get_object())
