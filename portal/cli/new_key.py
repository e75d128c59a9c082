"""`portal new-key`: make a key that seals the cookies."""

from base64 import urlsafe_b64encode
from secrets import token_bytes

import click


@click.command("new-key")
def new_key() -> None:
    """Print a fresh cookie key, for PORTAL_KEYS (put it first; keep the old one behind it)."""
    click.echo(urlsafe_b64encode(token_bytes(32)).decode("ascii"))
