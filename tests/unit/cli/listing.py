"""What the tests of `portal screen` share: a list to screen, and the list that comes out."""

import csv
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from portal.cli import main
from portal.law.estimate import Estimate

APPENDED = ["relief", "route", "certain", "rules", "open_facts", "because"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder with the list to screen and, where the command wrote it, the list screened."""

    folder: Path

    @property
    def source(self) -> Path:
        """The list to screen."""
        return self.folder / "in.csv"

    @property
    def out(self) -> Path:
        """The list as screened."""
        return self.folder / "out.csv"

    def screen(self, text: str | bytes, *options: str) -> Result:
        """Write the list and run the command on it."""
        self.source.write_bytes(text.encode() if isinstance(text, str) else text)
        command = ["screen", str(self.source), "--out", str(self.out), *options]
        return CliRunner().invoke(main, command)

    def rows(self, text: str | bytes, *options: str) -> list[dict[str, str]]:
        """Screen a list that must pass, and return its rows."""
        result = self.screen(text, *options)
        assert (result.exit_code, result.stderr) == (0, "")
        with self.out.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def refusal(self, text: str | bytes, *options: str) -> str:
        """Screen a list that must be refused, see that nothing is left, and return the words."""
        result = self.screen(text, *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert isinstance(result.exception, SystemExit)
        assert [path.name for path in self.folder.iterdir()] == ["in.csv"]
        return result.stderr


def appended(estimate: Estimate) -> dict[str, str]:
    """Return the cells that a row with this estimate is to be given."""
    return {
        "relief": "|".join(estimate.reliefs),
        "route": "|".join(estimate.routes),
        "certain": "yes" if estimate.certain else "no",
        "rules": "|".join(rule.id for rule in estimate.rules),
        "open_facts": "|".join(estimate.open_facts),
        "because": " ".join(rule.because for rule in estimate.rules),
    }
