"""What is believed where accounts differ: named, versioned policies, and what each makes of an event."""

from reftel.accounts.policy.believing import believe
from reftel.accounts.policy.parse import list_policies, load_policy, parse_policy, read_policy

__all__ = ["believe", "list_policies", "load_policy", "parse_policy", "read_policy"]
