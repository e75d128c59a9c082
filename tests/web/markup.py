"""A page as a small tree, read strictly: whatever opens must close, and in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "path", "circle", "rect"})


class MarkupError(Exception):
    """Raised where a page is not well formed."""


@dataclass(eq=False)
class Element:
    """One element: its tag, its attributes, and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, *tags: str, **attributes: str) -> list["Element"]:
        """Return the elements below with one of these tags (any if none) and these attributes."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            found
            for found in self
            if (not tags or found.tag in tags) and wanted.items() <= found.attributes.items()
        ]

    def one(self, *tags: str, **attributes: str) -> "Element":
        """Return the only such element; the page must have exactly one."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} of {tags} {attributes}"
        return found[0]

    def classed(self, name: str) -> list["Element"]:
        """Return the elements below that bear a class."""
        return [found for found in self if name in found.get("class").split()]

    def get(self, name: str) -> str:
        """Return an attribute; nothing where it is absent."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """The words in the element, with single spaces."""
        return " ".join("".join(words(self)).split())


def words(element: Element) -> Iterator[str]:
    """Yield the pieces of text in an element, in order."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from words(child)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("(page)")
        self._open = [self.root]
        self.doctypes: list[str] = []

    def handle_decl(self, decl: str) -> None:
        self.doctypes.append(decl.lower())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            raise MarkupError(f"an attribute twice in <{tag}>: {names}")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag != tag:
            raise MarkupError(f"</{tag}> where <{self._open[-1].tag}> is open")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def close(self) -> None:
        super().close()
        if len(self._open) > 1:
            raise MarkupError(f"<{self._open[-1].tag}> is never closed")


def read(html: str) -> Element:
    """Return a whole page as a tree; MarkupError if it is not well formed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.doctypes != ["doctype html"]:
        raise MarkupError(f"doctypes {reader.doctypes}")
    return reader.root
