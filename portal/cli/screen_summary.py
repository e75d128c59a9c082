"""The summary of a screened list: one HTML page, with nothing to load, to read and to print."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from portal.cli.screen_data import HERE
from portal.cli.screen_flags import load_flags
from portal.cli.screen_mapping import Column, ListMapping
from portal.cli.screen_tally import Look, Seen, Tally
from portal.interview.questions import Question, load_questions
from portal.law.estimate import Law
from portal.law.model import Relief, Route

STYLE = HERE / "screen_summary.css"
WHY: Mapping[Look, str] = {
    Look.READY: "A change is likely. Nothing is missing and nothing is flagged.",
    Look.ONE_ANSWER: "One answer decides.",
    Look.READ_NOTE: "A change is likely, but a flag says to look first.",
    Look.LAWYER: "A free lawyer should look before anything is filed.",
}
NOT_READ = "not_read:"


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of the list: its name, how it was read, and what was left out."""

    name: str
    mapping: ListMapping
    kept: tuple[str, ...]
    set_aside: int
    checked: str


def page(about: About, tally: Tally, law: Law) -> str:
    """Return the page as HTML: no script, no picture, no address, no cell of the list."""
    questions = load_questions(law.vocabulary)
    body = [
        _head(about, tally, law),
        _outcomes(tally, law),
        _missing(tally, questions),
        _flags(tally),
        _first(tally, questions),
        _columns(about),
    ]
    style = STYLE.read_text(encoding="utf-8")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Summary of a screened list</title>
<style>
{style}</style>
</head>
<body>
<main>
{"".join(body)}</main>
</body>
</html>
"""


def _head(about: About, tally: Tally, law: Law) -> str:
    aside = (
        f"<p>{_number(about.set_aside, 'row')} could not be read. The file of rows set aside "
        "says why. They are not in these counts.</p>\n"
        if about.set_aside
        else ""
    )
    return f"""<h1>What the list says</h1>
<p><b>{_number(tally.rows, "conviction")}</b> in the list <bdi>{escape(about.name)}</bdi>.
The result is certain for {tally.certain:,} of them. {tally.flagged:,} have a flag.</p>
{aside}<p class="note">This is an estimate, not legal advice. A court decides each case.
The law was last checked on {law.reviewed_on}: {escape("; ".join(law.reviewed_by))}.
A person should read each case before anything is filed.</p>
"""


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _outcomes(tally: Tally, law: Law) -> str:
    means = law.vocabulary.relief_means
    routes = law.vocabulary.route_means
    return (
        "<h2>What a court would likely do</h2>\n"
        + _table(
            "A row that is not certain counts once for each result that is still possible.",
            ("Result", "What it means", "Certain", "Possible"),
            (_counted(each, means[each], tally) for each in Relief if _seen(each, tally)),
            numbers=(2, 3),
        )
        + "<h2>How to ask for it</h2>\n"
        + _table(
            "The way to the court.",
            ("Route", "What it means", "Certain", "Possible"),
            (_counted(each, routes[each], tally) for each in Route if _seen(each, tally)),
            numbers=(2, 3),
        )
    )


def _seen(each: Relief | Route, tally: Tally) -> bool:
    return bool(tally.sure[each] or tally.possible[each])


def _counted(each: Relief | Route, means: str, tally: Tally) -> tuple[str, ...]:
    counts = (f"{tally.sure[each]:,}", f"{tally.possible[each]:,}")
    return (_code(each), escape(means), *counts)


def _missing(tally: Tally, questions: Mapping[str, Question]) -> str:
    rows = (
        (escape(questions[fact].recap), _code(fact), escape(questions[fact].where), f"{times:,}")
        for fact, times in _most(tally.missing)
    )
    return "<h2>What is missing most often</h2>\n" + _table(
        "Answers that could still change a result, and where to find them.",
        ("Answer", "Fact", "Where to find it, as the portal says it", "Rows"),
        rows,
        numbers=(3,),
    )


def _flags(tally: Tally) -> str:
    rows = ((_code(flag), escape(_reason(flag)), f"{n:,}") for flag, n in _most(tally.flags))
    return "<h2>What is flagged</h2>\n" + _table(
        "A flag changes no result. It says that a person should look.",
        ("Flag", "Why", "Rows"),
        rows,
        numbers=(2,),
    )


def _reason(flag: str) -> str:
    if flag.startswith(NOT_READ):
        what = flag.removeprefix(NOT_READ)
        return f"The cell for {what} was not understood, so it counts as not known."
    return load_flags()[flag].reason


def _first(tally: Tally, questions: Mapping[str, Question]) -> str:
    rows = (
        (f"{seen.row:,}", _code(seen.said.reliefs[0]), escape(_why(seen, questions)))
        for seen in tally.first()
    )
    return "<h2>Where to look first</h2>\n" + _table(
        "Up to 20 rows, by their number in the list. Each kind comes in the order of the list.",
        ("Row", "Best result", "Why"),
        rows,
        numbers=(0,),
    )


def _why(seen: Seen, questions: Mapping[str, Question]) -> str:
    more = [_reason(flag) for flag in seen.flags]
    if seen.why is Look.ONE_ANSWER:
        asked = questions[seen.said.open_facts[0]]
        more.insert(0, f"{asked.recap}: {asked.where}")
    return " ".join([WHY[seen.why], *more])


def _columns(about: About) -> str:
    rows = [
        ("every row", escape(f"{fact} = {value}"))
        for fact, value in about.mapping.every_row.items()
    ]
    rows += [(escape(column.name), escape(_read_as(column))) for column in about.mapping.columns]
    rows += [(escape(name), "kept, not read") for name in about.kept]
    return "<h2>How the columns were read</h2>\n" + _table(
        about.checked, ("Column", "Read as"), rows
    )


def _read_as(column: Column) -> str:
    return f"{column.reads}: {column.fact}" if column.fact else str(column.reads)


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _code(word: str) -> str:
    return f"<code>{escape(word).replace('_', '_<wbr>')}</code>"


def _table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """Return a table of cells that are HTML already; the first of each row heads it."""
    body = "".join(_row(row, numbers) for row in rows)
    if not body:
        return "<p>None.</p>\n"
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>\n'
        f"<caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"
    )


def _row(cells: Sequence[str], numbers: Sequence[int]) -> str:
    first, *others = cells
    rest = "".join(
        f'<td class="n">{cell}</td>' if place in numbers else f"<td>{cell}</td>"
        for place, cell in enumerate(others, 1)
    )
    return f'<tr><th scope="row">{first}</th>{rest}</tr>\n'
