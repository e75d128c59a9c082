"""A browser for tests that looks at each page it fetches, as any visitor would find it."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web import markup
from tests.web.hygiene import page_faults, policy_faults

SEEN: set[int] = set()
KIND_OF_TITLE: dict[tuple[str, str], str] = {}


def kind_of(path: str, status: int) -> str:
    """Return what kind of page stands at a path, a number standing for the conviction."""
    if status >= 400 and status != 422:
        return "an error page"
    return re.sub(r"/change$", "", path.partition("/")[2].partition("/")[2])


DISCREET = (("Referrer-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff"))
APART = (
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


def header_faults(response: TestResponse) -> list[str]:
    """Return what is wrong with the headers of any response; one that leads on shows nothing."""
    headers, found = response.headers, []
    leads_on = response.status_code in {301, 302, 303}
    for name, value in (*DISCREET, *(() if leads_on else APART)):
        if headers.getlist(name) != [value]:
            found.append(f"{name}: {headers.getlist(name)}")
    if headers.getlist("Set-Cookie") and headers.get("Cache-Control") != "no-store":
        found.append(f"a cookie on a page that may be kept: {headers.get('Cache-Control')}")
    if len(headers.getlist("Content-Security-Policy")) != (0 if leads_on else 1):
        found.append("not one policy")
    return found


def faults(response: TestResponse, path: str) -> list[str]:
    """Return everything that is wrong with a page, where the response is a page."""
    status = response.status_code
    if status // 100 == 3 or response.mimetype != "text/html" or response.content_encoding:
        return []
    html = response.get_data(as_text=True)
    try:
        page = markup.read(html)
    except markup.MarkupError as error:
        return [f"not well formed: {error}"]
    found = [*page_faults(page)]
    found += policy_faults(response.headers["Content-Security-Policy"], page)
    title = page.one("head").one("title").text.removeprefix("Error: ")
    named = (page.one("html").get("lang"), title)
    kind = kind_of(path, status)
    if KIND_OF_TITLE.setdefault(named, kind) != kind:
        found.append(f"the title {named} of {kind} is that of {KIND_OF_TITLE[named]}")
    return found


class CheckedClient(FlaskClient):
    """A client that refuses a page with a fault in it, whatever the test is about."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # noqa: ANN401 - Flask's own
        """Return the response, once nothing is wrong with it."""
        response = super().open(*args, **{**kwargs, "buffered": True})
        path, policy = response.request.path, response.headers.get("Content-Security-Policy")
        found = header_faults(response)
        mark = hash((path, response.status_code, policy, response.data))
        if response.data and mark not in SEEN:
            found += faults(response, path)
        assert not found, (path, response.status, found)
        SEEN.add(mark)
        return response
