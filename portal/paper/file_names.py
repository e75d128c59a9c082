"""Names for files to keep, that tell somebody who sees them nothing of a case."""

from enum import StrEnum


class Takeaway(StrEnum):
    """What can be taken away, by the name of its file."""

    HANDOUT = "steps.pdf"
    WORKSHEET = "worksheet.pdf"
    FORM = "form.pdf"
    REMINDER = "reminder.ics"
    CLERK_CARD = "court-clerk.vcf"


def file_name(takeaway: Takeaway, number: int | None = None) -> str:
    """Return the name of the file, with its number where there are several: form-2.pdf."""
    if number is None:
        return takeaway.value
    stem, _, suffix = takeaway.rpartition(".")
    return f"{stem}-{number}.{suffix}"
