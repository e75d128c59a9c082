"""The application is built whole, from what it is given, or not at all."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import UndefinedError
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.interview.questions import QuestionError
from portal.web import create_app
from portal.web.app import ROOT
from portal.web.config import Config
from tests.web.checked import CheckedClient
from tests.web.serving import KEYS, Clock


def test_a_word_missing_in_a_template_is_a_fault_and_not_a_gap(app: Flask) -> None:
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ nobody }}").render()


def test_every_template_compiles(app: Flask) -> None:
    names = [path.name for path in (ROOT / "templates").glob("*.html")]
    assert len(names) > 10
    for name in names:
        assert app.jinja_env.get_template(name).name == name


def test_every_page_stands_in_a_language_but_the_front(app: Flask) -> None:
    bare = {rule.rule for rule in app.url_map.iter_rules() if not rule.rule.startswith("/<any(")}
    bare -= {
        rule for rule in bare if re.fullmatch(r"/static/(own|style)\.[0-9a-f]{12}\.(js|css)", rule)
    }
    crawled = {"/robots.txt", "/sitemap.xml", "/directory/services.json"}
    events = {f"/event{end}" for end in ("", "/languages", "/next", "/leave", "/tally")}
    assert bare == {"/", "/healthz", "/static/<path:filename>", *crawled, *events}


def test_only_a_trusted_proxy_is_believed(app: Flask, proxied: Flask) -> None:
    assert isinstance(proxied.wsgi_app, ProxyFix)
    assert not isinstance(app.wsgi_app, ProxyFix)


def test_a_form_is_small_or_not_read(client: CheckedClient) -> None:
    many = {f"x{n}": "y" * 50 for n in range(100)}
    assert client.post("/en/check/1/court_system", data=many).status_code == 413
    parts = client.post(
        "/en/check/1/court_system",
        data={f"x{n}": "y" for n in range(9)},
        content_type="multipart/form-data",
    )
    assert parts.status_code == 413


def test_a_fault_in_the_words_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, translations: Path
) -> None:
    def refuse(*_: object) -> None:
        raise QuestionError(file="f", row="r", found="x", expected="y", cure="z")

    monkeypatch.setattr("portal.web.app.load_questions", refuse)
    with pytest.raises(QuestionError, match="f: r: found 'x'"):
        create_app(Config(keys=KEYS), Clock(), translations)
