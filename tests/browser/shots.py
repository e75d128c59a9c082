"""`python -m tests.browser.shots`: a picture of every page in every state, and sheets of them.

For those who translate and those who look after the pages: one sheet shows some twenty pages side
by side, in the language, the width and the light asked for. Nothing is judged here.
"""

import argparse
import html
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from portal.web.locale import LANGUAGES
from tests.browser.chromium import launch
from tests.browser.stage import Gallery, Stage, light, open_all, staged
from tests.browser.states import State
from tests.web.serving import Clock, compile_catalogues, serve
from tests.words.pseudo import write_pseudo

LIGHTS = ("day", "night", "paper", "few")
# The pseudo language takes the place of one that runs from right to left.
PSEUDO, IN_PLACE_OF = "pseudo", "ar"
A_SHEET, ACROSS = 16, 8
LONGEST = 1_500  # pixels of a page that a sheet shows; the page's own picture is whole
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 8px; font: 12px sans-serif; background: #777; }}
div {{ display: grid; grid-template-columns: repeat({across}, {width}px); gap: 8px; }}
figure {{ margin: 0; background: #fff; }} figcaption {{ padding: 2px 4px; background: #ffd23f; }}
img {{ display: block; width: 100%; max-height: {longest}px; object-fit: cover; object-position: top; }}
</style><div>{figures}</div>"""  # noqa: E501 - one declaration
FIGURE = '<figure><figcaption>{name}</figcaption><img src="{file}"></figure>'


def shoot(stage: Stage, tag: str, states: Iterable[State], folder: Path) -> Iterator[Path]:
    """Yield the picture of each state, taken whole and with everything open, in a folder."""
    for number, state in enumerate(states, 1):
        page = stage.show(state, tag)
        open_all(page)
        name = "".join(one if one.isalnum() else "-" for one in state.name)
        file = folder / f"{tag}-{number:03}-{name[:60]}.png"
        page.screenshot(path=file, full_page=True)
        yield file


def sheets(page: Page, files: Sequence[Path], folder: Path, width: int) -> Iterator[Path]:
    """Yield sheets that show these pictures side by side, as pictures themselves."""
    for number in range(0, len(files), A_SHEET):
        some = files[number : number + A_SHEET]
        figures = "".join(
            FIGURE.format(name=html.escape(file.stem), file=file.resolve().as_uri())
            for file in some
        )
        told = SHEET.format(across=ACROSS, width=width, longest=LONGEST, figures=figures)
        source = folder / "sheet.html"
        source.write_text(told, encoding="utf-8")
        page.set_viewport_size({"width": ACROSS * (width + 8) + 16, "height": 800})
        page.goto(source.resolve().as_uri())
        made = folder / f"sheet-{some[0].stem[:11]}.png"
        page.screenshot(path=made, full_page=True)
        source.unlink()
        yield made


def _wanted() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.browser.shots", description=__doc__)
    asked.add_argument(
        "--languages", default=",".join(LANGUAGES), help="tags with commas between; pseudo too"
    )
    asked.add_argument("--out", type=Path, default=Path("build/shots"), help="folder to write to")
    asked.add_argument("--width", type=int, default=320, help="of the window, in pixels")
    asked.add_argument("--light", choices=LIGHTS, default="day", help="or on paper, or few colours")
    asked.add_argument("--kinds", action="store_true", help="one page of each kind only")
    asked.add_argument("--only", default="", help="pages whose name holds this")
    return asked.parse_args()


def _language(
    gallery: Gallery, browser: Browser, tag: str, asked: argparse.Namespace, name: str = ""
) -> None:
    folder = asked.out / (name or tag)
    folder.mkdir(parents=True, exist_ok=True)
    states = gallery.kinds_in("en") if asked.kinds else gallery.states
    chosen = [state for state in states if asked.only in state.name]
    with staged(gallery, browser) as stage:
        stage.page.set_viewport_size({"width": asked.width, "height": 640})
        by = asked.light
        light(stage.page, dark=by == "night", paper=by == "paper", few=by == "few")
        files = list(shoot(stage, tag, chosen, folder))
    with browser.new_context() as context:
        made = list(sheets(context.new_page(), files, folder, asked.width))
    sys.stdout.write(f"{name or tag}: {len(files)} pictures, {len(made)} sheets in {folder}\n")


def main() -> None:
    """Write the pictures and the sheets of each language asked for."""
    asked = _wanted()
    with (
        tempfile.TemporaryDirectory() as words,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        folder = compile_catalogues(Path(words))
        gallery = Gallery.of(serve(Clock(), folder))
        for tag in asked.languages.split(","):
            if tag != PSEUDO:
                _language(gallery, browser, tag, asked)
        if PSEUDO in asked.languages.split(","):
            write_pseudo(folder / IN_PLACE_OF / "LC_MESSAGES" / "messages.mo", IN_PLACE_OF)
            mirrored = Gallery.of(serve(Clock(), folder))
            _language(mirrored, browser, IN_PLACE_OF, asked, PSEUDO)


if __name__ == "__main__":
    main()
