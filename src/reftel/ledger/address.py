"""Where a ledger is: a SQLite file, or a PostgreSQL database named by its URL."""

from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from reftel.errors import LedgerError

_SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """Exactly one of the two is set."""

    path: Path | None = None
    url: URL | None = None

    def __str__(self) -> str:
        """As it is shown: without a password."""
        if self.url is None:
            return str(self.path)
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)


def address_of(given: "str | PathLike[str] | Address") -> Address:
    """The address that a path or a URL names. Raises LedgerError for a URL that is none, or of another database."""
    if isinstance(given, Address):
        return given
    written = fspath(given)
    scheme, separator, _ = written.partition("://")
    if not separator:
        return Address(path=Path(written))
    if scheme.partition("+")[0] not in _SCHEMES:
        raise LedgerError(f"a ledger is a file or postgresql://user@host/database, not {scheme}://…")
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise LedgerError("the ledger's URL is not of the form postgresql://user@host:port/database") from None
    if not url.database:
        raise LedgerError(f"{url.host or 'the server'} has many databases: name one, postgresql://user@host/database")
    return Address(url=url.set(drivername="postgresql+pg8000"))
