"""A bar that shows how long work has got."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

_LONG_S = 1.0
"""Work that takes longer than this shows a bar."""


class Bar:
    """A progress bar on stderr, where that is a terminal and the work takes its time."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._task = TaskID(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()

    def move(self, done: float, total: int, what: str) -> None:
        """So much is done, and this is being done."""
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._started > _LONG_S:
            columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=Console(stderr=True, markup=False), transient=True)
            self._task = self._bar.add_task(what, total=total)
            self._bar.start()
        if self._bar:
            self._bar.update(self._task, completed=done, description=what)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None
