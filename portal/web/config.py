"""Configuration from the environment, complete or refused at the start."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.filing.link_report import REPORT
from portal.web.cookie import key_bytes

IDLE_SECONDS = 30 * 60
ABSOLUTE_SECONDS = 4 * 60 * 60
PUBLIC_ADDRESS = re.compile(
    r"https://[A-Za-z0-9.-]+(:\d+)?(/[\w./~%?=&#+:-]*)?|mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII
)

OWN_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?", re.ASCII)
FORMS = Path("instance/forms")


class ConfigError(Exception):
    """Raised when the environment does not make a whole configuration."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the server needs to know: cookie keys (the first one seals), proxies, time limits.

    `link_report` is what `portal check-links` wrote; where there is none, no link was checked.
    `report_link` is where the public may report a mistake: https, mailto, or nothing.
    `forms` is where `portal fetch-forms` put the blank forms; `public_address` is this site's own
    (https://host), for codes on paper: without it they have the host of the request.
    """

    keys: tuple[str, ...]
    trusted_proxies: int = 0
    idle_seconds: int = IDLE_SECONDS
    absolute_seconds: int = ABSOLUTE_SECONDS
    link_report: Path = REPORT
    report_link: str = ""
    forms: Path = FORMS
    public_address: str = ""

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
        if self.report_link and not PUBLIC_ADDRESS.fullmatch(self.report_link):
            raise ConfigError(
                f"PORTAL_REPORT_LINK is {self.report_link!r}; write https://… or mailto:name@…"
            )
        if self.public_address and not OWN_ADDRESS.fullmatch(self.public_address):
            raise ConfigError(
                f"PORTAL_PUBLIC_ADDRESS is {self.public_address!r}; write https://host, no path"
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Config":
        """Return the configuration of these variables; ConfigError says what is missing."""
        keys = tuple(k.strip() for k in environment.get("PORTAL_KEYS", "").split(",") if k.strip())
        proxies = environment.get("PORTAL_TRUSTED_PROXIES", "0")
        if not proxies.isdecimal():
            raise ConfigError(f"PORTAL_TRUSTED_PROXIES is {proxies!r}; write a whole number")
        named = environment.get("PORTAL_LINK_REPORT", "")
        if named and not Path(named).is_file():
            raise ConfigError(f"PORTAL_LINK_REPORT is {named!r}, and there is no such file")
        forms = environment.get("PORTAL_FORMS", "")
        if forms and not Path(forms).is_dir():
            raise ConfigError(f"PORTAL_FORMS is {forms!r}, and there is no such folder")
        return cls(
            keys,
            int(proxies),
            link_report=Path(named) if named else REPORT,
            report_link=environment.get("PORTAL_REPORT_LINK", "").strip(),
            forms=Path(forms) if forms else FORMS,
            public_address=environment.get("PORTAL_PUBLIC_ADDRESS", "").strip().rstrip("/"),
        )
