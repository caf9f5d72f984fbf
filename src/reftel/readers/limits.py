"""What a file may cost before it is refused: bytes, time, pages, nesting, entries. One sentence says which was hit."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

from reftel.errors import InputError

MEGABYTE = 1024 * 1024
_UNITS = {"": 1, "b": 1, "kb": 1024, "mb": MEGABYTE, "gb": 1024 * MEGABYTE, "k": 1000, "s": 1}


class LimitError(InputError):
    """A file is over a limit."""


class SpentError(LimitError):
    """What came out of an archive is over a limit: the rest of it is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one file may hold and cost. Each can be set: `reftel read --limit pages=500`."""

    bytes: int = 256 * MEGABYTE
    """Of one file as it lies on the disc, archives apart."""
    text: int = 8 * MEGABYTE
    """Bytes of a plain text, characters of a recovered one: longer than any book, and what a laptop holds in trees."""
    markup: int = 32 * MEGABYTE
    """Bytes of a web page, whose elements are held in memory together."""
    line: int = 1_000_000
    """Characters of one line: longer lines are data, not text."""
    seconds: int = 120
    """For recovering the text of one file."""
    memory: int = 2048 * MEGABYTE
    """Of the process that takes a PDF apart, where the system can hold it to that."""
    pages: int = 5_000
    """Of one document."""
    nesting: int = 256
    """Elements within elements, quotes within quotes."""
    containers: int = 4
    """Archives and mails within each other."""
    entries: int = 100_000
    """Files in an archive, messages in a mailbox, documents in a volume, elements of a table of contents."""
    expanded: int = 4 * 1024 * MEGABYTE
    """Bytes that come out of an archive."""
    kept: int = 16 * MEGABYTE
    """Of an original that the ledger keeps; a larger one is read, and not kept."""

    @classmethod
    def parse(cls, settings: Iterable[str]) -> "Limits":
        """The limits with some set anew: `pages=500`, `bytes=20MB`. Raises InputError for what is no such setting."""
        known = {entry.name for entry in fields(cls)}
        given: dict[str, int] = {}
        for setting in settings:
            name, _, value = (part.strip().lower() for part in setting.partition("="))
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
                raise InputError(f"there is no limit {name!r}; {hint}")
            given[name] = _number(setting, value)
        return replace(cls(), **given)


def _number(setting: str, value: str) -> int:
    digits = value.rstrip("abcdefghijklmnopqrstuvwxyz ")
    unit = value[len(digits) :].strip()
    if not digits.replace("_", "").isdigit() or unit not in _UNITS or int(digits) == 0:
        raise InputError(f"{setting!r} sets no limit; write for instance pages=500, bytes=20MB or seconds=60")
    return int(digits) * _UNITS[unit]


def _size(number: int) -> str:
    return f"{number / MEGABYTE:.3g} MB" if number >= MEGABYTE / 10 else f"{number:,} bytes"


@dataclass(slots=True)
class _Spent:
    """What has come out of an archive, with all archives in it."""

    expanded: int = 0
    entries: int = 0


class Watch:
    """Watches what one file costs while it is read. `path` is how messages name the file."""

    def __init__(self, path: str, limits: Limits | None = None) -> None:
        self.path = path
        self.limits = limits or Limits()
        self._until = time.monotonic() + self.limits.seconds
        self._spent = _Spent()

    def check(self, name: str, has: int, advice: str = "") -> None:
        """Raise LimitError where the file has more of something than the limit of that name allows."""
        limit = getattr(self.limits, name)
        if has <= limit:
            return
        if name in ("bytes", "text", "markup", "expanded"):
            has_, limit_ = _size(has), _size(limit)
        else:
            has_, limit_ = f"{has:,}", f"{limit:,}"
        counted = _COUNTED[name].format(has=has_, limit=limit_)
        raise LimitError(f"{self.path} {counted}; {advice or f'--limit {name}=… sets another'}")

    def tick(self) -> None:
        """Raise LimitError where the time is over. To be called in every loop over what the file decides."""
        if time.monotonic() > self._until:
            raise LimitError(
                f"{self.path} takes more than {self.limits.seconds:,} seconds to read, which is the limit; "
                "--limit seconds=… sets another"
            )

    @property
    def left(self) -> float:
        """The seconds that are left; never none at all."""
        return max(self._until - time.monotonic(), 0.1)

    def within(self, path: str) -> "Watch":
        """A watch over a part of the file, which has no more time than the whole."""
        part = self.over(path)
        part._until = self._until
        return part

    def over(self, path: str) -> "Watch":
        """A watch over a file in an archive: it has time of its own, but adds to what comes out of the archive."""
        part = Watch(path, self.limits)
        part._spent = self._spent
        return part

    def unpack(self, size: int) -> None:
        """Note so many bytes that came out of an archive; raise SpentError where that is more than may."""
        self._spent.expanded += size
        self._spend("expanded", self._spent.expanded)

    def enter(self) -> None:
        """Note one more entry of an archive; raise SpentError where that is more than may be."""
        self._spent.entries += 1
        self._spend("entries", self._spent.entries)

    def _spend(self, name: str, has: int) -> None:
        try:
            self.check(name, has, f"the rest is not read; --limit {name}=… sets another")
        except LimitError as error:
            raise SpentError(str(error)) from None


_COUNTED = {
    "bytes": "has {has}, over the limit of {limit} for one file",
    "text": "has {has}, over the limit of {limit} for one document",
    "markup": "has {has}, over the limit of {limit} for one page",
    "line": "has a line of {has} characters, over the limit of {limit}",
    "pages": "has {has} pages, over the limit of {limit}",
    "nesting": "has {has} levels of elements within each other, over the limit of {limit}",
    "containers": "lies in {has} files within each other, over the limit of {limit}",
    "entries": "has {has} entries, over the limit of {limit}",
    "expanded": "holds {has} when unpacked, over the limit of {limit}",
}
