"""A few things that were worked out, kept for as long as they are asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """The `most` things that were asked for last, by key. Several threads may ask; a thing may then be made twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, _Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """The thing under a key, made now where it is not kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        made = make()
        with self._lock:
            self._things[key] = made
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return made
