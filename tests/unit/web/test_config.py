"""The configuration is whole, or the start is refused with what to do."""

import pytest

from portal.web.config import Config, ConfigError
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
    for wrong in ({"trusted_proxies": -1}, {"idle_seconds": 0}, {"absolute_seconds": 1}):
        with pytest.raises(ConfigError, match="within the absolute limit"):
            Config(keys=(NEW_KEY,), **wrong)
