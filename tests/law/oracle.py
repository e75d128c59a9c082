"""The law said a second time, by hand: relief and route for facts that are all known.

Written from the reference on the statutes, not from the tables, so that a slip in one is not in
the other. It asks nothing in any order and knows no "not sure".
"""

from collections.abc import Mapping

from portal.law.model import Outcome, Relief, Route

Facts = Mapping[str, str]

FOUR_CHARGES = ("possession_11357", "growing_11358", "for_sale_11359", "sale_or_transport_11360")
UNSETTLED_CHARGES = ("accessory", "attempt", "old_number")
LEVELS = ("lawful", "infraction", "misdemeanor", "felony")
REDUCED_TO = {
    "infraction": Relief.REDUCE_TO_INFRACTION,
    "misdemeanor": Relief.REDUCE_TO_MISDEMEANOR,
}
SOMETHING_TO_FILE = (
    Relief.DISMISS_AND_SEAL,
    Relief.REDUCE_TO_INFRACTION,
    Relief.REDUCE_TO_MISDEMEANOR,
    Relief.MAY_STAY_FELONY,
    Relief.LAWYER_REVIEW,
)


def outcome(facts: Facts) -> Outcome:
    """Return what the law gives on these facts, and how it is asked for."""
    relief = relief_of(facts)
    return Outcome(relief, route_of(facts, relief))


def relief_of(facts: Facts) -> Relief:
    """Return the relief: the gates first, then the section of the conviction."""
    if facts["court_system"] == "federal":
        relief = Relief.FEDERAL
    elif facts["court_system"] == "other":
        relief = Relief.OTHER_COURT
    elif facts["disposition"] == "not_convicted":
        relief = Relief.NO_CONVICTION
    elif facts["offense_date"] == "on_or_after_nov_9_2016":
        relief = Relief.AFTER_PROP64
    elif facts["prior_relief"] == "granted":
        relief = Relief.ALREADY_GRANTED
    elif facts["prior_relief"] == "opposed":
        relief = Relief.LAWYER_REVIEW
    else:
        relief = _by_charge(facts)
    return relief


def _by_charge(facts: Facts) -> Relief:
    if facts["charge"] == "unknown":
        relief = Relief.GET_RECORD
    elif facts["charge"] == "other_charge":
        unsettled = facts["other_charge"] in UNSETTLED_CHARGES
        relief = Relief.LAWYER_REVIEW if unsettled else Relief.NOT_COVERED
    elif facts["charge"] == "possession_11357":
        relief = _possession(facts)
    elif facts["age"] == "under_18":
        relief = Relief.REDUCE_TO_INFRACTION
    elif facts["charge"] == "growing_11358":
        relief = _growing(facts)
    elif facts["charge"] == "for_sale_11359":
        relief = _for_sale(facts)
    else:
        relief = _sale_or_transport(facts)
    return relief


def _possession(facts: Facts) -> Relief:
    over = facts["amount"] == "over_limit"
    if facts["age"] == "under_18":
        today = "infraction"
    elif over or facts["school_grounds"] == "yes":
        today = "misdemeanor"
    elif facts["age"] == "18_to_20":
        today = "infraction"
    else:
        return Relief.DISMISS_AND_SEAL
    if LEVELS.index(today) < LEVELS.index(facts["level"]):
        return REDUCED_TO[today]
    if facts["age"] == "21_or_older" and over and facts["home_harvest"] == "yes":
        return Relief.LAWYER_REVIEW
    return Relief.NO_CHANGE


def _growing(facts: Facts) -> Relief:
    if facts["plants"] == "six_or_fewer":
        lawful = facts["age"] == "21_or_older"
        return Relief.DISMISS_AND_SEAL if lawful else Relief.REDUCE_TO_INFRACTION
    return _misdemeanor_unless(facts, facts["environmental_harm"] == "yes")


def _for_sale(facts: Facts) -> Relief:
    employer = facts["age"] == "21_or_older" and facts["young_worker"] == "yes"
    return _misdemeanor_unless(facts, employer or facts["knew_minor"] == "yes")


def _sale_or_transport(facts: Facts) -> Relief:
    within = facts["amount"] == "within_limit"
    known_minor = facts["knew_minor"] == "yes"
    if facts["conduct"] == "own_use_transport":
        return _own_use(facts) if within else Relief.REDUCE_TO_MISDEMEANOR
    if facts["conduct"] == "across_state_line":
        return _misdemeanor_unless(facts, facts["border_amount"] == "over_limit")
    if facts["conduct"] == "gift" and within and not known_minor:
        return _small_gift(facts)
    return _misdemeanor_unless(facts, known_minor)


def _own_use(facts: Facts) -> Relief:
    lawful = facts["age"] == "21_or_older"
    return Relief.DISMISS_AND_SEAL if lawful else Relief.REDUCE_TO_INFRACTION


def _small_gift(facts: Facts) -> Relief:
    if facts["age"] == "21_or_older" and facts["recipient_age"] == "21_or_older":
        return Relief.DISMISS_AND_SEAL
    if facts["substance"] == "flower":
        return Relief.REDUCE_TO_INFRACTION
    return _misdemeanor_unless(facts, listed=False)


def _misdemeanor_unless(facts: Facts, listed: bool) -> Relief:  # noqa: FBT001 - a plain yes or no
    """Return the misdemeanor of today, unless a listed exception or the two priors stand in it."""
    if listed or facts["serious_prior"] == "yes":
        return Relief.MAY_STAY_FELONY
    if facts["same_section_priors"] == "two_or_more":
        return Relief.LAWYER_REVIEW
    return Relief.REDUCE_TO_MISDEMEANOR


def route_of(facts: Facts, relief: Relief) -> Route:
    """Return the door: none, juvenile where the case took its ordinary course, or by sentence."""
    ordinary = facts["prior_relief"] == "none_known" and facts["charge"] in FOUR_CHARGES
    juvenile = facts["age"] == "under_18" and facts["court_type"] == "juvenile"
    if relief not in SOMETHING_TO_FILE:
        route = Route.NONE
    elif ordinary and juvenile:
        route = Route.JUVENILE
    elif facts["sentence"] == "serving":
        route = Route.PETITION
    else:
        route = Route.APPLICATION
    return route
