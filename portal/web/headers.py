"""The headers of every response: nothing from elsewhere, nothing kept, nothing told."""

from base64 import b64encode
from hashlib import sha256

from flask import Response

FIXED = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SECURE = {"Strict-Transport-Security": "max-age=31536000"}
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
PUBLIC = {"Cache-Control": "public, max-age=300"}


def style_policy(css: str) -> str:
    """Return the content security policy that allows this one inline style and no script."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def harden(response: Response, policy: str, *, secure: bool) -> Response:
    """Return the response with the fixed headers; private unless it says otherwise."""
    response.headers.extend(FIXED)
    response.headers["Content-Security-Policy"] = policy
    if secure:
        response.headers.extend(SECURE)
    if "Cache-Control" not in response.headers:
        response.headers.extend(PRIVATE)
    return response
