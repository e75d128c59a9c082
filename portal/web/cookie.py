"""Seal a text into one encrypted, authenticated cookie value, and open it within its limits."""

from dataclasses import dataclass
from enum import StrEnum

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SCHEMA = "1"
BLOCK = 64
LONGEST = 4000


class Refusal(StrEnum):
    """Why a cookie was not taken: its time was up, or it is not one of ours."""

    EXPIRED = "expired"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a cookie held, when it was first issued and when last seen (seconds)."""

    text: str
    issued: int
    seen: int


class Sealer:
    """Seals and opens cookies; the first key seals, every key opens, so that keys can rotate."""

    def __init__(self, keys: tuple[str, ...], idle_seconds: int, absolute_seconds: int) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._idle, self._absolute = idle_seconds, absolute_seconds

    def seal(self, sealed: Sealed) -> str:
        """Return the cookie value; its length grows in steps, so it tells little."""
        plain = f"{SCHEMA}.{sealed.issued}.{sealed.seen}.{sealed.text}"
        padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
        return self._fernet.encrypt_at_time(padded.encode("ascii"), sealed.seen).decode("ascii")

    def open(self, value: str, now: int) -> Sealed | Refusal:
        """Return what was sealed, or why it is refused; never raises."""
        if len(value) > LONGEST:
            return Refusal.UNREADABLE
        try:
            plain = self._fernet.decrypt(value.encode("ascii")).decode("ascii")
            schema, issued, seen, text = plain.rstrip(" ").split(".", 3)
            sealed = Sealed(text, int(issued), int(seen))
        except (InvalidToken, ValueError):
            return Refusal.UNREADABLE
        if schema != SCHEMA:
            return Refusal.UNREADABLE
        idle, whole = now - sealed.seen, now - sealed.issued
        return Refusal.EXPIRED if idle > self._idle or whole > self._absolute else sealed
