"""The room's own words are whole, or the maintainer is told what to mend."""

from pathlib import Path

import pytest

from portal.filing.directory import DirectoryError
from portal.paper import own_words as module
from portal.paper.own_words import own_words


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "ROOM", tmp_path)
    return tmp_path / "words.toml"


def test_each_sentence_is_translated(file: Path) -> None:
    file.write_text('[one]\nsay = "First"\n[two]\nsay = "Second"\n')
    assert own_words(file.name, ["one", "two"], str.upper) == {"one": "FIRST", "two": "SECOND"}


@pytest.mark.parametrize(
    ("planted", "message"),
    [
        ('[one]\nsay = "First"\n', r"the names: found \['one'\]; expected \['one', 'two'\]"),
        ('[one]\nsay = ""\n[two]\nsay = "x"\n', "words.toml, one: found say = ''"),
        ('[one]\nsay = "x"\nsaid = "y"\n[two]\nsay = "x"\n', "one: found the key said"),
        ('[one]\n[two]\nsay = "x"\n', "one: found no say"),
    ],
)
def test_a_planted_fault_is_found(file: Path, planted: str, message: str) -> None:
    file.write_text(planted)
    with pytest.raises(DirectoryError, match=message):
        own_words(file.name, ["one", "two"], str)
