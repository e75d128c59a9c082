"""A whole journey, looked at from everywhere but the person's own screen: it tells nothing."""

import logging
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest
from babel.support import Translations
from flask import Flask

from portal.interview.codec import encode
from portal.interview.record import Conviction, Record
from tests.law.asking import fact_ids, the_law
from tests.web.leaks import Secrets, WitnessClient, leaks
from tests.web.person import LOS_ANGELES, Person, label
from tests.web.serving import START, Clock

MONTEREY = "06053"
GROWN_MANY = {
    "court_system": "california",
    "disposition": "convicted",
    "offense_date": "before_nov_9_2016",
    "prior_relief": "none_known",
    "charge": "growing_11358",
    "age": "18_to_20",
    "plants": "seven_or_more",
    "level": "felony",
    "same_section_priors": "two_or_more",
    "sentence": "money_owed",
}
CARRIED = {
    **GROWN_MANY,
    "charge": "sale_or_transport_11360",
    "age": "21_or_older",
    "conduct": "own_use_transport",
    "amount": "over_limit",
    "sentence": "completed",
}
PLANTED = "growing_11358 seven_or_more 18 to 20 Los Angeles 06037"
TOLD = Record((Conviction(GROWN_MANY, LOS_ANGELES),))


def fails(*_: object) -> None:
    raise ValueError(PLANTED) from KeyError(PLANTED)


def journey(person: Person, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Take a person through every kind of page, and return what they told at the most."""
    person.get("/")
    person.post("/check/1/court_system")
    person.tell(GROWN_MANY, LOS_ANGELES)
    person.post("/check/2/court_system/switch", answer="california")
    person.tell(CARRIED, MONTEREY, number=2)
    most = person.holds()
    for name in ("charge", "plants", "county"):
        person.get(f"/check/1/{name}")
        person.get(f"/check/1/{name}/change")
        person.post(f"/check/1/{name}/switch", answer="growing_11358", county=MONTEREY)
        person.post(f"/check/1/{name}/change/switch", answer="seven_or_more", county=LOS_ANGELES)
        person.post(f"/check/1/{name}/change", answer="x", county="x")
    person.post("/check/1/charge/change", answer="possession_11357")
    for rest in ("/answers", "/plan", "/privacy", "/clear", "/check/1/remove", "/check/9/height"):
        person.get(rest)
    person.client.put("/en/plan")
    person.post("/check/1/charge/change", answer="growing_11358" * 999)
    cross = {"Sec-Fetch-Site": "cross-site"}
    person.client.post("/en/check/1/charge", data={"answer": "growing_11358"}, headers=cross)
    with monkeypatch.context() as planted:
        planted.setattr("portal.web.views.plan.card", fails)
        assert person.get("/plan").status_code == 500
    person.post("/answers/forget-change")
    person.post("/check/1/remove")
    return most


def leave(person: Person, clock: Clock) -> None:
    """Let the time run out, lose the cookie, and clear."""
    clock.at += 86_400
    person.client.get(person.get("/plan").headers["Location"])
    person.client.get(person.get("/plan").headers["Location"])
    person.client.get(person.post("/clear").headers["Location"])
    clock.at = START


@pytest.fixture
def witness(app: Flask) -> WitnessClient:
    return WitnessClient(app, app.response_class)


@pytest.fixture(params=["en", "es"])
def told(
    request: pytest.FixtureRequest,
    witness: WitnessClient,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Record:
    """Return what a person told on a whole journey, which was logged to the last line."""
    caplog.set_level(logging.DEBUG)
    person = Person(witness, request.param)
    most = journey(person, monkeypatch)
    leave(person, clock)
    return most


@pytest.fixture
def secrets(told: Record, translations: Path) -> Secrets:
    return Secrets.of(told, Translations.load(translations, ["es_US"]))


def test_the_journey_has_seen_every_kind_of_page(witness: WitnessClient, secrets: Secrets) -> None:
    assert {"growing_11358", "seven_or_more", "06037", "Monterey", "7 or more"} < secrets.told
    statuses = {response.status_code for response in witness.witnessed.responses}
    assert statuses == {200, 303, 403, 404, 405, 413, 422, 500}


def test_no_address_header_or_title_tells_what_was_told(
    witness: WitnessClient, secrets: Secrets
) -> None:
    assert not leaks(secrets, witness.witnessed.lines())


def test_no_log_and_no_output_tells_what_was_told(
    secrets: Secrets, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    logged = "\n".join(report.getMessage() for report in caplog.get_records("setup"))
    assert "ValueError at plan.show" in logged
    printed = capsys.readouterr()
    assert not leaks(secrets, [logged, caplog.text, printed.out, printed.err])


def test_the_cookie_is_opaque(witness: WitnessClient, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(witness)
    most = journey(person, monkeypatch)
    person.hold(most)
    value = person.cookie()
    assert value is not None
    inside = urlsafe_b64decode(value)
    plain = encode(the_law().vocabulary, most)
    for conviction in plain.partition("|")[0].split(","):
        assert len(conviction) > len(fact_ids())
        assert conviction.encode() not in inside
        assert conviction not in value
    words = Secrets.of(most, Translations()).told
    assert not [word for word in words if word in value or word.encode() in inside]


@pytest.mark.parametrize(
    "line",
    [
        "GET /en/check/1/plants?answer=seven_or_more HTTP/1.1",
        "ValueError: charge = 'growing_11358' is not in the vocabulary",
        "Location: /en/guide/06037",
        "7 or more – Old Case Check",
        f"the person said {label('charge', 'growing_11358')}.",
    ],
)
def test_a_planted_leak_is_found(line: str, caplog: pytest.LogCaptureFixture) -> None:
    secrets = Secrets.of(TOLD, Translations())
    logging.getLogger("portal.web").error("%s", line)
    assert leaks(secrets, [caplog.text])


def test_a_leak_planted_in_an_address_a_header_or_a_title_is_found(
    witness: WitnessClient,
) -> None:
    secrets = Secrets.of(TOLD, Translations())
    witness.get("/en/?said=seven_or_more")
    assert leaks(secrets, witness.witnessed.lines())
    witness.witnessed.responses.clear()
    response = witness.get("/en/")
    assert not leaks(secrets, witness.witnessed.lines())
    response.headers["X-Said"] = "growing_11358"
    assert leaks(secrets, witness.witnessed.lines())
    del response.headers["X-Said"]
    html = response.get_data(as_text=True)
    response.set_data(html.replace("<title>", "<title>7 or more plants: "))
    assert leaks(secrets, witness.witnessed.lines())
