"""The pages of the law book: the index, one page a table, the facts, and the matrix of paths."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from portal.law.estimate import Law
from portal.law.model import Cells, Relief, Rule, Table, Unsure, Vocabulary

NOTICE = (
    "<!-- Written by `portal law-book` from portal/law. Change the tables, not this page. -->\n"
)

HOW_TO_READ = """\
- A rule applies when every cell of its row holds. A cell lists the values that hold (any of them).
  An empty cell means that the rule does not look at that fact.
- Each page says for which cases its table is meant. That holds for every rule on the page.
- Nothing is decided by the order of the rows. Where two rules disagree, one of them says that it
  stands notwithstanding the other. Every combination of facts is decided by exactly one outcome;
  `portal check-law` proves it.
- "Because" is the sentence that the person reads. "Doubt" is a note for the lawyer who reviews.
- `paths.csv` has one row for every way through the questions. After an amendment, its diff shows
  whose outcome changed.
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _any_of(values: Iterable[str], order: Iterable[str]) -> str:
    held = frozenset(values)
    return " or ".join(value for value in order if value in held)


def _conditions(cells: Cells, vocabulary: Vocabulary) -> Iterator[str]:
    for fact in vocabulary.facts:
        if fact.id in cells:
            yield f"{fact.id} is {_any_of(cells[fact.id], fact.values)}"


def _columns(table: Table, vocabulary: Vocabulary) -> list[str]:
    used = set(chain.from_iterable(rule.when for rule in table.rules))
    return [fact.id for fact in vocabulary.facts if fact.id in used]


def _row(rule: Rule, columns: list[str], law: Law) -> Iterator[str]:
    """Yield the cells of a rule's row in the grid."""
    yield f"[{rule.id}](#{rule.id})"
    if rule.reliefs is not None:
        yield _any_of(rule.reliefs, Relief)
    for fact in columns:
        yield _any_of(rule.when.get(fact, ()), law.vocabulary.by_id[fact].values)
    yield str(rule.gives)
    yield ", ".join(
        _link(name, rule.table, law) for name in law.rules if name in rule.notwithstanding
    )
    yield "; ".join(citation.text for citation in rule.cites)


def _link(rule_id: str, from_table: str, law: Law) -> str:
    table = law.rules[rule_id].table
    page = "" if table == from_table else f"{table}.md"
    return f"[{rule_id}]({page}#{rule_id})"


def _reason(rule: Rule) -> str:
    doubt = f"\nDoubt: {rule.doubt}\n" if rule.doubt else ""
    return f"\n### {rule.id}\n\nBecause: {rule.because}\n{doubt}"


def table_page(table: Table, law: Law) -> str:
    """Return the page of one table: what it is, its rules as a grid, and each rule's reason."""
    columns = _columns(table, law.vocabulary)
    decides = table.decides.__name__.lower()
    relief = ["relief"] if table.decides is not Relief else []
    header = ["rule", *relief, *columns, f"what follows ({decides})", "notwithstanding", "citation"]
    scope = "; ".join(_conditions(table.scope, law.vocabulary)) or "every case"
    grid = _grid(header, ([*_row(rule, columns, law)] for rule in table.rules))
    return (
        f"{NOTICE}\n# {table.title}\n\n"
        f"- Authority: {table.authority}\n"
        f"- Checked on: {table.reviewed.on.isoformat()}\n"
        f"- Reviewed by: {table.reviewed.by}\n"
        f"- Scope: {scope}\n"
        f"- Source: `portal/law/tables/{table.file}`\n\n"
        f"## Rules\n\n{grid}\n## Reasons\n{''.join(map(_reason, table.rules))}"
    )


def facts_page(vocabulary: Vocabulary) -> str:
    """Return the page of the vocabulary: facts, reliefs and routes, with their meaning."""
    facts = (
        (
            fact.id,
            ", ".join(fact.values),
            fact.means,
            "every value stays possible"
            if fact.unsure is Unsure.SPREAD
            else f"it is `{fact.unsure_is}`",
        )
        for fact in vocabulary.facts
    )
    reliefs = ((str(relief), means) for relief, means in vocabulary.relief_means.items())
    routes = ((str(route), means) for route, means in vocabulary.route_means.items())
    return (
        f"{NOTICE}\n# Facts, reliefs and routes\n\n"
        "## Facts\n\nIn the order in which they are asked.\n\n"
        f"{_grid(['fact', 'values', 'meaning', 'what not sure means'], facts)}\n"
        f"## Reliefs\n\nBest first.\n\n{_grid(['relief', 'meaning'], reliefs)}\n"
        f"## Routes\n\n{_grid(['route', 'meaning'], routes)}"
    )


def index_page(law: Law) -> str:
    """Return the index: the date of the check, the state of review, the counts, how to read."""
    tables = (
        (
            f"[{table.title}]({table.id}.md)",
            table.authority,
            str(len(table.rules)),
            table.reviewed.on.isoformat(),
            table.reviewed.by,
        )
        for table in law.tables
    )
    counts = (
        ("rules", len(law.rules)),
        ("facts", len(law.vocabulary.facts)),
        ("questions in the diagram", law.diagram.inner),
        ("paths through it", sum(1 for _ in law.diagram.paths())),
        ("different outcomes", len(law.diagram.outcomes)),
    )
    return (
        f"{NOTICE}\n# The law book\n\n"
        f"What the portal holds the law to be, printed from its tables.\n\n"
        f"- Law last checked: {law.reviewed_on}\n"
        f"- Review: {'; '.join(law.reviewed_by)}\n\n"
        f"{_grid(['what', 'how many'], ((name, str(number)) for name, number in counts))}\n"
        f"## Tables\n\n"
        f"{_grid(['table', 'authority', 'rules', 'checked on', 'reviewed by'], tables)}\n"
        "## Beside the tables\n\n"
        "- [Facts, reliefs and routes](facts.md)\n"
        "- [Every path and its outcome](paths.csv)\n"
        "- [The diagram as a picture](diagram.svg), and [as text](diagram.dot)\n\n"
        f"## How to read\n\n{HOW_TO_READ}"
    )


def paths_matrix(law: Law) -> str:
    """Return the matrix of all complete paths as CSV: what is asked, and what comes of it."""
    facts = [fact.id for fact in law.vocabulary.facts]
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow([*facts, "relief", "route", "rules"])
    for path, outcome in law.diagram.paths():
        known = dict(path)
        rules = "|".join(rule.id for rule in law.estimate(known).rules)
        cells = (known.get(fact, "") for fact in facts)
        out.writerow([*cells, outcome.relief, outcome.route, rules])
    return text.getvalue()
