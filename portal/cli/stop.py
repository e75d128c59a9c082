"""An expected end of the work: what was found, where, what was expected, and the cure."""

from typing import Self

import click

from portal.law.model import LawError


class Stop(click.ClickException):
    """An error told to the person who can act; click prints it to stderr and exits with 1."""

    def __init__(self, where: str, *, found: str, expected: str, cure: str) -> None:
        super().__init__(
            f"{where}\n  found:    {found}\n  expected: {expected}\n  cure:     {cure}"
        )

    @classmethod
    def at_fault(cls, fault: LawError) -> Self:
        """Return the stop that tells a fault of the tables."""
        return cls(
            f"{fault.file}, rule {fault.rule}",
            found=fault.found,
            expected=fault.expected,
            cure=fault.cure,
        )

    @classmethod
    def at_file(cls, error: OSError) -> Self:
        """Return the stop that tells what the operating system refused."""
        return cls(
            str(error.filename or "(a file)"),
            found=error.strerror or str(error),
            expected="a file that can be read, in a folder that can be written to",
            cure="correct the path, the permissions or the free space, and run it again",
        )
