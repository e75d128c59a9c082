"""`make bench`: speed beside a bare app, bytes as sent, memory; figures, never a test.

Everything is measured in one run on one machine, with as many workers on both sides, and only on
loopback. Read the ratios; the absolute figures belong to the machine.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes

import requests

HERE = Path(__file__).parent
PORTAL, BARE = "http://127.0.0.1:8041", "http://127.0.0.1:8042"
WORKERS, SECONDS, ROUNDS, CONNECTIONS = 2, 2, 9, 16
MID_WAY = (
    ("court_system", "california"), ("disposition", "convicted"),
    ("offense_date", "before_nov_9_2016"), ("prior_relief", "none_known"),
    ("charge", "growing_11358"), ("age", "21_or_older"),
)  # fmt: skip
REST = (
    ("plants", "seven_or_more"), ("environmental_harm", "no"), ("serious_prior", "no"),
    ("same_section_priors", "none_or_one"), ("sentence", "completed"),
)  # fmt: skip
QUESTION = "/en/check/1/plants"


@dataclass(frozen=True, slots=True)
class Load:
    """What one load gave: requests a second, median and 99th percentile in milliseconds.

    `cpu` is what a request cost the workers, in microseconds: it wanders less than the rate when
    something else runs on the machine.
    """

    rate: float
    p50: float
    p99: float
    cpu: float = 0.0


@contextmanager
def server(target: str, address: str, extra: Mapping[str, str]) -> Iterator[int]:
    """Yield the process id of a gunicorn that serves the target at the address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--no-control-socket", "-b", address.split("//")[1],
         "-w", str(WORKERS), "--threads", "2", "--log-level", "warning", target],
        env={**os.environ, **extra}, cwd=HERE.parents[1],
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                requests.get(address + "/healthz", timeout=20)
                break
            except requests.ConnectionError:
                subprocess.run(["sleep", "0.1"], check=True)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def milliseconds(text: str) -> float:
    """Return a wrk latency such as 1.20ms or 830.00us in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def load(
    url: str, headers: Mapping[str, str], body: str = "", connections: int = CONNECTIONS
) -> Load:
    """Return what wrk measures on a GET, or on a POST of the body."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        lines = [f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items()]
        if body:
            lines += ['wrk.method = "POST"', f'wrk.body = "{body}"']
            lines += ['wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"']
        script.write("\n".join(lines))
        script.flush()
        said = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", "-s", script.name,
             url], check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"the load did not run clean:\n{said}")
    found = dict(re.findall(r"^\s+(50|99)%\s+(\S+)", said, re.MULTILINE))
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert rate is not None
    return Load(float(rate[1]), milliseconds(found["50"]), milliseconds(found["99"]))


def walk(person: requests.Session, answers: tuple[tuple[str, str], ...]) -> None:
    """Answer these questions one after the other."""
    for fact, value in answers:
        person.post(f"{PORTAL}/en/check/1/{fact}", data={"answer": value}, timeout=5)


def cookie(person: requests.Session) -> dict[str, str]:
    """Return the cookie header of a person."""
    return {"Cookie": "; ".join(f"{c.name}={c.value}" for c in person.cookies)}


