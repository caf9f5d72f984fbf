"""Which user's folder is laid over the package's vocabulary at this point of the program, and caches that heed it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from reftel.rules.own import Own

_KEPT = 16
"""Tables kept for each loader: one for each vocabulary that a process works with by turns."""

P = ParamSpec("P")
T = TypeVar("T")

_in_use: ContextVar[Own | None] = ContextVar("own vocabulary", default=None)


def in_use() -> Own | None:
    """The user's folder that holds at this point of the program; None where only the package's vocabulary does."""
    return _in_use.get()


@contextmanager
def using(own: Own | None) -> Iterator[None]:
    """Inside, all rules and names are those of the package with the user's laid over them."""
    token = _in_use.set(own)
    try:
        yield
    finally:
        _in_use.reset(token)


def cached(load: Callable[P, T]) -> Callable[P, T]:
    """As `functools.cache`, kept apart for each vocabulary: for whatever comes from files that a user may lay over."""

    @lru_cache(maxsize=_KEPT)
    def kept(_: Own | None, *args: Any, **named: Any) -> T:
        return load(*args, **named)

    @wraps(load)
    def call(*args: P.args, **named: P.kwargs) -> T:
        return kept(_in_use.get(), *args, **named)  # type: ignore[arg-type]

    call.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return call
