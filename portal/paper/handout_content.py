"""What a handout says: sentences already translated, and addresses as they are."""

from dataclasses import dataclass

from portal.paper.handout_words import HandoutWords
from portal.paper.sheet import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What is likely for one conviction, or for several alike.

    `tag` is the word beside it ("Likely help"), `ways` the outcomes where there are several, and
    `cases` says which convictions it is about where there is more than one.
    """

    tag: str
    headline: str
    meaning: str = ""
    ways: tuple[str, ...] = ()
    limits: str = ""
    cases: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to call; the name stays as it is, `url` is an https address.

    `helps_with` is what they do, and `note` a doubt, as that the phone may have changed.
    """

    name: str
    phone: str | None = None
    url: str | None = None
    helps_with: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know first, in a box."""

    heading: str
    paragraphs: tuple[str, ...]
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do; `cases` says for which convictions where it is not for all."""

    do: str
    how: str
    link: str | None = None
    cases: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A list of steps, in order; `heading` and `cases` where there is more than one list."""

    steps: tuple[Step, ...]
    heading: str = ""
    cases: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a court is, in English: its name, the lines of its address, phone and https address.

    `desk` says in the language of the page which desk answers the phone, if it is not the clerk.
    """

    court: str
    lines: tuple[str, ...] = ()
    phone: str | None = None
    desk: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A court to go to: for which convictions, with how many forms, and who else is there.

    `people` are the prosecutor and the public defender; their `helps_with` says which is which.
    """

    heading: str
    address: Address | None = None
    cases: str = ""
    forms: str = ""
    people: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and what stands beside it, like the cost, or a question and its answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What to bring, what it costs and how long it takes; `heading` where there are several."""

    rows: tuple[Row, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """The answers about one conviction."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The public guide: its https address, what to say beside its code, and the code's title."""

    url: str
    words: str
    qr_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutContent:
    """Everything on a handout, most important first; empty parts are left out.

    `title` is the title of the file, shown by readers and in lists of files: say nothing of the
    case in it. `recap` holds the answers, for who asked to have them printed, and for nobody else.
    `checked` says when the law was checked, and whether by a lawyer.
    """

    lang: str
    direction: Direction
    title: str
    heading: str
    service: str
    estimate: str
    words: HandoutWords
    headlines: tuple[Headline, ...]
    warning: Note
    steps: tuple[Steps, ...]
    guide: Guide
    checked: str
    check_first: Note | None = None
    places: tuple[Place, ...] = ()
    where_note: str = ""
    needs: tuple[Needs, ...] = ()
    help: tuple[Contact, ...] = ()
    good_to_know: tuple[str, ...] = ()
    recap: tuple[Recap, ...] = ()
