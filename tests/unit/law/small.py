"""A law of three facts, small enough to be worked out on paper."""

from datetime import date

from portal.law.diagram import Diagram, Node
from portal.law.model import (
    Citation,
    Fact,
    Outcome,
    Relief,
    Review,
    Route,
    Rule,
    Table,
    Unsure,
    Vocabulary,
)

AGE = Fact("age", "age on that day", ("under_21", "21_or_older"), Unsure.SPREAD)
AMOUNT = Fact("amount", "how much", ("within_limit", "over_limit"), Unsure.SPREAD)
SENTENCE = Fact("sentence", "over or not", ("completed", "serving"), Unsure.SPREAD)
FACTS = (AGE, AMOUNT, SENTENCE)
VOCABULARY = Vocabulary(FACTS, {}, {})

DISMISSED = Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION)
INFRACTION = Outcome(Relief.REDUCE_TO_INFRACTION, Route.APPLICATION)
MISDEMEANOR = Outcome(Relief.REDUCE_TO_MISDEMEANOR, Route.APPLICATION)

# under 21: within is an infraction; 21 or older: within is dismissed; over is a misdemeanor.
DIAGRAM = Diagram(
    FACTS,
    (DISMISSED, INFRACTION, MISDEMEANOR, Node(1, (1, 2)), Node(1, (0, 2)), Node(0, (3, 4))),
    root=5,
)


def rule(
    name: str,
    gives: Relief | Route,
    *,
    over: tuple[str, ...] = (),
    reliefs: frozenset[Relief] | None = None,
    **when: str | tuple[str, ...],
) -> Rule:
    """Return a rule; cells as keywords, each a value or several."""
    cells = {f: frozenset({v} if isinstance(v, str) else v) for f, v in when.items()}
    where = (Citation("§ 1"),)
    return Rule(name, "small", where, "Because.", gives, cells, frozenset(over), None, reliefs)


def table(
    *rules: Rule,
    decides: type[Relief] | type[Route] = Relief,
    file: str = "small.toml",
    **scope: str,
) -> Table:
    """Return a table of these rules; the scope as keywords."""
    cells = {fact: frozenset({value}) for fact, value in scope.items()}
    review = Review(date(2026, 11, 22), "nobody")
    return Table("small", "Small", "§ 1", review, cells, rules, decides, file)


def one_door() -> Table:
    """Return a route table with one door for everything."""
    door = rule("door", Route.APPLICATION, reliefs=frozenset(Relief))
    return table(door, decides=Route, file="door.toml")
