"""What every page owes to everyone: checked on each page that any test fetches."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from tests.web.markup import Element

LANGUAGES = {
    **dict.fromkeys(("en", "es", "zh-Hant", "zh-Hans", "ko", "vi", "fil", "hy", "ru"), "ltr"),
    **dict.fromkeys(("km", "ja", "pa"), "ltr"),
    **dict.fromkeys(("fa", "ar"), "rtl"),
}
LOADERS = {"img", "script", "iframe", "link", "source", "video", "audio", "object", "embed", "use"}
INPUTS = {"radio", "checkbox", "hidden"}
LEAD = re.compile(
    r"/(?!/)|#.|tel:\+?[0-9]+(;ext=[0-9]+)?$|mailto:[^?:@]+@[^?:@]+$"
    r"|sms:\?&body=https%3A%2F%2F[\w.%-]+%2Fguide%2F[\w%-]*$"
)
REFERENCES = ("aria-describedby", "aria-labelledby", "form", "for")


def page_faults(page: Element) -> Iterator[str]:
    """Yield what is wrong with a page: structure, names, forms, and what it would load."""
    yield from _structure(page)
    yield from _references(page)
    yield from _forms(page)
    yield from _loads(page)
    yield from _links(page)


def _structure(page: Element) -> Iterator[str]:
    html = page.one("html")
    if LANGUAGES.get(html.get("lang")) != html.get("dir"):
        yield f"lang {html.get('lang')!r} with dir {html.get('dir')!r}"
    headings = page.all("h1")
    if len(headings) != 1 or not headings[0].text:
        yield f"{len(headings)} h1"
    if len(page.all("main")) != 1:
        yield "not one main"
    titles = page.one("head").all("title")
    if len(titles) != 1 or not titles[0].text:
        yield "not one title"
    for name, count in Counter(e.attributes["id"] for e in page if "id" in e.attributes).items():
        if count > 1 or not name:
            yield f"id {name!r} {count} times"


def _references(page: Element) -> Iterator[str]:
    ids = {element.get("id") for element in page}
    for element in page:
        for name in REFERENCES:
            for target in element.get(name).split():
                if target not in ids:
                    yield f"<{element.tag} {name}> points to no {target!r}"
        href = element.get("href")
        if href.startswith("#") and href[1:] not in ids:
            yield f"a link to no {href!r}"
    for label in page.all("label"):
        if not label.get("for"):
            yield f"the label {label.text!r} is for nothing"


def _forms(page: Element) -> Iterator[str]:
    for form in page.all("form"):
        if form.get("method") != "post" or not form.get("action").startswith("/"):
            yield f"a form by {form.get('method')!r} to {form.get('action')!r}"
    for found in page.all("input"):
        if found.get("type") not in INPUTS:
            yield f"an input of type {found.get('type')!r}"
    labelled = {label.get("for") for label in page.all("label")}
    for found in page.all("input", "select"):
        if found.get("type") != "hidden" and found.get("id") not in labelled:
            yield f"no label for {found.get('id')!r}"
    if page.all("textarea") or any("contenteditable" in e.attributes for e in page):
        yield "a box to type in"


def _loads(page: Element) -> Iterator[str]:
    scripts = page.all("script")
    if len(scripts) > 1 or any(script.text for script in scripts):
        yield f"a script in <script>, {len(scripts)} in all"
    for element in page:
        if element.tag in LOADERS and element.get("rel") not in {"canonical", "alternate"}:
            for name in ("src", "href", "data", "srcset", "xlink:href"):
                source = element.get(name)
                if source and not re.match(r"/(?!/)", source):
                    yield f"<{element.tag}> loads {source!r}"
        if any(name.startswith("on") for name in element.attributes):
            yield f"a script in <{element.tag}>"
        if "style" in element.attributes or element.tag in {"base", "iframe", "object", "embed"}:
            yield f"<{element.tag}> {element.get('style')!r}"
    for style in page.all("style"):
        if re.search(r"url\(|@import|@font-face", style.text):
            yield "the style loads something"


def _links(page: Element) -> Iterator[str]:
    for link in page.all("a"):
        href = link.get("href")
        if not link.text:
            yield f"a link without words to {href!r}"
        if href.startswith("https://"):
            if link.get("rel") != "noreferrer":
                yield f"{href!r} is told where the visitor comes from"
        elif not LEAD.match(href):
            yield f"a link to {href!r}"


def policy_faults(policy: str, page: Element) -> Iterator[str]:
    """Yield what the content security policy lets in, or would wrongly shut out."""
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    if parts.get("default-src") != "'none'":
        yield f"default-src {parts.get('default-src')!r}"
    if "unsafe" in policy or "*" in policy or "http" in policy:
        yield f"a loose policy: {policy}"
    for name in ("base-uri", "frame-ancestors"):
        if parts.get(name) != "'none'":
            yield f"{name} {parts.get(name)!r}"
    if parts.get("script-src") != "'self'":
        yield f"script-src {parts.get('script-src')!r}"
    own, _, digest = parts.get("style-src", "").partition(" ")
    if own != "'self'":
        yield f"style-src {own!r}"
    for style in page.all("style"):
        inline = "".join(child for child in style.children if isinstance(child, str))
        if digest != f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'":
            yield "the hash in the policy is not that of the style"
