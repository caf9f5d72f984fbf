"""The schemas that ledgers have had, which one a ledger has, and the way from one to another."""

from dataclasses import dataclass
from difflib import get_close_matches
from os import PathLike

from reftel.errors import LedgerError
from reftel.ledger.address import Address, address_of
from reftel.ledger.connect import bring, engine_on, explained
from reftel.ledger.migrate import steps
from reftel.ledger.schema_version import STEPS, version_of


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema: its name, what it added to the one before it, and whether a ledger has it."""

    name: str
    adds: str
    is_here: bool


def schemas(ledger: str | PathLike[str]) -> list[Schema]:
    """All schemas, oldest first. The ledger stays as it is. Raises LedgerError where there is none, or a newer one."""
    here = schema_at(ledger)
    return [Schema(name, adds, name == here) for name, adds in steps()]


def schema_at(ledger: str | PathLike[str]) -> str:
    """The name of the schema that the ledger has."""
    address = address_of(ledger)
    engine = engine_on(address)
    try:
        with explained(address), engine.connect() as connection:
            return _name(version_of(connection), address)
    finally:
        engine.dispose()


def bring_to(ledger: str | PathLike[str], name: str) -> None:
    """Bring the ledger up or back to a schema by its name.

    Raises LedgerError where there is no such schema, or where the way back would lose what somebody read or judged.
    """
    if name not in STEPS:
        near = get_close_matches(name, STEPS, n=1)
        raise LedgerError(f"there is no schema {name!r}; {_hint(near)}")
    schema_at(ledger)  # says so where there is no ledger
    address = address_of(ledger)
    engine = engine_on(address)
    try:
        with explained(address):
            bring(engine, address, name)
    finally:
        engine.dispose()


def _name(version: int, address: Address) -> str:
    if not version:
        raise LedgerError(f"there is no ledger at {address}; `reftel read PATH… --ledger {address}` makes one")
    if version > len(STEPS):
        raise LedgerError(f"{address} was made by a newer reftel (schema {version}): update reftel")
    return STEPS[version - 1]


def _hint(near: list[str]) -> str:
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(STEPS)}"
