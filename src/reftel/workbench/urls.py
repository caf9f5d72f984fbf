"""What an address asks for: filters, a page of a list, a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast
from urllib.parse import urlencode

from starlette.requests import Request

from reftel.errors import LedgerError
from reftel.ledger.filters import Conditions

SEVERAL = (
    "kind", "stage", "terms", "modality", "polarity", "actor", "recipient", "party", "designator", "said_by",
    "document", "event", "review",
)  # fmt: skip
"""Filters that may be given several times."""
_YEARS = ("since", "until")
FILTERS = (*SEVERAL, *_YEARS, "words")
PAGE_SIZE, LARGEST_PAGE = 50, 500
LONGEST = 1000
"""Characters of a value of a query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address: its path without ending, its query, and the ending (`.json`), if any."""

    path: str
    query: tuple[tuple[str, str], ...]
    ending: str = ""

    @classmethod
    def of(cls, request: Request) -> Self:
        """What a request asks."""
        form = request.scope.get("reftel.form")
        return cls(request.url.path, tuple(request.query_params.multi_items()), f".{form}" if form else "")

    def get(self, name: str) -> str:
        """The last value under a name; "" where there is none."""
        return next((value for key, value in reversed(self.query) if key == name), "")

    def code(self, name: str, codes: Sequence[str]) -> str:
        """The code under a name; "" where there is none. Raises LedgerError where it is none of these."""
        given = self.get(name)
        if given and given not in codes:
            raise LedgerError(f"there is no {name} {given}; there are {', '.join(codes)}")
        return given

    def url(self, path: str | None = None, **changes: str | None) -> str:
        """The same address with other values; None leaves a name out."""
        kept = [(name, value) for name, value in self.query if name not in changes and name != "lang"]
        query = urlencode([*kept, *((name, value) for name, value in changes.items() if value is not None)])
        return f"{path or self.path}{'?' if query else ''}{query}"

    def tidy(self) -> str | None:
        """The address without names that have no value, as forms send them; None where it is tidy."""
        if all(value for _, value in self.query):
            return None
        return Asked(self.path, tuple((name, value) for name, value in self.query if value)).url(
            f"{self.path}{self.ending}"
        )

    def conditions(self) -> Conditions:
        """The filters. Raises LedgerError where a year is none."""
        found: dict[str, Any] = {}
        for name, value in self.query:
            if name not in FILTERS or not value:
                continue
            if name in SEVERAL:
                found.setdefault(name, []).append(value)
            else:
                found[name] = _year(name, value) if name in _YEARS else value
        return cast(Conditions, found)

    def limit(self) -> int:
        """How many rows a page has. Raises LedgerError where that is no number in its bounds."""
        given = self.get("limit") or str(PAGE_SIZE)
        if not (given.isascii() and given.isdigit() and len(given) < _DIGITS) or not 1 <= int(given) <= LARGEST_PAGE:
            raise LedgerError(f"a page has 1 to {LARGEST_PAGE} rows, not {given}")
        return int(given)


_DIGITS = 6


def _year(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise LedgerError(f"{name} is a year, as 1973, not {value}")
    return int(value)


def check_lengths(request: Request) -> None:
    """Raise LedgerError where a value of the query is too long to be meant; an address to go on to may be longer."""
    for name, value in request.query_params.multi_items():
        if len(value) > LONGEST and name != "next":
            raise LedgerError(f"what is asked for as {name[:40]} has at most {LONGEST} characters")


def shown(conditions: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters that are set, one pair for each value."""
    pairs = [(name, value) for name, value in conditions.items() if value]
    return [(name, str(v)) for name, value in pairs for v in (value if isinstance(value, list) else [value])]
