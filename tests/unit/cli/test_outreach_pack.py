"""`portal outreach-pack` writes all papers or none, for its own host, the same bytes each time."""

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main, outreach_pack
from portal.cli.check_links import LIVE, Outside
from portal.filing.guides import county_slug
from portal.paper.outreach_content import Content
from portal.paper.press import PressError
from portal.paper.sheet import Paper
from tests.unit.paper.event_papers import DIRECTORY, GUIDES
from tests.unit.paper.pdf import Pdf

DAY = date(2026, 11, 22)
OWN = "https://clear.example.org"
HANDOUTS = [f"handout-{guide.slug}" for guide in GUIDES.reliefs if not guide.is_elsewhere]
NAMES = ["poster", "card", "checklist", "script", *HANDOUTS]
Made = list[tuple[Content, Paper]]


def pack(*options: str, address: str = OWN) -> Result:
    outside = Outside(LIVE.clock, lambda: DAY, LIVE.session)
    variables = {"PORTAL_PUBLIC_ADDRESS": address}
    return CliRunner().invoke(main, ["outreach-pack", *options], obj=outside, env=variables)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Stand in for the press: each paper is its address and the size of its paper."""
    found: Made = []

    def stand_in(content: Content, paper: Paper) -> bytes:
        found.append((content, paper))
        return f"%PDF- {paper} {content.frame.url} {content.frame.place}".encode()

    monkeypatch.setattr(outreach_pack, "outreach_pdf", stand_in)
    return found


def of(out: Path) -> tuple[str, ...]:
    return ("--counties", "06029,06037", "--languages", "en,es", "--out", str(out))


def test_the_folder_has_every_paper_of_every_county_and_language(
    tmp_path: Path, made: Made
) -> None:
    out = tmp_path / "pack"
    result = pack(*of(out))
    assert (result.exit_code, result.stderr) == (0, "")
    wanted = {
        f"{lang}/{place}/{name}.pdf"
        for lang in ("en", "es")
        for place in ("kern", "los-angeles")
        for name in NAMES
    }
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert found == {*wanted, "index.html", "README.txt"}
    assert result.stdout == f"{out}: {len(wanted)} papers as of {DAY}\n"
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{path}"' in page for path in wanted)
    assert len((out / "README.txt").read_text(encoding="utf-8").splitlines()) == 2
    assert len(made) == len(wanted)


def test_every_code_has_the_own_host(tmp_path: Path, made: Made) -> None:
    pack(*of(tmp_path / "pack"))
    assert {content.frame.url.split("/")[2] for content, _ in made} == {"clear.example.org"}
    pack(*of(tmp_path / "other"), "--address", "https://other.example.org/")
    assert made[-1][0].frame.url.startswith("https://other.example.org/es/")


def test_only_posters_are_tabloid(tmp_path: Path, made: Made) -> None:
    pack(*of(tmp_path / "pack"), "--paper", "tabloid")
    titles = {content.frame.title for content, paper in made if paper is Paper.TABLOID}
    assert titles == {"Poster", "Cartel"}
    assert {paper for _, paper in made} == {Paper.TABLOID, Paper.LETTER}


@pytest.mark.slow
def test_all_counties_can_be_asked_for(tmp_path: Path, made: Made) -> None:
    out = tmp_path / "pack"
    result = pack("--counties", "all", "--languages", "en", "--out", str(out))
    assert result.exit_code == 0
    places = {county_slug(county) for county in DIRECTORY.counties}
    assert {path.name for path in (out / "en").iterdir()} == places
    assert len(made) == 58 * len(NAMES)


@pytest.mark.slow
def test_a_real_zip_is_the_same_each_time_and_prints(tmp_path: Path) -> None:
    outs = [tmp_path / f"{name}.zip" for name in "ab"]
    for out in outs:
        options = ("--counties", "06029", "--languages", "es", "--paper", "a4")
        assert pack(*options, "--out", str(out)).exit_code == 0
    first, second = (hashlib.sha256(out.read_bytes()).hexdigest() for out in outs)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(outs[0].read_bytes())) as held:
        for name in NAMES:
            assert Pdf(held.read(f"es/kern/{name}.pdf")).paper()[1] == pytest.approx(841.89, abs=1)


@pytest.mark.parametrize("address", ["", "http://clear.example.org", "https://a.b/c", "a.b"])
def test_without_an_own_address_it_refuses(tmp_path: Path, made: Made, address: str) -> None:
    result = pack(*of(tmp_path / "pack"), address=address)
    assert (result.exit_code, result.stdout, made) == (1, "", [])
    for word in ("--address", "found:", "expected:", "cure:", "PORTAL_PUBLIC_ADDRESS"):
        assert word in result.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--counties", "06037,99999", "found:    '99999'"),
        ("--counties", "Kern", "found:    'Kern'"),
        ("--languages", "en,xx", "found:    'xx'"),
    ],
)
def test_a_wrong_choice_is_told(
    tmp_path: Path, made: Made, option: str, value: str, told: str
) -> None:
    result = pack(*of(tmp_path / "pack"), option, value)
    assert (result.exit_code, made) == (1, [])
    assert told in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_paper_that_cannot_be_made_leaves_no_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(content: Content, paper: Paper) -> bytes:
        if content.frame.lang == "es" and content.frame.title == "Guion para quienes atienden":
            raise PressError("outreach_script.typ", found="exit status 1", cure="see the tests")
        return f"%PDF- {paper}".encode()

    monkeypatch.setattr(outreach_pack, "outreach_pdf", fails)
    result = pack(*of(tmp_path / "pack"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "es/kern/script.pdf" in result.stderr
    assert "nothing was written" in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_folder_in_use_is_refused_before_anything_is_made(tmp_path: Path, made: Made) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = pack(*of(tmp_path))
    assert (result.exit_code, made) == (1, [])
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
