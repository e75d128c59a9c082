"""The shipped guides: one a relief, each with words, and an address of its own."""

import re

import pytest

from portal.filing.directory import Directory
from portal.filing.directory_load import load_directory
from portal.filing.guides import Guides, county_slug
from portal.filing.guides_load import load_guides
from portal.law.model import Relief


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


@pytest.fixture(scope="module")
def guides(directory: Directory) -> Guides:
    return load_guides(directory)


def test_every_relief_has_its_guide_and_there_are_topics(guides: Guides) -> None:
    assert [guide.relief for guide in guides.reliefs] == list(Relief)
    assert len(guides.topics) > 1
    assert all(topic.relief is None for topic in guides.topics)


def test_an_address_is_made_of_small_letters_and_hyphens(
    guides: Guides, directory: Directory
) -> None:
    places = [county_slug(county) for county in directory.counties]
    assert {"los-angeles", "del-norte", "san-luis-obispo"} <= set(places)
    assert len(set(places)) == 58
    for word in (*guides.by_slug, *places):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word)
    assert all(guides.by_slug[guide.slug] is guide for guide in guides.by_slug.values())


def test_no_title_and_no_summary_is_said_twice(guides: Guides) -> None:
    everyone = guides.by_slug.values()
    assert len({guide.title for guide in everyone}) == len(everyone)


def test_only_a_case_of_another_place_is_out_of_reach_of_a_county(guides: Guides) -> None:
    elsewhere = {guide.relief for guide in guides.by_slug.values() if guide.is_elsewhere}
    assert elsewhere == {Relief.FEDERAL, Relief.OTHER_COURT}
