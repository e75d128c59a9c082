"""The style sheet and the script, each under a name that changes with its content.

A first view brings its style along, so that it needs no second request; it asks for the sheet as
well, for print, without waiting for it. From then on the browser has the sheet, and pages only name
it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, g, request

from portal.web import event
from portal.web.page import Page, respond

FOLDER = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
SMALLEST = 11
FOR_PRINT = re.compile(r"@media print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
# The pages of one person. All others may be kept by caches, and are the same for everyone.
PRIVATE = frozenset({"check", "answers", "plan", "take", "leave"})


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent: its path with a digest of its content, its type, its text.

    `on_screen` is a style without its rules for paper, for the page that brings it along.
    """

    path: str
    mimetype: str
    text: str
    on_screen: str

    @classmethod
    def of(cls, name: str, mimetype: str, smaller: Callable[[str], str]) -> "Asset":
        """Return the asset of a file in the static folder, without what nobody needs."""
        text = smaller((FOLDER / name).read_text(encoding="utf-8"))
        stem, _, ending = name.partition(".")
        digest = sha256(text.encode()).hexdigest()[:12]
        path = f"/static/{stem}.{digest}.{ending}"
        return cls(path, mimetype, text, FOR_PRINT.sub("", text))

    def serve(self, app: Flask) -> None:
        """Give the file out under its path, compressed once, to be kept for ever."""
        page = Page.of(self.text, quality=SMALLEST)

        def send() -> Response:
            response = respond(request, page)
            response.mimetype = self.mimetype
            response.headers["Cache-Control"] = FOREVER
            return response

        app.add_url_rule(self.path, self.path.rpartition("/")[2].replace(".", "_"), send)


def style_is_there() -> bool:
    """Return whether this browser has the style sheet: a page of ours led here, or was answered.

    A page for everyone does not ask: it is the same for those who come for the first time.
    """
    if request.blueprint not in PRIVATE:
        return False
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        return True
    visit = g.get("visit")
    return (visit is not None and visit.present) or event.current() is not None
