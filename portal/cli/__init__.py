"""The workshop: `portal`, the commands for those who keep the law, the words and the portal."""

import errno
from importlib import import_module

import click

from portal.cli.stop import Stop
from portal.law.model import LawError

COMMANDS = {
    "check-law": "portal.cli.check_law:check_law",
    "fetch-forms": "portal.cli.fetch_forms:fetch_forms",
    "check-links": "portal.cli.check_links:check_links",
    "export-directory": "portal.cli.export_directory:export_directory",
    "sync-directory": "portal.cli.sync_directory:sync_directory",
    "law-book": "portal.cli.law_book:law_book",
    "new-key": "portal.cli.new_key:new_key",
    "outreach-pack": "portal.cli.outreach_pack:outreach_pack",
    "screen": "portal.cli.screen_command:screen",
    "screen-sample": "portal.cli.screen_sample:screen_sample",
}


class Workshop(click.Group):
    """A group that imports a command when it is called, and tells expected errors in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of `COMMANDS`."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - tells mypy what COMMANDS names
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an expected error becomes a message and exit code 1."""
        try:
            return super().invoke(ctx)
        except LawError as error:
            raise Stop.at_fault(error) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has left: click knows how
                raise
            raise Stop.at_file(error) from error


@click.group(cls=Workshop, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the law's tables, print them as a book, and screen a list of convictions."""
