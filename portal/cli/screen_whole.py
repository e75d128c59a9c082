"""Files that are written whole or not at all, also when the command is told to end."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import NoReturn, TextIO

from portal.cli.stop import Stop

ENDED = 128  # a shell's exit code for a program that a signal ended, less the signal's number


@contextmanager
def part_of(out: Path) -> Iterator[Path]:
    """Give a path to write to that takes the place of `out` at the end, and goes if there is none.

    A file written there must be closed before the end.
    """
    part = out.with_name(f".{out.name}.{token_hex(4)}.part")
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_or_not(out: Path) -> Iterator[TextIO]:
    """Give a file to write that takes the place of `out` at the end, and goes if there is none."""
    with part_of(out) as part, part.open("x", encoding="utf-8", newline="") as text:
        yield text
        text.close()


def _end(number: int, _frame: object) -> NoReturn:
    raise SystemExit(ENDED + number)


@contextmanager
def ended_by_signal() -> Iterator[None]:
    """Let a signal to end (SIGTERM, or SIGHUP of a closed window) end this in order.

    Whatever is being written is then taken away as after an error.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def refuse_paths(sources: Sequence[Path], outs: Sequence[tuple[str, Path]]) -> None:
    """Stop where writing would harm what is read, or another output, or something no file."""
    for path in (*sources, *(out for _, out in outs)):
        _refuse_other(path)
    for place, (option, out) in enumerate(outs):
        if any(_same(out, source) for source in sources):
            raise Stop(
                f"{option} {out}",
                found="the list itself" if _same(out, sources[0]) else "a file that is read",
                expected="another file",
                cure="name a new file: the list is never overwritten",
            )
        if any(out.absolute() == other.absolute() for _, other in outs[:place]):
            raise Stop(
                f"{option} {out}",
                found="a name that another file of this command has",
                expected="a name for each file",
                cure="name another file",
            )
        if not out.absolute().parent.is_dir():
            raise Stop(
                f"{option} {out}",
                found=f"no folder {out.parent}",
                expected="a folder that exists",
                cure="make the folder, or name another",
            )


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _refuse_other(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise Stop(
            str(path),
            found="something that is no plain file",
            expected="a CSV file",
            cure="name a file",
        )
