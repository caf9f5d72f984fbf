"""Claims of one event parted into accounts, and the slots on which these are rivals."""

from reftel.accounts.versions.build import accounts_of
from reftel.accounts.versions.merge import merged

__all__ = ["accounts_of", "merged"]
