"""`portal screen-sample`: invented lists of any size, to try and to measure the screening with.

Nobody in them exists: a person is a number, and every cell is drawn by lot.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click

from portal.cli.screen_book import Value, is_book, text_of
from portal.cli.screen_sink import new_page
from portal.cli.screen_whole import ended_by_signal, refuse_paths, whole_or_not

SEED = 11_361
FIRST_DAY, DAYS = date(1988, 1, 1), 11_600  # up to the autumn of 2019
PROP_64 = date(2016, 11, 9)
TIDY = (
    *("Client ID", "Case number", "County", "Charge", "Offense date", "Date of birth"),
    *("Level", "Sentence status", "Grams", "Plants", "School grounds", "Notes"),
)
MESSY = (
    *("ID cliente", "Núm. caso", "Condado", "Cargo", "Fecha del delito", "Fecha de nacimiento"),
    *("Gravedad", "Estado de la sentencia", "Gramos", "Plantas", "Escuela", "Notas"),
)
COUNTIES = ("Alameda", "Fresno", "Humboldt", "Kern", "Los Angeles", "Mendocino", "Riverside")
OTHER = "other_charge"
Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Offense:
    """A charge that can be drawn: how often, the facts it stands for, and ways to write it."""

    weight: int
    facts: Facts
    tidy: str
    messy: tuple[str, ...]


OFFENSES = (
    Offense(
        34,
        {"charge": "possession_11357"},
        "11357(b) HS",
        ("11357(b) HS", "H&S 11357b", "HS 11357(b)", "11357", "11357 (B) H&S", "11357HS"),
    ),
    Offense(
        16,
        {"charge": "growing_11358"},
        "11358 HS",
        ("11358 HS", "H&S 11358", "hs11358", "11358(c) HS", "Cultivo 11358"),
    ),
    Offense(
        20,
        {"charge": "for_sale_11359"},
        "11359 HS",
        ("11359 HS", "HS 11359(b)", "H & S 11359", "11359 H.S.", "11359 HS - POSS FOR SALE"),
    ),
    Offense(
        18,
        {"charge": "sale_or_transport_11360"},
        "11360(a) HS",
        ("H&S 11360a", "11360(a) HS", "11360", "HS 11360 (a)", "11360(A)HS"),
    ),
    Offense(
        3,
        {"charge": OTHER, "other_charge": "attempt"},
        "664/11358 HS",
        ("664/11358", "PC 664/HS 11358", "664-11359 HS"),
    ),
    Offense(
        2,
        {"charge": OTHER, "other_charge": "conspiracy"},
        "182/11359 HS",
        ("182/11359", "182(a)(1) PC/11359 HS"),
    ),
    Offense(
        2,
        {"charge": OTHER, "other_charge": "synthetic"},
        "11357.5 HS",
        ("11357.5", "HS 11357.5"),
    ),
    Offense(
        2,
        {},
        "11357(b) HS; 11364 HS",
        ("11357(b) HS, 11364 HS", "11358 y 11359", "11359 HS / 12020 PC"),
    ),
    Offense(3, {}, "", ("", "", "posesion", "11357 M", "ver expediente")),
)
Words = Mapping[str, tuple[str, ...]]
LEVELS: Words = {
    "felony": ("F", "Fel.", "felony", "Felony", "delito grave"),
    "misdemeanor": ("M", "misd", "Misd.", "misdemeanor", "delito menor"),
    "infraction": ("I", "Infraction", "infracción"),
    "": ("", "?", "wobbler"),
}
SENTENCES: Words = {
    "completed": ("Completed", "completed", "cumplida", "Terminada", "time served"),
    "serving": ("On probation", "serving", "cumpliendo"),
    "money_owed": ("Owes restitution", "debe multas"),
    "": ("", "probation", "n/a"),
}
SCHOOL: Words = {"no": ("No", "N", "no"), "yes": ("Yes", "Sí", "si"), "": ("", "", "?")}
HINTS = (
    *("also convicted of 459 PC", "juvenile court?", "664 on the plea form", "on parole", "DACA"),
    *("reduced under Prop 47", "caso federal", "owes restitution", "had a gun", "near a school"),
)
REMARKS = ("Called back, left word {}", "llamar de las {}", "papers in box {}", "see folder {}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.month:02}/{day.day:02}/{day.year % 100:02}",
    date.isoformat,
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{day.day} de {MESES[day.month - 1]} de {day.year}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1]}-{day.year}",
)
PARTS: tuple[Callable[[date], str], ...] = (
    lambda day: str(day.year),
    lambda day: f"{day.month}/{day.year}",
    lambda _: "",
    lambda day: f"summer {day.year}",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A row: its cells, and the facts that it stands for, whatever the cells still show of them."""

    cells: tuple[Value, ...]
    facts: Facts


