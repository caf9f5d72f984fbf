"""What a page of a country or a dyad is made of: what was asked, the profile, its charts, and where marks lead."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from starlette.requests import Request

from reftel.charts.every import charts_of
from reftel.charts.figure import Chart, Pen
from reftel.errors import LedgerError, ReftelError
from reftel.profiles.records import Asked as Wanted
from reftel.profiles.records import Profile
from reftel.strings import Say
from reftel.workbench.desk import Desk, say_of
from reftel.workbench.lists import CHOICES
from reftel.workbench.parties import id_of
from reftel.workbench.urls import Asked

_FILTERS = ("since", "until", "kind", "unit", "window", "review")
"""What the pages can be asked with."""
_FEW = 20
"""So many events stand in an address; more are named by the mark that they are under."""
_DIGITS, _LONG = 16, 6


class AskedError(ReftelError):
    """An address asks for what makes no sense."""


@dataclass(frozen=True)
class Sheet:
    """One page: of a party, or of what a partner gave it."""

    desk: Desk
    say: Say
    asked: Asked
    profile: Profile

    @classmethod
    def of(cls, desk: Desk, request: Request) -> "Sheet":
        """The page that a request asks for. Raises LedgerError, MeasureError and AskedError for what there is not."""
        named = request.path_params
        party = id_of(named.get("party") or named["recipient"])
        partner = id_of(named["supplier"]) if "supplier" in named else None
        asked = Asked.of(request)
        profile = desk.profiles.of(party, partner=partner, asked=wanted_of(asked))
        return cls(desk, say_of(request), asked, profile)

    @property
    def path(self) -> str:
        """Its address without filters."""
        return address_of(self.profile.party, self.profile.partner)

    def is_at(self, request: Request) -> bool:
        """True where the address has the ids of its parties, letter by letter."""
        return set(request.path_params.values()) == {self.profile.party, self.profile.partner} - {None}

    @cached_property
    def charts(self) -> Sequence[Chart]:
        """The charts, kept like the profile that they are of."""
        key = (self.desk.profiles.state(), self.path, self.query, self.say.language)
        return self.desk.charts.get(key, lambda: charts_of(self.profile, Pen(self.say, self.link)))

    @cached_property
    def query(self) -> str:
        """The filters that are set, as in the address, in a steady order."""
        pairs = [(name, value) for name in _FILTERS for key, value in self.asked.query if key == name and value]
        return urlencode(pairs)

    @cached_property
    def _events(self) -> frozenset[str]:
        """The events as they were last grouped; a claim that came since is one by itself, and has no page of one."""
        return frozenset(event.id for event in self.profile.held.events)

    def link(self, ids: Sequence[str]) -> str:
        """Where the claims under a mark are: an event's page, else exactly the claims of these events."""
        if len(ids) == 1:
            return f"/events/{ids[0]}" if ids[0] in self._events else f"/claims/{ids[0]}"
        if len(ids) <= _FEW:
            review = [("review", value) for value in self.profile.asked.review]
            return f"/claims?{urlencode([*(('event', event) for event in ids), *review])}"
        return f"{self.path}/why?{self.query}{'&' if self.query else ''}under={digest_of(ids)}"

    def under(self, digest: str) -> tuple[str, ...]:
        """The events under a mark or a row. Raises LedgerError where the page has none of this name any more."""
        rows = (row.ids for chart in self.charts for row in chart.table.rows)
        marks = (ids for chart in self.charts for ids in chart.marks)
        kinds = (count.ids for count in self.profile.kinds)
        for ids in (*marks, *rows, *kinds):
            if digest_of(ids) == digest:
                return ids
        raise LedgerError("no mark of this page has this name; the ledger has changed since, or other filters are set")


def address_of(party: str, partner: str | None = None) -> str:
    """The page of a party, or of what a partner gave it."""
    if partner is None:
        return f"/countries/{quote(party, safe='')}"
    return f"/dyads/{quote(partner, safe='')}/{quote(party, safe='')}"


def digest_of(ids: Sequence[str]) -> str:
    """A name for a set of events that any machine computes alike."""
    return hashlib.sha256(" ".join(sorted(ids)).encode()).hexdigest()[:_DIGITS]


def wanted_of(asked: Asked) -> Wanted:
    """The filters of an address. Raises AskedError for a value that is none."""
    try:
        conditions = asked.conditions()
    except LedgerError as error:
        raise AskedError(str(error)) from None
    return Wanted(
        since=conditions.get("since"),
        until=conditions.get("until"),
        kinds=_codes(asked, "kind") or None,
        unit=asked.get("unit") or None,
        window=number_of(asked, "window", "a window is a number of years, as 5") or Wanted().window,
        review=_codes(asked, "review"),
    )


def _codes(asked: Asked, name: str) -> tuple[str, ...]:
    """The codes under a name, each once."""
    found = sorted({value for key, value in asked.query if key == name and value})
    for value in found:
        if value not in CHOICES[name]:
            raise AskedError(f"there is no {name} {value}; there are {', '.join(CHOICES[name])}")
    return tuple(found)


def number_of(asked: Asked, name: str, what: str) -> int | None:
    """The number above nought under a name. Raises AskedError, which says `what` it is, where it is none."""
    given = asked.get(name)
    if given and not (given.isascii() and given.isdigit() and len(given) < _LONG and int(given)):
        raise AskedError(f"{what}, not {given}")
    return int(given) if given else None
