"""What leads into a list of arms: words without a verb that name one side, how far the items got, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reftel.model.actor import is_state
from reftel.model.claim import Stage
from reftel.model.document import Document
from reftel.model.mention import ActorMention, MaterielMention, Mention, PeriodMention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.tables import ListWords, load_table_words

Side = Literal["actor", "recipient"]
Placed = Sequence[tuple[Span, Mention]]
Sides = dict[Side, tuple[tuple[str, ...], Span | None]]
LEAD_END = re.compile(r":\s|\s[-–—]\s")
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])")


@dataclass(slots=True)
class Lead:
    """What a lead-in says: the sides that it names, how far the items got, its own period."""

    sides: Sides = field(default_factory=dict)
    stage: Stage = "delivered"
    period: str | None = None


def verbs_in(sentences: Sequence[Sentence]) -> list[int]:
    """Where verbs stand that make a sentence of what would be a lead-in or an item of a list."""
    return [
        sentence.stretch(token.i, token.i).start
        for sentence in sentences
        for token in sentence.tokens
        if token.pos == "AUX" or (token.pos == "VERB" and any(t.dep == "nsubj" for t in sentence.children(token.i)))
    ]


def has_arms(found: Placed) -> bool:
    """True where one of the mentions is of arms."""
    return any(isinstance(mention, MaterielMention) for _, mention in found)


def lead_of(
    document: Document, block: Span, found: Placed, verbs: Sequence[int], words: ListWords
) -> tuple[Lead | None, int]:
    """The lead-in that a block is or begins with, and where what follows it begins."""
    text = document.text[block.start : block.end]
    match = LEAD_END.search(text)
    end = block.start + match.end() if match else block.end
    start = max(
        (block.start + m.end() for m in _STOP.finditer(text) if block.start + m.end() < end), default=block.start
    )
    lead = document.text[start:end]
    said = set(re.findall(r"[\w-]+", lead.lower()))
    inside = [(s, m) for s, m in found if start <= s.start < end]
    arms = [s for s, m in inside if isinstance(m, MaterielMention)]
    plain = all(document.text[s.start : s.end].lower() in words.words["passes"] for s in arms)
    known = words.words["passes"] | words.words["takes"] | words.words["gives"]
    said_more = any(start <= at < end and _word(document, at) not in known for at in verbs)
    if len(lead.split()) > words.limit or said & words.words["other"] or not plain or said_more:
        return None, block.start
    frame = Lead()
    for span, mention in inside:
        if isinstance(mention, PeriodMention):
            frame.period = mention.edtf
        elif isinstance(mention, ActorMention) and len(mention.ids) == 1 and is_state(mention.ids[0]):
            side = _side(document.text[start : span.start], mention, said, words)
            if side is not None:
                frame.sides.setdefault(side, (mention.ids, span))
    if not frame.sides:
        return None, block.start
    stages = load_table_words(document.language).stages
    frame.stage = next((stages[w] for w in re.findall(r"\w+", lead.lower()) if w in stages), "delivered")
    return frame, end


def _word(document: Document, at: int) -> str:
    match = re.compile(r"\w+").match(document.text, at)
    return match[0].lower() if match else ""


def _side(before: str, mention: ActorMention, said: set[str], words: ListWords) -> Side | None:
    """Which side of the items a state in a lead-in is."""
    takes, gives, passes = (bool(said & words.words[name]) for name in ("takes", "gives", "passes"))
    if not (takes or gives or passes):
        return None
    previous = [word for word in re.findall(r"\w+", before.lower()) if word != "the"][-1:]
    if previous and previous[0] in words.words["to"]:
        return "recipient"
    if previous and previous[0] in words.words["by"]:
        return "recipient" if takes and previous[0] == "by" else "actor"
    if takes:
        return "recipient"
    return "actor" if gives or (mention.form == "demonym" and not previous) else None
