"""Lists of arms to claims: a lead-in names one side, each item what passed and mostly the other side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reftel.claims.list_items import Item, item_of, parts_of
from reftel.claims.list_leads import LEAD_END, Lead, Placed, Sides, has_arms, lead_of, verbs_in
from reftel.claims.signs import signs_of_row
from reftel.model.actor import is_state
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.mention import ActorMention, PeriodMention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.data import digest
from reftel.rules.tables import ListWords, load_list_words, load_table_words
from reftel.rules.words import load_words

_BULLET = re.compile(r"\s*(?:[-*•–·]\s+|\(?\d{1,2}[.)]\s+)")


def claims_of_lists(
    document: Document,
    sentences: Sequence[Sentence],
    placed: Mapping[int, Placed],
    skipped: frozenset[int],
    subject: str | None,
) -> tuple[list[tuple[Claim, tuple[str, ...]]], frozenset[int]]:
    """The claims of all lists with a lead-in and the signs of their likelihood, and the blocks of those lists."""
    words = load_list_words(document.language)
    verbs = verbs_in(sentences)
    frame: Lead | None = None
    claims: list[tuple[Claim, tuple[str, ...]]] = []
    blocks: set[int] = set()
    for number, block in enumerate(document.blocks):
        found = placed.get(number, ())
        if block.kind == "notice" or number in skipped:
            continue
        own, at = lead_of(document, block.span, found, verbs, words)
        is_item = bool(_BULLET.match(document.text, block.span.start))
        frame = own if own or not (is_item or has_arms(found)) else frame
        if not has_arms(found) or frame is None:
            continue
        body = Span(at, block.span.end)
        said = any(body.start <= at < body.end for at in verbs)
        made = [] if said else list(_of_block(document, frame, body, found, words))
        if made:
            blocks.add(number)
            claims += [(claim, signs_of_row(claim)) for claim in (_completed(claim, subject) for claim in made)]
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


def _of_block(document: Document, frame: Lead, body: Span, found: Placed, words: ListWords) -> Iterator[Claim]:
    """A claim for each item of a block; nothing of a block that is no list."""
    text = document.text
    bullet = _BULLET.match(text[body.start : body.end])
    start = body.start + (bullet.end() if bullet else 0)
    opened = LEAD_END.search(text[start : body.end])
    lead_end = start + opened.end() if opened else start
    lead = [(s, m) for s, m in found if start <= s.start < lead_end]
    shared = None if has_arms(lead) or not opened else _other(lead, frame)
    if opened and not has_arms(lead) and shared is None:
        return
    parts = list(parts_of(text, Span(lead_end if shared else start, body.end), found))
    items = [(part, item_of(text, part, found, words)) for part in parts]
    if not items or any(item is None for _, item in items):
        return
    for part, item in items:
        if item is not None:
            inside = [(s, m) for s, m in found if part.start <= s.start < part.end and not s.overlaps(item.item)]
            yield _claim(document, frame, item, shared or _other(inside, frame), inside, words)


def _other(found: Placed, frame: Lead) -> tuple[tuple[str, ...], Span] | None:
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
    frame: Lead,
    item: Item,
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
