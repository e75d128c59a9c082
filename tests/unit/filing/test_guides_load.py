"""The guides are read strictly: each slip names its file, its row and its cure."""

from pathlib import Path

import pytest

from portal.filing.directory import Directory, DirectoryError, OrganisationKind
from portal.filing.directory_load import load_directory
from portal.filing.guides import GuideKind
from portal.filing.guides_load import load_guides
from portal.law.model import Relief
from tests.unit.filing.guide_stubs import write_guides


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_guides(tmp_path / "guides")


def refusal(folder: Path, directory: Directory) -> DirectoryError:
    with pytest.raises(DirectoryError) as caught:
        load_guides(directory, folder)
    for part in (caught.value.file, caught.value.row, caught.value.found, caught.value.expected):
        assert part in str(caught.value)
    assert caught.value.cure
    return caught.value


def test_a_topic_is_read_whole(folder: Path, directory: Directory) -> None:
    guide = load_guides(directory, folder).by_slug["own-record"]
    assert (guide.id, guide.kind, guide.relief) == ("own_record", GuideKind.TOPIC, None)
    assert (guide.title, guide.summary) == ("Your own record", "You can ask to see it.")
    assert guide.help == (OrganisationKind.LEGAL_AID, OrganisationKind.LAW_LIBRARY)
    what, long = guide.sections
    said, listed = what.parts
    assert (what.heading, long.heading) == ("What it is", "How long it takes")
    assert said.say == "A list of your arrests and convictions."
    assert [cite.text for cite in said.cites] == ["Pen. Code § 11122", "Pen. Code § 13101"]
    assert said.doubt == "The fee may change."
    assert [link.id for link in said.links] == ["doj-record-review"]
    assert (listed.say, listed.points) == (None, ("Go to a Live Scan shop.", "Pay the fee."))
    assert (listed.cites, listed.doubt, listed.links) == ((), None, ())


def test_topics_come_first_and_then_the_reliefs_best_first(
    folder: Path, directory: Directory
) -> None:
    guides = load_guides(directory, folder)
    assert [guide.id for guide in guides.topics] == ["own_record"]
    assert [guide.relief for guide in guides.reliefs] == list(Relief)
    assert len(guides.by_slug) == len(Relief) + 1


TOPIC = "own_record.toml"
FIRST = "own_record, section 1 (What it is), part 1"
POINT = "[[section.part.point]]"
EMPTY = f"[[section.part]]\n{POINT}"
SLIPS = [
    (TOPIC, 'id = "own_record"', 'id = "record"', "whole file", "id = 'record'"),
    (TOPIC, 'kind = "topic"', 'kind = "relief"', "own_record", "of kind relief"),
    (TOPIC, 'kind = "topic"', 'kind = "page"', "own_record", "kind = 'page'"),
    (TOPIC, 'title = "Your own record"', 'title = ""', "own_record", "title = ''"),
    (TOPIC, 'summary = "You can ask to see it."\n', "", "own_record", "no summary"),
    (TOPIC, '"law_library"]', '"law_library", "law_library"]', "own_record", "help = "),
    (TOPIC, '"law_library"]', '"library"]', "own_record", "'library'"),
    (TOPIC, '["legal_aid", "law_library"]', "[]", "own_record", "help = []"),
    (TOPIC, 'title = "Your', 'lead = "x"\ntitle = "Your', "own_record", "the key lead"),
    (TOPIC, 'heading = "What it is"\n', "", "own_record, section 1", "no heading"),
    (TOPIC, 'say = "A list of your arrests and convictions."\n', "", FIRST, "neither"),
    (TOPIC, 'doubt = "The fee', 'doubts = "The fee', FIRST, "the key doubts"),
    (TOPIC, 'doubt = "The fee may change."', 'doubt = ""', FIRST, "doubt = ''"),
    (TOPIC, 'cite = ["Pen. Code § 11122", ', 'cite = ["", ', FIRST, "cite = "),
    (TOPIC, 'link = ["doj-record-review"]', 'link = ["doj"]', FIRST, "not in organisations"),
    (TOPIC, 'link = ["doj-record-review"]', 'link = ["gov-pardon"]', FIRST, "may not be shown"),
    (TOPIC, 'item = "Pay the fee."', 'say = "Pay."', "part 2, point 2", "no item"),
    (TOPIC, 'item = "Pay the fee."', 'item = "Pay."\nx = 1', "part 2, point 2", "the key x"),
    (TOPIC, EMPTY, f"[[section.part]]\nsay = 'x'\n{POINT}", "part 2", "both say and points"),
    (TOPIC, "[[section]]", "[[section", "whole file", "line 7"),
    ("federal.toml", 'kind = "relief"', 'kind = "topic"', "federal", "of kind topic"),
    ("federal.toml", '[[section.part]]\nsay = "A judge decides."\n', "", "section 1", "no part"),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_cure(
    folder: Path, directory: Directory, slip: tuple[str, ...]
) -> None:
    name, old, new, row, found = slip
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    error = refusal(folder, directory)
    assert error.file in {f"guides/{name}", name}
    assert row in error.row
    assert found in error.found


def test_a_relief_without_a_guide_is_refused(folder: Path, directory: Directory) -> None:
    (folder / "federal.toml").unlink()
    error = refusal(folder, directory)
    assert (error.row, error.found) == ("the reliefs", "no federal")


@pytest.mark.parametrize("name", ["county", "glossary", "Record", "own record", "own__record"])
def test_a_name_that_cannot_be_an_address_is_refused(
    folder: Path, directory: Directory, name: str
) -> None:
    text = (folder / TOPIC).read_text(encoding="utf-8")
    named = text.replace('id = "own_record"', f'id = "{name}"')
    (folder / f"{name}.toml").write_text(named, encoding="utf-8")
    error = refusal(folder, directory)
    assert error.found == f"id = {name!r}"
    assert f"{name}.toml" in error.file


def test_two_guides_for_one_address_are_refused(folder: Path, directory: Directory) -> None:
    text = (folder / TOPIC).read_text(encoding="utf-8")
    twin = text.replace('id = "own_record"', 'id = "own-record"')
    (folder / "own-record.toml").write_text(twin, encoding="utf-8")
    assert "own-record" in refusal(folder, directory).found


def test_two_guides_with_one_title_are_refused(folder: Path, directory: Directory) -> None:
    text = (folder / "federal.toml").read_text(encoding="utf-8")
    named = text.replace("About federal", "Your own record")
    (folder / "federal.toml").write_text(named, encoding="utf-8")
    assert "Your own record" in refusal(folder, directory).found
