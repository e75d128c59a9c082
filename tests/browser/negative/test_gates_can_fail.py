"""The gates for looks can fail: each fault is planted once on a sound page, and is found."""

import pytest

from tests.browser.fitting import narrow
from tests.browser.stage import Gallery, Look, Stage
from tests.browser.states import State
from tests.browser.test_axe import by_day, in_other_lights
from tests.browser.test_focus import unseen
from tests.browser.test_forced_colors import lost
from tests.browser.test_motion import moving, turned
from tests.browser.test_reflow import both_ways, on_paper
from tests.browser.test_spacing import with_own_style
from tests.browser.test_targets import small

pytestmark = pytest.mark.browser

MARKED = "question marked: court_system"
LATE = "#x { visibility: hidden; animation: soon 0s 9s forwards; color: #999 }"
LONG = "These words need more room than one line has when they are spaced out or made larger."

FAULTS: tuple[tuple[Look, str, str], ...] = (
    (by_day, '<img src="/static/icon.svg">', "image-alt"),
    (by_day, '<div role="button"></div>', "aria-command-name"),
    (by_day, '<p style="color:#999">Some words</p>', "color-contrast"),
    (
        in_other_lights,
        "<style>@media (prefers-color-scheme:dark){.x{color:#333}}</style><p class=x>words</p>",
        "by night: color-contrast",
    ),
    (
        in_other_lights,
        "<style>@media print { .x { color: #ccc } }</style><p class=x>words</p>",
        "on paper: color-contrast",
    ),
    (
        in_other_lights,
        f"<style>{LATE}</style><p id=x>words</p>",
        "much later: color-contrast",
    ),
    (by_day, '<a href="#a">a</a><a href="#b">b</a>', "target-size"),
    (both_ways, '<p style="width:500px">x</p>', "wide in a window of 320"),
    (both_ways, f'<p style="white-space:nowrap">{LONG}</p>', "outside"),
    (both_ways, '<p>one</p><p style="margin-top:-3rem">two</p>', "is covered by"),
    (both_ways, f'<p style="height:1rem;overflow:hidden">{LONG}</p>', "cut off"),
    (
        both_ways,
        "<style>.option label { padding: .6rem 1rem .6rem 3rem !important }</style>",
        "mirrored: <input",
    ),
    (both_ways, "<style>.option label { padding: .6rem !important }</style>", "is covered by"),
    (on_paper, "<style>@media print { h1 { width: 30cm } }</style>", "wide in a window"),
    (with_own_style, f'<p style="max-height:6rem;overflow:hidden">{LONG}</p>', "spaced: cut off"),
    (with_own_style, '<p style="height:40px;overflow:hidden">Two words</p>', "doubled: cut off"),
    (with_own_style, "<style>header ul { min-width: 30rem !important }</style>", "menu: <"),
    (unseen, '<a href="#x" style="outline:none">x</a>', "no ring"),
    (unseen, '<a href="#x" style="outline:1px solid">x</a>', "a ring of 1 pixels"),
    (unseen, '<a href="#x" style="outline:3px solid #ccc">x</a>', "a ring of contrast"),
    (unseen, '<div style="position:fixed;inset:0"></div>', "under <div"),
    (unseen, '<p style="position:fixed;top:-99px"><a href="#x">x</a></p>', "out of the window"),
    (small, "<button style='min-height:0;padding:0'>x</button>", "not 44"),
    (small, '<p><a href="#a">a</a> <a href="#b">b</a></p>', "and beside"),
    (small, "<style>header li a, header li button { min-height: 0 !important }</style>", "menu: "),
    (lost, '<button style="border:0">x</button>', "no edge"),
    (lost, '<a href="#x" style="text-decoration:none;color:CanvasText">x</a>', "a link like"),
    (lost, '<svg><path fill="none" d="M0 0h9v9z"/></svg>', "cannot be seen"),
    (lost, '<div class="card" style="border:0">x</div>', "runs into"),
    (lost, "<style>.option label { outline: 0 !important }</style>", "like the others"),
    (moving, '<p style="transition:color 1s">x</p>', "moves"),
    (moving, "<style>html { scroll-behavior: smooth }</style>", "moves"),
    (moving, "<style>@keyframes k { to { top: 9px } } h1 { animation: k 1s }</style>", "moves"),
    (turned, "<style>@media (orientation: landscape) { h1 { display: none } }</style>", "sideways"),
    (turned, "<style>@media (min-width: 700px) { main { rotate: 90deg } }</style>", "sideways"),
)


@pytest.fixture
def html(gallery: Gallery) -> str:
    (state,) = [state for state in gallery.states if state.name == MARKED]
    return gallery.render(state).get_data(as_text=True)


@pytest.mark.parametrize(
    "look",
    {look: None for look, _, _ in FAULTS},
    ids=lambda look: f"{look.__module__}.{look.__name__}",
)
def test_each_planted_fault_is_found(stage: Stage, html: str, look: Look) -> None:
    if look is both_ways:
        narrow(stage.page)
    assert list(look(stage.plant(html))) == []
    for planted, told in [(fault, told) for where, fault, told in FAULTS if where is look]:
        found = list(look(stage.plant(html.replace("</main>", f"{planted}</main>", 1))))
        assert [fault for fault in found if told in fault], (planted, found)


def test_a_page_that_is_not_the_one_meant_is_refused(stage: Stage, gallery: Gallery) -> None:
    meant, other = [state for state in gallery.states if state.kind == "question"][:2]
    stage.gallery = Gallery(gallery.app, ())
    stage.gallery.rendered["en", meant.name, meant.rest] = gallery.render(other)
    with pytest.raises(pytest.fail.Exception, match="not this page"):
        stage.refuse("en", [meant], lambda _page: [])


def test_an_error_in_place_of_a_page_is_refused(stage: Stage) -> None:
    gone = State("gone", "/not-here")
    with pytest.raises(pytest.fail.Exception, match="404"):
        stage.refuse("en", [gone], lambda _page: [])
