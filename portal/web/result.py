"""One conviction's estimate in words: a card with headline, reasons, doubts and what is open."""

from dataclasses import dataclass

from flask import url_for

from portal.filing.guidance import Meaning, Tone
from portal.interview.record import Conviction
from portal.interview.replay import Replay, replay
from portal.law.conditions import Condition
from portal.law.estimate import Estimate
from portal.law.model import Citation, Rule
from portal.web.portal import portal
from portal.web.views.answers import said, title
from portal.web.words import all_true, either, gettext

MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Because:
    """One answer that decided: the question in short, what was said, where to change it."""

    term: str
    said: str
    change: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule: the answers it rests on, what the law says, where, and what is doubtful."""

    answers: tuple[Because, ...]
    says: str
    cites: tuple[Citation, ...]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """One of several outcomes, and when it comes; no conditions where there are too many."""

    meaning: Meaning
    when: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """One route of several, and when it is the one; no conditions where there are too many."""

    would: str
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that is open and matters, and where to find it."""

    ask: str
    where: str
    change: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the result page says about one conviction."""

    number: int
    title: str
    tone: Tone
    headline: str
    meanings: tuple[Meaning, ...]
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    how: tuple[Reason, ...]
    doors: tuple[Door, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    unknowns: tuple[Unknown, ...]
    estimate: Estimate


def _change_path(number: int, fact: str) -> str:
    return url_for("check.change", number=number, fact=fact)


def _reason(rule: Rule, number: int, here: Replay) -> Reason:
    """Return a rule with the live answers that it looks at."""
    tables = {table.id: table for table in portal().law.tables}
    looked_at = {*list(tables[rule.table].scope)[-1:], *rule.when}
    answers = tuple(
        Because(
            gettext(portal().questions[step.fact.id].recap),
            said(step.fact.id, step.answer),
            _change_path(number, step.fact.id),
        )
        for step in here.steps
        if step.fact.id in looked_at
    )
    return Reason(answers, rule.because, rule.cites, rule.doubt)


def clause(condition: Condition) -> str:
    """Return a condition as one clause: you were 21 or older, and it was 6 plants or fewer."""
    questions = portal().questions
    return all_true(
        either(gettext(questions[fact].clause(value)) for value in values)
        for fact, values in condition
    )


def _when(conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    return tuple(map(clause, conditions)) if len(conditions) <= MOST_WAYS else ()


def _ways(estimate: Estimate, number: int, here: Replay) -> tuple[Way, ...]:
    """Return each possible relief with its conditions and its own reasons."""
    conditions = portal().law.relief_conditions(here.known)
    return tuple(
        Way(
            portal().guidance.meanings[relief],
            _when(conditions[relief]),
            tuple(_reason(rule, number, here) for rule in estimate.rules_for(relief)),
        )
        for relief in estimate.reliefs
    )


def _doors(estimate: Estimate, here: Replay) -> tuple[Door, ...]:
    """Return each possible route with its conditions."""
    conditions = portal().law.route_conditions(here.known)
    terms = portal().guidance.terms
    return tuple(Door(terms[route].would, _when(conditions[route])) for route in estimate.routes)


def _changes(estimate: Estimate) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what another answer about the case itself would give, relief by relief."""
    gates = {fact for table in portal().law.tables for fact in table.scope}
    meanings, questions = portal().guidance.meanings, portal().questions
    return tuple(
        (
            gettext(questions[change.fact].clause(change.value)),
            tuple(gettext(meanings[relief].would) for relief in change.reliefs),
        )
        for change in estimate.would_change
        if change.fact not in gates and change.reliefs != estimate.reliefs
    )


def _headline(estimate: Estimate, meanings: tuple[Meaning, ...]) -> str:
    if len(estimate.reliefs) == 1:
        return gettext(meanings[0].headline)
    if len(estimate.reliefs) == 2:  # noqa: PLR2004 - two ways are the common case and have a name
        return gettext("It could go two ways.")
    return gettext("It could go more than one way.")


def card(number: int, conviction: Conviction) -> Card:
    """Return the card of one complete conviction."""
    law, questions = portal().law, portal().questions
    here = replay(law, conviction.answers)
    estimate = law.estimate(here.known)
    meanings = tuple(portal().guidance.meanings[relief] for relief in estimate.reliefs)
    several = len(meanings) > 1
    relief_rules = [rule for rule in estimate.rules if rule.gives in estimate.reliefs]
    one_route = len(estimate.routes) == 1
    route_rules = estimate.rules_for(estimate.routes[0]) if one_route else ()
    unsure = {fact.id for fact in here.unsure}
    open_here = [fact for fact in estimate.open_facts if fact in unsure]
    return Card(
        number,
        title(conviction),
        Tone.DEPENDS if several else meanings[0].tone,
        _headline(estimate, meanings),
        meanings,
        tuple(_reason(rule, number, here) for rule in relief_rules),
        _ways(estimate, number, here) if several else (),
        tuple(_reason(rule, number, here) for rule in route_rules),
        _doors(estimate, here) if not one_route else (),
        _changes(estimate),
        tuple(
            Unknown(questions[f].ask, questions[f].where, _change_path(number, f))
            for f in open_here
        ),
        estimate,
    )
