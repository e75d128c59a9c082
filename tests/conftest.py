"""Which files are not part of the quick check: each takes seconds. `make test` runs them all."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent
SLOW = frozenset(
    {
        "unit/cli/test_hsds_fetch.py",
        "unit/cli/test_hsds_judge.py",
        "unit/cli/test_json_answers.py",
        "unit/cli/test_law_book.py",
        "unit/cli/test_screen.py",
        "unit/cli/test_screen_command.py",
        "unit/cli/test_screen_guess.py",
        "unit/cli/test_screen_look.py",
        "unit/cli/test_screen_people.py",
        "unit/cli/test_screen_rows.py",
        "unit/cli/test_screen_sheet.py",
        "unit/cli/test_screen_sink.py",
        "unit/cli/test_screen_summary.py",
        "unit/cli/test_sync_directory.py",
        "unit/filing/test_county_guide.py",
        "unit/paper/test_fill.py",
        "unit/paper/test_handout.py",
        "unit/paper/test_handout_fit.py",
        "unit/paper/test_press.py",
        "unit/paper/test_worksheet.py",
        "unit/web/test_wsgi.py",
        "unit/web/views/test_take.py",
        "web/test_any_cookie.py",
        "web/test_decide.py",
        "web/test_guides.py",
        "web/test_states.py",
        "web/test_take_form.py",
        "web/test_take_home.py",
        "web/test_take_safely.py",
        "web/test_take_share.py",
    }
)


GATES = frozenset(
    f"browser/{name}.py"
    for name in (
        "negative/test_gates_can_fail",
        "test_axe",
        "test_budgets",
        "test_focus",
        "test_forced_colors",
        "test_motion",
        "test_reflow",
        "test_spacing",
        "test_targets",
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of a slow file, and every gate over all pages."""
    for item in items:
        name = item.path.relative_to(ROOT).as_posix()
        if name in SLOW:
            item.add_marker(pytest.mark.slow)
        if name in GATES:
            item.add_marker(pytest.mark.gate)


def pytest_configure() -> None:
    """Refuse a name in the list that is no file: its tests would be quick again unseen."""
    missing = sorted(name for name in SLOW | GATES if not (ROOT / name).exists())
    if missing:
        raise pytest.UsageError(f"tests/conftest.py names files that are not there: {missing}")
