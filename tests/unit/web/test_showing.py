"""The day on which something is shown is California's."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from portal.web.portal import portal
from portal.web.showing import showing, today
from tests.web.serving import Clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 23, 7, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), date(2026, 11, 23)),
    ],
)
def test_the_day_changes_at_midnight_in_california(
    app: Flask, clock: Clock, moment: datetime, day: date
) -> None:
    clock.at = int(moment.timestamp())
    with app.app_context():
        assert today() == day
        assert showing().as_of == day
        assert showing().directory is portal().directory
        assert showing().report is portal().links
