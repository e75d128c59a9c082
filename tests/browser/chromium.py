"""Chromium, as Debian ships it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

CHROMIUM = Path(os.environ.get("PORTAL_CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Playwright turns off Chromium's store of whole pages for Back; people have it on.
PAGE_STORE_OFF = "--disable-back-forward-cache"


def launch(playwright: Playwright, *, page_store: bool = False) -> Browser:
    """Return a new Chromium; the test fails, and says what to do, where there is none."""
    if not CHROMIUM.exists():
        pytest.fail(f"no Chromium at {CHROMIUM}: run `make test`, which installs it", pytrace=False)
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=FLAGS,
        ignore_default_args=[PAGE_STORE_OFF] if page_store else None,
    )
