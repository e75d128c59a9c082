"""A record from elsewhere is cleaned and taken, or refused with the reason; the others stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.hsds_server import a_service, an_id, told
from tests.unit.cli.syncing import Keeper, keeping


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with keeping(tmp_path) as found:
        yield found


REFUSED: list[tuple[object, str]] = [
    ({key: cell for key, cell in a_service("x").items() if key != "status"}, "$: no status"),
    ({key: cell for key, cell in a_service("x").items() if key != "id"}, "$: no id"),
    (a_service("x", id="../../admin"), "$.id: not a uuid"),
    (a_service("x", status="open"), "$.status: not one of"),
    (a_service("x", name="<script>alert(1)</script>"), "$: no name"),
    (a_service("x", name=["a"]), "$.name: not a string"),
    (a_service("x", phones="none"), "$.phones: not a array"),
    (a_service("x", organization={"id": an_id("o"), "name": "O"}), "no description"),
    ("a text", "$: not a object"),
    (None, "$: not a object"),
]


@pytest.mark.parametrize(("bad", "fault"), REFUSED)
def test_a_record_that_is_not_sound_is_refused_and_the_others_are_taken(
    keeper: Keeper, bad: object, fault: str
) -> None:
    keeper.api.pages([bad, a_service("Record Clinic")])
    diff = keeper.diff()
    assert [one["name"] for one in diff["new"]] == ["Record Clinic"]
    (refused,) = diff["refused"]
    assert refused["place"] == "page 1, item 1"
    assert fault in refused["faults"][0]


def test_of_two_with_one_id_the_first_is_taken(keeper: Keeper) -> None:
    keeper.api.pages([a_service("A")], [a_service("A", description="Otherwise."), a_service("B")])
    diff = keeper.diff()
    assert [(one["name"], one["helps_with"]) for one in diff["new"]] == [
        ("A", "Helps people clear a record."),
        ("B", "Helps people clear a record."),
    ]
    (refused,) = diff["refused"]
    assert refused["place"] == "page 2, item 1"
    assert "second time" in refused["faults"][0]


def test_hostile_text_becomes_plain(keeper: Keeper) -> None:
    keeper.api.pages(
        [
            a_service(
                "x",
                name="<b>Record</b>\u202e Clinic<script>alert(1)</script>\x07",
                description="Free &lt;img src=x onerror=alert(1)&gt;help\n\n# now ![x](https://e.vil/)",
                url="javascript:alert(1)",
                organization={
                    "id": an_id("o"),
                    "name": "O",
                    "description": "d",
                    "website": "https://court:secret@evil.example.org/",
                },
                phones=[{"id": an_id("p"), "number": "tel:<b>1</b>"}],
            )
        ]
    )
    (found,) = keeper.diff()["new"]
    assert found["name"] == "Record Clinic"
    assert found["helps_with"] == "Free help # now ![x](https://e.vil/)"
    assert not {"url", "phone"} & found.keys()
    assert [note.partition(",")[0] for note in found["notes"]] == [
        "url left out",
        "url left out",
        "phone left out",
        "name cleaned of markup",
        "description cleaned of markup",
    ]
    text = keeper.sync().stdout
    assert "`Free help # now ![x](https://e.vil/)`" in text
    assert not set(text) & {"\u202e", "\x07", "\x1b"}


def test_a_name_of_a_megabyte_is_cut(keeper: Keeper) -> None:
    keeper.api.pages([a_service("x", name="A" * 2**20)])
    (found,) = keeper.diff()["new"]
    assert len(found["name"]) == 200
    assert keeper.out.stat().st_size < 20_000


@pytest.mark.parametrize(
    "link",
    [
        "http://record.example.org/",
        "https://user@record.example.org/",
        "https://record.example.org:8443/",
        "https://127.0.0.1/",
        "https://record.example.org/\u202egpj.exe",
        "data:text/html,x",
        "https://record.example.org/" + "a" * 500,
    ],
)
def test_only_a_plain_https_link_is_taken(keeper: Keeper, link: str) -> None:
    keeper.api.pages([a_service("x", url=link)])
    diff = keeper.diff()
    assert len(diff["new"]) + len(diff["refused"]) == 1
    assert {one.get("url") for one in diff["new"]} <= {None, "https://record.example.org/gpj.exe"}


def test_a_thin_item_whose_page_is_gone_or_anothers_is_refused(keeper: Keeper) -> None:
    thin = [{"id": an_id(n), "name": n, "status": "active"} for n in ("a", "b")]
    keeper.api.pages(thin)
    keeper.api.own[an_id("b")] = told(a_service("Record Clinic"))
    diff = keeper.diff()
    assert diff["new"] == []
    assert [one["place"] for one in diff["refused"]] == [f"service {an_id(n)}" for n in ("a", "b")]
    assert "gone" in diff["refused"][0]["faults"][0]
    assert "another id" in diff["refused"][1]["faults"][0]
