"""`reftel policies`: what may be believed where accounts differ."""

from pathlib import Path

from reftel.accounts.policy import list_policies, load_policy, parse_policy
from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import plain_table
from reftel.errors import InputError, JudgementError
from reftel.ledger.store import Store
from reftel.model.belief import Policy

COLUMNS = ("policy", "version", "from", "rules", "meaning")


def run(add: str | None, *, ledger: str, reviewer: str | None, form: str, output: str | None) -> None:
    """Keep a policy in the ledger, where one is named; then list all that there are."""
    with Store(ledger, create=False) as store:
        if add is not None:
            _add(store, add, reviewer)
        kept = [(policy.author, parse_policy(policy.text, where=policy.name)) for policy in store.policies()]
    found = [_record(load_policy(name), "reftel") for name in list_policies()]
    found += [_record(policy, author) for author, policy in kept]
    listing = Listing(
        thing="policy",
        things="policies",
        tables=lambda _: iter([plain_table(COLUMNS, [{**r, "rules": ", ".join(r["rules"])} for r in found])]),
        lines=found,
        cells=[{**record, "rules": "; ".join(record["rules"])} for record in found],
        columns=COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _add(store: Store, path: str, reviewer: str | None) -> None:
    if reviewer is None:
        raise JudgementError("a policy is somebody's: give --reviewer, or set REFTEL_REVIEWER")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as a policy: {error}") from error
    store.add_policy(parse_policy(text, where=path).name, text, author=reviewer)


def _record(policy: Policy, author: str) -> Record:
    return {
        "policy": policy.name, "version": policy.version, "from": author, "rules": list(policy.rules),
        "meaning": policy.meaning,
    }  # fmt: skip
