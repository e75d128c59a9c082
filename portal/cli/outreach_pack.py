"""`portal outreach-pack`: one folder or zip with all papers for an event, to print offline."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import click

from portal.cli.check_links import LIVE, Outside
from portal.cli.known_directory import known_directory
from portal.cli.outreach_index import Chapter, Listed, Shelf, index, readme
from portal.cli.outreach_voice import voices
from portal.cli.stop import Stop
from portal.cli.whole_pack import refuse_place, write_pack
from portal.filing.directory import County, Directory
from portal.filing.guidance import load_guidance
from portal.filing.guides import Guide, county_slug
from portal.filing.guides_load import load_guides
from portal.filing.link_report import REPORT, read_report
from portal.filing.showing import Showing
from portal.interview.questions import load_questions
from portal.law.estimate import Law
from portal.paper.outreach import outreach, outreach_pdf, papers
from portal.paper.outreach_content import Content, Piece
from portal.paper.outreach_ground import OWN, Ground
from portal.paper.outreach_handout import relief_handout
from portal.paper.press import AT_ONCE, PressError
from portal.paper.sheet import Paper

SIZES = {"letter": Paper.LETTER, "a4": Paper.A4, "tabloid": Paper.TABLOID}
Job = tuple[str, Content, Paper]


@click.command("outreach-pack")
@click.option("--counties", required=True, help="FIPS codes such as 06037,06001, or all.")
@click.option("--languages", "tags", required=True, help="Tags such as en,es.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A new or empty folder, or a file that ends in .zip.",
)
@click.option(
    "--paper",
    type=click.Choice([*SIZES]),
    default="letter",
    show_default=True,
    help="The size of the paper; tabloid is for posters, with the rest on letter.",
)
@click.option(
    "--address",
    envvar="PORTAL_PUBLIC_ADDRESS",
    default="",
    help="The site's own https://host, for the codes; else PORTAL_PUBLIC_ADDRESS.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that the papers are for; today (UTC) when it is not given.",
)
@click.pass_context
def outreach_pack(  # noqa: PLR0913 - the options of a command
    ctx: click.Context,
    *,
    counties: str,
    tags: str,
    out: Path,
    paper: str,
    address: str,
    as_of: datetime | None,
) -> None:
    """Write posters, cards, questions, scripts and handouts, with a page that lists them.

    The pack prints without a network. It is written whole or not at all, and the same day gives
    the same bytes.
    """
    own, directory = _own(address), known_directory(None)
    places = _counties(counties, directory)
    refuse_place(out)
    outside = ctx.find_object(Outside) or LIVE
    day = as_of.date() if as_of else outside.today()
    grounds = _grounds(directory, tags.split(","), day, own)
    jobs, chapters = _plan(grounds, places, SIZES[paper])
    with ThreadPoolExecutor(AT_ONCE) as press:
        made = dict(zip([name for name, *_ in jobs], press.map(_print, jobs), strict=True))
    listing = {"README.txt": readme(chapters), "index.html": index(chapters)}
    write_pack(out, {**{name: text.encode() for name, text in listing.items()}, **made})
    click.echo(f"{out}: {len(made)} papers as of {day}")


def _own(address: str) -> str:
    own = address.strip().rstrip("/")
    if not OWN.fullmatch(own):
        raise Stop(
            "--address",
            found=repr(address) if address else "no public address",
            expected="the site's own https://host: the codes on paper lead there and nowhere else",
            cure="give --address https://host, or set PORTAL_PUBLIC_ADDRESS; nothing was written",
        )
    return own


def _counties(wanted: str, directory: Directory) -> tuple[County, ...]:
    if wanted == "all":
        return directory.counties
    found = []
    for code in dict.fromkeys(wanted.split(",")):
        county = directory.county(code.strip())
        if county is None:
            raise Stop(
                "--counties",
                found=repr(code),
                expected="FIPS codes of California counties (06001 to 06115), or all",
                cure="see `fips` in portal/filing/data/counties.toml; nothing was written",
            )
        found.append(county)
    return tuple(found)


def _grounds(directory: Directory, tags: Sequence[str], day: date, own: str) -> tuple[Ground, ...]:
    law = Law.load()
    questions, guidance = load_questions(law.vocabulary), load_guidance()
    guides, showing = load_guides(directory), Showing(directory, day, read_report(REPORT))
    return tuple(
        Ground(law, questions, guidance, guides, showing, voice, own)
        for voice in voices(tag.strip() for tag in tags)
    )


def _plan(
    grounds: Sequence[Ground], places: Sequence[County], paper: Paper
) -> tuple[list[Job], list[Chapter]]:
    """Return every paper to make, and the list of them by language and county."""
    jobs: list[Job] = []
    chapters = []
    for ground in grounds:
        shelves = []
        for county in places:
            rows = []
            for name, content, title in _papers(ground, county):
                path = f"{ground.voice.lang}/{county_slug(county)}/{name}.pdf"
                jobs.append((path, content, _size(name, paper)))
                rows.append(Listed(path, title))
            shelves.append(Shelf(content.frame.place, tuple(rows)))
        chapters.append(Chapter(ground, tuple(shelves)))
    return jobs, chapters


def _papers(ground: Ground, county: County) -> Iterator[tuple[str, Content, str]]:
    """Yield the name, the content and the title of each paper for a county."""
    for piece in Piece:
        content = outreach(piece, ground, county)
        yield piece, content, content.frame.title
    for guide in _handouts(ground):
        assert guide.relief is not None  # noqa: S101 - it is a guide on a relief
        handout = relief_handout(ground, guide, guide.relief, county)
        yield f"handout-{guide.slug}", handout, f"{handout.frame.title}: {ground.say(guide.title)}"


def _handouts(ground: Ground) -> Iterator[Guide]:
    return (guide for guide in ground.guides.reliefs if not guide.is_elsewhere)


def _size(name: str, paper: Paper) -> Paper:
    offered = papers(Piece(name) if name in set(Piece) else None)
    return paper if paper in offered else offered[0]


def _print(job: Job) -> bytes:
    name, content, paper = job
    try:
        return outreach_pdf(content, paper)
    except PressError as error:
        cure = f"{error.cure}; nothing was written"
        raise Stop(name, found=error.found, expected="a PDF", cure=cure) from error
