"""Reads the guides' TOML files, strictly: a wrong row is a DirectoryError with its cure."""

from pathlib import Path

from portal.filing.directory import Directory, DirectoryError, Organisation, OrganisationKind
from portal.filing.directory_cells import ID, TEXT, YES, Check, Row, list_of, one_of
from portal.filing.guides import Guide, GuideKind, Guides, Part, Section
from portal.filing.toml_rows import NAME, rows_under, whole_file
from portal.law.model import RELIEF_ORDER, Citation, Relief

FOLDER = "guides"
RESERVED = frozenset({"county", "glossary"})
KIND = one_of(OrganisationKind)
HELP = list_of(Check(KIND.expected, KIND.cure, KIND.read))


def load_guides(directory: Directory, folder: Path | None = None) -> Guides:
    """Return the guides of a folder (this package's data), or raise DirectoryError.

    Each relief has its guide; a link names an organisation of `directory` that may be shown.
    """
    home = folder or Path(__file__).with_name("data") / FOLDER
    found = [_guide(path, directory) for path in sorted(home.glob("*.toml"))]
    have = {guide.id for guide in found}
    for relief in Relief:
        if relief not in have:
            cure = f"Write {relief}.toml."
            raise DirectoryError(f"{FOLDER}/", "the reliefs", f"no {relief}", "each relief", cure)
    _refuse_doubles(found)
    topics = [guide for guide in found if guide.relief is None]
    reliefs = sorted(
        (guide for guide in found if guide.relief is not None),
        key=lambda guide: RELIEF_ORDER[Relief(guide.id)],
    )
    return Guides({guide.slug: guide for guide in (*topics, *reliefs)})


def _refuse_doubles(guides: list[Guide]) -> None:
    """Refuse an address or a title that two guides have."""
    seen: set[str] = set()
    for guide in guides:
        for word in (f"the address {guide.slug}", f"the title {guide.title!r}"):
            if word in seen:
                file, cure = f"{FOLDER}/{guide.id}.toml", "Name one of the two otherwise."
                raise DirectoryError(file, guide.id, f"{word} a second time", "each once", cure)
            seen.add(word)


def _guide(path: Path, directory: Directory) -> Guide:
    row = whole_file(path)
    row.file = f"{FOLDER}/{path.name}"
    code = row.take("id", _id_of(path))
    row.rename(code)
    kind = row.take("kind", one_of(GuideKind))
    if (kind is GuideKind.RELIEF) != (code in set(Relief)):
        expected = f'kind = "relief" for one of {", ".join(Relief)}, else "topic"'
        raise row.fault(f"{code} of kind {kind}", expected, "Correct the kind or the id.")
    kinds = row.take("help", HELP)
    guide = Guide(
        code,
        kind,
        row.take("title", TEXT),
        row.take("summary", TEXT),
        tuple(map(OrganisationKind, kinds)),
        tuple(_section(section, directory) for section in rows_under(row, "section")),
    )
    row.done()
    return guide


def _id_of(path: Path) -> Check[str]:
    def read(cell: object) -> str | None:
        if cell != path.stem or path.stem in RESERVED:
            return None
        return NAME.read(cell)

    taken = " or ".join(sorted(RESERVED))
    expected = f'id = "{path.stem}", the name of the file, in lower case, not {taken}'
    return Check(expected, "Give the file and the id one name.", read)


def _section(row: Row, directory: Directory) -> Section:
    heading = row.take("heading", TEXT)
    row.rename(f"{row.name} ({heading})")
    section = Section(
        heading,
        tuple(_part(part, directory) for part in rows_under(row, "part")),
        row.take_if("in_order", YES) or False,
    )
    row.done()
    return section


def _part(row: Row, directory: Directory) -> Part:
    say = row.take_if("say", TEXT)
    points = tuple(_point(point) for point in rows_under(row, "point")) if row.has("point") else ()
    if (say is None) == (not points):
        found = "both say and points" if points else "neither say nor points"
        raise row.fault(found, "one of the two", "Split the part in two, or write its words.")
    cites = row.take_if("cite", list_of(TEXT))
    links = row.take_if("link", list_of(ID))
    part = Part(
        say,
        points,
        tuple(map(Citation, cites or ())),
        row.take_if("doubt", TEXT),
        tuple(_link(row, link, directory) for link in links or ()),
    )
    row.done()
    return part


def _point(row: Row) -> str:
    item = row.take("item", TEXT)
    row.done()
    return item


def _link(row: Row, code: str, directory: Directory) -> Organisation:
    found = directory.organisation(code)
    if found is None or not found.shown:
        why = "which is not in organisations.toml" if found is None else "which may not be shown"
        expected = "the id of an organisation that was seen"
        raise row.fault(f"link {code!r}, {why}", expected, "Correct the id or leave the link out.")
    return found
