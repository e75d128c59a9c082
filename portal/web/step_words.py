"""When a step is for a person, where that is not known yet, in the words of the results."""

from collections.abc import Callable, Mapping

from portal.filing.plan import PlannedStep
from portal.web.portal import portal
from portal.web.words import gettext


def in_some_cases(planned: PlannedStep) -> str:
    """Return in which cases a step is for a person: named by what is likely then, if that is one.

    Nothing where it is for them in all cases.
    """
    if not planned.sometimes:
        return ""
    if len(planned.reliefs) != 1:
        return gettext("In some cases.")
    (relief,) = planned.reliefs
    likely = gettext(portal().guidance.meanings[relief].would)
    return gettext("In some cases: %(what)s.") % {"what": likely}


FILTERS: Mapping[str, Callable[..., object]] = {"in_some_cases": in_some_cases}
