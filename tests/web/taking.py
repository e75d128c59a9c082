"""What the tests of taking papers home share: people, papers read back, a blank form."""

import io
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.interview.record import UNSURE, Conviction, Record
from portal.law.model import Route
from portal.paper.form_release import CR_400, load_releases
from portal.web import create_app
from portal.web.config import Config
from tests.law.asking import all_paths
from tests.unit.paper.standin import standin
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, said
from tests.web.serving import KEYS, Clock

OWN = "https://clear.example.org"
OPEN = {**GROWN, "sentence": UNSURE}
HANDOUTS = ("/plan/handout.pdf", "/plan/handout-with-answers.pdf")
PDFS = (*HANDOUTS, "/plan/form-1.pdf", "/plan/worksheet-1.pdf")
FILES = (*PDFS, "/plan/reminder.ics", "/plan/court-1.vcf")


def going_by(route: Route) -> Mapping[str, str]:
    """Return the answers of somebody whose case goes by this route and no other."""
    return next(said(dict(path)) for path, outcome in all_paths() if outcome.route is route)


SEVERAL = Record(
    (
        Conviction(GROWN, LOS_ANGELES),
        Conviction(FEDERAL),
        Conviction(GROWN, LOS_ANGELES),
        Conviction(OPEN, ALAMEDA),
        Conviction(going_by(Route.JUVENILE), UNSURE),
    )
)


def blank_in(folder: Path, monkeypatch: pytest.MonkeyPatch, blank: bytes | None = None) -> bytes:
    """Put a stand-in into a forms folder, make it the known release, and return it."""
    content = standin() if blank is None else blank
    known = load_releases()
    release = replace(known[CR_400], size=len(content), sha256=sha256(content).hexdigest())
    monkeypatch.setattr("portal.web.press_room.load_releases", lambda: {**known, CR_400: release})
    folder.mkdir(exist_ok=True)
    (folder / release.file).write_bytes(content)
    return content


def served_from(forms: Path, clock: Clock, translations: Path, own: str = OWN) -> Flask:
    """Return the application with a forms folder and a public address of its own."""
    config = Config(keys=KEYS, forms=forms, public_address=own)
    app = create_app(config, clock, translations)
    app.test_client_class = CheckedClient
    return app


def pdf_text(response: TestResponse) -> str:
    """Return the text of a PDF on one line; it must be one."""
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    reader = pypdf.PdfReader(io.BytesIO(response.data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def first_page(response: TestResponse) -> tuple[float, float]:
    """Return how wide and how high the first page of a PDF is, in points."""
    box = pypdf.PdfReader(io.BytesIO(response.data)).pages[0].mediabox
    return float(box.width), float(box.height)


def leads(page: Element) -> dict[str, str]:
    """Return where each link of a page leads, by its words."""
    return {link.text: link.get("href") for link in page.all("a")}
