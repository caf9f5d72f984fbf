"""A profile of a state, or of what one state gave another."""

from dataclasses import replace

import polars as pl

from reftel.ledger.store import Store
from reftel.measures.cells import MeasureError, chosen
from reftel.measures.concentration import concentration
from reftel.measures.facts import KEY, Facts
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.profiles.flows import contested_of, counts_of, flows_of
from reftel.profiles.keeping import Kept
from reftel.profiles.reading import Reading, read_party
from reftel.profiles.records import Asked, Profile
from reftel.profiles.rows import Pair, points_of, spells_of

_READINGS, _PROFILES = 6, 24
"""So many are kept: the reading of a large party has some tens of megabytes."""
_WIDEST = 100
_NO_YEARS = (1, 9999)


def profile_of(store: Store, party: str, *, partner: str | None = None, asked: Asked | None = None) -> Profile:
    """What the ledger tells of a party on either side, or of what `partner` gave it; see `Profile`.

    Parties are states or bodies, not organs, in any capitals: the profile has their ids as claims write them.
    Only the claims and events of that party are read, as events were last grouped. Raises LedgerError for a party that
    neither ledger nor vocabulary knows, and for a state of review that is none; MeasureError for a window that is none
    and for a unit in which nothing is told.
    """
    asked = asked or Asked()
    _check_known(store, partner)
    return profile_from(read_party(store, party, asked.review), party, partner=partner, asked=asked)


def _check_known(store: Store, partner: str | None) -> None:
    """Raise LedgerError for a partner that neither ledger nor vocabulary knows."""
    if partner is not None:
        store.claims(party=partner, limit=1)


class Profiles:
    """Profiles of a ledger, kept with what was read of parties until something is added to it, or it is grouped."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings: Kept[Reading] = Kept(_READINGS)
        self._profiles: Kept[Profile] = Kept(_PROFILES)

    def state(self) -> str:
        """A name for the state of the ledger and its events that profiles are of now."""
        return f"{self._store.last_seal()} {self._store.kept_stamp()}"

    def of(self, party: str, *, partner: str | None = None, asked: Asked | None = None) -> Profile:
        """The same as `profile_of`."""
        asked, state = asked or Asked(), self.state()

        def read() -> Reading:
            return read_party(self._store, party, asked.review)

        def make() -> Profile:
            _check_known(self._store, partner)
            reading = self._readings.get((state, party, asked.review), read)
            return profile_from(reading, party, partner=partner, asked=asked)

        return self._profiles.get((state, party, partner, asked), make)


def profile_from(reading: Reading, party: str, *, partner: str | None, asked: Asked) -> Profile:
    """The profile of a party, of what was read of it."""
    if not 1 <= asked.window <= _WIDEST:
        raise MeasureError(f"a window is of 1 to {_WIDEST} years, not {asked.window}")
    if asked.since is not None and asked.until is not None and asked.since > asked.until:
        raise MeasureError(f"no year is both {asked.since} or later and {asked.until} or earlier")
    party, partner = reading.id_of(party), None if partner is None else reading.id_of(partner)
    pair = Pair(party, partner)
    units = _units(reading.facts, party)
    unit = asked.unit or (units[0] if units else None)
    if unit is not None and asked.unit and unit not in units:
        told = f"there are {', '.join(units)}" if units else "no delivery to it is told with a number"
        raise MeasureError(f"no delivery to {party} is told in {unit!r}; {told}")
    shares = _shares(reading.facts, party, unit, asked)
    return Profile(
        party=party,
        partner=partner,
        asked=asked,
        spells=spells_of(reading, pair, asked),
        points=points_of(reading, pair, asked),
        flows=flows_of(reading, pair, asked),
        contested=contested_of(reading, pair, asked),
        kinds=counts_of(reading, pair, asked),
        shares=shares if partner is None else shares.filter(pl.col("supplier") == partner),
        stated=_stated(reading.facts, party, partner, asked),
        concentration=concentration(shares if partner is None else shares.clear()),
        unit=unit,
        units=units,
        held=reading.held,
        sources={source.sha256: source for source in reading.sources},
    )


def _units(facts: Facts, party: str) -> tuple[str, ...]:
    """The units in which deliveries to the party are told, the most told first."""
    own = chosen(facts, ("transfer",)).filter(pl.col("recipient") == party).select(KEY)
    told = facts.amounts.join(own, on=KEY, how="semi", nulls_equal=True).group_by("unit").len("n")
    return tuple(told.sort("n", "unit", descending=[True, False]).get_column("unit"))


def _shares(facts: Facts, party: str, unit: str | None, asked: Asked) -> pl.DataFrame:
    """The shares of the party's suppliers; those of other recipients are of other profiles."""
    own = replace(facts, rows=facts.rows.filter((pl.col("recipient") == party).fill_null(False)))
    if unit is None:
        own, unit = replace(own, rows=own.rows.clear()), ""
    years = None if (asked.since, asked.until) == (None, None) else _years(asked)
    return supplier_shares(own, unit, window=asked.window, years=years)


def _years(asked: Asked) -> tuple[int, int]:
    return asked.since or _NO_YEARS[0], asked.until or _NO_YEARS[1]


def _stated(facts: Facts, party: str, partner: str | None, asked: Asked) -> pl.DataFrame:
    """What documents state of the party's purchases in these years."""
    since, until = _years(asked)
    first, last = pl.col("first_year"), pl.col("last_year")
    own = replace(facts, rows=facts.rows.filter((pl.col("recipient") == party).fill_null(False)))
    stated = stated_shares(own).filter((first.is_null() | (first <= until)) & (last.is_null() | (last >= since)))
    return stated if partner is None else stated.filter(pl.col("supplier") == partner)
