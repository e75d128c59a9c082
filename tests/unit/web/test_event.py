"""The cookie of an event: what a worker chose, read strictly, with nothing of a person in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.filing.directory_load import load_directory
from portal.web.event import Event, read

DIRECTORY = load_directory()
STEADY = settings(derandomize=True, deadline=None, max_examples=200)


@pytest.mark.parametrize("event", [Event(("en",)), Event(("en", "es"), "06037")])
def test_what_is_written_is_read(event: Event) -> None:
    assert read(event.written, DIRECTORY) == event
    assert [language.tag for language in event.languages] == list(event.tags)


@pytest.mark.parametrize(
    "value", ["", "~", "en", "fr~", "en.fr~", "en~06002", "en~06037x", "en es~", "en~06037~", ".~"]
)
def test_anything_else_is_no_event(value: str) -> None:
    assert read(value, DIRECTORY) is None


@STEADY
@given(st.text(max_size=40))
def test_any_text_is_read_without_a_fault(value: str) -> None:
    found = read(value, DIRECTORY)
    assert found is None or found.written == value
