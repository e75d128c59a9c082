"""Whatever goes wrong becomes a kind page, and the log says where and never what."""

import pytest
from flask import Flask
from werkzeug.exceptions import BadGateway, BadRequest, ImATeapot, RequestTimeout

from tests.web.checked import CheckedClient
from tests.web.markup import read
from tests.web.person import Person, main_of

HEADS = {
    404: "This page is not here",
    405: "This page is not here",
    413: "That was too much",
    403: "That came from another website",
}


def fetched(client: CheckedClient, status: int, tag: str) -> str:
    path = f"/{tag}/check/1/court_system"
    match status:
        case 404:
            response = client.get(f"/{tag}/nowhere")
        case 405:
            response = client.put(path)
        case 413:
            response = client.post(path, data={"answer": "x" * 5000})
        case _:
            response = client.post(path, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == status
    return response.get_data(as_text=True)


@pytest.mark.parametrize("status", HEADS)
def test_each_has_its_page_in_each_language(client: CheckedClient, status: int, tag: str) -> None:
    page = read(fetched(client, status, tag))
    assert page.one("html").get("lang") == tag
    if tag == "en":
        assert page.one("h1").text == HEADS[status]
    starts = {link.get("href") for link in page.one("main").all("a")}
    assert f"/{tag}/" in starts
    assert [link for link in page.all("a") if link.get("href") == "tel:211"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadRequest(), 400),
        (ImATeapot(), 400),
        (RequestTimeout(), 400),
        (BadGateway(), 500),
        (KeyError("growing_11358"), 500),
        (RecursionError("growing_11358"), 500),
    ],
)
def test_an_error_of_any_kind_is_one_of_our_pages(
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
) -> None:
    def fails(*_: object) -> None:
        raise error

    person.tell({"court_system": "federal"})
    monkeypatch.setattr("portal.web.views.plan.card", fails)
    response = person.get("/plan")
    assert response.status_code == status
    assert "growing_11358" not in response.get_data(as_text=True) + caplog.text
    if isinstance(error, LookupError | RecursionError):
        assert f"{type(error).__name__} at plan.show" in caplog.text
        assert "result.py" not in caplog.text
    assert person.get("/answers").status_code == 200


def test_after_a_fault_the_answers_are_still_there(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.tell({"court_system": "federal"})
    before = person.cookie()
    with monkeypatch.context() as planted:
        planted.delattr("portal.web.views.plan.plan")
        page = main_of(person.get("/plan"))
    assert "Your answers are still in your browser" in page.text
    assert person.cookie() == before
    assert person.get("/plan").status_code == 200


def test_a_page_that_went_wrong_needs_no_answers(app: Flask, client: CheckedClient) -> None:
    client.set_cookie("answers", "forged")
    assert client.get("/en/nowhere").status_code == 404
    assert app.config["TESTING"] is False
