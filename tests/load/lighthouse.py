"""`python -m tests.load.lighthouse`: Lighthouse's four scores on a slow phone; never a test.

It installs nothing. Where there is no Lighthouse it says how to get one: in this folder, or in one
that PORTAL_LIGHTHOUSE names, whose node_modules hold it.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import requests

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.serving import served

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PROMISED = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
# A private page tells search engines to stay away, which costs it points: SEO is for public pages.
NOT_INDEXED = frozenset({"question", "result"})
GET_ONE = "PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix tests/load"
FIRST = "court_system"
ANSWERS = (("court_system", "california"), ("disposition", "not_convicted"))


def program() -> Path:
    """Return the Lighthouse program; the bench ends, and says what to do, where there is none."""
    folder = Path(os.environ.get("PORTAL_LIGHTHOUSE", HERE))
    found = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if shutil.which("node") is None or not found.exists():
        raise SystemExit(f"no Lighthouse in {folder} (node 20 or newer is needed): {GET_ONE}")
    return found


def cookie(base: str) -> str:
    """Return the Cookie header of somebody whose check is whole."""
    person = requests.Session()
    for fact, value in ANSWERS:
        person.post(f"{base}/en/check/1/{fact}", data={"answer": value}, timeout=10)
    return "; ".join(f"{held.name}={held.value}" for held in person.cookies)


def scores(lighthouse: Path, url: str, headers: Mapping[str, str], report: Path) -> dict[str, int]:
    """Return the score of a page in each category, 0 to 100; the whole report is in a file."""
    subprocess.run(
        [
            "node", str(lighthouse), url, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}", f"--extra-headers={json.dumps(headers)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": str(CHROMIUM)}, check=True,
    )  # fmt: skip
    found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def main() -> None:
    """Print the scores of the start page, a question, a result and a guide."""
    lighthouse = program()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        held = {"Cookie": cookie(server.address)}
        pages = {
            "start": ("/en/", {}),
            "question": (f"/en/check/1/{FIRST}", {}),
            "result": ("/en/plan", held),
            "guide": ("/en/guide/record", {}),
        }
        print(f"{'':12}" + "".join(f"{name:>16}" for name in CATEGORIES))
        for name, (path, headers) in pages.items():
            report = Path(folder) / f"{name}.json"
            found = scores(lighthouse, server.address + path, headers, report)
            row = ""
            for category, score in found.items():
                counts = category != "seo" or name not in NOT_INDEXED
                low = counts and score < PROMISED[category]
                row += f"{score:>11}{' LOW' if low else ' -' if not counts else '':5}"
            print(f"{name:12}{row}")


if __name__ == "__main__":
    main()
