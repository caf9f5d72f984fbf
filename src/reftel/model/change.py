"""What became of a claim between two states of a ledger."""

from dataclasses import dataclass
from typing import Literal, get_args

from reftel.model.claim import Claim

How = Literal["gained", "lost", "changed", "restated"]
"""`changed` where a claim on the same words says something else, `restated` where another rule, or the same rule on
other words for a slot, says the same."""

HOWS: tuple[How, ...] = get_args(How)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: the claim `before`, that `after`, and the slots that differ where there are both."""

    how: How
    before: Claim | None
    after: Claim | None
    slots: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The rule that did it: the one that makes the claim now, or made the one that is lost."""
        claim = self.after or self.before
        assert claim is not None
        return claim.rule
