"""A network that reads a sentence: which words carry a claim of which kind, who is on which side, how it stands.

Its weights were learned by `training/network` and are shipped. What it says is a second opinion beside the tables of
weights; it makes no words of its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

ROLES = ("actor", "recipient")

StatusChances = Mapping[str, Mapping[str | None, float]]
"""Slot of the status (stage, terms, modality, polarity) → how likely each of its values is; None: it says nothing."""

PARTY_SIGNS = ("party", "head of party", "party inferred", "party by pronoun")
"""What a word's place in a party's name adds to its classes."""

GAPS = (0, 1, 2, 4, 7, 12, 20)
"""Words between a word and a party, in few steps, on either side."""

AT_ONCE = 48
"""Sentences that are read in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A party in a sentence: its first word, its last, and the one that the others hang on."""

    first: int
    last: int
    head: int
    inferred: bool = False
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the network is shown of a sentence; all but `places` have one entry a word."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]
    classes: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...] = ()


def gap_of(unit: int, head: int) -> int:
    """How far a party is from a word, and on which side of it, as a number from 0."""
    far = sum(abs(head - unit) > limit for limit in GAPS)
    return len(GAPS) + (far if head > unit else -far)


def number_of(words: Mapping[str, int], word: str) -> int:
    """The number of a word, as it is written or else in small letters; 0 where it has none."""
    return words.get(word) or words.get(word.lower(), 0)


def columns_of(classes: Sequence[str]) -> dict[str, int]:
    """Class, or sign of a party's name → its column in the table of classes."""
    return {name: at for at, name in enumerate((*classes, *PARTY_SIGNS))}


def class_table(sight: Sight, columns: Mapping[str, int]) -> "Array":
    """Word and class → 1 where the word is of that class, else 0; the last columns say where parties stand."""
    import numpy as np  # slow to load: only reading needs it

    table = np.zeros((len(sight.words), len(columns)), np.float32)
    for i, names in enumerate(sight.classes):
        table[i, [columns[name] for name in names if name in columns]] = 1.0
    named, head, inferred, pronoun = (columns[sign] for sign in PARTY_SIGNS)
    for place in sight.places:
        inside = slice(place.first, place.last + 1)
        table[inside, named], table[place.head, head] = 1.0, 1.0
        table[inside, inferred], table[inside, pronoun] = place.inferred, place.is_pronoun
    return table


class Look:
    """What the network makes of one sentence."""

    def __init__(self, network: "Network", states: "Array") -> None:
        self._network, self._states = network, states
        self.kinds = network.kinds_of(states)
        """Word and kind (in the order of `network.kinds`) → the probability that it carries such a claim."""

    def chances(self, word: int) -> dict[str, float]:
        """The probability, to three places, that a word carries a claim of each kind."""
        row = self.kinds[word].tolist()
        return {kind: round(chance, 3) for kind, chance in zip(self._network.kinds, row, strict=True)}

    def sides(self, kind: str, word: int, heads: Sequence[int]) -> list[dict[str, float]]:
        """For each party, by its head, the probability that it is on either side of such a claim, to three places."""
        table = self._network.sides_of(self._states, kind, word, heads).tolist()
        return [{role: round(chance, 3) for role, chance in zip(ROLES, row, strict=True)} for row in table]

    def status(self, kind: str, word: int) -> StatusChances:
        """How such a claim stands: for each slot of the status the probability, to three places, of each value."""
        table = self._network.status_of(self._states, kind, word)
        return {
            slot: {value: round(chance, 3) for value, chance in zip(values, row.tolist(), strict=True)}
            for (slot, values), row in zip(self._network.status.items(), table, strict=True)
        }


