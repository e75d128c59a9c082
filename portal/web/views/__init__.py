"""The pages, a blueprint each kind."""

from flask import Blueprint

from portal.web.views import answers, check, leave, plan, start

BLUEPRINTS: tuple[Blueprint, ...] = (
    start.BLUEPRINT,
    check.BLUEPRINT,
    answers.BLUEPRINT,
    plan.BLUEPRINT,
    leave.BLUEPRINT,
)
