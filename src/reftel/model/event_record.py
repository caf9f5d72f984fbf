"""Events as plain JSON values, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reftel.model.event import Account, Event, Link, Rivalry, Side, Step


def event_record(event: Event) -> dict[str, Any]:
    """The event as plain JSON values, each under the name of its field."""
    return _plain(asdict(event))  # type: ignore[no-any-return]


def event_of(record: Mapping[str, Any]) -> Event:
    """The event that `event_record` made a record of, or its JSON."""
    nested = {
        "accounts": tuple(map(_account, record["accounts"])),
        "rivalries": tuple(map(_rivalry, record["rivalries"])),
        "links": tuple(Link(**link) for link in record["links"]),
    }
    return Event(**{**record, **_tuples(record, "claims", "stages", "corruptions"), **nested})


def _account(record: Mapping[str, Any]) -> Account:
    steps = tuple(Step(**{**step, "claims": tuple(step["claims"])}) for step in record["steps"])
    return Account(**{**record, **_tuples(record, "claims", "speakers", "sources", "shared"), "steps": steps})


def _rivalry(record: Mapping[str, Any]) -> Rivalry:
    sides = tuple(Side(**{**side, **_tuples(side, "claims", "accounts")}) for side in record["sides"])
    return Rivalry(**{**record, "sides": sides})


def _tuples(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: tuple(record[name]) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
