"""What the papers for an event are made from: the law, the words, the day, and the own address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal.filing.desk import Desk, desk_of
from portal.filing.directory import County
from portal.filing.guidance import Guidance
from portal.filing.guides import Guide, Guides, county_slug
from portal.filing.showing import Showing
from portal.interview.questions import Question
from portal.law.estimate import Law
from portal.paper.outreach_content import Frame, Voice
from portal.paper.outreach_words import outreach_words

OWN = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?|https://\[[0-9A-Fa-f:.]+\](:\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a paper is drawn from; `address` is this site's own, https://host and no path."""

    law: Law
    questions: Mapping[str, Question]
    guidance: Guidance
    guides: Guides
    showing: Showing
    voice: Voice
    address: str

    def __post_init__(self) -> None:
        if not OWN.fullmatch(self.address):
            raise ValueError(f"{self.address!r} is no https://host")

    def desk(self, county: County | None) -> Desk | None:
        """Return what may be shown of a county today; None for the whole state."""
        return desk_of(county, self.showing) if county else None

    def say(self, sentence: str, **parts: str) -> str:
        """Return an English sentence in this language, with its parts put in."""
        said = self.voice.translate(sentence)
        return said % parts if parts else said

    def start(self) -> str:
        """Return the address of the page on which a check begins."""
        return f"{self.address}/{self.voice.lang}/"

    def guide(self, guide: Guide, county: County) -> str:
        """Return the address of the public guide on a relief in a county."""
        return f"{self.start()}guide/{guide.slug}/{county_slug(county)}"

    def checked(self) -> str:
        """Return when the law was last checked, and by whom."""
        day = self.say(outreach_words().checked, day=self.voice.day(self.law.reviewed_on))
        return f"{day} {', '.join(map(self.voice.translate, self.law.reviewed_by))}."

    def frame(self, title: str, county: County | None, url: str = "") -> Frame:
        """Return the frame of a paper; its code leads to the start unless a page is named."""
        words, say = outreach_words(), self.say
        unread = "" if self.voice.reviewed else f" {say(words.unread)}"
        return Frame(
            lang=self.voice.lang,
            direction=self.voice.direction,
            title=say(title),
            service=say(words.service),
            information=say(words.information) + unread,
            url=url or self.start(),
            qr_title=say(words.code),
            scan=say(words.scan),
            phone=say(words.phone),
            place=say(words.county, county=county.name) if county else "",
        )
