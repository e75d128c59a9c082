"""What an address alone tells: host, site, place, and the sort of page it names."""

import pytest

from portal.filing.link_address import (
    PageKind,
    host_of,
    is_loopback,
    kind_of,
    loses_https,
    same_place,
    site_of,
    target_of,
)

URL = "https://www.court.example/records/expunge"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.placer.courts.ca.gov/a", "ca.gov"),
        ("https://pubdef.lacounty.gov/", "lacounty.gov"),
        ("https://publicdef.co.riverside.ca.us/", "co.riverside.ca.us"),
        ("https://www.example.ca.us/", "example.ca.us"),
        ("https://ca.us/", "ca.us"),
        ("https://www.example.co.uk/", "example.co.uk"),
        ("https://a.b.example.org:8443/", "example.org"),
        ("https://localhost/", "localhost"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
    ],
)
def test_the_registered_domain(address: str, site: str) -> None:
    assert site_of(address) == site


def test_hosts_and_places() -> None:
    assert (
        host_of("https://Court.example:443/") == host_of("http://court.example/") == "court.example"
    )
    assert host_of("http://127.0.0.1:81/") == "127.0.0.1:81"
    assert is_loopback("http://127.9.9.9/")
    assert is_loopback("http://[::1]:1/")
    assert not is_loopback("http://localhost.example/")
    assert same_place("http://court.example/a", "https://www.court.example/a/?lang=es")
    assert not same_place("https://court.example/a", "https://court.example/b")
    assert loses_https("https://court.example/", "http://court.example/")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/new page?a=b#c", "https://www.court.example/new%20page?a=b"),
        ("//other.example", "https://other.example/"),
        ("../x|<y>", "https://www.court.example/x%7C%3Cy%3E"),
        ("mailto:clerk@court.example", None),
        ("javascript:void(0)", None),
        ("https://user@court.example/", None),
        ("http://[broken", None),
        ("http://court.example:port/", None),
        ("http://10.0.0.1/", None),
        ("http://127.0.0.1/", None),
        ("http://localhost:8000/", None),
        ("http://cou\x1b[31mrt.example/", None),
    ],
)
def test_where_a_redirect_leads(location: str, target: str | None) -> None:
    assert target_of(URL, location) == target


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://court.example", PageKind.HOME),
        ("https://court.example/?error=404", PageKind.HOME),
        ("https://court.example/en/index.php", PageKind.HOME),
        ("https://court.example/index.php?id=7", PageKind.OTHER),
        ("https://court.example/records", PageKind.OTHER),
        ("https://court.example/Search.aspx?q=x", PageKind.SEARCH),
        ("https://login.court.example/start", PageKind.LOGIN),
        ("https://court.example/errors/404.html", PageKind.NOT_FOUND),
    ],
)
def test_what_a_pages_name_says(address: str, kind: PageKind) -> None:
    assert kind_of(address) is kind
