"""The application as gunicorn serves it: started from the environment, or refused."""

import os
import subprocess
import sys

from tests.web.serving import NEW_KEY, ROOT

STARTED = "from portal.web.wsgi import app; print(app.test_client().get('/healthz').status)"
FAILED = "ConfigError: PORTAL_KEYS is empty"


def started(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_refuses_to_start_without_a_key() -> None:
    refused = started({})
    assert refused.returncode == 1
    assert FAILED in refused.stderr


def test_it_starts_with_a_key_and_a_catalogue() -> None:
    found = started({"PORTAL_KEYS": NEW_KEY})
    compiled = (ROOT / "translations/es_US/LC_MESSAGES/messages.mo").exists()
    assert (found.stdout.strip() == "200 OK") == compiled
    assert ("run `make messages`" in found.stderr) != compiled
