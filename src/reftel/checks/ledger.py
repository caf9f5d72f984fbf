"""The checks on a ledger."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Unpack

from reftel.checks.run import run_checks
from reftel.errors import LedgerError
from reftel.ledger.filters import Filters, Wanted, values_of
from reftel.ledger.pages import Pages
from reftel.ledger.store import Store
from reftel.model.event import Event
from reftel.model.finding import SEVERITIES, Finding
from reftel.rules.codes import LISTS, load_codes


def check_ledger(
    store: Store,
    events: Sequence[Event] = (),
    *,
    severity: Wanted = None,
    check: Wanted = None,
    **filters: Unpack[Filters],
) -> list[Finding]:
    """What does not fit together in the current claims of a ledger, and in its events, the gravest first.

    All claims are held against each other; what is given back are the findings with a claim that passes the filters.
    Raises LedgerError where a filter asks for a code, a party or a document that does not exist.
    """
    severities = _checked("severity", severity, SEVERITIES)
    checks = _checked("check", check, check_codes())
    wanted = store.claims(**filters)
    ids, documents = {claim.id for claim in wanted}, {claim.document for claim in wanted}
    claims = store.claims() if filters else wanted
    sources = {source.sha256: source for source in store.documents()}
    return [
        finding
        for finding in run_checks(claims, sources, events, pages=Pages(store, sources))
        if finding.severity in severities and finding.check in checks
        if (ids.intersection(finding.claims) if finding.claims else documents.intersection(finding.documents))
    ]


def check_codes() -> tuple[str, ...]:
    """The codes of all checks, in the order of their list."""
    return tuple(code.code for code in load_codes() if code.what == LISTS["checks"])


def _checked(name: str, wanted: Wanted, known: tuple[str, ...]) -> tuple[str, ...]:
    values = tuple(values_of(wanted))
    for value in values:
        if value not in known:
            near = get_close_matches(value, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise LedgerError(f"there is no {name} {value!r}; {hint}")
    return values or known
