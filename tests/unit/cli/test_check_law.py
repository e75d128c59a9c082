"""`portal check-law` says that the law is sound, or names each fault and exits with 1."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.law.estimate import Law
from portal.law.load import HERE

SERIOUS_PRIOR = 'notwithstanding = ["growing-many-plants", "growing-many-plants-two-priors"]\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the tables that a test may spoil."""
    folder = tmp_path / "law"
    (folder / "tables").mkdir(parents=True)
    shutil.copy(HERE / "facts.toml", folder)
    for table in (HERE / "tables").glob("*.toml"):
        shutil.copy(table, folder / "tables")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check-law", *arguments])


def spoil(copy: Path, name: str, old: str, new: str) -> None:
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_law_as_shipped_is_sound() -> None:
    result = run()
    assert result.exit_code == 0
    law = Law.load()
    paths = len([*law.diagram.paths()])
    questions = law.diagram.inner
    assert result.stdout == f"{len(law.rules)} rules, {questions} questions, {paths} paths: sound\n"
    assert result.stderr == ""


def test_an_unchanged_copy_is_sound(copy: Path) -> None:
    assert run("--folder", str(copy)).exit_code == 0


def test_a_fault_is_told_with_file_rule_found_expected_and_cure(copy: Path) -> None:
    spoil(copy, "tables/growing.toml", SERIOUS_PRIOR, "")
    result = run("--folder", str(copy))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "growing.toml, rule growing-many-plants" in result.stderr
    assert "found:    a conflict" in result.stderr
    assert "expected: rules that agree" in result.stderr
    assert "cure:     add `notwithstanding`" in result.stderr


def test_every_fault_is_told_and_counted(copy: Path) -> None:
    spoil(copy, "tables/growing.toml", SERIOUS_PRIOR, "")
    (copy / "tables" / "for_sale.toml").unlink()
    lines = run("--folder", str(copy)).stderr.splitlines()
    found = [line for line in lines if line.startswith("  found:")]
    assert len(found) > 1
    assert lines[-1] == f"{len(found)} faults"


def test_a_slip_in_a_file_is_one_fault(copy: Path) -> None:
    spoil(copy, "tables/growing.toml", '"six_or_fewer"', '"six_or_less"')
    result = run("--folder", str(copy))
    assert result.exit_code == 1
    assert "growing.toml, rule growing-few-plants-18-to-20" in result.stderr
    assert "six_or_less" in result.stderr
    assert result.stderr.endswith("1 fault\n")


def test_a_folder_without_tables_is_refused(copy: Path) -> None:
    shutil.rmtree(copy / "tables")
    result = run("--folder", str(copy))
    assert result.exit_code == 1
    assert "no table" in result.stderr


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    result = run("--folder", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "facts.toml" in result.stderr


def test_a_review_of_more_than_a_year_ago_is_a_fault_on_that_day_only() -> None:
    reviews = [table.reviewed.on for table in Law.load().tables]
    assert run("--as-of", max(reviews).isoformat()).exit_code == 0
    result = run("--as-of", (min(reviews) + timedelta(days=366)).isoformat())
    assert result.exit_code == 1
    assert ".toml, rule [table]" in result.stderr
    assert "last checked on" in result.stderr


def test_a_day_that_is_none_is_refused() -> None:
    result = run("--as-of", "tomorrow")
    assert result.exit_code != 0
    assert "tomorrow" in result.stderr


def test_the_help_names_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("check-law", "law-book", "screen"))


def test_an_unknown_command_is_refused() -> None:
    result = CliRunner().invoke(main, ["repeal-law"])
    assert result.exit_code != 0
    assert "repeal-law" in result.stderr
