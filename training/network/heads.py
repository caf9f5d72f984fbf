"""What is said of words, from their states: kinds of claim, sides of parties, and where the deal stands."""

from torch import Tensor, nn
from torch.nn import functional

from reftel.rules.network import GAPS, ROLES
from training.network.lessons import KINDS, STATUS

DROPOUT = 0.3

_SELDOM = -4.0
"""Log odds of a claim before anything is learned: few words carry one."""


class Heads(nn.Module):
    """Layers over the states of words; all give log odds."""

    def __init__(self, states: int, *, kinds_width: int = 200, width: int = 160) -> None:
        super().__init__()
        last = nn.Linear(kinds_width, len(KINDS))
        last.bias.data.fill_(_SELDOM)
        first = nn.Linear(states, kinds_width)
        self.kinds = nn.Sequential(nn.Dropout(DROPOUT), first, nn.GELU(), nn.Dropout(DROPOUT), last)
        self.plus_unit, self.plus_party = nn.Linear(states, width), nn.Linear(states, width)
        self.times_unit, self.times_party = nn.Linear(states, width), nn.Linear(states, width)
        self.kind, self.gap = nn.Embedding(len(KINDS), width), nn.Embedding(2 * len(GAPS) + 1, width)
        self.side = nn.Linear(width, len(ROLES))
        self.status_unit, self.status_kind = nn.Linear(states, width), nn.Embedding(len(KINDS), width)
        self.status_value = nn.Linear(width, sum(map(len, STATUS.values())))
        self.drop = nn.Dropout(DROPOUT)

    def sides(self, units: Tensor, parties: Tensor, kinds: Tensor, gaps: Tensor) -> Tensor:
        """For each claim and party, by the states of their words, kind and gap: both sides."""
        units, parties = self.drop(units), self.drop(parties)
        both = self.times_unit(units) * self.times_party(parties)
        mixed = self.plus_unit(units) + self.plus_party(parties) + self.kind(kinds) + self.gap(gaps) + both
        result: Tensor = self.side(self.drop(functional.gelu(mixed)))
        return result

    def status(self, units: Tensor, kinds: Tensor) -> Tensor:
        """For each claim all values of all of `STATUS`, one list after the other."""
        mixed = self.status_unit(self.drop(units)) + self.status_kind(kinds)
        result: Tensor = self.status_value(self.drop(functional.gelu(mixed)))
        return result
