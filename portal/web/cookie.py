"""Seal a text into one encrypted, authenticated cookie value, and open it within its limits."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from enum import StrEnum
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SCHEMA = "2"
MARK = b"answers"
BLOCK = 64
KEY_BYTES = 32
NONCE_BYTES = 12
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


def key_bytes(key: str) -> bytes:
    """Return the 32 bytes of a key as it stands in the environment (base64); ValueError if not."""
    raw = urlsafe_b64decode(key)
    if len(raw) != KEY_BYTES:
        raise ValueError(f"a key of {len(raw)} bytes")
    return raw


class Sealer:
    """Seals and opens cookies (AES-256-GCM); the first key seals, every key opens: they rotate."""

    def __init__(self, keys: tuple[str, ...], idle_seconds: int, absolute_seconds: int) -> None:
        self._ciphers = [AESGCM(key_bytes(key)) for key in keys]
        self._idle, self._absolute = idle_seconds, absolute_seconds

    def seal(self, sealed: Sealed) -> str:
        """Return the cookie value; its length grows in steps, so it tells little."""
        plain = f"{SCHEMA}.{sealed.issued}.{sealed.seen}.{sealed.text}"
        padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
        nonce = urandom(NONCE_BYTES)
        closed = self._ciphers[0].encrypt(nonce, padded.encode("ascii"), MARK)
        return urlsafe_b64encode(nonce + closed).rstrip(b"=").decode("ascii")

    def open(self, value: str, now: int, idle: int | None = None) -> Sealed | Refusal:
        """Return what was sealed, or why it is refused; never raises.

        `idle` is a shorter idle limit in seconds, as at an event.
        """
        if len(value) > LONGEST:
            return Refusal.UNREADABLE
        try:
            raw = urlsafe_b64decode(value.encode("ascii") + b"=" * (-len(value) % 4))
            schema, issued, seen, text = self._plain(raw).rstrip(" ").split(".", 3)
            sealed = Sealed(text, int(issued), int(seen))
        except (InvalidTag, ValueError):
            return Refusal.UNREADABLE
        if schema != SCHEMA:
            return Refusal.UNREADABLE
        unused, whole = now - sealed.seen, now - sealed.issued
        limit = self._idle if idle is None else min(idle, self._idle)
        return Refusal.EXPIRED if unused > limit or whole > self._absolute else sealed

    def _plain(self, raw: bytes) -> str:
        """Return what the first key that fits opens; InvalidTag when none does."""
        for cipher in self._ciphers:
            try:
                plain = cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], MARK)
            except InvalidTag:
                continue
            return plain.decode("ascii")
        raise InvalidTag
