"""One table of the law in the words of the interview: its rules, and its map of questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from portal.law.model import Cells, Citation, Relief, Route, Rule, Table
from portal.web import locale
from portal.web.decision_map import RESULT, Arm, Ask, End, in_order, map_of
from portal.web.map_drawing import Drawing, SaidArm, SaidAsk, draw
from portal.web.portal import portal
from portal.web.views.answers import offered
from portal.web.words import either, first_capital, gettext

MOST_IN_ONE_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """Another rule: its number, where it stands, and its page where that is another one."""

    number: int
    address: str
    page: str


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule as it is shown: when it fits, what follows, and which rules give way to which.

    `reliefs` are the results that a rule of a route is for; empty elsewhere.
    """

    id: str
    says: str
    reliefs: tuple[str, ...]
    when: tuple[str, ...]
    then: str
    cites: tuple[Citation, ...]
    doubt: str | None
    before: tuple[Mention, ...]
    after: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ListedArm:
    """One arm of the map in a list: the clauses of its answers, and what follows, with a link."""

    clauses: tuple[str, ...]
    follows: str

    @property
    def brief(self) -> bool:
        """Whether the clauses fit into one sentence."""
        return len(self.clauses) <= MOST_IN_ONE_SENTENCE


@dataclass(frozen=True, slots=True)
class ListedAsk:
    """One question of the map in a list."""

    number: int
    ask: str
    arms: tuple[ListedArm, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of one table says."""

    table: Table
    cases: tuple[str, ...]
    rules: tuple[ShownRule, ...]
    drawing: Drawing | None
    listed: tuple[ListedAsk, ...]


def shown(table: Table) -> Shown:
    """Return the page of a table in the language of this request."""
    asks = map_of(table, portal().law)
    mirrored = locale.current().direction == "rtl"
    return Shown(
        table,
        _conditions(table.scope),
        tuple(_rule(rule) for rule in table.rules),
        draw(tuple(map(_said_ask, asks)), mirrored=mirrored) if asks else None,
        tuple(map(_listed_ask, asks)),
    )


def address(table: Table) -> str:
    """Return the path of a table's page in the language of this request."""
    return url_for("decide.show", table=table.id)


def would(gives: Relief | Route) -> str:
    """Return what follows, as a clause in the language of this request."""
    guidance = portal().guidance
    match gives:
        case Relief():
            return gettext(guidance.meanings[gives].would)
        case Route():
            return gettext(guidance.terms[gives].would)


def _conditions(cells: Cells) -> tuple[str, ...]:
    """Return each condition as a clause, in the order in which the facts are asked."""
    facts = portal().law.vocabulary.facts
    return tuple(
        either(gettext(portal().questions[fact.id].clause(value)) for value in values)
        for fact in facts
        if fact.id in cells
        and (values := [value for value in fact.values if value in cells[fact.id]])
    )


def _rule(rule: Rule) -> ShownRule:
    return ShownRule(
        rule.id,
        rule.because,
        tuple(would(relief) for relief in Relief if relief in (rule.reliefs or ())),
        _conditions(rule.when),
        would(rule.gives),
        rule.cites,
        rule.doubt,
        tuple(_mentions(rule, lambda other: other.id in rule.notwithstanding)),
        tuple(_mentions(rule, lambda other: rule.id in other.notwithstanding)),
    )


def _mentions(rule: Rule, wanted: Callable[[Rule], bool]) -> Iterator[Mention]:
    """Yield the wanted rules by their numbers, those of other pages with the page's name."""
    for table in in_order(portal().law):
        here = table.id == rule.table
        for number, other in enumerate(table.rules, 1):
            if wanted(other):
                page = "" if here else address(table)
                yield Mention(number, f"{page}#{other.id}", "" if here else gettext(table.title))


def _said_ask(ask: Ask) -> SaidAsk:
    return SaidAsk(ask.number, _asks(ask), tuple(_said_arm(ask, arm) for arm in ask.arms))


def _said_arm(ask: Ask, arm: Arm) -> SaidArm:
    says = tuple(_label(ask, value) for value in arm.values)
    says = says if len(says) == 1 else tuple(f"•\u00a0{label}" for label in says)
    if isinstance(arm.to, int):
        return SaidArm(says, arm.to)
    return SaidArm(says, None, first_capital(_end(arm.to)))


def _listed_ask(ask: Ask) -> ListedAsk:
    return ListedAsk(ask.number, _asks(ask), tuple(_listed_arm(ask, arm) for arm in ask.arms))


def _listed_arm(ask: Ask, arm: Arm) -> ListedArm:
    clauses = tuple(_clause(ask, value) for value in arm.values)
    match arm.to:
        case int():
            words, path = gettext("go to question %(number)s") % {"number": arm.to}, f"#q{arm.to}"
            return ListedArm(clauses, _link(path, words))
        case Table():
            return ListedArm(clauses, _link(address(arm.to), _end(arm.to)))
        case _:
            return ListedArm(clauses, _end(arm.to))


def _link(path: str, words: str) -> str:
    return Markup('<a href="{}">{}</a>').format(path, words)


def _asks(ask: Ask) -> str:
    if ask.about == RESULT:
        return gettext("What does the law likely do?")
    return gettext(portal().questions[ask.about].ask)


def _label(ask: Ask, value: str) -> str:
    """Return an answer as it stands beside its radio button."""
    if ask.about == RESULT:
        return first_capital(would(Relief(value)))
    return offered(ask.about, value)


def _clause(ask: Ask, value: str) -> str:
    """Return an answer as it follows "If"."""
    if ask.about == RESULT:
        return would(Relief(value))
    return gettext(portal().questions[ask.about].clause(value))


def _end(end: End) -> str:
    if isinstance(end, Table):
        return gettext("see “%(page)s”") % {"page": gettext(end.title)}
    return would(end)
