"""What a claim is about, as the words give it."""

from dataclasses import dataclass

from reftel.claims.arms import Named
from reftel.model.amount import Money, Quantity
from reftel.model.mention import CountMention, MaterielMention

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a claim is about: the item's words, designations, count and value, with the tokens that carry each.

    `known` are the arms named before that the item stands for; where it `is_pronoun`, theirs are the words.
    """

    item: Stretch | None = None
    designators: tuple[MaterielMention, ...] = ()
    quantity: Quantity | None = None
    count: CountMention | None = None
    value: Money | None = None
    money: Stretch | None = None
    known: Named | None = None
    is_pronoun: bool = False
