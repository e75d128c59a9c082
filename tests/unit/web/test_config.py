"""The configuration is whole, or the start is refused with what to do."""

from pathlib import Path

import pytest

from portal.filing.link_report import REPORT
from portal.web.config import FORMS, Config, ConfigError
from tests.web.serving import NEW_KEY, OLD_KEY


def test_it_is_read_from_the_environment() -> None:
    found = Config.from_environment(
        {"PORTAL_KEYS": f" {NEW_KEY} , {OLD_KEY},", "PORTAL_TRUSTED_PROXIES": "2", "HOME": "/"}
    )
    assert found == Config(keys=(NEW_KEY, OLD_KEY), trusted_proxies=2)


def test_only_the_keys_have_no_default() -> None:
    assert Config.from_environment({"PORTAL_KEYS": NEW_KEY}).trusted_proxies == 0
    for environment in ({}, {"PORTAL_KEYS": ""}, {"PORTAL_KEYS": " , "}):
        with pytest.raises(ConfigError, match="PORTAL_KEYS is empty"):
            Config.from_environment(environment)


@pytest.mark.parametrize("key", ["x", NEW_KEY[:-1], NEW_KEY[8:], "ключ"])
def test_a_key_that_is_none_is_named_by_its_place_and_never_shown(key: str) -> None:
    with pytest.raises(ConfigError, match="key 2 of PORTAL_KEYS") as caught:
        Config.from_environment({"PORTAL_KEYS": f"{NEW_KEY},{key}"})
    assert NEW_KEY not in str(caught.value)
    assert key == "x" or key not in str(caught.value)


@pytest.mark.parametrize("proxies", ["-1", "one", "1.5", ""])
def test_the_number_of_proxies_is_a_whole_number(proxies: str) -> None:
    with pytest.raises(ConfigError, match="whole number"):
        Config.from_environment({"PORTAL_KEYS": NEW_KEY, "PORTAL_TRUSTED_PROXIES": proxies})


def test_limits_and_proxies_must_make_sense() -> None:
    for proxies, idle, absolute in ((-1, 1, 1), (0, 0, 1), (0, 2, 1)):
        with pytest.raises(ConfigError, match="within the absolute limit"):
            Config((NEW_KEY,), proxies, idle, absolute)


def test_the_address_for_reports_may_be_left_out() -> None:
    for environment in ({}, {"PORTAL_REPORT_LINK": " "}):
        found = Config.from_environment({"PORTAL_KEYS": NEW_KEY, **environment})
        assert found.report_link == ""


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://example.org:8443/a/b.html?c=d&e=%20#f",
        "mailto:clear.records+law@legal-aid.example.org",
    ],
)
def test_the_address_for_reports_is_a_page_or_a_mailbox(link: str) -> None:
    found = Config.from_environment({"PORTAL_KEYS": NEW_KEY, "PORTAL_REPORT_LINK": link})
    assert found.report_link == link


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "//example.org",
        "example.org",
        "https://",
        "https://me@example.org",
        'https://example.org/"><b>',
        "https://example.org/a b",
        "mailto:someone",
        "mailto:a@example.org?subject=x",
        "mailto:a@example.org,b@example.org",
        "https://example.org\n",
    ],
)
def test_any_other_address_for_reports_is_refused(link: str) -> None:
    with pytest.raises(ConfigError, match="PORTAL_REPORT_LINK is"):
        Config(keys=(NEW_KEY,), report_link=link)


def test_the_link_report_may_stand_elsewhere(tmp_path: Path) -> None:
    assert Config.from_environment({"PORTAL_KEYS": NEW_KEY}).link_report == REPORT
    path = tmp_path / "links.json"
    path.write_text("{}", encoding="utf-8")
    named = {"PORTAL_KEYS": NEW_KEY, "PORTAL_LINK_REPORT": str(path)}
    assert Config.from_environment(named).link_report == path


def test_a_link_report_that_is_named_must_be_there(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.json", tmp_path):
        with pytest.raises(ConfigError, match="PORTAL_LINK_REPORT"):
            Config.from_environment({"PORTAL_KEYS": NEW_KEY, "PORTAL_LINK_REPORT": str(missing)})


def test_the_forms_may_stand_elsewhere(tmp_path: Path) -> None:
    assert Config.from_environment({"PORTAL_KEYS": NEW_KEY}).forms == FORMS
    named = {"PORTAL_KEYS": NEW_KEY, "PORTAL_FORMS": str(tmp_path)}
    assert Config.from_environment(named).forms == tmp_path
    with pytest.raises(ConfigError, match=r"PORTAL_FORMS is .*none"):
        Config.from_environment({"PORTAL_KEYS": NEW_KEY, "PORTAL_FORMS": str(tmp_path / "none")})


@pytest.mark.parametrize("own", ["https://example.org", "https://a-b.example.org:8443/", ""])
def test_the_own_address_is_a_host_and_no_more(own: str) -> None:
    named = {"PORTAL_KEYS": NEW_KEY, "PORTAL_PUBLIC_ADDRESS": own}
    assert Config.from_environment(named).public_address == own.removesuffix("/")


@pytest.mark.parametrize(
    "own",
    [
        *("http://example.org", "example.org", "https://", "https://example.org/en"),
        *("https://me@example.org", "https://example.org?x", "https://exämple.org", "https://a b"),
    ],
)
def test_any_other_own_address_is_refused(own: str) -> None:
    with pytest.raises(ConfigError, match="PORTAL_PUBLIC_ADDRESS is"):
        Config.from_environment({"PORTAL_KEYS": NEW_KEY, "PORTAL_PUBLIC_ADDRESS": own})
