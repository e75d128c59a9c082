"""The law room asks no clock, opens no line and imports nobody else's code."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.law.load import HERE

FILES = sorted(HERE.glob("*.py"))
CLOCKS = {"time", "sched", "calendar", "zoneinfo"}
LINES = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "subprocess"}
NOW = {"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp", "monotonic", "perf_counter"}


def modules(tree: ast.AST) -> Iterator[str]:
    """Yield every module that the source imports, by its full name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, level=level):
                yield "." * level + (module or "")


def faults(source: str) -> list[str]:
    """Return every import from outside and every look at a clock in the source."""
    tree = ast.parse(source)
    found = []
    for name in modules(tree):
        top = name.split(".", maxsplit=1)[0]
        ours = name == "portal.law" or name.startswith("portal.law.")
        if not ours and (top not in sys.stdlib_module_names or top in CLOCKS | LINES):
            found.append(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in NOW:
            found.append(node.attr)
        if isinstance(node, ast.Name) and node.id in {"__import__", "eval", "exec"}:
            found.append(node.id)
    return found


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_room_asks_nobody_outside(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


def test_all_modules_of_the_room_are_looked_at() -> None:
    names = {path.name for path in FILES}
    assert names >= {"model.py", "load.py", "compiler.py", "diagram.py", "walk.py"}
    assert names >= {"conditions.py", "estimate.py", "check.py"}
    assert set(HERE.rglob("*.py")) == set(FILES)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import flask", "flask"),
        ("from flask_babel import gettext", "flask_babel"),
        ("from portal.web import config", "portal.web"),
        ("from . import web", "."),
        ("import time", "time"),
        ("from time import monotonic as tick", "time"),
        ("import urllib.request", "urllib.request"),
        ("def f():\n    import socket", "socket"),
        ("from datetime import date\ndate.today()", "today"),
        ("import datetime as d\nwhen = d.datetime.now", "now"),
        ("from datetime import datetime as clock\nclock.utcnow()", "utcnow"),
        ("__import__('flask')", "__import__"),
    ],
)
def test_a_planted_fault_is_found(source: str, fault: str) -> None:
    assert faults(source) == [fault]


def test_a_date_that_is_given_is_no_clock() -> None:
    assert faults("from datetime import date\ndate(2016, 11, 9)") == []
