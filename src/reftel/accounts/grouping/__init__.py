"""Claims that speak of one event come together: blocks, scores with their parts, clusters; people's verdicts win."""

from reftel.accounts.grouping.assemble import group

__all__ = ["group"]
