"""The public guides: a page a topic and a page a relief, in sections of short paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.filing.directory import County, Organisation, OrganisationKind
from portal.law.model import Citation, Relief


class GuideKind(StrEnum):
    """What a guide is about: a topic, or one relief and so what to do to get it."""

    TOPIC = "topic"
    RELIEF = "relief"


@dataclass(frozen=True, slots=True)
class Part:
    """One short paragraph or one list, with where the law says it, what is doubtful, and links."""

    say: str | None
    points: tuple[str, ...]
    cites: tuple[Citation, ...]
    doubt: str | None
    links: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the parts under it, at least one; `in_order` if its points are steps."""

    heading: str
    parts: tuple[Part, ...]
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide; `help` names the kinds of organisation that help, nearest first."""

    id: str
    kind: GuideKind
    title: str
    summary: str
    help: tuple[OrganisationKind, ...]
    sections: tuple[Section, ...]

    @property
    def slug(self) -> str:
        """Return the id as it stands in an address."""
        return self.id.replace("_", "-")

    @property
    def is_elsewhere(self) -> bool:
        """Return whether no court of a county can change such a case."""
        return self.relief in {Relief.FEDERAL, Relief.OTHER_COURT}

    @property
    def relief(self) -> Relief | None:
        """Return the relief that the guide is about; None for a topic."""
        return Relief(self.id) if self.kind is GuideKind.RELIEF else None


@dataclass(frozen=True, slots=True, eq=False)
class Guides:
    """All guides by their slug: topics in the order of the files' names, then the reliefs.

    Compared by identity, since there is one set of them.
    """

    by_slug: Mapping[str, Guide]

    @property
    def topics(self) -> tuple[Guide, ...]:
        """Return the guides on topics."""
        return tuple(g for g in self.by_slug.values() if g.kind is GuideKind.TOPIC)

    @property
    def reliefs(self) -> tuple[Guide, ...]:
        """Return the guides on reliefs, best first."""
        return tuple(g for g in self.by_slug.values() if g.kind is GuideKind.RELIEF)


def county_slug(county: County) -> str:
    """Return the county's name as it stands in an address: los-angeles."""
    return county.name.lower().replace(" ", "-")
