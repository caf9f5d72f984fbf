"""The sources of an event with the grades that people set."""

from dataclasses import dataclass

from reftel.events import Told
from reftel.ledger.store import Store
from reftel.model.source import Source, source_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A document of an event: in which accounts, how reliable its outlet is held to be, by whom; None: not graded."""

    source: Source
    accounts: tuple[int, ...]
    outlet: str
    reliability: str | None
    grader: str | None


def graded(store: Store, told: Told) -> list[Graded]:
    """The documents of an event in the order of its claims, with the latest grade of each one's outlet."""
    found = []
    for sha256, source in told.sources.items():
        (outlet,) = source_keys(source)
        grades = [grade for grade in store.grades(source=outlet) if grade.reliability]
        found.append(
            Graded(
                source=source,
                accounts=tuple(account.number for account in told.event.accounts if sha256 in account.sources),
                outlet=outlet,
                reliability=grades[-1].reliability if grades else None,
                grader=grades[-1].grader if grades else None,
            )
        )
    return found
