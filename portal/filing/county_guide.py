"""What a guide says about a place: the ways to ask for a relief, and who there can help."""

from collections.abc import Iterable

from portal.filing.desk import Desk
from portal.filing.directory import County, DefenderKind, OrganisationKind
from portal.filing.free_help import free_help
from portal.filing.guidance import Guidance
from portal.filing.plan import Case, Track, plan
from portal.filing.showing import Contact, Showing
from portal.law.model import Outcome, Relief

ANY_CASE = (
    OrganisationKind.PUBLIC_DEFENDER,
    OrganisationKind.CLINIC,
    OrganisationKind.REENTRY,
    OrganisationKind.LEGAL_AID,
    OrganisationKind.LEGAL_AID_DIRECTORY,
    OrganisationKind.LAWYER_REFERRAL,
)
APPOINTED = frozenset({DefenderKind.CONTRACT, DefenderKind.BAR_PANEL})


def track_of(
    relief: Relief,
    outcomes: Iterable[Outcome],
    county: County,
    guidance: Guidance,
    showing: Showing,
) -> Track:
    """Return the steps to a relief in a county, by each route that the law's outcomes give.

    A step that is only for the cases of some rule is left out: a guide knows no case.
    """
    found = tuple(outcome for outcome in outcomes if outcome.relief is relief)
    (track,) = plan([Case(1, found, county.fips)], guidance, showing).tracks
    return track


def helpers(
    showing: Showing, kinds: Iterable[OrganisationKind], desk: Desk | None = None
) -> tuple[Contact, ...]:
    """Return at most three contacts, one of them with a phone.

    The public defender's office is not among them where the county's card names it already.
    """
    named = {OrganisationKind.PUBLIC_DEFENDER} if desk and desk.defender else set()
    wanted = [kind for kind in kinds if kind not in named]
    if OrganisationKind.REFERRAL_LINE not in wanted:
        wanted.append(OrganisationKind.REFERRAL_LINE)
    return free_help(showing, [wanted], [desk.county.fips] if desk else [])


def is_appointed(desk: Desk) -> bool:
    """Return whether it is known that private lawyers, chosen by case, defend people there."""
    found = desk.county.public_defender
    return found is not None and found.shown and found.kind in APPOINTED
