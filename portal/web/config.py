"""Configuration from the environment, complete or refused at the start."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.web.cookie import key_bytes

IDLE_SECONDS = 30 * 60
ABSOLUTE_SECONDS = 4 * 60 * 60


class ConfigError(Exception):
    """Raised when the environment does not make a whole configuration."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the server needs to know: cookie keys (the first one seals), proxies, time limits."""

    keys: tuple[str, ...]
    trusted_proxies: int = 0
    idle_seconds: int = IDLE_SECONDS
    absolute_seconds: int = ABSOLUTE_SECONDS

    def __post_init__(self) -> None:
        if not self.keys:
            raise ConfigError("PORTAL_KEYS is empty; make a key with `portal new-key`")
        for place, key in enumerate(self.keys, 1):
            try:
                key_bytes(key)
            except ValueError as error:
                raise ConfigError(
                    f"key {place} of PORTAL_KEYS is not a key; make one with `portal new-key`"
                ) from error
        if self.trusted_proxies < 0 or not 0 < self.idle_seconds <= self.absolute_seconds:
            raise ConfigError(
                "proxies must not be negative; idle must be within the absolute limit"
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Config":
        """Return the configuration of these variables; ConfigError says what is missing."""
        keys = tuple(k.strip() for k in environment.get("PORTAL_KEYS", "").split(",") if k.strip())
        proxies = environment.get("PORTAL_TRUSTED_PROXIES", "0")
        if not proxies.isdecimal():
            raise ConfigError(f"PORTAL_TRUSTED_PROXIES is {proxies!r}; write a whole number")
        return cls(keys, int(proxies))
