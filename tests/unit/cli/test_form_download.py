"""A file comes over https alone, small and whole; anything else is told in words."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
import requests

from portal.cli import form_download
from portal.cli.form_download import LARGEST, form_content
from portal.cli.stop import Stop

FILE = b"%PDF-1.7\n%%EOF"


PLACES: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/form.pdf": (200, FILE, {}),
    "/late": (200, FILE, {}),
    "/moved": (302, b"", {"Location": "/form.pdf"}),
    "/round": (301, b"", {"Location": "/round"}),
    "/to-http": (302, b"", {"Location": "http://courts.example/form.pdf"}),
    "/to-file": (302, b"", {"Location": "file:///etc/hostname"}),
    "/large": (200, bytes(LARGEST + 1), {}),
    "/short": (200, FILE, {"Content-Length": "5000"}),
    "/packed-badly": (200, FILE, {"Content-Encoding": "gzip"}),
}


class Answers(BaseHTTPRequestHandler):
    """Answers as `PLACES` says, and remembers what it was sent."""

    asked: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        """Answer."""
        self.asked.update(self.headers)
        if self.path == "/late":
            threading.Event().wait(0.6)
        status, body, headers = PLACES.get(self.path, (404, b"", {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's word
        """Say nothing."""


@contextmanager
def serving(answers: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on loopback; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a server on this machine."""
    with serving(Answers) as address:
        yield address


def refusal(source: str) -> str:
    with pytest.raises(Stop) as caught:
        form_content(source)
    assert source in caught.value.message or "127.0.0.1" not in caught.value.message
    assert "cure:" in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("path", ["/form.pdf", "/moved"])
def test_a_file_comes_with_an_honest_name(site: str, path: str) -> None:
    assert form_content(site + path) == FILE
    assert Answers.asked["User-Agent"].startswith("clear-record-portal/")
    assert Answers.asked["Accept"] == "application/pdf"
    assert "Cookie" not in Answers.asked


def test_a_saved_file_will_do(tmp_path: Path) -> None:
    path = tmp_path / "saved.pdf"
    path.write_bytes(FILE)
    assert form_content(str(path)) == FILE
    path.write_bytes(bytes(LARGEST + 1))
    assert "at most 2,097,152 bytes" in refusal(str(path))
    with pytest.raises(FileNotFoundError):
        form_content(str(tmp_path / "none.pdf"))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/none", "404 Not Found"),
        ("/round", "more than 5 redirects"),
        ("/to-http", "http://"),
        ("/to-file", "file://"),
        ("/large", "too much"),
        ("/short", "an answer that broke off"),
        ("/packed-badly", "an answer that broke off"),
    ],
)
def test_what_is_not_the_file_is_told(site: str, path: str, found: str) -> None:
    assert f"found:    {found}" in refusal(site + path)


def test_a_late_answer_is_told(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_download, "TIMEOUTS", (0.2, 0.2))
    assert "no answer within 0.2 seconds" in refusal(f"{site}/late")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (requests.exceptions.SSLError(), "a certificate"),
        (requests.exceptions.ConnectTimeout(), "no answer within 30 seconds"),
        (requests.exceptions.ConnectionError(), "no connection"),
        (requests.exceptions.InvalidHeader("odd"), "InvalidHeader: odd"),
    ],
)
def test_an_error_of_the_line_is_told(
    error: requests.RequestException, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(requests.Session, "get", get)
    assert f"found:    {reason}" in refusal("https://courts.example/form.pdf")


@pytest.mark.parametrize(
    "address",
    [
        "http://courts.example/form.pdf",
        "http://127.0.0.1.example/form.pdf",
        "http://127.0.0.1@courts.example/",
        "ftp://127.0.0.1/form.pdf",
        "file:///etc/hostname",
        "https:///form.pdf",
        "https://[::1/form.pdf",
    ],
)
def test_only_https_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(requests.Session, "get")
    assert "https" in refusal(address)
