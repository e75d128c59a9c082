"""A map of questions as a drawing: boxes, circles and lines, laid out for a narrow phone.

Everything is in CSS pixels and drawn at that size: 288 wide, what a phone of 320 leaves. The
questions stand below one another; a line in the margin leads to each that is not reached otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.web.text_lines import lines

WIDTH = 288
SIZE, LEADING = 14, 19
EDGE, GAP, PAD, BREATH = 1, 22, 8, 3
RADIUS = 13
SPINE, TEXT, HEAD_TEXT = 14, 28, 36
LANE, LANE_START = 9, 12
ARROW = 5
BASELINE = 14


@dataclass(frozen=True, slots=True)
class SaidArm:
    """One arm of a question in words: the answers, and the question or the end it leads to."""

    says: tuple[str, ...]
    to: int | None
    end: str = ""


@dataclass(frozen=True, slots=True)
class SaidAsk:
    """One question in words, with its number and its arms."""

    number: int
    ask: str
    arms: tuple[SaidArm, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its upper left corner; `round` is the radius of its corners."""

    x: int
    y: int
    width: int
    height: int
    round: int


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text below one another; x is where they begin, y the first baseline."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a question in a circle."""

    x: int
    y: int
    number: int


@dataclass(frozen=True, slots=True)
class DrawnArm:
    """The answers of an arm, a tick from the spine, and the badge or the box they lead to."""

    tick: str
    says: tuple[Text, ...]
    badge: Badge | None
    box: Box | None
    end: Text | None


@dataclass(frozen=True, slots=True)
class DrawnAsk:
    """A question: its box, its number, its words, its spine and its arms."""

    box: Box
    badge: Badge
    ask: Text
    spine: str
    arms: tuple[DrawnArm, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map; `wires` are the lines in the margin and `arrows` their heads."""

    width: int
    height: int
    asks: tuple[DrawnAsk, ...]
    wires: tuple[str, ...]
    arrows: tuple[str, ...]


def draw(asks: Sequence[SaidAsk], *, mirrored: bool = False) -> Drawing:
    """Return the drawing of a map; `mirrored` for a language that runs from right to left."""
    lanes = _lanes(asks)
    margin = LANE_START + LANE * (1 + max(lanes.values(), default=-1)) if lanes else 0
    pen = _Pen(mirrored, WIDTH - EDGE - margin)
    drawn, y = [], EDGE
    for ask in asks:
        found, y = pen.ask(ask, y)
        drawn.append(found)
    wires, arrows = [], []
    for target, lane in lanes.items():
        wire, arrow = pen.wire(drawn, target, pen.end + LANE_START + LANE * lane)
        wires.append(wire)
        arrows.append(arrow)
    return Drawing(WIDTH, y - GAP + EDGE, tuple(drawn), tuple(wires), tuple(arrows))


def _lanes(asks: Iterable[SaidAsk]) -> Mapping[int, int]:
    """Return the lane of the margin in which the line to each question runs, short ones inside."""
    first: dict[int, int] = {}
    for ask in asks:
        for arm in ask.arms:
            if arm.to is not None:
                first.setdefault(arm.to, ask.number)
    lanes: dict[int, int] = {}
    for target in sorted(first, key=lambda number: (number - first[number], number)):
        beside = {
            lane for other, lane in lanes.items() if first[other] < target and first[target] < other
        }
        lanes[target] = next(lane for lane in range(len(first)) if lane not in beside)
    return dict(sorted(lanes.items()))


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws for one direction of writing; `end` is where the boxes end and the margin begins."""

    mirrored: bool
    end: int

    def x(self, x: int) -> int:
        """Return where x lies in this direction."""
        return WIDTH - x if self.mirrored else x

    def line(self, *points: tuple[int, int]) -> str:
        """Return the path through some points."""
        return "M" + "L".join(f"{self.x(x)} {y}" for x, y in points)

    def box(self, x: int, y: int, end: int, bottom: int, radius: int) -> Box:
        """Return the box between two corners."""
        return Box(min(self.x(x), self.x(end)), y, end - x, bottom - y, radius)

    def text(self, x: int, y: int, end: int, words: str, *, bold: bool = False) -> tuple[Text, int]:
        """Return the words between x and end, their first line at y, and where they stop."""
        found = lines(words, end - x, SIZE, bold=bold)
        return Text(self.x(x), y + BASELINE, found), y + LEADING * len(found)

    def ask(self, ask: SaidAsk, y: int) -> tuple[DrawnAsk, int]:
        """Return a question drawn from y down, and where the next one begins."""
        words, stop = self.text(HEAD_TEXT, y + PAD, self.end - PAD, ask.ask, bold=True)
        foot = stop + PAD
        box = self.box(EDGE, y, self.end, foot, 6)
        badge = Badge(self.x(EDGE + PAD + RADIUS - 3), y + PAD + LEADING // 2, ask.number)
        arms, at, tick = [], foot + PAD, foot
        for arm in ask.arms:
            tick = at + LEADING // 2
            drawn, at = self.arm(arm, at)
            arms.append(drawn)
        spine = self.line((SPINE, foot), (SPINE, tick))
        return DrawnAsk(box, badge, words, spine, tuple(arms)), at - PAD + GAP

    def arm(self, arm: SaidArm, y: int) -> tuple[DrawnArm, int]:
        """Return an arm drawn from y down, and where the next one begins."""
        tick = self.line((SPINE, y + LEADING // 2), (TEXT - 6, y + LEADING // 2))
        end = self.end if arm.to is None else self.end - 2 * RADIUS - PAD
        says: list[Text] = []
        at = y
        for answer in arm.says:
            said, at = self.text(TEXT, at + BREATH * bool(says), end, answer)
            says.append(said)
        if arm.to is not None:
            badge = Badge(self.x(self.end - RADIUS), y + LEADING // 2, arm.to)
            return DrawnArm(tick, tuple(says), badge, None, None), max(at, y + 2 * RADIUS) + PAD
        words, stop = self.text(TEXT + PAD + 2, at + 8, self.end - PAD, arm.end)
        box = self.box(TEXT, at + 3, self.end, stop + 5, 12)
        return DrawnArm(tick, tuple(says), None, box, words), stop + 5 + PAD

    def wire(self, drawn: Sequence[DrawnAsk], target: int, lane: int) -> tuple[str, str]:
        """Return the line from every badge that leads to a question, and the arrow at its end."""
        badges = (arm.badge for ask in drawn for arm in ask.arms)
        starts = sorted(badge.y for badge in badges if badge and badge.number == target)
        stop = next(ask.badge.y for ask in drawn if ask.badge.number == target)
        trunk = self.line((self.end, starts[0]), (lane, starts[0]), (lane, stop), (self.end, stop))
        twigs = (self.line((self.end, y), (lane, y)) for y in starts[1:])
        tip = ((self.end + ARROW, stop - ARROW), (self.end, stop), (self.end + ARROW, stop + ARROW))
        return "".join((trunk, *twigs)), f"{self.line(*tip)}Z"
