"""The application as the tests serve it: its clock stands still, its keys are known."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask

from portal.interview.codec import decode, encode, version
from portal.interview.record import Record
from portal.web import create_app
from portal.web.config import ABSOLUTE_SECONDS, IDLE_SECONDS, Config
from portal.web.cookie import MARK, NONCE_BYTES, Sealed, Sealer, key_bytes
from tests.law.asking import the_law
from tests.web.checked import CheckedClient

ROOT = Path(__file__).parents[2]
START = 1_800_000_000
NEW_KEY, OLD_KEY, OTHER_KEY = (urlsafe_b64encode(bytes([n]) * 32).decode() for n in (7, 8, 9))
KEYS = (NEW_KEY, OLD_KEY)


@dataclass
class Clock:
    """A clock that moves only when a test moves it."""

    at: int = START

    def __call__(self) -> int:
        """Return the time as the application sees it."""
        return self.at


def compile_catalogues(target: Path) -> Path:
    """Return `target`, holding a compiled catalogue for each that stands in the tree."""
    for source in sorted((ROOT / "translations").glob("*/LC_MESSAGES/messages.po")):
        made = target / source.relative_to(ROOT / "translations").with_suffix(".mo")
        made.parent.mkdir(parents=True)
        with source.open("rb") as words, made.open("wb") as compiled:
            write_mo(compiled, read_po(words))
    return target


def serve(clock: Clock, translations: Path, *, proxies: int = 0) -> Flask:
    """Return the application; each page that its clients fetch is checked for hygiene."""
    app = create_app(Config(keys=KEYS, trusted_proxies=proxies), clock, translations)
    app.test_client_class = CheckedClient
    return app


def sealed(record: Record, *, seen: int = START, issued: int | None = None) -> str:
    """Return the cookie value of a record, last seen at a time."""
    vocabulary = the_law().vocabulary
    return sealed_text(
        f"{version(vocabulary)}/{encode(vocabulary, record)}", seen=seen, issued=issued
    )


def sealed_text(
    text: str, *, seen: int = START, issued: int | None = None, key: str = NEW_KEY
) -> str:
    """Return the cookie value that holds any text at all."""
    held = Sealed(text, seen if issued is None else issued, seen)
    return Sealer((key,), IDLE_SECONDS, ABSOLUTE_SECONDS).seal(held)


def sealed_plain(plain: str, *, key: str = NEW_KEY) -> str:
    """Return a cookie value whose every letter is given, its schema and its times too."""
    nonce = token_bytes(NONCE_BYTES)
    closed = AESGCM(key_bytes(key)).encrypt(nonce, plain.encode(), MARK)
    return urlsafe_b64encode(nonce + closed).rstrip(b"=").decode()


def opened(value: str, now: int = START, keys: tuple[str, ...] = KEYS) -> Sealed:
    """Return what a cookie value holds; it must be a good one."""
    found = Sealer(keys, IDLE_SECONDS, ABSOLUTE_SECONDS).open(value, now)
    assert isinstance(found, Sealed)
    return found


def record_in(value: str, now: int = START) -> Record:
    """Return the record that a cookie value holds; it must be a good one."""
    mark, _, text = opened(value, now).text.partition("/")
    assert mark == version(the_law().vocabulary)
    return decode(the_law().vocabulary, text)


def fresh_client(app: Flask) -> CheckedClient:
    """Return a browser that has never been here."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client
