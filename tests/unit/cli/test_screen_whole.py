"""A file is written whole or not at all: after an error, after Ctrl-C, and when told to end."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from portal.cli.screen_whole import ended_by_signal, part_of, refuse_paths, whole_or_not
from portal.cli.stop import Stop

LONGEST_WAIT = 60
SLOW = """
import sys, time
from portal.cli import main, {module}
real = {module}.{name}
def slow(*args, **kwargs):
    for each in real(*args, **kwargs):
        yield each
        print("row", flush=True)
        time.sleep(60)
{module}.{name} = slow
main()
"""


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with whole_or_not(out) as text:
        text.write("new\r\n")
        assert not out.exists()
    assert out.read_bytes() == b"new\r\n"
    assert [*tmp_path.iterdir()] == [out]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", encoding="utf-8")

    def spoil() -> None:
        with part_of(out) as part:
            part.write_text("new", encoding="utf-8")
            raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        spoil()
    assert out.read_text(encoding="utf-8") == "old"
    assert [*tmp_path.iterdir()] == [out]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def write() -> None:
        with ended_by_signal(), whole_or_not(tmp_path / "o") as text:
            text.write("half")
            os.kill(os.getpid(), number)
            time.sleep(LONGEST_WAIT)

    with pytest.raises(SystemExit) as end:
        write()
    assert end.value.code == 128 + number
    assert [*tmp_path.iterdir()] == []
    assert signal.getsignal(number) is before


def test_in_a_thread_the_signals_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def work() -> None:
        with ended_by_signal():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]


def started(module: str, name: str, words: list[str | Path]) -> subprocess.Popen[bytes]:
    """Start the command so that it waits after the first thing it reads, and wait until then."""
    script = SLOW.format(module=module, name=name)
    command = [sys.executable, "-c", script, *map(str, words)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert running.stdout is not None
    assert running.stdout.readline().strip() == b"row"
    return running


@pytest.mark.slow
@pytest.mark.parametrize("way", ["plain", "csv", "xlsx"])
def test_the_command_that_is_told_to_end_leaves_nothing(tmp_path: Path, way: str) -> None:
    source, mapping = tmp_path / "in.csv", tmp_path / "map.toml"
    source.write_text("court_system\nfederal\nfederal\n", encoding="utf-8")
    mapping.write_text(
        'checked_by = "AB"\n[[column]]\nname = "court_system"\n'
        'reads = "fact"\nfact = "court_system"\n',
        encoding="utf-8",
    )
    out = tmp_path / ("out.xlsx" if way == "xlsx" else "out.csv")
    words: list[str | Path] = ["screen", source, "--out", out]
    if way != "plain":
        words += ["--mapping", mapping, "--keep-going", "--summary", tmp_path / "s.html"]
    module = "screen" if way == "plain" else "screen_rows"
    name = "_blocks" if way == "plain" else "RowReader.rows"
    running = started(module, name, words)
    try:
        assert len([*tmp_path.iterdir()]) > 2
        running.terminate()
        assert running.wait(LONGEST_WAIT) == 128 + signal.SIGTERM
    finally:
        running.kill()
        running.communicate()
    assert {path.name for path in tmp_path.iterdir()} == {"in.csv", "map.toml"}


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("a\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    refuse_paths([source], [("--out", out)])
    with pytest.raises(Stop) as stop:
        refuse_paths([source], [("--out", out), ("--people", out)])
    assert "--people" in stop.value.message
