"""The pages, a blueprint each kind."""

from flask import Blueprint

from portal.web.views import (
    about,
    answers,
    check,
    decide,
    directory,
    event,
    guide,
    leave,
    outreach,
    plan,
    robots,
    start,
    take,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    start.BLUEPRINT,
    check.BLUEPRINT,
    answers.BLUEPRINT,
    about.BLUEPRINT,
    plan.BLUEPRINT,
    leave.BLUEPRINT,
    guide.BLUEPRINT,
    decide.BLUEPRINT,
    robots.BLUEPRINT,
    directory.BLUEPRINT,
    event.BLUEPRINT,
    take.BLUEPRINT,
    outreach.BLUEPRINT,
)
