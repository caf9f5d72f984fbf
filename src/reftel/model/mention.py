"""What a sentence mentions: actors, materiel, amounts, periods, places, each at its own tokens."""

from dataclasses import dataclass
from typing import Literal

from reftel.model.amount import Money, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A party at tokens `first` to `last` (both included).

    `ids` are actor ids ("PER", "PER/air-force", "NATO"): one, or the candidates of an ambiguous name. `form` says
    how it was named: "name" Peru, "demonym" Peruvian/Peruvians, "capital" Lima, "organ" the Soviet Politburo,
    "bloc" NATO, "person" President Fujimori, "post" the Department of State, "place" Callao, "school" Sandhurst.
    An organ whose state is not named beside it ("the air force", "the government") has an id that starts with
    "?/" ("?/air-force"), to be resolved from the document.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    form: Literal["name", "demonym", "capital", "organ", "bloc", "person", "post", "place", "school"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterielMention:
    """Arms or equipment at tokens `first` to `last`: a designation ("T-55") or a class noun ("tanks").

    `designator` is the designation as usually written, or None for a class noun; `category` a code of the
    catalogue ("tank", "aircraft", "ship", "small-arms", "ammunition", "equipment"); `unit` what a count of it counts
    ("tanks").
    """

    first: int
    last: int
    designator: str | None
    category: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """A number of things; `first` to `last` cover the number with its bound words ("up to seventy-nine").

    `quantity.unit` is "percent" for percentages, else "" until the counted noun is known; `noun` is the index of
    the token that it counts, where the syntax shows one.
    """

    first: int
    last: int
    quantity: Quantity
    noun: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMention:
    """An amount of money."""

    first: int
    last: int
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A date or period as EDTF, resolved against the document's date where the words are relative."""

    first: int
    last: int
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place that is not a party: `name` as written; `state` the state that it lies in, if known."""

    first: int
    last: int
    name: str
    state: str | None


Mention = ActorMention | MaterielMention | CountMention | MoneyMention | PeriodMention | PlaceMention
