"""Lists of arms to claims: a lead-in names one side, each item what passed and mostly the other side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reftel.claims.setting import is_state
from reftel.model.amount import Quantity
from reftel.model.claim import Claim, Stage
from reftel.model.document import Document
from reftel.model.mention import ActorMention, MaterielMention, Mention, PeriodMention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.data import digest
from reftel.rules.tables import ListWords, load_list_words, load_table_words
from reftel.rules.words import load_words

Side = Literal["actor", "recipient"]
Placed = Sequence[tuple[Span, Mention]]
Sides = dict[Side, tuple[tuple[str, ...], Span | None]]

_BULLET = re.compile(r"\s*(?:[-*•–·]\s+|\(?\d{1,2}[.)]\s+)")
_PARTS = re.compile(r"[;\n]|,(?![^(]*\))(?!\d{3}\b)|\s(?:and|&|\+)\s(?=\d)")
_LEAD = re.compile(r":\s|\s[-–—]\s")
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])")
_COUNT = re.compile(r"\s*(~|c\.\s?)?(\d{1,3}(?:,\d{3})+|\d{1,4})\s*(?:[x×]\s*)?(?=\S)")
_TAIL = re.compile(r"(?:[ -](?!x\s?\d)[^\W\d_][\w-]*)*")
_TIMES = re.compile(r"\s*[x×]\s*(\d{1,4})\b")
_BEFORE = 3
"""More words between the number and the arms make prose of a part."""
_LOOSE = 5
"""A part with more words outside its names, numbers and brackets is prose."""


@dataclass(slots=True)
class _Frame:
    """What a lead-in says: the sides that it names, how far the items got, its own period."""

    sides: Sides = field(default_factory=dict)
    stage: Stage = "delivered"
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    span: Span
    arms: MaterielMention
    item: Span
    number: Span | None
    approx: bool


def claims_of_lists(
    document: Document,
    sentences: Sequence[Sentence],
    placed: Mapping[int, Placed],
    skipped: frozenset[int],
    subject: str | None,
) -> tuple[list[tuple[Claim, tuple[str, ...]]], frozenset[int]]:
    """The claims of all lists with a lead-in and the signs of their likelihood, and the blocks of those lists."""
    words = load_list_words(document.language)
    verbs = _verbs(sentences)
    frame: _Frame | None = None
    claims: list[tuple[Claim, tuple[str, ...]]] = []
    blocks: set[int] = set()
    for number, block in enumerate(document.blocks):
        found = placed.get(number, ())
        if block.kind == "notice" or number in skipped:
            continue
        own, at = _lead(document, block.span, found, verbs, words)
        is_item = bool(_BULLET.match(document.text, block.span.start))
        frame = own if own or not (is_item or _arms(found)) else frame
        if not _arms(found) or frame is None:
            continue
        body = Span(at, block.span.end)
        said = any(body.start <= at < body.end for at in verbs)
        made = [] if said else list(_of_block(document, frame, body, found, words))
        if made:
            blocks.add(number)
            claims += [(claim, _signs(claim)) for claim in (_completed(claim, subject) for claim in made)]
        elif not is_item:
            frame = None
    return claims, frozenset(blocks)


def _completed(claim: Claim, subject: str | None) -> Claim:
    """With the state that the text is about for the side that no item and no lead-in names."""
    if subject is None or subject in (*claim.actor, *claim.recipient):
        return claim
    if not claim.recipient:
        return replace(claim, recipient=(subject,))
    return claim if claim.actor else replace(claim, actor=(subject,))


def _signs(claim: Claim) -> tuple[str, ...]:
    sides = "two states" if claim.actor and claim.recipient else "half"
    return tuple(sorted({f"frame {claim.rule}", f"{claim.kind} {claim.stage}", f"modality {claim.modality}", sides}))


def _verbs(sentences: Sequence[Sentence]) -> list[int]:
    """Where verbs stand that make a sentence of what would be a lead-in or an item of a list."""
    return [
        sentence.stretch(token.i, token.i).start
        for sentence in sentences
        for token in sentence.tokens
        if token.pos == "AUX" or (token.pos == "VERB" and any(t.dep == "nsubj" for t in sentence.children(token.i)))
    ]


def _arms(found: Placed) -> bool:
    return any(isinstance(mention, MaterielMention) for _, mention in found)


def _lead(
    document: Document, block: Span, found: Placed, verbs: Sequence[int], words: ListWords
) -> tuple[_Frame | None, int]:
    """The lead-in that a block is or begins with, and where what follows it begins."""
    text = document.text[block.start : block.end]
    match = _LEAD.search(text)
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
    frame = _Frame()
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


def _of_block(document: Document, frame: _Frame, body: Span, found: Placed, words: ListWords) -> Iterator[Claim]:
    """A claim for each item of a block; nothing of a block that is no list."""
    text = document.text
    bullet = _BULLET.match(text[body.start : body.end])
    start = body.start + (bullet.end() if bullet else 0)
    opened = _LEAD.search(text[start : body.end])
    lead_end = start + opened.end() if opened else start
    lead = [(s, m) for s, m in found if start <= s.start < lead_end]
    shared = None if _arms(lead) or not opened else _other(lead, frame)
    if opened and not _arms(lead) and shared is None:
        return
    parts = list(_parts(text, Span(lead_end if shared else start, body.end), found))
    items = [(part, _item(text, part, found, words)) for part in parts]
    if not items or any(item is None for _, item in items):
        return
    for part, item in items:
        if item is not None:
            inside = [(s, m) for s, m in found if part.start <= s.start < part.end and not _overlaps(s, item.item)]
            yield _claim(document, frame, item, shared or _other(inside, frame), inside, words)


def _parts(text: str, body: Span, found: Placed) -> Iterator[Span]:
    """The parts of a list; one without arms belongs to the part before it."""
    start, held = body.start, None
    breaks = [(body.start + m.start(), body.start + m.end()) for m in _PARTS.finditer(text[body.start : body.end])]
    for end, after in [*breaks, (body.end, body.end)]:
        part = Span(start, end)
        start = after
        if any(isinstance(m, MaterielMention) and part.start <= s.start < part.end for s, m in found):
            if held is not None:
                yield held
            held = part
        elif held is not None:
            held = Span(held.start, part.end)
    if held is not None:
        yield held


def _item(text: str, part: Span, found: Placed, words: ListWords) -> _Item | None:
    """The arms of a part with their number, if it is an item of a list."""
    inside = [(s, m) for s, m in found if part.start <= s.start < part.end]
    arms = [(s, m) for s, m in inside if isinstance(m, MaterielMention)]
    span, mention = arms[0]
    if set(re.findall(r"\w+", text[part.start : part.end].lower())) & words.words["other"]:
        return None
    loose = re.sub(r"\([^)]*\)", " ", _without(text, part, [s for s, _ in inside]))
    if len(re.findall(r"[^\W\d_]{2,}", loose)) > _LOOSE:
        return None
    count = _COUNT.match(text[part.start : span.end])
    number = Span(part.start + count.start(2), part.start + count.end(2)) if count else None
    if number is not None and _overlaps(number, span):
        count = number = None
    start = part.start + count.end() if count else span.start
    before = re.findall(r"\w+", text[start if count else part.start : span.start].lower())
    named = any(s.start < span.start for s, m in inside if isinstance(m, ActorMention))
    if named or len(before) > _BEFORE or set(before) & words.words["ends"]:
        return None
    end = _end(text, Span(span.end, part.end), inside, words)
    times = _TIMES.match(text[end : part.end])
    if number is None and times:
        number = Span(end + times.start(1), end + times.end(1))
    if number is None and (after := re.match(r":\s*(\d{1,4})\b(?![-/]\d)", text[end : part.end])):
        number = Span(end + after.start(1), end + after.end(1))
    quote = Span(part.start + len(text[part.start : part.end]) - len(text[part.start : part.end].lstrip()), part.end)
    return _Item(span=quote, arms=mention, item=Span(start, end), number=number, approx=bool(count and count[1]))


def _end(text: str, rest: Span, inside: Placed, words: ListWords) -> int:
    """Where the noun phrase ends that the arms begin: "D-30 howitzers", not "D-30 from Slovakia"."""
    end = rest.start
    tail = _TAIL.match(text[rest.start : rest.end])
    for word in re.finditer(r"[ -]([\w-]+)", tail[0] if tail else ""):
        place = rest.start + word.start(1)
        other = any(s.start <= place < s.end for s, m in inside if not isinstance(m, MaterielMention))
        if other or word[1].lower() in words.words["ends"]:
            break
        end = rest.start + word.end()
    return end


def _without(text: str, part: Span, spans: Sequence[Span]) -> str:
    return "".join(" " if any(s.start <= at < s.end for s in spans) else text[at] for at in range(part.start, part.end))


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _other(found: Placed, frame: _Frame) -> tuple[tuple[str, ...], Span] | None:
    """The one state of these mentions that the lead-in does not name."""
    known = {ids for ids, _ in frame.sides.values()}
    states = [
        (m.ids, s)
        for s, m in found
        if isinstance(m, ActorMention) and len(m.ids) == 1 and is_state(m.ids[0]) and m.ids not in known
    ]
    return states[0] if len({ids for ids, _ in states}) == 1 else None


def _claim(
    document: Document,
    frame: _Frame,
    item: _Item,
    other: tuple[tuple[str, ...], Span] | None,
    inside: Placed,
    words: ListWords,
) -> Claim:
    sides: Sides = dict(frame.sides)
    if other is not None and len(sides) == 1:
        sides["recipient" if "actor" in sides else "actor"] = other
    text = document.text
    periods = [(m.edtf, s) for s, m in inside if isinstance(m, PeriodMention)]
    said = re.findall(r"\w+", text[item.span.start : item.span.end].lower())
    stages = load_table_words(document.language).stages
    terms = load_words(document.language).terms
    number = float(text[item.number.start : item.number.end].replace(",", "")) if item.number else None
    spans: dict[str, tuple[Span, ...]] = {"item": (item.item,)}
    spans.update({side: (span,) for side, (_, span) in sides.items() if span})
    spans |= {"quantity": (item.number,)} if item.number else {}
    spans |= {"period": (periods[0][1],)} if periods else {}
    return Claim(
        document=document.sha256,
        kind="transfer",
        actor=sides["actor"][0] if "actor" in sides else (),
        recipient=sides["recipient"][0] if "recipient" in sides else (),
        span=item.span,
        quote=text[item.span.start : item.span.end],
        rule=words.rule,
        vocabulary=digest(),
        item=" ".join(text[item.item.start : item.item.end].split()),
        designators=(item.arms.designator,) if item.arms.designator else (),
        quantity=None
        if number is None
        else Quantity(low=number, high=number, unit=item.arms.unit or "items", approx=item.approx),
        period=periods[0][0] if periods else frame.period,
        stage=next((stages[word] for word in said if word in stages), frame.stage),
        terms=next((terms[word] for word in said if word in terms), None),
        slot_spans=spans,
    )
