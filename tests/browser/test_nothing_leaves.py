"""A whole journey, with scripts on, asks nothing of another host and keeps nothing but a cookie."""

import pytest

from tests.browser.conftest import NewPerson
from tests.browser.person import GROWING, OPPOSED, Person
from tests.browser.witness import Witness

pytestmark = pytest.mark.browser

KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
    scripts: document.scripts.length,
})"""
NOTHING = {
    "local": 0,
    "session": 0,
    "databases": 0,
    "caches": 0,
    "workers": 0,
    "cookie": "",
    "scripts": 1,
}
TELLING = {value for case in (GROWING, OPPOSED) for value in case.values() if len(value) > 4}


def sees_every_kind_of_page(person: Person) -> None:
    for path in ("/privacy", "/lost", "/expired", "/not-here"):
        person.open(path)
    person.begin()
    person.go_on()
    person.tell(GROWING)
    person.open("/check/1/remove")
    person.open("/answers")
    person.change(1, "plants")
    person.answer("seven_or_more")
    person.open("/answers")
    person.follow('main form[action$="/forget-change"] > button')
    person.add_another(2)
    person.tell(OPPOSED)
    person.see_result()


def test_no_request_leaves_and_nothing_is_kept(people: NewPerson, witness: Witness) -> None:
    person = people(language="es", javascript=True)
    person.look = lambda page: _keeps_nothing(page.evaluate(KEPT))
    sees_every_kind_of_page(person)

    cookies = person.page.context.cookies()
    assert [(c["name"], c["httpOnly"], c["sameSite"], c["expires"]) for c in cookies] == [
        ("answers", True, "Lax", -1)
    ]
    person.finish()
    assert person.page.context.cookies() == []
    assert len(witness.asked) > 40
    assert witness.outside == []
    assert not [url for url in witness.asked if any(value in url for value in TELLING)]


def _keeps_nothing(kept: dict[str, object]) -> None:
    assert kept == NOTHING
