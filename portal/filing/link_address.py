"""What can be told from a web address alone: its host, its site, and what sort of page it names."""

import re
from enum import Enum, auto
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

_USUAL_PORTS = frozenset({None, 80, 443})
_KEPT_IN_PATH = "/%:!$&'()*+,;=@~"
_CALIFORNIAN = frozenset({"co", "ci", "k12", "cc"})  # counties, cities and schools below ca.us
_SECOND_LEVEL = frozenset({"ac", "co", "com", "gov", "net", "org"})
_HOME = re.compile(
    r"/?((en|es|en-us|home|homepage|index|default|main|welcome)(\.[a-z]+)?/?)*", re.IGNORECASE
)


class PageKind(Enum):
    """What a page's own name says it is."""

    HOME = auto()
    SEARCH = auto()
    LOGIN = auto()
    NOT_FOUND = auto()
    OTHER = auto()


_NAMES = {
    PageKind.SEARCH: {"search", "site-search", "sitesearch", "search-results", "searchresults"},
    PageKind.LOGIN: {"login", "log-in", "logon", "signin", "sign-in", "wp-login", "sso"},
    PageKind.NOT_FOUND: {"404", "error404", "not-found", "notfound", "page-not-found"},
}


def host_of(address: str) -> str:
    """Return the host, and its port where that is not a usual one: whom a request troubles."""
    parts = urlsplit(address)
    return (parts.hostname or "") + ("" if parts.port in _USUAL_PORTS else f":{parts.port}")


def is_loopback(address: str) -> bool:
    """Return whether the address is on this very machine."""
    host = urlsplit(address).hostname or ""
    number = _number(host)
    return host == "localhost" or bool(number and number.is_loopback)


def site_of(address: str) -> str:
    """Return the registered domain, as far as it can be told without the list of all suffixes."""
    host = urlsplit(address).hostname or ""
    labels = host.split(".")
    if _number(host):
        return host
    if labels[-2:] == ["ca", "us"]:
        kept = 4 if _CALIFORNIAN.intersection(labels[-4:-3]) else 3
    else:
        kept = 3 if len(labels[-1]) == 2 and _SECOND_LEVEL.intersection(labels[-2:-1]) else 2  # noqa: PLR2004 - a country's code has two letters
    return ".".join(labels[-kept:])


def same_place(one: str, other: str) -> bool:
    """Return whether two addresses differ at most in http or https, www, query or a last slash."""
    return _place(one) == _place(other)


def loses_https(one: str, other: str) -> bool:
    """Return whether one went over https and the other does not."""
    return one.startswith("https:") and not other.startswith("https:")


def target_of(here: str, location: str) -> str | None:
    """Return the address a redirect leads to; None where that is no public address of the web."""
    try:
        parts = urlsplit(urljoin(here, location.strip()))
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        return None
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*|[0-9a-f:.]+", host):
        return None
    number = _number(host)
    inside = host == "localhost" or bool(number and not number.is_global)
    if inside and not is_loopback(here):
        return None
    path = quote(parts.path or "/", safe=_KEPT_IN_PATH)
    query = quote(parts.query, safe=_KEPT_IN_PATH + "?")
    return urlunsplit(parts._replace(path=path, query=query, fragment=""))


def kind_of(address: str) -> PageKind:
    """Return what the page's own name says it is."""
    parts = urlsplit(address)
    if _HOME.fullmatch(parts.path) and not (parts.query and len(parts.path) > 1):
        return PageKind.HOME
    names = {name.partition(".")[0] for name in parts.path.lower().split("/")}
    if (parts.hostname or "").partition(".")[0] in _NAMES[PageKind.LOGIN]:
        return PageKind.LOGIN
    return next((kind for kind, words in _NAMES.items() if words & names), PageKind.OTHER)


def _place(address: str) -> tuple[str, str]:
    return host_of(address).removeprefix("www."), unquote(urlsplit(address).path).rstrip("/")


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
