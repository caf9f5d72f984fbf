"""From a telling to a sentence, with the place of each slot in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from evals.planted.data import load_prose
from evals.planted.tellings import Telling, with_actor

_PARTS = re.compile(r"\[[^\]]*\]|\{\w+\}|[^\[{]+")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, with the stretches of them that carry slots of the claim."""

    text: str
    spans: tuple[tuple[str, int, int], ...] = ()

    def then(self, other: "Piece") -> "Piece":
        """Both, one after the other."""
        at = len(self.text)
        moved = tuple((slot, start + at, end + at) for slot, start, end in other.spans)
        return Piece(self.text + other.text, self.spans + moved)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the telling that it carries (None: it tells of nothing) and the pattern and the frame
    that it is made on."""

    piece: Piece
    telling: Telling | None = None
    pattern: str = ""
    frame: str = ""

    @property
    def item(self) -> str | None:
        """The words of the thing."""
        return next((self.piece.text[start:end] for slot, start, end in self.piece.spans if slot == "item"), None)


def filler(rng: Random, where: str) -> Sentence:
    """A sentence that claims nothing: one of a few that many papers have, or one that hardly another has."""
    words = load_prose()["filler"]
    if rng.random() < 0.25:
        return Sentence(Piece(rng.choice(words[where])))
    parts = (rng.choice(words[part]) for part in ("who", "did", "what", "when"))
    return Sentence(Piece(" ".join(parts) + "."))


def write(rng: Random, telling: Telling, *, avoid: frozenset[str] = frozenset()) -> Sentence:
    """The sentence of a telling, on a pattern that is not among `avoid` where there is another.

    What no pattern can hold is left out of what is told: the telling that comes back is the one to go by.
    """
    told = _slots(telling)
    patterns: Sequence[str] = load_prose()[telling.facts.kind][telling.stage or "none"]
    fit = [
        pattern for pattern in patterns if _required(pattern) <= set(told) and not _puts_in_an_organ(pattern, telling)
    ]
    if not fit:
        return write(rng, with_actor(telling), avoid=avoid)
    fullest = max(len(set(told) & _all(pattern)) for pattern in fit)
    fit = [pattern for pattern in fit if len(set(told) & _all(pattern)) == fullest]
    pattern = rng.choice([pattern for pattern in fit if pattern not in avoid] or fit)
    return write_on(pattern, rng.choice(load_prose()["frames"][_frame_kind(telling)]), telling)


def write_on(pattern: str, frame: str, telling: Telling) -> Sentence:
    """The sentence of a telling on a pattern, in a frame that says who says so."""
    clause = _fill(pattern, _slots(telling))
    return Sentence(_framed(frame, telling, clause), _limited(telling, _all(pattern)), pattern, frame)


def _limited(telling: Telling, slots: set[str]) -> Telling:
    """The telling without what its pattern had no room for."""
    return replace(
        telling,
        actor=telling.actor if "actor" in slots else None,
        recipient=telling.recipient if "recipient" in slots else None,
        money=telling.money if "value" in slots else None,
        time=telling.time if "period" in slots else None,
        place=telling.place if "place" in slots else None,
        terms=telling.terms if "terms" in slots else None,
    )


def _slots(telling: Telling) -> dict[str, Piece]:
    named = {
        "actor": telling.actor and _whole(telling.actor.text, "actor"),
        "recipient": telling.recipient and _whole(telling.recipient.text, "recipient"),
        "value": telling.money and _whole(telling.money.text, "value"),
        "period": telling.time and _after_preposition(telling.time.text, "period"),
        "place": telling.place and _after_preposition(f"at {telling.place}", "place"),
        "terms": telling.terms and _whole(telling.terms, "terms"),
        "things": _things(telling),
    }  # fmt: skip
    return {slot: piece for slot, piece in named.items() if piece}


def _whole(text: str, slot: str) -> Piece:
    return Piece(text, ((slot, 0, len(text)),))


def _after_preposition(text: str, slot: str) -> Piece:
    start = text.index(" ") + 1
    return Piece(text, ((slot, start, len(text)),))


def _things(telling: Telling) -> Piece:
    """Count, name and noun: "some 36 Su-22 fighter-bombers"."""
    piece = Piece("")
    noun = telling.noun
    if telling.count and noun.startswith(("a ", "an ", "the ")):
        start = len(noun) + 2
        text = f"{noun}, {telling.count.text} strong"
        return Piece(text, (("quantity", start, start + len(telling.count.text)), ("item", 0, len(noun))))
    if telling.count:
        piece = piece.then(Piece(telling.count.text + " ", (("quantity", 0, len(telling.count.text)),)))
        piece = piece.then(Piece("tonnes of " if telling.unit == "tonnes" else ""))
    if telling.name:
        name = telling.name if noun else telling.name + "s"
        piece = piece.then(Piece(name + (" " if noun else ""), (("designators", 0, len(telling.name)),)))
    piece = piece.then(Piece(noun))
    return Piece(piece.text, (*piece.spans, ("item", 0, len(piece.text))))


def _puts_in_an_organ(pattern: str, telling: Telling) -> bool:
    """Whether things would stand in a part of a state, as troops "in the Peruvian Air Force"."""
    is_organ = telling.recipient is not None and any("/" in party for party in telling.recipient.ids)
    return is_organ and re.search(r"\b(in|into|for|out of) \{recipient\}", pattern) is not None


def _required(pattern: str) -> set[str]:
    return set(_SLOT.findall(re.sub(r"\[[^\]]*\]", "", pattern)))


def _all(pattern: str) -> set[str]:
    return set(_SLOT.findall(pattern))


def _fill(pattern: str, told: Mapping[str, Piece]) -> Piece:
    piece = Piece("")
    for part in _PARTS.findall(pattern):
        if part.startswith("["):
            if _all(part) <= set(told):
                piece = piece.then(_fill(part[1:-1], told))
        elif part.startswith("{"):
            piece = piece.then(told[part[1:-1]])
        else:
            piece = piece.then(Piece(part))
    return piece


def _frame_kind(telling: Telling) -> str:
    if telling.denied:
        return "denied"
    if telling.speaker:
        return "said"
    return "attributed" if telling.outlets else "plain"


def _framed(frame: str, telling: Telling, clause: Piece) -> Piece:
    """The clause in its sentence, with who says so."""
    speaker, outlet = telling.speaker or "", telling.outlets[0] if telling.outlets else ""
    words = {
        "clause": clause,
        "speaker": _whole(speaker, "said_by"),
        "outlet": _whole(outlet, "said_by"),
    }
    piece = _fill(frame, words)
    return Piece(piece.text[0].upper() + piece.text[1:], piece.spans)


def edited(piece: Piece) -> Piece:
    """The words as an editor would change them, outside the stretches that carry slots."""
    edits: Mapping[str, str] = load_prose()["edits"]
    for old, new in edits.items():
        start = piece.text.find(old)
        if start >= 0 and not any(first < start + len(old) and start < last for _, first, last in piece.spans):
            end, by = start + len(old), len(new) - len(old)
            spans = tuple((slot, a + by * (a >= end), b + by * (b >= end)) for slot, a, b in piece.spans)
            piece = Piece(piece.text[:start] + new + piece.text[end:], spans)
    return piece


def capitals(text: str) -> str:
    """The text in capitals, as long as before."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
