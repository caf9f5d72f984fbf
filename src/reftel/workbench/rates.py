"""How often somebody may do something: a bucket of tokens for each, filled again as time goes by."""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

from starlette.types import Scope

_MOST_NAMES = 10_000


class Rates:
    """A token bucket for each name: `burst` at once, then `per_minute` on and on. Threads may share it.

    The names asked for longest ago are forgotten beyond 10,000, so that nobody fills the memory with names.
    `clock` gives seconds that only grow.

    >>> rates = Rates(burst=2, per_minute=30, clock=lambda: 0.0)
    >>> [rates.take("192.0.2.1") for _ in range(3)]
    [0.0, 0.0, 2.0]
    """

    def __init__(self, *, burst: int, per_minute: float, clock: Callable[[], float] = monotonic) -> None:
        self._burst, self._per_s, self._clock = float(burst), per_minute / 60, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str, cost: float = 1) -> float:
        """Take so many tokens; 0 where it may be done, else the seconds until it may, and then nothing is taken.

        What costs more than the whole bucket may be done when the bucket is full.
        """
        with self._lock:
            left, now = self._now(name)
            missing = min(cost, self._burst) - left
            if missing > 0:
                self._keep(name, left, now)
                return missing / self._per_s
            self._keep(name, left - cost, now)
            return 0.0

    def give_back(self, name: str, cost: float = 1) -> None:
        """Put tokens back that were taken for what did not count after all."""
        with self._lock:
            left, now = self._now(name)
            self._keep(name, min(left + cost, self._burst), now)

    def _now(self, name: str) -> tuple[float, float]:
        now = self._clock()
        left, then = self._left.get(name, (self._burst, now))
        return min(left + (now - then) * self._per_s, self._burst), now

    def _keep(self, name: str, left: float, now: float) -> None:
        self._left[name] = left, now
        self._left.move_to_end(name)
        if len(self._left) > _MOST_NAMES:
            self._left.popitem(last=False)


def asker(scope: Scope) -> str:
    """Who asks, as limits count: an address; of IPv6 the network of 64 bits, since one line has so many."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return str(host)
    if address.version == 4 or address.is_loopback:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or ipaddress.ip_network((address, 64), strict=False))