class Network:
    """The weights, by name, and the names of what they weigh."""

    def __init__(self, weights: Mapping[str, "Array"], names: Mapping[str, Any], words: Sequence[str]) -> None:
        self._weights, self.kinds = weights, tuple(names["kinds"])
        self.status: Mapping[str, Sequence[str | None]] = dict(names["status"])
        self._words = {word: at for at, word in enumerate(words, 1)}
        self._lemmas = {lemma: at for at, lemma in enumerate(names["lemmas"], 1)}
        self._tags, self._relations = ({n: at for at, n in enumerate(names[k])} for k in ("tags", "relations"))
        self._classes = columns_of(names["classes"])

    def look(self, sights: Sequence[Sight]) -> list[Look]:
        """What it makes of each sentence; the longest are read first, so that those read together are of a length."""
        order = sorted(range(len(sights)), key=lambda k: -len(sights[k].words))
        looks: dict[int, Look] = {}
        for at in range(0, len(order), AT_ONCE):
            here = order[at : at + AT_ONCE]
            looks.update(zip(here, self._look([sights[k] for k in here]), strict=True))
        return [looks[k] for k in range(len(sights))]

    def _look(self, sights: Sequence[Sight]) -> Iterator[Look]:
        import numpy as np

        own = [self._input(sight) for sight in sights]
        lengths = [len(sight.words) for sight in sights]
        # How many sentences go on at each place of the longest: they are in order of length, so it is the first ones.
        reach = [sum(length > t for length in lengths) for t in range(lengths[0])]
        block = np.zeros((lengths[0], len(sights), own[0][1].shape[1]), np.float32)
        for k, (_, seen) in enumerate(own):
            block[: lengths[k], k] = seen
        for layer in (0, 1):
            block = self._pass(block, reach, layer)
        for k, (plain, _) in enumerate(own):
            yield Look(self, np.concatenate([block[: lengths[k], k], plain], axis=1))

    def _input(self, sight: Sight) -> "tuple[Array, Array]":
        """For each word what is known of it; and the same with what is known of its head."""
        import numpy as np

        w = self._weights
        known = [number_of(self._words, word) for word in sight.words]
        vectors = w["vectors"][known].astype(np.float32) * w["scale"][known, None]
        lemmas = w["lemmas"][[self._lemmas.get(lemma.lower(), 0) for lemma in sight.lemmas]]
        meaning = np.concatenate([vectors @ w["vector.weight"].T + w["vector.bias"], lemmas], axis=1)
        tags = w["tags"][[self._tags.get(tag, 0) for tag in sight.tags]]
        relations = w["relations"][[self._relations.get(name, 0) for name in sight.relations]]
        classes = class_table(sight, self._classes) @ w["classes.weight"].T + w["classes.bias"]
        plain = np.concatenate([meaning, tags, relations, classes], axis=1)
        above = list(sight.heads)
        return plain, np.concatenate([plain, meaning[above], tags[above]], axis=1)

    def _pass(self, block: "Array", reach: Sequence[int], layer: int) -> "Array":
        """One layer of a long short-term memory, forwards and backwards (Hochreiter and Schmidhuber 1997)."""
        import numpy as np

        done = []
        for way in ("", "_reverse"):
            into, over, bias = (self._weights[f"{name}_l{layer}{way}"] for name in ("weight_ih", "weight_hh", "bias"))
            size = over.shape[1]
            # σ(x) is (1 + tanh(x/2))/2: with these gates halved, one tanh does for all four.
            halves = np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), size)
            gates, over = (block @ into.T + bias) * halves, over.T * halves
            state, memory = (np.zeros((block.shape[1], size), np.float32) for _ in range(2))
            out = np.zeros((*block.shape[:2], size), np.float32)
            for t in reversed(range(len(block))) if way else range(len(block)):
                n = reach[t]
                bent = np.tanh(gates[t, :n] + state[:n] @ over)
                take, keep, new, show = (bent[:, k * size : (k + 1) * size] for k in range(4))
                memory[:n] = 0.5 * (1 + keep) * memory[:n] + 0.5 * (1 + take) * new
                state[:n] = out[t, :n] = 0.5 * (1 + show) * np.tanh(memory[:n])
            done.append(out)
        return np.concatenate(done, axis=2)

    def kinds_of(self, states: "Array") -> "Array":
        """Words' states → the probability of each kind."""
        return _sigmoid(self._straight("kinds.2", _gelu(self._straight("kinds.1", states))))

    def sides_of(self, states: "Array", kind: str, word: int, heads: Sequence[int]) -> "Array":
        """For each party the probability of either side."""
        w, at, unit, party = self._weights, self.kinds.index(kind), states[[word]], states[list(heads)]
        gaps = w["gap"][[gap_of(word, head) for head in heads]]
        both = self._straight("times.unit", unit) * self._straight("times.party", party)
        mixed = self._straight("plus.unit", unit) + self._straight("plus.party", party) + w["kind"][at] + gaps + both
        return _sigmoid(self._straight("side", _gelu(mixed)))

    def status_of(self, states: "Array", kind: str, word: int) -> "list[Array]":
        """For each slot of the status the probability of each value."""
        import numpy as np

        mixed = self._straight("status.unit", states[word]) + self._weights["status.kind"][self.kinds.index(kind)]
        ends = np.cumsum([len(values) for values in self.status.values()])[:-1]
        return [_softmax(own) for own in np.split(self._straight("status.value", _gelu(mixed)), ends)]

    def _straight(self, name: str, states: "Array") -> "Array":
        result: Array = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result


def _sigmoid(x: "Array") -> "Array":
    import numpy as np

    return np.asarray(0.5 * (1 + np.tanh(0.5 * x)), dtype=np.float32)


def _softmax(x: "Array") -> "Array":
    import numpy as np

    raised = np.exp(x - x.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def _gelu(x: "Array") -> "Array":
    """x times the normal distribution function of x (Hendrycks and Gimpel 2016)."""
    import numpy as np

    return np.asarray(0.5 * x * (1 + _erf(x / np.float32(2**0.5))), dtype=np.float32)


def _erf(x: "Array") -> "Array":
    """The error function to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    import numpy as np

    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    sum_: Any = np.float32(0)
    for term in reversed(terms):
        sum_ = t * (np.float32(term) + sum_)
    return np.asarray(np.sign(x) * (1 - sum_ * np.exp(-x * x)), dtype=np.float32)


def read_network(folder: Path) -> Network:
    """The network in a folder: `network.npz` (weights), `network.json` (names), `words.txt`."""
    import numpy as np

    with np.load(folder / "network.npz") as stored:
        weights = {name: stored[name] for name in stored.files}
    weights = {name: table if name == "vectors" else table.astype(np.float32) for name, table in weights.items()}
    names = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    return Network(weights, names, (folder / "words.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))


_given: ContextVar[tuple[Network | None] | None] = ContextVar("network", default=None)


@contextmanager
def read_by(network: Network | None) -> Iterator[None]:
    """Take this network, or none, instead of the shipped one: so it is tried on texts that it was not learned from."""
    token = _given.set((network,))
    try:
        yield
    finally:
        _given.reset(token)


def load_network(language: str = "en") -> Network | None:
    """The network of a language, or None where there is none."""
    given = _given.get()
    return _shipped(language) if given is None else given[0]


@cache
def _shipped(language: str) -> Network | None:
    folder = Path(str(files("reftel") / "rules" / "models" / language))
    return read_network(folder) if folder.is_dir() else None
