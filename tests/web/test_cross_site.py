"""A post from another site is refused before anything is read, over HTTP and HTTPS."""

import pytest
from flask import Flask

from tests.web.checked import CheckedClient
from tests.web.markup import read
from tests.web.serving import fresh_client

HOST = "localhost"
POSTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/en/check/1/court_system", {"answer": "federal"}),
    ("/es/check/1/court_system/change", {"answer": "federal"}),
    ("/en/check/1/county", {"county": "06037"}),
    ("/es/check/1/court_system/switch", {"answer": "federal"}),
    ("/en/check/1/remove", {}),
    ("/en/answers/forget-change", {}),
    ("/en/clear", {"sure": "yes"}),
)
FETCH_SITES = {
    "same-origin": True,
    "none": True,
    "same-site": False,
    "cross-site": False,
    "garbage": False,
    "": False,
}


def origins(scheme: str) -> dict[str | None, bool]:
    """Return what Origin may say, and whether that is this site."""
    other = {"http": "https", "https": "http"}[scheme]
    return {
        None: True,
        f"{scheme}://{HOST}": True,
        f"{other}://{HOST}": False,
        f"{scheme}://{HOST}:8443": False,
        f"{scheme}://{HOST}.example": False,
        f"{scheme}://example.org": False,
        f"{scheme}://user@{HOST}": False,
        "null": False,
        "": False,
        "garbage": False,
        f"{scheme}://[": False,
    }


@pytest.fixture(params=["http", "https"])
def scheme(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def browser(scheme: str, app: Flask, proxied: Flask) -> CheckedClient:
    """Return a browser that has answered one question, over HTTP or behind an HTTPS proxy."""
    client = fresh_client(proxied if scheme == "https" else app)
    if scheme == "https":
        client.environ_base["HTTP_X_FORWARDED_PROTO"] = "https"
    response = client.post("/en/check/1/court_system", data={"answer": "california"})
    assert response.status_code == 303
    return client


def cookie(client: CheckedClient, scheme: str) -> str:
    found = client.get_cookie("__Host-answers" if scheme == "https" else "answers")
    assert found is not None
    return found.value


def holds(browser: CheckedClient, scheme: str, headers: dict[str, str], *, ours: bool) -> None:
    """Hold that every post with these headers is taken, or that each is refused in vain."""
    for path, data in POSTS:
        before = cookie(browser, scheme)
        response = browser.post(path, data=data, headers=headers)
        if ours:
            assert response.status_code in {303, 422}, (path, headers)
            browser.set_cookie("__Host-answers" if scheme == "https" else "answers", before)
            continue
        assert response.status_code == 403, (path, headers)
        assert "Set-Cookie" not in response.headers
        assert cookie(browser, scheme) == before
        page = read(response.get_data(as_text=True))
        assert page.one("html").get("lang") == path.split("/")[1]


@pytest.mark.parametrize("site", FETCH_SITES)
def test_fetch_metadata_decides_where_it_is_sent(
    browser: CheckedClient, scheme: str, site: str
) -> None:
    for origin in (None, f"{scheme}://{HOST}", "https://example.org"):
        headers = {"Sec-Fetch-Site": site} | ({"Origin": origin} if origin else {})
        holds(browser, scheme, headers, ours=FETCH_SITES[site])


def test_the_origin_decides_where_there_is_no_fetch_metadata(
    browser: CheckedClient, scheme: str
) -> None:
    for origin, ours in origins(scheme).items():
        headers = {} if origin is None else {"Origin": origin}
        holds(browser, scheme, headers, ours=ours)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_ways_to_change_something_are_refused_as_well(
    browser: CheckedClient, method: str
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert browser.open("/en/clear", method=method, headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "same-origin"])
def test_a_link_from_elsewhere_is_followed(browser: CheckedClient, site: str) -> None:
    for path in ("/en/", "/en/check/1/disposition", "/en/clear"):
        response = browser.get(path, headers={"Sec-Fetch-Site": site, "Origin": "null"})
        assert response.status_code == 200
