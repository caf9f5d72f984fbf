"""Planted truth: worlds made from a number, in which it is known what happened and who copied from whom."""

from evals.planted.scale import many, sources
from evals.planted.world import DEFAULT_LEVEL, CopiedClaim, World, plant

__all__ = ["DEFAULT_LEVEL", "CopiedClaim", "World", "many", "plant", "sources"]
