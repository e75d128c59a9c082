"""`portal fetch-forms`: bring the blank official forms, and take only what is known to be them."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from errno import EISDIR
from pathlib import Path

import click

from portal.cli.form_download import form_content
from portal.cli.stop import Stop
from portal.paper.form import FormError, FormRelease, Releases
from portal.paper.form_release import Standing, check_release, load_releases

FOLDER = Path("instance/forms")
READABLE_BY_ALL = 0o644


@click.command("fetch-forms")
@click.option("--into", type=click.Path(path_type=Path), default=FOLDER, show_default=True)
@click.option("--form", "number", help="One form alone, like CR-400.")
@click.option(
    "--from", "source", help="Another https address of that form, or a file saved from a browser."
)
@click.option(
    "--accept-new-release",
    is_flag=True,
    help="Take another file than the known release, if its fields still match.",
)
def fetch_forms(
    into: Path, number: str | None, source: str | None, *, accept_new_release: bool
) -> None:
    """Fetch forms CR-400 and CR-401 from the courts, check them, and keep them for the portal.

    All of them are kept, or none.
    """
    try:
        releases = _chosen(load_releases(), number, source)
        fetched = {
            release: _fetched(release, source or release.download, accept_new=accept_new_release)
            for release in releases
        }
    except FormError as error:
        raise Stop(
            error.where, found=error.found, expected=error.expected, cure=error.cure
        ) from error
    _keep(into, {release.file: content for release, (content, _) in fetched.items()})
    for release, (content, standing) in fetched.items():
        click.echo(_told(release, into, len(content), standing))


def _chosen(releases: Releases, number: str | None, source: str | None) -> tuple[FormRelease, ...]:
    """Return the forms to fetch."""
    if number is None:
        if source is not None:
            raise click.UsageError("--from needs --form: say which form it is.")
        return tuple(releases.values())
    if number.upper() not in releases:
        raise click.UsageError(f"--form {number}: known are {', '.join(releases)}.")
    return (releases[number.upper()],)


def _fetched(release: FormRelease, source: str, *, accept_new: bool) -> tuple[bytes, Standing]:
    """Return the file and how it stands to the known release; the error names the address."""
    content = form_content(source)
    try:
        return content, check_release(content, release, accept_new=accept_new)
    except FormError as error:
        raise FormError(
            f"{error.where} from {source}",
            found=error.found,
            expected=error.expected,
            cure=error.cure,
        ) from error


def _keep(into: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its place first, and only then put them all in their places."""
    into.mkdir(parents=True, exist_ok=True)
    for place in (into / name for name in files):
        if place.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(place))
    with ExitStack() as leftovers:
        written = {}
        for name, content in files.items():
            handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=into)
            leftovers.callback(Path(path).unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(path).chmod(READABLE_BY_ALL)
            written[path] = into / name
        for path, place in written.items():
            Path(path).replace(place)


def _told(release: FormRelease, into: Path, size: int, standing: Standing) -> str:
    place = into / release.file
    if standing is Standing.KNOWN:
        return f"{release.number}, Rev. {release.revision}, {size:,} bytes: {place}"
    fields = f"its {len(release.fields)} known fields still match" if release.fields else ""
    checked = fields or "it is a form of that number, and the portal fills in nothing on it"
    return (
        f"{release.number}, NOT the known release of {release.revision}, {size:,} bytes: {place}\n"
        f"  Taken, for {checked}. Its words may have changed: read it beside the old one, look\n"
        "  at a filled form, and write its revision, size and SHA-256 in portal/paper/forms.toml."
    )
