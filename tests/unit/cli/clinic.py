"""What the tests of a clinic's own lists share: a folder, a list, a mapping, and what comes out."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli.screen_mapping import ListMapping, load_mapping
from portal.cli.screen_reading import Kinds
from portal.filing.directory_load import load_directory
from tests.law.asking import the_law

GATES = """
[every_row]
court_system = "california"
disposition = "convicted"
prior_relief = "none_known"
"""
GATE_FACTS = {
    "court_system": "california",
    "disposition": "convicted",
    "prior_relief": "none_known",
}


@cache
def kinds() -> Kinds:
    """Return what is needed to read cells, with the law and the directory as shipped."""
    return Kinds.of(the_law().vocabulary, load_directory())


def column(name: str, reads: str, more: str = "") -> str:
    """Return a column of a mapping file."""
    return f'\n[[column]]\nname = "{name}"\nreads = "{reads}"\n{more}\n'


CHARGE = column("Charge", "charge_code")
DAY = column("Day", "offense_date", 'dates = "month_first"')
BORN = column("Born", "birth_date", 'dates = "month_first"')
LEVEL_WORDS = (
    'fact = "level"\n[column.words]\nF = "felony"\nM = "misdemeanor"\n"??" = "?"\nunk = ""'
)
LEVEL = column("Level", "fact", LEVEL_WORDS)
NOTES = column("Notes", "notes")


@dataclass(frozen=True, slots=True)
class Clinic:
    """A folder with a list, its mapping, and whatever the command writes."""

    folder: Path

    def path(self, name: str) -> Path:
        """Return the path of a file in the folder."""
        return self.folder / name

    def files(self) -> set[str]:
        """Return the names of all files and folders, the hidden ones too."""
        return {path.name for path in self.folder.iterdir()}

    def write(self, text: str, name: str = "in.csv") -> Path:
        """Write a file, and return its path."""
        self.path(name).write_bytes(text.encode())
        return self.path(name)

    def mapping(self, *columns: str, top: str = 'checked_by = "AB"', rest: str = GATES) -> Path:
        """Write a mapping of these columns, and return its path."""
        return self.write(f"{top}\n{rest}{''.join(columns)}", "map.toml")

    def loaded(self, *columns: str, rest: str = GATES) -> ListMapping:
        """Return a mapping of these columns, as loaded."""
        all_kinds = kinds()
        return load_mapping(
            self.mapping(*columns, rest=rest), all_kinds.vocabulary, all_kinds.limits
        )

    def run(self, *words: object) -> Result:
        """Run `portal` with these words."""
        return CliRunner().invoke(main, [str(word) for word in words])

    def screen(self, *words: object, source: str = "in.csv", out: str = "out.csv") -> Result:
        """Screen the list by the mapping."""
        paths = [self.path(source), "--mapping", self.path("map.toml"), "--out", self.path(out)]
        return self.run("screen", *paths, *words)

    def rows(self, *words: object) -> list[dict[str, str]]:
        """Screen a list that must pass, and return the rows that come out."""
        result = self.screen(*words)
        assert (result.exit_code, result.stderr) == (0, "")
        return self.read("out.csv")

    def read(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a CSV file."""
        with self.path(name).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def refusal(self, *words: object) -> str:
        """Screen a list that must be refused, see that nothing is left, and return the words."""
        before = self.files()
        result = self.screen(*words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert isinstance(result.exception, SystemExit)
        assert self.files() == before
        return result.stderr


def listed(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a list as CSV."""
    lines = [",".join(f'"{cell}"' for cell in row) for row in (header, *rows)]
    return "\n".join(lines) + "\n"


def facts(**known: str) -> Mapping[str, str]:
    """Return these facts beside those that are true of every row."""
    return {**GATE_FACTS, **known}
