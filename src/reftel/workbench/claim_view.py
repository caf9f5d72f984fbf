"""A claim as the pages show it: its slots with their words, who says so, what made it, what was said of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reftel.ledger.store import Store
from reftel.model.claim import Claim, content
from reftel.model.judgement import HAND, PAIR_VERDICTS, Judgement, withdrawn_in
from reftel.model.places import place_words
from reftel.model.source import Page, Source
from reftel.model.span import Span
from reftel.model.visible import visible
from reftel.rules.frames import load_frames
from reftel.rules.tables import load_table_words

SLOTS = (
    "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms", "said_by",
)  # fmt: skip
_CODED = ("stage", "terms")
_NEVER_OUT = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A slot with its value in the form of exports, and the words that carry it with their places."""

    name: str
    value: object
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def is_code(self) -> bool:
        """True where the value is a code of the codebook."""
        return self.name in _CODED


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with all that a reviewer needs beside the text.

    `in_text` says whether its words stand there now. `replaced_by` are the claims that people put in its place,
    `replaces` those in whose place it was put, as far as nobody took that back.
    """

    claim: Claim
    source: Source
    slots: tuple[SlotView, ...]
    place: str
    rule_note: str
    said: tuple[Judgement, ...]
    withdrawn: frozenset[str]
    in_text: bool
    replaced_by: tuple[Claim, ...]
    replaces: tuple[Claim, ...]

    @property
    def is_superseded(self) -> bool:
        """True where nothing makes this claim any more."""
        return self.claim.review == _NEVER_OUT

    def is_first_for(self, reviewer: str) -> bool:
        """True where nobody else has judged it: who then judges it may want to know if that has changed."""
        others = (each for each in self.said if each.reviewer != reviewer and each.id not in self.withdrawn)
        return all(each.verdict in (*PAIR_VERDICTS, "withdraw") for each in others)


def claim_view(store: Store, claim: Claim, page: Page | None = None) -> ClaimView:
    """The claim with what the ledger knows of it; `page` is the document's text as last read, where it is at hand."""
    source, under = store.document(claim.document), store.page_of(claim)
    now = page or store.page(claim.document)
    said = store.judgements(claim=claim.id)
    withdrawn = withdrawn_in(said)
    holding = [each for each in said if each.makes and each.id not in withdrawn]
    return ClaimView(
        claim=claim,
        source=source,
        slots=tuple(_slots(claim, under)),
        place=place_words(under, claim.span),
        rule_note=_rule_note(claim, source),
        said=tuple(said),
        withdrawn=withdrawn,
        in_text=now.text[claim.span.start : claim.span.end] == claim.quote,
        replaced_by=_standing(store, (made for each in holding if claim.id in each.on for made in each.makes)),
        replaces=_standing(store, (old for each in holding if claim.id in each.makes for old in each.on)),
    )


def _standing(store: Store, named: Iterable[str]) -> tuple[Claim, ...]:
    """Those of some claims that stand, each once."""
    found = map(store.claim, dict.fromkeys(named))
    return tuple(claim for claim in found if claim.review != _NEVER_OUT)


def _slots(claim: Claim, page: Page) -> list[SlotView]:
    values = content(claim)
    found = []
    for name in SLOTS:
        if values[name]:
            spans = claim.slot_spans.get(name, ())
            words = tuple(" ".join(visible(page.text[span.start : span.end]).split()) for span in spans)
            found.append(SlotView(name=name, value=values[name], words=words, spans=spans))
    return found


def _rule_note(claim: Claim, source: Source) -> str:
    if claim.rule == HAND:
        return ""
    table = load_table_words(source.language)
    return {frame.id: frame.note for frame in load_frames(source.language)}.get(claim.rule) or (
        table.note if claim.rule == table.rule else ""
    )
