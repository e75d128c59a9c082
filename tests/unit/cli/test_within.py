"""Work is done within its time, or left behind."""

from threading import Event

import pytest

from portal.cli.within import within


def test_it_returns_what_the_work_returns() -> None:
    assert within(30, lambda: "done") == "done"


def test_it_raises_what_the_work_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        within(30, lambda: 1 // 0)


def test_work_that_does_not_end_is_left_behind() -> None:
    end = Event()
    with pytest.raises(TimeoutError):
        within(0.01, lambda: end.wait(30))
    end.set()
