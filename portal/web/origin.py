"""Refuse posts from other sites: Fetch Metadata, with Origin where a browser sends none."""

from urllib.parse import urlsplit

from flask import Request

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})


def is_cross_site(request: Request) -> bool:
    """Return whether a request that may change something comes from another site.

    A browser that sends neither header is older than both; for it the cookie's SameSite=Lax
    stands guard, since a post from elsewhere then carries no answers.
    """
    if request.method in SAFE:
        return False
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site not in OURS
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        sent = urlsplit(origin)
    except ValueError:
        return True
    return (sent.scheme, sent.netloc) != (request.scheme, request.host)
