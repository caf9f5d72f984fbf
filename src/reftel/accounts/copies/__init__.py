"""Which claims derive from which others, what went wrong on the way, and how many independent origins they have."""

from reftel.accounts.copies.find import find_copies
from reftel.accounts.copies.origins import origins

__all__ = ["find_copies", "origins"]
