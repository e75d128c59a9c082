"""What a page of "How we decide" says, read back from its words into the terms of the law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask, g

from portal.law.model import Cells, Relief, Route, Rule, Table
from portal.web.decision_map import RESULT, map_of
from portal.web.locale import LANGUAGES
from portal.web.portal import KEY, Portal
from portal.web.words import first_capital, gettext
from tests.web.markup import Element

# The number of a question, the answers, and the question, result or page that they lead to.
Edge = tuple[int, frozenset[str], str]


def the_portal(app: Flask) -> Portal:
    """Return what the application serves from."""
    found = app.extensions[KEY]
    assert isinstance(found, Portal)
    return found


def squashed(text: str) -> str:
    """Return a text without spaces, bullets or full stop, however its lines are broken."""
    return "".join(text.replace("•", "").split()).rstrip(".").casefold()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, each under what it stands for."""

    asks: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    clauses: Mapping[str, Mapping[str, str]]
    ends: Mapping[str, str]
    pages: Mapping[str, str]
    said: Mapping[str, str]

    def conditions(self, cells: Cells) -> Iterator[str]:
        """Yield each clause of some cells."""
        for fact, values in cells.items():
            for value in values:
                yield self.clauses[fact][value]


def words_of(app: Flask, tag: str) -> Words:
    """Return the words of a language, from the catalogue that the application reads."""
    portal = the_portal(app)
    with app.test_request_context(f"/{tag}/"):
        g.language = LANGUAGES[tag]
        say = gettext
        wills: dict[str, str] = {r: say(m.would) for r, m in portal.guidance.meanings.items()}
        doors: dict[str, str] = {r: say(t.would) for r, t in portal.guidance.terms.items()}
        unsure, facts = say("I'm not sure"), portal.questions
        labels = {
            f: {o.value: say(o.label) if o.label else unsure for o in q.options}
            for f, q in facts.items()
        }
        clauses = {f: {o.value: say(o.clause) for o in q.options} for f, q in facts.items()}
        sentences = [
            one
            for rule in portal.law.rules.values()
            for one in (rule.because, rule.doubt)
            if one is not None
        ]
        return Words(
            {
                **{f: say(q.ask) for f, q in facts.items()},
                RESULT: say("What does the law likely do?"),
            },
            {**labels, RESULT: {r: first_capital(would) for r, would in wills.items()}},
            {**clauses, RESULT: wills},
            {**wills, **doors},
            {table.id: say(table.title) for table in portal.law.tables},
            {one: say(one) for one in sentences},
        )


def lawful_edges(app: Flask, table: Table) -> set[Edge]:
    """Return the edges that the law itself has."""
    return {
        (ask.number, frozenset(arm.values), arm.to.id if isinstance(arm.to, Table) else str(arm.to))
        for ask in map_of(table, the_portal(app).law)
        for arm in ask.arms
    }


def _about(text: str, words: Words) -> str:
    (fact,) = [fact for fact, ask in words.asks.items() if squashed(ask) == squashed(text)]
    return fact


def drawn_edges(main: Element, words: Words, table: Table) -> set[Edge]:
    """Return the edges that the picture shows, read from its words alone."""
    found = set()
    for group in _groups(main.one("svg")):
        ask, number = (text.text for text in group.all("text")[:2])
        labels = words.labels[_about(ask, words)]
        for arm in _groups(group):
            *says, goal = [text.text for text in arm.all("text")]
            values = frozenset(_value(said, labels) for said in says)
            found.add((int(number), values, goal if goal.isdecimal() else _end(goal, words, table)))
    return found


def _groups(element: Element) -> list[Element]:
    """Return the groups right below an element that hold a question or an arm: the bare ones."""
    children = (child for child in element.children if isinstance(child, Element))
    return [child for child in children if child.tag == "g" and not child.attributes]


def _value(text: str, labels: Mapping[str, str]) -> str:
    (value,) = [value for value, label in labels.items() if squashed(label) == squashed(text)]
    return value


def _end(text: str, words: Words, table: Table) -> str:
    """Return the result or the page that a text names, the longest name first."""
    closed: type[Relief | Route] = table.decides
    ends = {str(end): words.ends[end] for end in closed}
    names = {**ends, **{page: f"“{title}”" for page, title in words.pages.items()}}
    whole = squashed(text)
    held = [name for name, said in names.items() if squashed(said) in whole]
    return max(held, key=lambda name: len(names[name]))


def listed_edges(main: Element, words: Words, table: Table) -> set[Edge]:
    """Return the edges that the list shows: from its clauses, and its links to other questions."""
    found = set()
    for item in main.one("details").one("ol").children:
        if isinstance(item, Element):
            number, ask = item.get("id").removeprefix("q"), item.all("strong")[0].text
            clauses = words.clauses[_about(ask, words)]
            for arm in item.all("ul")[0].children:
                if isinstance(arm, Element):
                    found.add((int(number), *_listed(arm, clauses, words, table)))
    return found


def _listed(
    arm: Element, clauses: Mapping[str, str], words: Words, table: Table
) -> tuple[frozenset[str], str]:
    left, values = squashed(arm.text), set()
    links = [link.get("href") for link in arm.all("a")]
    for value in sorted(clauses, key=lambda value: -len(clauses[value])):
        if squashed(clauses[value]) in left:
            left = left.replace(squashed(clauses[value]), "", 1)
            values.add(value)
    goal = links[0].removeprefix("#q") if links and links[0].startswith("#q") else ""
    return frozenset(values), goal or _end(left, words, table)


def rule_faults(
    main: Element, words: Words, table: Table, law_rules: Mapping[str, Rule]
) -> set[str]:
    """Return the ids of the rules of a table that a page does not show whole, or shows too much."""
    items = {e.get("id"): e for e in main.all("li") if e.get("id") in law_rules}
    found = set(items) ^ {rule.id for rule in table.rules}
    for rule in table.rules:
        if rule.id in items and not _whole(items[rule.id], words, rule, law_rules):
            found.add(rule.id)
    if [name for name in items if name not in found] != [
        rule.id for rule in table.rules if rule.id not in found
    ]:
        found.add("the order")
    return found


def _whole(item: Element, words: Words, rule: Rule, rules: Mapping[str, Rule]) -> bool:
    text = squashed(item.text)
    wanted = [words.said[rule.because], words.ends[rule.gives], *words.conditions(rule.when)]
    wanted += [words.ends[relief] for relief in rule.reliefs or ()]
    wanted += [words.said[rule.doubt]] if rule.doubt else []
    cites = [squashed(cite.text) for cite in rule.cites]
    shown = squashed(next(e for e in item.all("span") if "[" in e.text).text.strip("[]")).split(";")
    others = rule.notwithstanding | {r.id for r in rules.values() if rule.id in r.notwithstanding}
    links = {a.get("href").partition("#")[2] for a in item.all("a") if "#" in a.get("href")}
    return all(squashed(one) in text for one in wanted) and cites == shown and links == others
