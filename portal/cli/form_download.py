"""Brings one file from the web, or says why not: https only, small, and with an honest name."""

from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from portal.cli.stop import Stop

LARGEST = 2 * 1024 * 1024
PIECE = 16 * 1024
TIMEOUTS = (10, 30)  # seconds to connect, and to wait for the next piece
MOST_REDIRECTS = 5
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK = 200
HEADERS = {
    "User-Agent": f"clear-record-portal/{version('clear-record-portal')} (portal fetch-forms)",
    "Accept": "application/pdf",
}
BY_HAND = "open it in a browser, save the file, and name the saved file with --form and --from"
LATER = f"try again later, or {BY_HAND}"


def form_content(source: str) -> bytes:
    """Return what is at an address, or in a saved file; what cannot be had is a Stop."""
    if "://" in source:
        return download(source)
    path = Path(source)
    if path.stat().st_size > LARGEST:
        raise _too_large(source)
    return path.read_bytes()


def download(address: str) -> bytes:
    """Return the body at an https address, at most `LARGEST` bytes, over at most five redirects."""
    with requests.Session() as session:
        for _ in range(MOST_REDIRECTS + 1):
            _check_address(address)
            try:
                found = _asked(session, address)
            except requests.RequestException as error:
                raise _stop(address, _reason(error), "an answer", LATER) from error
            if isinstance(found, bytes):
                return found
            address = urljoin(address, found)
    found = f"more than {MOST_REDIRECTS} redirects"
    raise _stop(address, found, "the file", BY_HAND)


def _asked(session: requests.Session, address: str) -> bytes | str:
    """Return the body, or the address a redirect names."""
    with session.get(
        address, headers=HEADERS, timeout=TIMEOUTS, stream=True, allow_redirects=False
    ) as answer:
        if answer.status_code in REDIRECTS and "Location" in answer.headers:
            return answer.headers["Location"]
        if answer.status_code != OK:
            found = f"{answer.status_code} {answer.reason}".strip()
            raise _stop(address, found, "200 OK with the form", BY_HAND)
        body = bytearray()
        for piece in answer.iter_content(PIECE):
            body += piece
            if len(body) > LARGEST:
                raise _too_large(address)
        return bytes(body)


def _check_address(address: str) -> None:
    """Refuse what is not https; plain http may go to this machine alone."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise _stop(address, str(error), "an https address", "correct the address") from error
    if host and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)):
        return
    cure = "use the https address of the official page"
    raise _stop(address, f"{parts.scheme or 'no scheme'}://", "https all the way", cure)


def _reason(error: requests.RequestException) -> str:
    """Return an error of the line in few words."""
    match error:
        case requests.exceptions.SSLError():
            return "a certificate that does not hold, or no TLS"
        case requests.Timeout():
            return f"no answer within {TIMEOUTS[1]} seconds"
        case (
            requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError()
        ):
            return "an answer that broke off"
        case requests.ConnectionError():
            return "no connection"
        case _:
            return f"{type(error).__name__}: {error}"


def _too_large(source: str) -> Stop:
    return _stop(source, "too much", f"at most {LARGEST:,} bytes", "check that it is the form")


def _stop(where: str, found: str, expected: str, cure: str) -> Stop:
    return Stop(where, found=found, expected=expected, cure=cure)
