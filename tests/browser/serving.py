"""The real server, as it is run for the public: gunicorn on a free port of this machine."""

import http.client
import os
import socket
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from portal.web.locale import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
TRIES = 300
PACE_SECONDS = 0.1
GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its base address, without a slash at the end, its log, its cookie key."""

    address: str
    log: Path
    key: str = ""


def compile_missing_catalogues() -> None:
    """Compile the translations if a language that is offered has no compiled catalogue."""
    folder = ROOT / "translations"
    wanted = [language.babel for language in LANGUAGES.values() if language.tag != SOURCE]
    if all((folder / name / "LC_MESSAGES" / "messages.mo").exists() for name in wanted):
        return
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "-q"]
    subprocess.run([*pybabel, "compile", "-d", str(folder)], check=True, cwd=ROOT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=GRACE_SECONDS)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except ConnectionError:
        return False
    finally:
        connection.close()


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(TRIES):
        if _answers(port):
            return
        try:
            process.wait(PACE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Run the server with a fresh key until the block ends; only this process is ended."""
    compile_missing_catalogues()
    port, log = _free_port(), folder / "server.log"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PORTAL_")}
    key = urlsafe_b64encode(token_bytes(32)).decode()
    environment["PORTAL_KEYS"] = key
    gunicorn = [sys.executable, "-m", "gunicorn", "--no-control-socket", "-w", "1"]
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [*gunicorn, "--threads", "2", "-b", f"{HOST}:{port}", "portal.web.wsgi:app"],
            env=environment,
            cwd=ROOT,
            stdout=written,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait_until_it_answers(process, port, log)
            yield Served(f"http://{HOST}:{port}", log, key)
        finally:
            _end(process)
