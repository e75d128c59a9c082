"""`portal fetch-forms` keeps the known forms, all or none, and says why it refuses a file."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from portal.cli import fetch_forms, main
from portal.law.model import Route
from portal.paper.filing_request import FilingRequest
from portal.paper.fill import fill_cr400
from portal.paper.form import FormRelease
from portal.paper.form_release import load_releases
from tests.unit.cli.test_form_download import serving
from tests.unit.paper.standin import CHECKS, TEXTS, Plan, standin

FORM = standin()
PROOF = standin(Plan(root="CR-401[0]"))


@dataclass
class Courts:
    """A site that serves the forms, and the releases known of them."""

    address: str = ""
    served: dict[str, bytes] = field(default_factory=dict)


def known(site: Courts, number: str, content: bytes) -> FormRelease:
    """Return the release of a form as it would be known had this content been looked at."""
    return replace(
        load_releases()[number],
        download=f"{site.address}/{number}",
        size=len(content),
        sha256=sha256(content).hexdigest(),
    )


@pytest.fixture
def courts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Courts]:
    """Return a site with both forms, each its known release."""
    site = Courts(served={"/CR-400": FORM, "/CR-401": PROOF})

    class Answers(BaseHTTPRequestHandler):
        """Answers with what is served now."""

        def do_GET(self) -> None:
            """Answer."""
            body = site.served.get(self.path)
            if body is not None and body.startswith(b"->"):
                self.send_response(302)
                self.send_header("Location", body[2:].decode())
            else:
                self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's word
            """Say nothing."""

    with serving(Answers) as site.address:
        releases = {"CR-400": known(site, "CR-400", FORM), "CR-401": known(site, "CR-401", PROOF)}
        monkeypatch.setattr(fetch_forms, "load_releases", lambda: releases)
        yield site


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["fetch-forms", "--into", str(folder), *words])


def test_both_forms_are_kept(courts: Courts, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "forms"
    done = run(folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"CR-400, Rev. 2024-01-01, {len(FORM):,} bytes: {folder / 'cr-400.pdf'}",
        f"CR-401, Rev. 2024-01-01, {len(PROOF):,} bytes: {folder / 'cr-401.pdf'}",
    ]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "cr-400.pdf": courts.served["/CR-400"],
        "cr-401.pdf": PROOF,
    }
    assert stat.S_IMODE((folder / "cr-400.pdf").stat().st_mode) == 0o644
    asked = FilingRequest(route=Route.PETITION, charges=frozenset(), county="Kern")
    assert fill_cr400((folder / "cr-400.pdf").read_bytes(), asked)


@pytest.mark.usefixtures("courts")
def test_one_form_from_a_saved_file_replaces_the_old_one(tmp_path: Path) -> None:
    saved = tmp_path / "saved.pdf"
    saved.write_bytes(FORM)
    (tmp_path / "cr-400.pdf").write_bytes(b"old")
    done = run(tmp_path, "--form", "cr-400", "--from", str(saved))
    assert done.exit_code == 0
    assert (tmp_path / "cr-400.pdf").read_bytes() == FORM
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cr-400.pdf", "saved.pdf"]


def test_one_form_from_another_address(courts: Courts, tmp_path: Path) -> None:
    courts.served["/elsewhere"] = FORM
    done = run(tmp_path, "--form", "CR-400", "--from", f"{courts.address}/elsewhere")
    assert done.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["cr-400.pdf"]


class Fault(NamedTuple):
    """What the courts serve in the form's place, and what is told of it: known, and new."""

    content: bytes | None
    found: str
    found_new: str


FAULTS = [
    Fault(FORM[:-3000], "a PDF of", "a PDF cut off at"),
    Fault(b"<!doctype html>Sorry", "a web page (HTML), no PDF, of 20 bytes", "a web page (HTML)"),
    Fault(b"", "something that is no PDF, of 0 bytes", "something that is no PDF"),
    Fault(b"->http://courts.example/cr400.pdf", "http://", "http://"),
    Fault(None, "404 Not Found", "404 Not Found"),
    Fault(bytes(3_000_000), "too much", "too much"),
    Fault(standin(Plan(without=frozenset({TEXTS[11]}))), "SHA-256", "no such field"),
    Fault(standin(Plan(on_states={CHECKS[4]: "/On"})), "SHA-256", "on-state /On"),
    Fault(standin(Plan(kinds={CHECKS[4]: "text"})), "SHA-256", "a text field"),
    Fault(PROOF, "SHA-256", "none of them CR-400[0]"),
]


@pytest.mark.parametrize("accept", [False, True], ids=["known", "new"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_not_the_form_leaves_all_as_it_was(
    fault: Fault, *, accept: bool, courts: Courts, tmp_path: Path
) -> None:
    courts.served.pop("/CR-400")
    if fault.content is not None:
        courts.served["/CR-400"] = fault.content
    (tmp_path / "cr-401.pdf").write_bytes(b"old")
    done = run(tmp_path, *(["--accept-new-release"] if accept else []))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"{courts.address}/CR-400" in done.stderr or "courts.example" in done.stderr
    assert (fault.found_new if accept else fault.found) in done.stderr
    assert "expected: " in done.stderr
    assert "cure: " in done.stderr
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"cr-401.pdf": b"old"}


def test_the_second_form_at_fault_keeps_the_first_out(courts: Courts, tmp_path: Path) -> None:
    courts.served["/CR-401"] = b"<html>"
    done = run(tmp_path / "forms")
    assert done.exit_code == 1
    assert "CR-401 from" in done.stderr
    assert not (tmp_path / "forms").exists()


def test_a_new_release_is_taken_when_told_so_and_named(courts: Courts, tmp_path: Path) -> None:
    courts.served["/CR-400"] = standin(Plan(encryption=6))
    courts.served["/CR-401"] = standin(Plan(root="CR-401[0]", encryption=6))
    assert run(tmp_path).exit_code == 1
    done = run(tmp_path, "--accept-new-release")
    assert done.exit_code == 0
    assert "CR-400, NOT the known release of 2024-01-01" in done.stdout
    assert "its 31 known fields still match" in done.stdout
    assert "it is a form of that number, and the portal fills in nothing on it" in done.stdout
    assert (tmp_path / "cr-400.pdf").read_bytes() == courts.served["/CR-400"]


@pytest.mark.usefixtures("courts")
def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "cr-401.pdf").mkdir()
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "cr-401.pdf" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["cr-401.pdf"]


@pytest.mark.usefixtures("courts")
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "cr-400.pdf")

    monkeypatch.setattr(Path, "replace", full)
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "No space left on device" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("courts")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--from", "https://courts.example/a.pdf"], "--from needs --form"),
        (["--form", "CR-403"], "known are CR-400, CR-401"),
    ],
)
def test_words_that_do_not_go_together(words: list[str], told: str, tmp_path: Path) -> None:
    done = run(tmp_path, *words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_the_shipped_addresses_are_https() -> None:
    for release in load_releases().values():
        assert release.download.startswith("https://www.courts.ca.gov/")
        assert release.page.startswith("https://selfhelp.courts.ca.gov/jcc-form/CR-40")
