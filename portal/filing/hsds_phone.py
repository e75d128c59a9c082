"""Phone numbers as HSDS carries them, and as our files write them."""

import re

from portal.filing.directory import PhoneLine

LINES = {
    PhoneLine.MAIN: "Main line",
    PhoneLine.MAIN_AND_CRIMINAL: "Main line, criminal cases too",
    PhoneLine.CRIMINAL: "Criminal cases",
    PhoneLine.CRIMINAL_AND_TRAFFIC: "Criminal and traffic cases",
    PhoneLine.CRIMINAL_FILING: "Filing in criminal cases",
    PhoneLine.CRIMINAL_RECORDS: "Records of criminal cases",
    PhoneLine.CRIMINAL_COURTHOUSE: "Courthouse for criminal cases",
    PhoneLine.CLERK: "Clerk",
    PhoneLine.SELF_HELP: "Self-help center of the court",
    PhoneLine.RECORD_CLEARING: "Record clearing",
}
_OURS = re.compile(r"\(([0-9]{3})\) ([0-9]{3})-([0-9]{4})(?: ext\. ([0-9]+))?")
_THEIRS = re.compile(
    r"(?:\+?1[-. ]*)?\(?([2-9][0-9]{2})\)?[-. /]*([0-9]{3})[-. ]*([0-9]{4})"
    r"(?:[, ]*(?:ext\.?|extension|x|;ext=)[ :]*([0-9]{1,6}))?",
    re.IGNORECASE,
)


def hsds_number(phone: str) -> tuple[str, int | None]:
    """Return a number of our files as +1-510-891-6000 (a short one as it is), and the extension."""
    found = _OURS.fullmatch(phone)
    if not found:
        return phone, None
    return f"+1-{found[1]}-{found[2]}-{found[3]}", int(found[4]) if found[4] else None


def our_number(number: str, extension: object = None) -> str | None:
    """Return a number as our files write it, or None where it is none of North America."""
    if re.fullmatch(r"[2-9]11", number):
        return number
    found = _THEIRS.fullmatch(number.strip())
    if not found:
        return None
    whole = isinstance(extension, (int, float)) and 0 < extension < 10**6
    more = found[4] or (f"{extension:.0f}" if whole else "")
    return f"({found[1]}) {found[2]}-{found[3]}" + (f" ext. {more}" if more else "")
