"""The languages: a catalogue for each or no start, and the one that fits best."""

from pathlib import Path

import pytest
from babel import Locale
from werkzeug.datastructures import LanguageAccept
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from portal.web import create_app
from portal.web.config import Config
from portal.web.locale import (
    LANGUAGES,
    SOURCE,
    LocaleError,
    offered,
    preferred,
    refuse_missing,
)
from tests.web.serving import NEW_KEY, Clock

OWN_NAMES = {"fil": "Tagalog", "km": "ភាសាខ្មែរ"}


def test_each_language_is_as_babel_knows_it() -> None:
    for tag, language in LANGUAGES.items():
        known = Locale.parse(language.babel)
        assert language.tag == tag
        assert tag.partition("-")[0] == known.language
        assert known.script in {None, language.script}
        assert language.direction == known.text_direction
        # CLDR's own name, but for what people look for: Tagalog and not Filipino.
        own = known.languages.get(tag.replace("-", "_")) or known.get_language_name() or ""
        assert language.autonym.lower() == OWN_NAMES.get(tag, own).lower()


def test_the_source_is_offered() -> None:
    assert SOURCE in LANGUAGES


def test_a_missing_catalogue_stops_the_start(tmp_path: Path, translations: Path) -> None:
    refuse_missing(translations)
    with pytest.raises(LocaleError, match=r"no catalogue for es: .*messages\.mo"):
        refuse_missing(tmp_path)
    with pytest.raises(LocaleError, match="run `make messages`"):
        create_app(Config(keys=(NEW_KEY,)), Clock(), tmp_path)


@pytest.mark.parametrize(
    ("header", "tag"),
    [("es-419,es;q=0.9", "es"), ("EN-gb", "en"), ("th, lo;q=0.9", "en"), ("", "en")],
)
def test_the_preferred_language_is_one_of_ours(header: str, tag: str) -> None:
    environ = EnvironBuilder(headers=[("Accept-Language", header)]).get_environ()
    assert preferred(Request(environ).accept_languages).tag == tag


def test_with_no_wish_it_is_the_source() -> None:
    assert preferred(LanguageAccept()).tag == SOURCE


ROW = """
[{tag}]
autonym = "Español"
direction = "ltr"
babel = "es_US"
script = "Latn"
offered = {offered}
percent = {percent}
reviewed_by = ""
"""


def test_a_language_that_is_not_whole_is_not_offered(tmp_path: Path) -> None:
    status = tmp_path / "status.toml"
    status.write_text(ROW.format(tag="es", offered="false", percent=60), encoding="utf-8")
    assert offered(tmp_path) == {}
    status.write_text(ROW.format(tag="es", offered="true", percent=100), encoding="utf-8")
    assert offered(tmp_path)["es"].reviewed is False
    status.write_text(ROW.format(tag="es", offered="true", percent=99), encoding="utf-8")
    with pytest.raises(LocaleError, match=r"status.toml, es: found percent = 99; .*To cure"):
        offered(tmp_path)
