"""Build the application: all tables, words and catalogues are read here or the start is refused."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, current_app, g, request
from flask_babel import Babel
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.filing.directory_load import load_directory
from portal.filing.glossary import load_glossary
from portal.filing.guidance import load_guidance, refuse_unknown_rules
from portal.filing.guides_load import load_guides
from portal.filing.link_report import read_report
from portal.interview.questions import load_questions
from portal.law.estimate import Law
from portal.web import (
    errors,
    event,
    glossary_links,
    headers,
    kept_english,
    locale,
    origin,
    step_words,
    words,
)
from portal.web.assets import Asset, style_is_there
from portal.web.config import Config
from portal.web.cookie import Sealer
from portal.web.door import Door
from portal.web.page import Memory, Page, PageMemory, coding, respond
from portal.web.portal import KEY, Portal, portal
from portal.web.press_room import PressRoom, blank_form
from portal.web.public_guide import own_address
from portal.web.views import BLUEPRINTS
from portal.web.visit import Visits, forget

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 4096
A_DAY = 86400
MOST_PUBLIC_PAGES = 1024
# A long page, the result of many convictions, is worth a few hundredths of a second: it then still
# fits what a server may send before it has to wait.
LONG_PAGE, FAST, SMALL = 30_000, 5, 10
STYLE, SCRIPT = "style.css", "own.js"


def create_app(
    config: Config, now: Callable[[], int], translations: Path = ROOT / "translations"
) -> Flask:
    """Return the application; `now` gives seconds since the epoch.

    Raises LawError, QuestionError, DirectoryError or LocaleError if anything shipped is not whole.
    """
    app = Flask("portal.web", static_folder="static", template_folder=str(ROOT / "templates"))
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_PARTS=8, SEND_FILE_MAX_AGE_DEFAULT=A_DAY
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions[KEY] = _portal(config, now)
    locale.refuse_missing(translations)
    app.extensions[kept_english.KEY] = kept_english.markers(translations)
    Babel(
        app,
        locale_selector=lambda: locale.current().babel,
        default_translation_directories=str(translations),
    )
    style = Asset.of(STYLE, "text/css", words.small_css)
    script = Asset.of(SCRIPT, "text/javascript", words.small_script)
    for asset in (style, script):
        asset.serve(app)
    app.jinja_env.globals.update(
        style=style,
        script=script,
        own_address=own_address,
        event_seconds=event.LEAVE_AFTER_SECONDS,
        languages=locale.LANGUAGES,
        report_link=config.report_link,
    )
    filters = {**words.FILTERS, **glossary_links.FILTERS, **step_words.FILTERS}
    app.jinja_env.filters.update(words.of_this_request(filters))
    _wire(app)
    app.wsgi_app = Door(app.wsgi_app, app.extensions[KEY])  # type: ignore[method-assign]
    app.wsgi_app = headers.Hardened(app.wsgi_app, headers.policy(style.on_screen))  # type: ignore[method-assign]
    if config.trusted_proxies:
        count = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app


def _portal(config: Config, now: Callable[[], int]) -> Portal:
    law, directory = Law.load(), load_directory()
    guidance = load_guidance()
    refuse_unknown_rules(guidance, law.rules)
    sealer = Sealer(config.keys, config.idle_seconds, config.absolute_seconds)
    return Portal(
        law,
        load_questions(law.vocabulary),
        directory,
        guidance,
        Visits(sealer, law.vocabulary),
        PageMemory(),
        Memory(),
        now,
        load_glossary(),
        load_guides(directory),
        PageMemory(MOST_PUBLIC_PAGES),
        read_report(config.link_report),
        PressRoom(blank_form(config.forms), config.public_address),
    )


def _wire(app: Flask) -> None:
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    app.url_defaults(_language_in_path)
    app.url_value_preprocessor(_language_from_path)
    app.before_request(_open_request)
    app.context_processor(_around)

    @app.after_request
    def close_request(response: Response) -> Response:
        return _keep_or_forget(_private_at_events(_compressed(response)))


def _around() -> dict[str, object]:
    """Return what the frame of every page needs."""
    now = event.current()
    offered = now.languages if now else tuple(locale.LANGUAGES.values())
    return {
        "current_tag": locale.current().tag,
        "event": now,
        "offered": offered,
        "style_is_there": style_is_there(),
    }


def _language_in_path(endpoint: str, values: dict[str, object]) -> None:
    if "language" in g and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values.setdefault("lang", locale.current().tag)


def _language_from_path(_endpoint: str | None, values: dict[str, object] | None) -> None:
    if values is not None:
        values.pop("lang", None)


def _open_request() -> Response | None:
    g.language = locale.from_path(request)
    if origin.is_cross_site(request):
        return errors.refused()
    here = portal()
    g.event = event.opened(request, here.directory)
    idle = event.IDLE_SECONDS if g.event else None
    g.visit = here.visits.open(request, here.now(), idle)
    return None


def _private_at_events(response: Response) -> Response:
    """Keep every page of a kiosk out of every cache: its frame says that it is one."""
    if event.current() is not None and "Cache-Control" in response.headers:
        response.headers["Cache-Control"] = "no-store"
        response.headers.pop("ETag", None)
    return response


def _keep_or_forget(response: Response) -> Response:
    """Begin the idle limit anew, or drop a cookie that could not be taken."""
    visit = g.get("visit")
    kept_by_caches = "Cache-Control" in response.headers
    if visit is None or kept_by_caches or "Set-Cookie" in response.headers:
        return response
    at_event, secure = event.current() is not None, request.is_secure
    if visit.refusal is not None:
        return forget(response, secure=secure, event=at_event)
    visits, now = portal().visits, portal().now()
    return visits.touch(response, visit, now, secure=secure, at_once=at_event)


def _compressed(response: Response) -> Response:
    """Compress a page that was rendered for one person; kept pages come compressed."""
    plain = response.mimetype == "text/html" and "Content-Encoding" not in response.headers
    if not plain or response.direct_passthrough or coding(request) == "identity":
        return response
    html = response.get_data(as_text=True)
    quality = SMALL if len(html) > LONG_PAGE else FAST
    smaller = respond(request, Page.of(html, quality))
    response.set_data(smaller.get_data())
    response.headers["Content-Encoding"] = smaller.headers["Content-Encoding"]
    response.headers["Vary"] = "Accept-Encoding"
    return response
