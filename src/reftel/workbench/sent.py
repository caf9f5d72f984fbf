"""The records of what browsers send, and how much of it is taken."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from reftel.readers.limits import MEGABYTE, Limits

State = Literal["arriving", "waiting", "preparing", "reading", "done", "refused", "failed", "cancelled"]
"""A file is refused when nothing in it can be read; its reading fails when the ledger cannot take it."""
STATES: tuple[State, ...] = get_args(State)
UNFINISHED: tuple[State, ...] = ("waiting", "preparing", "reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much may be sent: bytes of one file, files and bytes that wait or come in at a time, files of one sender."""

    bytes: int = Limits().bytes
    waiting: int = 200
    waiting_bytes: int = 1024 * MEGABYTE
    arriving: int = 8
    burst: int = 120
    per_minute: int = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document that a file held: `is_new` where it was not in the ledger as this reftel reads it."""

    sha256: str
    name: str
    n_claims: int
    is_new: bool
    refusals: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Upload:
    """A file that a browser sent. `share` of the document that is being read is behind it, after `n_read` others."""

    id: str
    owner: str
    name: str
    file: Path
    n_bytes: int = 0
    n_expected: int = 0
    state: State = "arriving"
    share: float = 0.0
    n_read: int = 0
    is_cancelled: bool = False
    taken: tuple[Taken, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def n_claims(self) -> int:
        """The claims of all documents in it."""
        return sum(taken.n_claims for taken in self.taken)