def invented(rows: int, seed: int = SEED, *, messy: bool = False) -> Iterator[Invented]:
    """Yield rows drawn by lot; the same number and seed give the same rows."""
    random = Random(seed)  # noqa: S311 - the same list each time, not a secret
    people = max(1, rows * 3 // 5)
    for number in range(rows):
        yield _row(random, random.randrange(people), number, messy=messy)


def _row(random: Random, person: int, number: int, *, messy: bool) -> Invented:
    born = FIRST_DAY - timedelta(days=16 * 365 + person * 7_919 % 9_000)
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    [offense] = random.choices(OFFENSES, [each.weight for each in OFFENSES])
    level, sentence, school = (
        random.choice([*choices, *choices][:-1]) for choices in (LEVELS, SENTENCES, SCHOOL)
    )
    grams = round(random.choice((1, 5, 20, 100)) * random.uniform(0.2, 2), 1)
    plants = random.randrange(1, 30)
    case = person * 2 + random.randrange(2)
    said = {"level": level, "sentence": sentence, "school_grounds": school}
    said["plants"] = "six_or_fewer" if plants <= 6 else "seven_or_more"  # noqa: PLR2004
    said["amount"] = said["border_amount"] = "within_limit" if grams <= 28.5 else "over_limit"  # noqa: PLR2004
    written = _Messy(random) if messy else _Tidy()
    cells = (
        f"P{person:06}",
        f"{'ABCDEFGH'[case % 8]}{case:07}",
        COUNTIES[case % len(COUNTIES)],
        written.charge(offense),
        written.day(day),
        written.day(born),
        written.word(LEVELS, level),
        written.word(SENTENCES, sentence),
        written.figure(grams),
        written.figure(plants),
        written.word(SCHOOL, school),
        _note(random, number),
    )
    return Invented(cells, _facts(offense, born, day, said))


def _facts(offense: Offense, born: date, day: date, more: Facts) -> Facts:
    """Return the facts that a row stands for."""
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    ages = ((18, "under_18"), (21, "18_to_20"), (999, "21_or_older"))
    return {
        **offense.facts,
        **{fact: value for fact, value in more.items() if value},
        "offense_date": "before_nov_9_2016" if day < PROP_64 else "on_or_after_nov_9_2016",
        "age": next(value for below, value in ages if age < below),
    }


class _Tidy:
    """Writes each thing in one way."""

    def charge(self, offense: Offense) -> str:
        return offense.tidy

    def day(self, day: date) -> Value:
        return day

    def word(self, words: Words, value: str) -> str:
        return words[value][0]

    def figure(self, figure: float) -> Value:
        return figure


class _Messy:
    """Writes each thing in one of many ways, or leaves it out."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def charge(self, offense: Offense) -> str:
        return self._random.choice(offense.messy)

    def day(self, day: date) -> Value:
        often = self._random.random() < 0.94  # noqa: PLR2004
        return self._random.choice(DATES if often else PARTS)(day)

    def word(self, words: Words, value: str) -> str:
        return self._random.choice(words[value])

    def figure(self, figure: float) -> Value:
        return self._random.choice((figure, figure, str(figure), "", "?"))


def _note(random: Random, number: int) -> str:
    lot = random.random()
    if lot < 0.7:  # noqa: PLR2004
        return ""
    return random.choice(HINTS) if lot < 0.78 else random.choice(REMARKS).format(number)  # noqa: PLR2004


def write_csv(out: Path, header: Sequence[str], rows: Iterator[Invented]) -> None:
    """Write the rows as CSV in UTF-8."""
    with whole_or_not(out.resolve()) as text:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(header)
        for row in rows:
            lines.writerow([text_of(cell) for cell in row.cells])


def write_book(out: Path, header: Sequence[str], rows: Iterator[Invented]) -> None:
    """Write the rows as a workbook."""
    with new_page(out) as page:
        page.put(header)
        for row in rows:
            page.put(row.cells)


@click.command("screen-sample")
@click.option("--rows", type=click.IntRange(min=0), required=True, help="How many convictions.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=".csv or .xlsx")
@click.option("--messy", is_flag=True, help="Many ways to write one thing; Spanish headers.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another list.")
def screen_sample(rows: int, out: Path, seed: int, *, messy: bool) -> None:
    """Write an invented list to try `portal screen` with. Nobody in it exists."""
    refuse_paths([], [("--out", out)])
    header = MESSY if messy else TIDY
    with ended_by_signal():
        write = write_book if is_book(out) else write_csv
        write(out, header, invented(rows, seed, messy=messy))
    click.echo(f"{rows} invented conviction{'' if rows == 1 else 's'}: {out}")
