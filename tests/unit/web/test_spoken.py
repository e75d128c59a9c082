"""The names of languages, in the language of the page."""

from flask import Flask, g

from portal.filing.directory_load import load_directory
from portal.web.locale import LANGUAGES
from portal.web.spoken import spoken


def names(app: Flask, tag: str, *tags: str) -> tuple[str, ...]:
    with app.test_request_context(f"/{tag}/"):
        g.language = LANGUAGES[tag]
        return spoken(tags)


def test_a_language_is_named_as_the_reader_calls_it(app: Flask) -> None:
    assert names(app, "en", "en", "es", "hy", "zh") == ("English", "Spanish", "Armenian", "Chinese")
    assert names(app, "es", "en", "es", "vi") == ("inglés", "español", "vietnamita")


def test_a_language_with_a_script_has_its_own_name(app: Flask) -> None:
    assert names(app, "en", "zh-Hant") == ("Traditional Chinese",)


def test_a_language_without_a_name_keeps_its_tag(app: Flask) -> None:
    assert names(app, "en", "qqq") == ("qqq",)


def test_every_language_of_the_directory_has_a_name(app: Flask) -> None:
    tags = {tag for found in load_directory().organisations for tag in found.languages}
    assert "hy" in tags
    assert not set(names(app, "es", *tags)) & tags
