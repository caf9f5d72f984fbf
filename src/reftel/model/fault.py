"""What a ledger's verification found altered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a ledger that is not as the program left it.

    `what` is the sort of thing ("claim", "document", "original", "reading", …), `key` its name in the ledger, and
    `detail` one sentence for a person.
    """

    what: str
    key: str
    detail: str
