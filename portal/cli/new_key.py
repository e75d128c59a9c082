"""`portal new-key`: make a key that seals the cookies."""

import click
from cryptography.fernet import Fernet


@click.command("new-key")
def new_key() -> None:
    """Print a fresh cookie key, for PORTAL_KEYS (put it first; keep the old one behind it)."""
    click.echo(Fernet.generate_key().decode("ascii"))
