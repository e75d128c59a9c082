"""Guides and a glossary made up for tests: one topic, every relief, three words."""

from pathlib import Path

from portal.law.model import Relief

TOPIC = """\
id = "own_record"
kind = "topic"
title = "Your own record"
summary = "You can ask to see it."
help = ["legal_aid", "law_library"]

[[section]]
heading = "What it is"

[[section.part]]
say = "A list of your arrests and convictions."
cite = ["Pen. Code § 11122", "Pen. Code § 13101"]
doubt = "The fee may change."
link = ["doj-record-review"]

[[section.part]]
[[section.part.point]]
item = "Go to a Live Scan shop."
[[section.part.point]]
item = "Pay the fee."

[[section]]
heading = "How long it takes"

[[section.part]]
say = "We do not know. A dismissed case may show."
"""

GLOSSARY = """\
[[entry]]
id = "dismissed"
term = "Dismissed"
means = "The court sets the conviction aside."
forms = "dismissed|dismiss"
cite = ["Pen. Code § 1203.4"]

[[entry]]
id = "public-defender"
term = "Public defender"
means = "A free lawyer."
forms = "public defender|public defenders"

[[entry]]
id = "defender"
term = "Defender"
means = "Somebody who speaks for you."
forms = "defender"
"""


def relief_guide(relief: Relief) -> str:
    """Return the file of a guide on a relief."""
    return (
        f'id = "{relief}"\nkind = "relief"\ntitle = "About {relief}"\nsummary = "In short."\n'
        'help = ["public_defender", "legal_aid"]\n[[section]]\nheading = "What it is"\n'
        '[[section.part]]\nsay = "A judge decides."\n'
    )


def write_guides(folder: Path) -> Path:
    """Return the folder, holding a guide a relief and one topic."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own_record.toml").write_text(TOPIC, encoding="utf-8")
    for relief in Relief:
        (folder / f"{relief}.toml").write_text(relief_guide(relief), encoding="utf-8")
    return folder


def write_glossary(folder: Path) -> Path:
    """Return the folder, holding a glossary of three entries."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    return folder