def bare_page(folder: Path, size: int) -> None:
    """Write a template with a loop that renders to about `size` bytes."""
    row = "<li>{{ row }} " + "x" * ((size - 200) // 27 - 12) + "</li>"
    loop = "{% for row in rows %}" + row + "{% endfor %}"
    (folder / "page.html").write_text(f"<!doctype html><title>bare</title><ul>{loop}</ul>")


def memory(pid: int) -> list[int]:
    """Return the proportional memory of each worker of this server, in MB."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=True)
    sizes = []
    for child in children.stdout.split():
        rollup = Path(f"/proc/{child}/smaps_rollup").read_text(encoding="ascii")
        sizes.append(int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) // 1024)  # type: ignore[index]
    return sizes


def middle(figures: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(figures)


def cpu_seconds(pid: int) -> float:
    """Return the processor time that the workers of this server have used."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=True)
    ticks = 0
    for child in children.stdout.split():
        fields = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def costing(pid: int, measure: Callable[[], Load]) -> Load:
    """Return the load with the workers' processor time a request, in microseconds."""
    before = cpu_seconds(pid)
    found = measure()
    return replace(found, cpu=(cpu_seconds(pid) - before) / (found.rate * SECONDS) * 1e6)


def beside(bare: tuple[int, str], portal: int, loads: Mapping[str, Callable[[], Load]]) -> None:
    """Measure in turns, so that a machine whose speed wanders slows all alike; print medians.

    The ratio is the median of each round's own ratio to the bare page of that round.
    """
    bare_pid, bare_url = bare
    got: dict[str, list[Load]] = {"bare page, GET": [], **{name: [] for name in loads}}
    for _ in range(ROUNDS):
        got["bare page, GET"].append(costing(bare_pid, lambda: load(bare_url, {})))
        for name, measure in loads.items():
            got[name].append(costing(portal, measure))
    for name, rounds in got.items():
        pairs = list(zip(rounds, got["bare page, GET"], strict=True))
        ratio = middle(here.rate / plain.rate for here, plain in pairs)
        lighter = middle(plain.cpu / here.cpu for here, plain in pairs)
        rate, p50, p99, cpu = (
            middle(getattr(r, k) for r in rounds) for k in ("rate", "p50", "p99", "cpu")
        )
        figures = f"{rate:6.0f}/s  p50 {p50:5.2f} ms  p99 {p99:5.2f} ms  CPU {cpu:4.0f} us"
        print(f"{name:30}{figures}  {ratio:4.2f} of bare ({lighter:4.2f} by CPU)")


def sizes() -> None:
    """Print the bytes of each page of a median journey as sent, compressed, headers left out."""
    person = requests.Session()
    person.headers["Accept-Encoding"] = "br"
    print("\nbytes of each page as sent (brotli, body)")
    for language in ("en", "es"):
        person.cookies.clear()
        paths = ["/", *(f"/check/1/{fact}" for fact, _ in MID_WAY + REST)]
        answers = dict(MID_WAY + REST)
        row = []
        for path in [*paths, "/check/1/county", "/answers", "/plan"]:
            url = f"{PORTAL}/{language}{path}"
            raw = person.get(url, timeout=5, stream=True).raw.read(decode_content=False)
            row.append(f"{path.rsplit('/', 1)[1] or 'start'} {len(raw)}")
            name = path.rsplit("/", 1)[1]
            if name in answers:
                person.post(url, data={"answer": answers[name]}, timeout=5)
            if name == "county":
                person.post(url, data={"county": "06037"}, timeout=5)
        print(f"  {language}: " + ", ".join(row))


def pages() -> None:
    """Measure the question page and an answer beside the bare page of the same size."""
    with (
        tempfile.TemporaryDirectory() as folder,
        server(
            "portal.web.wsgi:app",
            PORTAL,
            {"PORTAL_KEYS": urlsafe_b64encode(token_bytes(32)).decode()},
        ) as pid,
    ):
        person = requests.Session()
        walk(person, MID_WAY)
        headers = cookie(person)
        plain = requests.get(
            PORTAL + QUESTION, headers={**headers, "Accept-Encoding": "identity"}, timeout=5
        )
        bare_page(Path(folder), len(plain.content))
        with server("tests.load.bare:create_app()", BARE, {"BARE_TEMPLATES": folder}) as bare:
            size = len(requests.get(BARE, timeout=5).content)
            print(
                f"question page {len(plain.content)} bytes, bare page {size} bytes, "
                f"{WORKERS} workers each"
            )
            identity = {**headers, "Accept-Encoding": "identity"}
            brotli = {**headers, "Accept-Encoding": "br"}
            url = PORTAL + QUESTION
            beside(
                (bare, BARE + "/"),
                pid,
                {
                    "question page, GET, identity": lambda: load(url, identity),
                    "question page, GET, brotli": lambda: load(url, brotli),
                    "answer, POST": lambda: load(url, headers, "answer=seven_or_more"),
                    "question page, GET, half load": lambda: load(url, brotli, connections=4),
                },
            )
        print(f"memory of each worker (PSS): {memory(pid)} MB")
        sizes()


if __name__ == "__main__":
    pages()
    print("\nportal screen", flush=True)
    subprocess.run([sys.executable, str(HERE / "screen_bench.py")], check=True)
