"""Claims one after another, for what is too large to be held together."""

from collections.abc import Iterator, Mapping
from typing import Any, Unpack

from reftel.ledger import query
from reftel.ledger.base import Base
from reftel.ledger.filters import Filters
from reftel.ledger.known import check_known
from reftel.ledger.narrow import narrow_claims

_AT_ONCE = 5_000


class Streaming(Base):
    """The part of the ledger that gives claims without holding them all."""

    def each_claim(self, **filters: Unpack[Filters]) -> Iterator[Mapping[str, Any]]:
        """The claims that `Store.claims` gives, in the same order, as plain values.

        They are those of `reftel.model.claim.content` (`sha256` for the document), with `id`, `note`, `probability`
        and `review`. Raises LedgerError as `Store.claims` does, before the first is asked for.
        """
        with self._reading() as connection:
            check_known(connection, filters)
            wanted = query.find_claims(filters, narrow_claims(connection, filters)).limit(filters.get("limit"))
        return self._each(wanted)

    def _each(self, wanted: Any) -> Iterator[Mapping[str, Any]]:
        with self._reading() as connection:
            held = connection.execution_options(yield_per=_AT_ONCE).execute(wanted)
            for some in held.mappings().partitions():
                yield from some  # type: ignore[misc]
