"""Long work on the whole ledger: events grouped, claims checked; at once where it is small, else when asked for."""

from reftel.events import are_grouped, bring_up, check_events
from reftel.model.finding import Finding
from reftel.workbench.desk import PROMPT, Desk


def is_grouped(desk: Desk, n_claims: int) -> bool:
    """True where the events are of all that the ledger holds now; a small ledger is grouped first."""
    if are_grouped(desk.store):
        return True
    if n_claims > PROMPT:
        return False
    group(desk)
    return True


def group(desk: Desk) -> None:
    """Group the claims anew, unless somebody just did."""
    with desk.working:
        bring_up(desk.store)


def findings(desk: Desk, n_claims: int) -> tuple[list[Finding] | None, bool]:
    """What the checks found, and whether that is of all that the ledger holds now; None where none were made."""
    now = desk.store.last_seal()
    if (desk.checked is None or desk.checked[0] != now) and n_claims <= PROMPT:
        check(desk)
    if desk.checked is None:
        return None, False
    return desk.checked[1], desk.checked[0] == now


def check(desk: Desk) -> None:
    """Make all checks anew, unless somebody just did."""
    with desk.working:
        now = desk.store.last_seal()
        if desk.checked is None or desk.checked[0] != now:
            desk.checked = (now, check_events(desk.store))
