"""Does a piece of work within a time, whatever it hangs on."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what the work returns, or raise what it raises; TimeoutError if it takes longer.

    Work that is late is left behind in a thread that does not keep the program alive: a read
    from a host that sends a byte now and then can be broken off in no other way.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            outcome.set_exception(error)
        else:
            outcome.set_result(result)

    Thread(target=run, daemon=True).start()
    return outcome.result(timeout=seconds)
