"""Child processes that work on a ledger, and may be killed at it. Only where there is `os.fork`."""

import os
import signal
import threading
from collections.abc import Callable

from sqlalchemy import Engine, event


def forked(work: Callable[[], None]) -> int:
    """The id of a child that does the work and ends, with status 0 if nothing was raised."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def status_of(child: int) -> int:
    """Waits for a child; gives its status: negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def after_statements(number: int) -> None:
    """Let the process kill itself after so many statements: always between two."""
    seen = 0

    @event.listens_for(Engine, "after_cursor_execute")
    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)


def after_seconds(seconds: float) -> None:
    """Let the process be killed after a time: also within a statement, a write or a sync."""
    child = os.getpid()
    if os.fork() == 0:
        signal.pthread_sigmask(signal.SIG_BLOCK, [])
        threading.Event().wait(seconds)
        os.kill(child, signal.SIGKILL)
        os._exit(0)
