"""A stand-in for CR-400: its names, kinds, on-states, places and protection, not its words."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PREFIX = "CR-400[0].Page1[0]."
PAGE = (612, 792)
PUSH_BUTTON = 1 << 16
PRINTED = 4  # the flag of a widget that shows on paper too
TYPES = {"text": Name.Tx, "check": Name.Btn, "choice": Name.Ch, "button": Name.Btn}
TICK = "q 1 w 1 1 m 8 8 l 1 8 m 8 1 l S Q"
Box = tuple[float, float, float, float]


class Place(NamedTuple):
    """A field of the real form: its kind, where it is, and what it is called on paper."""

    name: str
    kind: str
    box: Box
    label: str


def _places() -> dict[str, Place]:
    lines = Path(__file__).with_name("standin_fields.txt").read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        name, kind, box, label = line.split(" | ")
        left, bottom, right, top = map(float, box.split())
        found[PREFIX + name] = Place(PREFIX + name, kind, (left, bottom, right, top), label)
    return found


PLACES = _places()
CHECKS = tuple(name for name, place in PLACES.items() if place.kind == "check")
TEXTS = tuple(name for name, place in PLACES.items() if place.kind == "text")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to make the stand-in: by default like the real form; what is given here differs."""

    root: str = "CR-400[0]"
    without: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    on_states: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    pages: int = 1
    encryption: int = 4
    password: str = ""
    appearance: str = "/Helv 9 Tf 0 g"


def standin(plan: Plan | None = None) -> bytes:
    """Return the bytes of a stand-in: encrypted, hybrid, and marked as if Adobe had signed it."""
    return _Maker(plan or Plan()).made()


class _Maker:
    """Makes one stand-in."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.pdf = pikepdf.new()
        self.parents: dict[str, pikepdf.Object] = {}
        self.roots = Array()
        self.widgets = Array()

    def made(self) -> bytes:
        for _ in range(self.plan.pages):
            self.pdf.add_blank_page(page_size=PAGE)
        places = [place for place in PLACES.values() if place.name not in self.plan.without]
        for place in places:
            self._add(place)
        self._add(Place(f"{PREFIX}Print[0]", "button", (40, 20, 120, 40), "Print this form"))
        fonts = Dictionary(Helv=_font(Name.Helvetica), ZaDb=_font(Name.ZapfDingbats))
        page = self.pdf.pages[0].obj
        page.Annots = self.widgets
        page.Resources = Dictionary(Font=fonts)
        page.Contents = self.pdf.make_stream("\n".join(map(_printed, places)).encode())
        self._add_form(fonts)
        return self._saved()

    def _add(self, place: Place) -> None:
        *path, last = place.name.replace("CR-400[0]", self.plan.root, 1).split(".")
        kind = self.plan.kinds.get(place.name, place.kind)
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=TYPES[kind],
                T=String(last),
                TU=String(place.label),
                Rect=Array([_number(side) for side in place.box]),
                F=PRINTED,
                Parent=self._parent(path),
            )
        )
        if kind == "check":
            on_state = self.plan.on_states.get(place.name, "/Yes")
            shown = Dictionary({on_state: self._drawn(TICK), "/Off": self._drawn("")})
            widget.AP = Dictionary(N=shown)
            widget.AS = widget.V = Name.Off
            widget.MK = Dictionary(CA=String("8"))
            widget.DA = String("/ZaDb 0 Tf 0 g")
        elif kind == "text":
            widget.DA = String(self.plan.appearance)
        else:
            widget.Ff = PUSH_BUTTON if kind == "button" else 0
        if place.name in self.plan.values:
            self._put(widget, kind, self.plan.values[place.name])
        widget.Parent.Kids.append(widget)
        self.widgets.append(widget)

    def _put(self, widget: pikepdf.Object, kind: str, value: str) -> None:
        """Leave a value in the template, as somebody might who fills it in by mistake."""
        if kind == "check":
            widget.V = widget.AS = Name(value)
        else:
            widget.V = String(value)
            text = f"BT /Helv 9 Tf 2 2 Td ({value}) Tj ET"
            widget.AP = Dictionary(N=self._drawn(text, Dictionary(Helv=_font(Name.Helvetica))))

    def _parent(self, path: list[str]) -> pikepdf.Object:
        """Return the field that holds the next part of a name, made if it is the first."""
        key = ".".join(path)
        if key not in self.parents:
            parent = self.pdf.make_indirect(Dictionary(T=String(path[-1]), Kids=Array()))
            self.parents[key] = parent
            if len(path) > 1:
                parent.Parent = self._parent(path[:-1])
                parent.Parent.Kids.append(parent)
            else:
                self.roots.append(parent)
        return self.parents[key]

    def _drawn(self, content: str, fonts: Dictionary | None = None) -> pikepdf.Stream:
        return self.pdf.make_stream(
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9] if fonts is None else [0, 0, 200, 9]),
            Resources=Dictionary(Font=fonts or Dictionary()),
        )

    def _add_form(self, fonts: Dictionary) -> None:
        packet = self.pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        root = self.pdf.Root
        root.AcroForm = self.pdf.make_indirect(
            Dictionary(
                Fields=self.roots,
                DA=String("/Helv 0 Tf 0 g"),
                DR=Dictionary(Font=fonts),
                SigFlags=2,
                NeedAppearances=True,
                XFA=Array([String("preamble"), packet, String("postamble"), packet]),
            )
        )
        root.NeedsRendering = True
        root.Perms = Dictionary(UR3=self.pdf.make_indirect(Dictionary(Type=Name.Sig)))

    def _saved(self) -> bytes:
        saved = io.BytesIO()
        revision = self.plan.encryption
        locked = pikepdf.Encryption(
            owner="the courts",
            user=self.plan.password,
            R=revision,  # type: ignore[arg-type]  # one of 2 to 6: the tests ask for these alone
            aes=revision >= 4,
            metadata=revision >= 4,
            allow=pikepdf.Permissions(modify_other=False, modify_assembly=False),
        )
        self.pdf.save(saved, encryption=locked)
        return saved.getvalue()


def _font(name: Name) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=name)


def _number(side: float) -> pikepdf.Object:
    return pikepdf.Object.parse(f"{side:.2f}".encode())


def _printed(place: Place) -> str:
    """Return what is printed on the page: the outline of a field, and its name in grey."""
    left, bottom, right, top = place.box
    outline = f"0.6 G 0.3 w {left} {bottom} {right - left:.2f} {top - bottom:.2f} re S"
    label = place.label.replace("(", "[").replace(")", "]")
    after = right + 4 if place.kind == "check" else right - 3 - 2.6 * len(label)
    return f"{outline} BT 0.6 g /Helv 4 Tf {after:.2f} {bottom + 2:.2f} Td ({label}) Tj ET"
