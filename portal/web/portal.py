"""Everything that the views ask, made once at the start and held by the application."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import current_app

from portal.filing.directory import Directory
from portal.filing.glossary import Glossary
from portal.filing.guidance import Guidance
from portal.filing.guides import Guides
from portal.filing.link_report import LinkReport
from portal.interview.questions import Question
from portal.law.estimate import Law
from portal.web.page import Memory, PageMemory
from portal.web.press_room import PressRoom
from portal.web.visit import Move, Visits

KEY = "portal"


@dataclass(frozen=True, slots=True)
class Portal:
    """The law, the words, the map room, the cookies, the kept pages and the clock it was given."""

    law: Law
    questions: Mapping[str, Question]
    directory: Directory
    guidance: Guidance
    visits: Visits
    memory: PageMemory
    moves: Memory[Move]
    now: Callable[[], int]
    glossary: Glossary
    guides: Guides
    public_pages: PageMemory
    links: LinkReport
    press: PressRoom


def portal() -> Portal:
    """Return the portal of the running application."""
    found = current_app.extensions[KEY]
    assert isinstance(found, Portal)  # noqa: S101 - put there by create_app
    return found
