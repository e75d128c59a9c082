"""Somebody who runs `portal sync-directory` against an API of the tests."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli.check_links import Outside
from portal.filing.directory_load import load_directory
from portal.filing.hsds import services
from tests.unit.cli.hsds_server import LittleApi, Service, an_id, little_api, session
from tests.unit.cli.link_server import SetClock

DAY = date(2026, 11, 22)
ROW = "organisations.toml, lafla"


@dataclass(frozen=True, slots=True)
class Keeper:
    """One who runs the command in a folder, against a little API, by a clock that is set."""

    api: LittleApi
    folder: Path
    time: SetClock = field(default_factory=SetClock)

    @property
    def out(self) -> Path:
        """Where the comparison goes."""
        return self.folder / "diff.json"

    def sync(self, *options: str, url: str | None = None) -> Result:
        """Run the command."""
        outside = Outside(self.time.clock, lambda: DAY, session)
        command = ["sync-directory", url or self.api.url, *options]
        return CliRunner().invoke(main, command, obj=outside)

    def diff(self, *options: str) -> dict[str, Any]:
        """Return the comparison."""
        result = self.sync("--out", str(self.out), *options)
        assert result.exit_code == 0, result.output
        found: dict[str, Any] = json.loads(self.out.read_text(encoding="utf-8"))
        return found

    def stop(self, *options: str, url: str | None = None) -> str:
        """Return the message of a run that has to end without a file."""
        result = self.sync("--out", str(self.out), *options, url=url)
        assert (result.exit_code, result.stdout) == (1, "")
        for part in ("found:", "expected:", "cure:"):
            assert part in result.stderr
        assert [*self.folder.iterdir()] == []
        return result.stderr


@contextmanager
def keeping(folder: Path) -> Iterator[Keeper]:
    """Serve an API, and have somebody who asks it, while the block runs."""
    with little_api() as api:
        yield Keeper(api, folder)


def ours(*slugs: str) -> list[Service]:
    """Return services of our own export, as another portal would give them."""
    found: list[Service] = json.loads(json.dumps(services(load_directory(), DAY)))
    return [one for one in found if not slugs or one["provenance"]["slug"] in slugs]


def lafla(**cells: object) -> Service:
    """Return our own Legal Aid Foundation, phone and all, with other cells."""
    (found,) = ours("organisation/lafla")
    phones = [{"id": an_id("p"), "number": "1-800-399-4529"}]
    return {**found, "phones": phones, **cells}
