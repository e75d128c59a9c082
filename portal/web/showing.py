"""What may be shown today: the portal's directory and link report, on California's calendar."""

from datetime import date, datetime, timedelta, timezone

from portal.filing.showing import Showing
from portal.web.portal import portal

# Standard time the whole year: a paper is dated at most an hour late, and no zone file is needed.
CALIFORNIA = timezone(timedelta(hours=-8))


def today() -> date:
    """Return the day it is in California."""
    return datetime.fromtimestamp(portal().now(), CALIFORNIA).date()


def showing() -> Showing:
    """Return the directory as it may be shown today."""
    return Showing(portal().directory, today(), portal().links)
