"""The list of a pack leads to every paper, in each language, and loads nothing."""

from portal.cli.outreach_index import Chapter, Listed, Shelf, index, readme
from tests.unit.paper.event_papers import ground, voice

SHELF = Shelf("Kern & <co>", (Listed("en/kern/poster.pdf", "Poster <b>"),))
CHAPTERS = [Chapter(ground(voice(lang)), (SHELF,)) for lang in ("en", "es")]


def test_every_paper_is_listed_and_nothing_is_markup() -> None:
    page = index(CHAPTERS)
    assert page.count('<a href="en/kern/poster.pdf">Poster &lt;b&gt;</a>') == 2
    assert "<h3>Kern &amp; &lt;co&gt;</h3>" in page
    assert '<section lang="es" dir="ltr">' in page
    assert "default-src 'none'" in page
    assert not any(planted in page for planted in ("<script", "src=", "http:", "https:", "<b>"))


def test_the_readme_has_a_line_in_each_language() -> None:
    lines = readme(CHAPTERS).splitlines()
    assert len(lines) == 2
    assert all("index.html" in line for line in lines)
    assert "November 22, 2026" in lines[0]
    assert lines[0] != lines[1]
