"""The drawing of a map: on the sheet, nothing over anything else, and the mirror for its like."""

from itertools import pairwise

import pytest

from portal.web.decision_map import map_of
from portal.web.map_drawing import (
    LEADING,
    RADIUS,
    SIZE,
    WIDTH,
    Drawing,
    SaidArm,
    SaidAsk,
    Text,
    draw,
)
from portal.web.text_lines import width
from tests.law.asking import the_law

SMALL = (
    SaidAsk(1, "How old?", (SaidArm(("Under 21",), 2), SaidArm(("21 or older",), 3))),
    SaidAsk(2, "How much?", (SaidArm(("A little",), None, "Lower"), SaidArm(("A lot",), 3))),
    SaidAsk(3, "Over?", (SaidArm(("• Yes", "• Paid"), None, "Gone"), SaidArm(("No",), None, "No"))),
)
WORDS = "About as many words as a long answer to a question would have"


def shipped(name: str) -> tuple[SaidAsk, ...]:
    table = next(found for found in the_law().tables if found.id == name)
    return tuple(
        SaidAsk(
            ask.number,
            WORDS,
            tuple(
                SaidArm((WORDS,) * len(arm.values), arm.to)
                if isinstance(arm.to, int)
                else SaidArm((WORDS,), None, WORDS)
                for arm in ask.arms
            ),
        )
        for ask in map_of(table, the_law())
    )


MAPS = {"small": SMALL, **{found.id: shipped(found.id) for found in the_law().tables}}


def texts(drawing: Drawing) -> list[Text]:
    """Return all words from top to bottom."""
    found = []
    for ask in drawing.asks:
        found.append(ask.ask)
        for arm in ask.arms:
            found += [*arm.says, *([arm.end] if arm.end else [])]
    return found


def xs(path: str) -> list[int]:
    steps = path.replace("Z", "").replace("M", "L").split("L")
    return [int(step.split()[0]) for step in steps if step]


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("mirrored", [False, True])
def test_everything_is_on_the_sheet(name: str, *, mirrored: bool) -> None:
    drawing = draw(MAPS[name], mirrored=mirrored)
    boxes = [ask.box for ask in drawing.asks]
    boxes += [arm.box for ask in drawing.asks for arm in ask.arms if arm.box]
    assert drawing.width == WIDTH
    for box in boxes:
        assert 0 <= box.x < box.x + box.width <= WIDTH
        assert 0 <= box.y < box.y + box.height <= drawing.height
    badges = [ask.badge for ask in drawing.asks]
    badges += [arm.badge for ask in drawing.asks for arm in ask.arms if arm.badge]
    assert all(RADIUS <= badge.x <= WIDTH - RADIUS for badge in badges)
    for path in (*drawing.wires, *drawing.arrows):
        assert all(0 < x < WIDTH for x in xs(path)), path


@pytest.mark.parametrize("name", MAPS)
def test_words_stand_below_one_another_and_inside_the_boxes(name: str) -> None:
    drawing = draw(MAPS[name])
    for above, below in pairwise(texts(drawing)):
        assert above.y + LEADING * len(above.lines) <= below.y
    for ask in drawing.asks:
        end = ask.box.x + ask.box.width
        assert ask.box.y < ask.ask.y - SIZE + 3
        assert ask.ask.y + LEADING * (len(ask.ask.lines) - 1) < ask.box.y + ask.box.height
        assert all(ask.ask.x + width(one, SIZE, bold=True) <= end for one in ask.ask.lines)
        for arm in ask.arms:
            free = end if arm.badge is None else arm.badge.x - RADIUS
            assert all(said.x + width(one, SIZE) <= free for said in arm.says for one in said.lines)
            if arm.box and arm.end:
                right = arm.box.x + arm.box.width
                assert all(arm.end.x + width(one, SIZE) <= right for one in arm.end.lines)


@pytest.mark.parametrize("name", MAPS)
def test_the_mirror_turns_everything_round(name: str) -> None:
    plain, mirror = draw(MAPS[name]), draw(MAPS[name], mirrored=True)
    assert (plain.height, len(plain.asks)) == (mirror.height, len(mirror.asks))
    for said, turned in zip(texts(plain), texts(mirror), strict=True):
        assert (turned.x, turned.y, turned.lines) == (WIDTH - said.x, said.y, said.lines)
    for one, other in zip(plain.asks, mirror.asks, strict=True):
        assert other.box.x + other.box.width == WIDTH - one.box.x
        assert other.badge.x == WIDTH - one.badge.x
    for wire, mirrored in zip(plain.wires, mirror.wires, strict=True):
        assert [WIDTH - x for x in xs(wire)] == xs(mirrored)


@pytest.mark.parametrize("name", MAPS)
def test_each_question_but_the_first_has_one_line_that_leads_to_it(name: str) -> None:
    drawing = draw(MAPS[name])
    assert len(drawing.wires) == len(drawing.arrows) == len(drawing.asks) - 1
    for ask, wire, arrow in zip(drawing.asks[1:], drawing.wires, drawing.arrows, strict=True):
        badges = (arm.badge for other in drawing.asks for arm in other.arms)
        starts = [badge.y for badge in badges if badge and badge.number == ask.badge.number]
        assert wire.count("M") == len(starts)
        assert all(f" {y}L" in wire for y in starts)
        assert f"{ask.box.x + ask.box.width} {ask.badge.y}" in wire
        assert f"{ask.box.x + ask.box.width} {ask.badge.y}" in arrow


@pytest.mark.parametrize("name", MAPS)
def test_lines_that_pass_one_another_keep_to_lanes_of_their_own(name: str) -> None:
    drawing = draw(MAPS[name])
    lanes: dict[int, list[tuple[int, int]]] = {}
    for ask, wire in zip(drawing.asks[1:], drawing.wires, strict=True):
        badges = (arm.badge for other in drawing.asks for arm in other.arms)
        starts = [badge.y for badge in badges if badge and badge.number == ask.badge.number]
        lanes.setdefault(max(xs(wire)), []).append((min(starts), ask.badge.y))
    for spans in lanes.values():
        for (_, stop), (start, _) in pairwise(sorted(spans)):
            assert stop < start


def test_a_map_without_a_fork_needs_no_margin() -> None:
    alone = (SaidAsk(1, "Which?", (SaidArm(("a",), None, "A"), SaidArm(("b",), None, "B"))),)
    drawing = draw(alone)
    assert drawing.wires == drawing.arrows == ()
    assert drawing.asks[0].box.width == WIDTH - 2
