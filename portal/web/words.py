"""How the page writes: lists, dates and phones by the language, statutes kept as they are."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import TypeAlias
from urllib.parse import quote

import flask_babel
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from portal.law.model import Citation
from portal.web.locale import current

Filters: TypeAlias = Mapping[str, Callable[..., object]]

LEGINFO = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml"
CODES = (("H&S", "HSC"), ("Pen. Code", "PEN"), ("Veh. Code", "VEH"))


def gettext(message: str) -> str:
    """Return the message in this language; the English one where it has none."""
    return str(flask_babel.gettext(message))


def both(items: Iterable[str]) -> str:
    """Return the items as a list in this language: a, b and c."""
    return format_list(list(items), style="standard", locale=current().babel)


def all_true(clauses: Iterable[str]) -> str:
    """Return clauses that are all true as one, in this language."""
    joint = current().and_also
    return joint.join(clauses) if joint else both(clauses)


def either(items: Iterable[str]) -> str:
    """Return the items as alternatives in this language: a, b or c."""
    return format_list(list(items), style="or", locale=current().babel)


def translated(sentence: str | None) -> str:
    """Return a sentence of the data files in this language; nothing stays nothing."""
    return gettext(sentence) if sentence else ""


RUSSIAN_YEAR = "\u202fг."  # "year", shortened: its full stop and a sentence's would be two


def day(text: str) -> str:
    """Return an ISO date or month as people write it in this language."""
    babel = current().babel
    if text.count("-") > 1:
        said = format_date(date.fromisoformat(text), format="long", locale=babel)
    else:
        said = format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=babel)
    return said.removesuffix(RUSSIAN_YEAR)


def phone_link(phone: str) -> str:
    """Return the tel: address of a phone number as the directory writes it."""
    number, _, extension = phone.partition(" ext. ")
    digits = re.sub(r"\D", "", number)
    whole = f"+1{digits}" if len(digits) > 3 else digits  # noqa: PLR2004 - 211 is dialled as it is
    return f"tel:{whole}" + (f";ext={extension}" if extension else "")


def law_link(citation: Citation) -> str | None:
    """Return where the state publishes the first section cited; None for cases and the like."""
    for name, code in CODES:
        found = re.match(rf"{re.escape(name)} §+ (\d+(?:\.\d+)?)", citation.text)
        if found:
            return f"{LEGINFO}?lawCode={code}&sectionNum={quote(found.group(1))}."
    return None


def short_address(url: str) -> str:
    """Return an address as people read it, without its scheme."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def first_capital(text: str) -> str:
    """Return the clause as the start of a sentence."""
    return text[:1].upper() + text[1:]


def closed(clause: str) -> str:
    """Return the clause as a whole sentence, with this language's own full stop."""
    # NOTE: the full stop of this language, behind a clause
    return gettext("%(clause)s.") % {"clause": clause}


def labelled(label: str) -> str:
    """Return a label with the sign that this language puts between it and what is said of it."""
    # NOTE: the sign between a label and what is said of it
    return gettext("%(label)s:") % {"label": label}


def isolated(text: str) -> Markup:
    """Return a phone, number or statute that keeps its own direction in any text."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(escape(text))


def small_css(css: str) -> str:
    """Return the style sheet without comments and needless space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{}:;,>]) ?", r"\1", css).replace(";}", "}").strip()


def small_script(script: str) -> str:
    """Return the script without comment lines and indents."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def of_this_request(filters: Mapping[str, Callable[..., object]]) -> Filters:
    """Return filters that a template asks anew each time.

    Jinja works a filter of a constant out once, when it reads the template, and would keep it in
    the language of whoever came first.
    """

    def asked(made: Callable[..., object]) -> Callable[..., object]:
        @pass_context
        @wraps(made)
        def ask(_: Context, *given: object, **named: object) -> object:
            return made(*given, **named)

        return ask

    return {name: asked(made) for name, made in filters.items()}


FILTERS: Filters = {
    "both": both,
    "either": either,
    "t": translated,
    "day": day,
    "phone_link": phone_link,
    "law_link": law_link,
    "short_address": short_address,
    "isolated": isolated,
    "first_capital": first_capital,
    "closed": closed,
    "labelled": labelled,
}
