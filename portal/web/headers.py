"""The headers of every response: nothing from elsewhere, nothing kept, nothing told."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# On a response that only leads on, too: a browser that finds another opener policy on the way gives
# the next page a process of its own, which costs a slow phone some 40 ms at each answer.
LEADING = [
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]
FIXED = [
    *LEADING,
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]
SECURE = [("Strict-Transport-Security", "max-age=31536000")]
PRIVATE = [("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex")]
PUBLIC = {"Cache-Control": "public, max-age=300"}


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(css: str) -> str:
    """Return the content security policy: our own files, and this one style inside a page."""
    return (
        f"default-src 'none'; style-src 'self' {_hash(css)}; script-src 'self'; "
        "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


class Hardened:
    """A WSGI layer that puts the fixed headers on every response, errors and files included.

    A response is private (never stored, never indexed) unless it says how it may be kept, or that
    it may be indexed. One that
    only leads on shows nothing that a policy could be for, and stays small: there are as many of
    them as answers.
    """

    def __init__(self, app: "WSGIApplication", policy: str) -> None:
        self._app = app
        self._always = [*FIXED, ("Content-Security-Policy", policy)]

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Pass the request on and add the headers to its response."""
        secure = SECURE if environ["wsgi.url_scheme"] == "https" else []

        def begin(status: str, sent: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], Any]:  # noqa: ANN401 - WSGI's own signature
            named = {name.lower() for name, _ in sent}
            extra = LEADING if status.startswith(("301", "302", "303")) else self._always
            private = [pair for pair in PRIVATE if pair[0].lower() not in named]
            if "cache-control" in named:
                private = []
            return start_response(status, [*sent, *extra, *secure, *private], *rest)

        return self._app(environ, begin)
