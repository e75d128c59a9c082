"""Plant one fault in a copy of the shipped sheets, to prove that it is found."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from portal.law.check import check
from portal.law.load import HERE, load_tables, load_vocabulary
from portal.law.model import LawError, Table, Vocabulary


@dataclass(frozen=True, slots=True)
class Sheets:
    """A folder with its own copy of `facts.toml` and of every table."""

    folder: Path

    @classmethod
    def copied_to(cls, folder: Path) -> "Sheets":
        """Return a fresh copy of the shipped sheets."""
        shutil.copy(HERE / "facts.toml", folder)
        shutil.copytree(HERE / "tables", folder / "tables")
        return cls(folder)

    def path(self, file: str) -> Path:
        """Return where the sheet of that name stands."""
        return self.folder / file if file == "facts.toml" else self.folder / "tables" / file

    def change(self, file: str, old: str, new: str) -> None:
        """Replace text that stands exactly once in the sheet."""
        text = self.path(file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.path(file).write_text(text.replace(old, new), "utf-8")

    def remove_rule(self, file: str, rule: str) -> None:
        """Take one rule out of the sheet."""
        blocks = self.path(file).read_text("utf-8").split("[[rule]]")
        kept = [block for block in blocks if f'id      = "{rule}"' not in block]
        assert len(kept) == len(blocks) - 1
        self.path(file).write_text("[[rule]]".join(kept), "utf-8")

    def add(self, file: str, text: str) -> None:
        """Write text at the end of the sheet."""
        with self.path(file).open("a", encoding="utf-8") as sheet:
            sheet.write(text)

    def load(self) -> tuple[Vocabulary, tuple[Table, ...]]:
        """Read the sheets as the portal does."""
        vocabulary = load_vocabulary(self.folder)
        return vocabulary, load_tables(vocabulary, self.folder)

    def check(self, as_of: date | None = None) -> tuple[LawError, ...]:
        """Read the sheets and hold them against themselves."""
        return check(*self.load(), as_of)


def refused(call: Callable[[], object]) -> LawError:
    """Return the LawError with which the call must end."""
    with pytest.raises(LawError) as caught:
        call()
    return caught.value
