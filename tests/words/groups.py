"""The words in the groups in which people read them: a question, a step, a page."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from babel.messages.extract import extract_from_dir

from portal.filing.directory_load import load_directory
from portal.filing.glossary import load_glossary
from portal.filing.guidance import load_guidance
from portal.filing.guides_load import load_guides
from portal.interview.questions import load_questions
from portal.paper.fill import cr400
from portal.paper.handout_words import handout_words
from portal.paper.outreach_words import OutreachWords, outreach_words
from portal.paper.worksheet_words import worksheet_words
from tests.law.asking import the_law
from tests.words.catalogues import ROOT

Group = tuple[str, tuple[str, ...]]
METHODS = [("templates/**.html", "jinja2"), ("portal/web/**.py", "python")]
LINES = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}


def _told(*sentences: str | None) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


def questions() -> Iterator[Group]:
    """Yield each question with its hint, where to find it, why it is asked, and its answers."""
    for name, asked in load_questions(the_law().vocabulary).items():
        labels = [option.label for option in asked.options]
        yield f"question {name}", _told(asked.ask, asked.hint, asked.where, asked.why, *labels)


def tables() -> Iterator[Group]:
    """Yield the reasons and the doubts of each table of the law."""
    for table in the_law().tables:
        reasons = [sentence for rule in table.rules for sentence in (rule.because, rule.doubt)]
        yield f"table {table.id}", _told(*dict.fromkeys(reasons))


def advice() -> Iterator[Group]:
    """Yield each relief, each step and the terms of each route."""
    guidance = load_guidance()
    for relief, meaning in guidance.meanings.items():
        yield f"relief {relief}", _told(meaning.headline, meaning.meaning, meaning.limits)
    for step in guidance.steps:
        yield f"step {step.id}", _told(step.do, step.how)
    for route, terms in guidance.terms.items():
        yield f"terms {route}", _told(terms.bring, terms.cost, terms.time)


def organisations() -> Iterator[Group]:
    """Yield what all the organisations help with, as one group."""
    helps = (found.helps_with for found in load_directory().organisations)
    yield "organisations", _told(*dict.fromkeys(helps))


def paper() -> Iterator[Group]:
    """Yield what the handout, the worksheet and the papers for an event say of their own."""
    yield "paper handout", _told(*asdict(handout_words(str)).values())
    worksheet = worksheet_words(cr400())
    rows = (row.say for part in worksheet.parts for row in part.rows)
    headings = (part.heading for part in worksheet.parts)
    yield "paper worksheet", _told(*dict.fromkeys((*worksheet.words.values(), *headings, *rows)))
    yield from _outreach(outreach_words())


def _outreach(words: OutreachWords) -> Iterator[Group]:
    """Yield what the papers for an event say: the named words, and the worker's script."""
    named = {name: said for name, said in asdict(words).items() if isinstance(said, str)}
    yield "paper outreach", _told(*dict.fromkeys(named.values()))
    script = [one for part in words.script for one in (part.heading, *part.points)]
    yield "paper script", _told(*script)


def guides() -> Iterator[Group]:
    """Yield each guide, from its title to its last doubt, and the glossary."""
    for guide in load_guides(load_directory()).by_slug.values():
        parts = [part for section in guide.sections for part in section.parts]
        said = [one for part in parts for one in (part.say, *part.points, part.doubt)]
        headings = [section.heading for section in guide.sections]
        yield f"guide {guide.id}", _told(guide.title, guide.summary, *headings, *said)
    entries = load_glossary().entries
    yield "glossary", _told(*(entry.means for entry in entries))


def pages() -> Iterator[Group]:
    """Yield the own words of each template, and of each module that speaks."""
    found = extract_from_dir(ROOT, METHODS, LINES)
    for name, rows in groupby(found, key=lambda row: row[0]):
        sentences = [one for row in rows for one in _forms(row[2])]
        yield f"page {Path(name).as_posix()}", _told(*dict.fromkeys(sentences))


def _forms(message: str | tuple[str, ...]) -> Iterable[str]:
    return (message,) if isinstance(message, str) else message


def all_groups() -> dict[str, tuple[str, ...]]:
    """Return every group by its name."""
    return dict(
        group
        for kind in (questions, tables, advice, organisations, paper, guides, pages)
        for group in kind()
    )
