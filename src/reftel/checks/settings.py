"""What checks hold against what: `vocabulary/accounts/checks.toml` and `service.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.accounts.agreement.families import families_of
from reftel.errors import VocabularyError
from reftel.rules.data import read_toml, read_tsv
from reftel.rules.materiel import load_materiel, plain

_FILE, _YEARS = "accounts/checks.toml", "accounts/service.tsv"


@cache
def settings(part: str) -> Mapping[str, Any]:
    """One part of the settings. Raises VocabularyError where the file lacks it."""
    data = read_toml(_FILE)
    if part not in data:
        raise VocabularyError(f"vocabulary/{_FILE} has no part [{part}]")
    held: Mapping[str, Any] = data[part]
    return held


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A type's first year (flight, firing, prototype, keel), and the first year of service where known."""

    designation: str
    first: int
    service: int | None


@cache
def load_service() -> Mapping[str, Service]:
    """The types whose first years are known, by designation as usually written. Raises VocabularyError."""
    found: dict[str, Service] = {}
    for row in read_tsv(_YEARS):
        name, service = row["designation"], int(row["service"]) if row["service"] else None
        entry = Service(designation=name, first=int(row["first"]), service=service)
        if name in found or (service is not None and service < entry.first):
            raise VocabularyError(f"vocabulary/{_YEARS}: {name} is there twice, or served before it was made")
        found[name] = entry
    return found


def service_of(designation: str) -> Service | None:
    """When a type was first there: its own line, else that of the longest name that it is a variant of.

    A variant adds letters or a word to a name as usually written: "F-5E" is one of F-5, "F-51" and "F5U" are none. A
    name of several families ("Fitter") is held to the oldest.
    """
    known = load_service()
    families = families_of(designation)
    if len(families) > 1:
        return min((known[name] for name in families if name in known), key=lambda entry: entry.first, default=None)
    if (own := known.get(designation) or _by_marks().get(plain(designation))) is not None:
        return own
    entry = load_materiel().at(designation)
    names = [designation] if entry is None or entry.designator is None else [entry.designator, designation]
    return next((known[base] for name in names for base in _bases(name)), None)


def _bases(name: str) -> list[str]:
    """The known names that a name begins with, longest first."""
    starts = (name[:length] for length in range(len(name), 1, -1))
    return [start for start in starts if start in load_service() and not name[len(start) :][:1].isdigit()]


@cache
def _by_marks() -> Mapping[str, Service]:
    return {plain(name): entry for name, entry in load_service().items()}
