"""Measure `portal screen`: rows a second and peak memory, for each way to screen a list.

Run it by hand: python tests/load/screen_bench.py [rows ...]
It measures columns named after facts (plain), a clinic's own columns by a mapping (mapped, and with
a summary and a plan for each person), and a workbook of a tenth of the rows, 100,000 at most.
The peak is that of one process, the machine's load stands at the head: on a busy machine the
figures say little.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import click

from portal.law.estimate import Law

SEED = 11_361
ANSWERED, SOME_BLANKS = 0.60, 0.25  # the rest has every fact filled, at random
NOTES = ("", "plain", "county, then city", 'said "none", see file')
MOST_IN_A_BOOK = 100_000
COMMAND = (sys.executable, "-c", "from portal.cli import main; main()")


def _cases(law: Law, rows: int) -> Iterator[dict[str, str]]:
    """Yield the facts of each row: an interview's answers, some of them, or all facts at random."""
    random = Random(SEED)  # noqa: S311 - the same list each time, not a secret
    paths = [dict(path) for path, _ in law.diagram.paths()]
    for _ in range(rows):
        kind = random.random()
        if kind < ANSWERED + SOME_BLANKS:
            case = dict(random.choice(paths))
            if kind >= ANSWERED:
                for fact in random.sample([*case], min(len(case), random.randint(1, 3))):
                    del case[fact]
        else:
            case = {fact.id: random.choice(fact.values) for fact in law.vocabulary.facts}
        yield case


def _write(path: Path, law: Law, rows: int) -> None:
    facts = law.vocabulary.facts
    with path.open("w", encoding="utf-8", newline="") as text:
        out = csv.writer(text)
        out.writerow(["ref", *(fact.id for fact in facts), "note"])
        for number, case in enumerate(_cases(law, rows)):
            cells = (case.get(fact.id, "") for fact in facts)
            ref = f"LA-{number:07d}" if number % 10 else f'LA "old", {number:07d}'
            out.writerow([ref, *cells, NOTES[number % len(NOTES)]])


def _portal(*words: str | Path) -> tuple[float, float, float]:
    """Run `portal` with these words; return seconds, seconds of processor, and peak MiB."""
    begin = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(word) for word in words])
    seconds = time.perf_counter() - begin
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _line(name: str, rows: int, spent: tuple[float, float, float]) -> str:
    seconds, cpu, peak = spent
    return (
        f"{name:<28} {rows:>9,} rows  {seconds:7.2f} s  {rows / seconds:>9,.0f} rows/s"
        f"  cpu {cpu:7.2f} s  {rows / cpu:>9,.0f} rows/s  peak {peak:6.1f} MiB"
    )


def _sample(folder: Path, name: str, rows: int) -> tuple[Path, Path]:
    """Write an invented list, and the mapping that is guessed for it; return both."""
    source, mapping = folder / name, folder / "map.toml"
    _portal("screen-sample", "--rows", str(rows), "--out", source)
    click.echo(
        _line(
            f"guess {source.suffix}",
            rows,
            _portal("screen", "--guess-mapping", source, "--out", mapping),
        )
    )
    text = mapping.read_text(encoding="utf-8")
    gates = re.sub(r"(?m)^# (court_system|disposition|prior_relief) =", r"\1 =", text)
    mapping.write_text(gates, encoding="utf-8")
    return source, mapping


def _measure(folder: Path, law: Law, rows: int) -> None:
    """Print a line for each way to screen a list of so many rows."""

    def told(name: str, number: int, source: Path, out: str, *words: str | Path) -> None:
        spent = _portal("screen", source, "--out", folder / out, *words)
        click.echo(_line(name, number, spent))

    _write(folder / "facts.csv", law, rows)
    told("plain csv", rows, folder / "facts.csv", "out.csv")
    (folder / "facts.csv").unlink()
    source, mapping = _sample(folder, "list.csv", rows)
    by: Sequence[str | Path] = ("--mapping", mapping, "--mapping-checked")
    told("mapped csv", rows, source, "out.csv", *by)
    more = ("--summary", folder / "s.html", "--people", folder / "p.csv", "--keep-going")
    told("mapped csv, summary, people", rows, source, "out.csv", *by, *more)
    number = min(rows // 10, MOST_IN_A_BOOK)
    source, mapping = _sample(folder, "list.xlsx", number)
    told("mapped xlsx to xlsx", number, source, "out.xlsx", *by)


def run(sizes: list[int]) -> None:
    """Print some lines a size."""
    law = Law.load()
    click.echo(f"load of the machine: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            _measure(Path(folder), law, rows)


if __name__ == "__main__":
    run([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
