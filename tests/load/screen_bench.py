"""Measure `portal screen`: rows a second and peak memory for 100,000 and for 1,000,000 rows.

Run it by hand: python tests/load/screen_bench.py [rows ...]
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click

from portal.law.estimate import Law

SEED = 11_361
ANSWERED, SOME_BLANKS = 0.60, 0.25  # the rest has every fact filled, at random
NOTES = ("", "plain", "county, then city", 'said "none", see file')
COMMAND = (sys.executable, "-c", "from portal.cli import main; main()", "screen")


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


def _measure(folder: Path, law: Law, rows: int) -> str:
    source, out = folder / "in.csv", folder / "out.csv"
    _write(source, law, rows)
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*COMMAND, str(source), "--out", str(out)], check=True, capture_output=True)
    seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"{rows:>9,} rows  {seconds:6.2f} s  {rows / seconds:>9,.0f} rows/s"
        f"  cpu {cpu:6.2f} s  {rows / cpu:>9,.0f} rows/s"
        f"  peak {after.ru_maxrss / 1024:5.1f} MiB  output {out.stat().st_size / 2**20:,.0f} MiB"
    )


def run(sizes: list[int]) -> None:
    """Print one line a size; the peak is the highest of the runs so far, so go upwards."""
    law = Law.load()
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            click.echo(_measure(Path(folder), law, rows))


if __name__ == "__main__":
    run([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
