"""`reftel show`: one claim with its passage, its source, its speakers and its rule."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from reftel.cli.marks import STYLES, bracketed, coloured, marks_of, words_at
from reftel.cli.tables import SHORT_ID, sides_words
from reftel.cli.terminal import console, one_line
from reftel.ledger.store import Store
from reftel.model.amount import amount_words
from reftel.model.claim import Claim
from reftel.model.judgement import HAND, Judgement
from reftel.model.places import characters_words, place_words
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span
from reftel.model.visible import visible
from reftel.rules.frames import load_frames
from reftel.rules.tables import load_table_words

_SLOTS = (
    "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms", "said_by",
)  # fmt: skip
_SUPERSEDED = (
    "superseded: the latest reading of this document does not make this claim",
    "superseded: the judgement that made this claim does not count any more",
)
_PLACED = ("actor", "recipient", "period", "place")
"""Slots that may be read off the heading, the date line or what the document is about."""


def run(prefix: str, *, ledger: str) -> None:
    """Print the claim whose id begins so."""
    with Store(ledger, create=False) as store:
        claim = store.claim(prefix)
        source, page = store.document(claim.document), store.page_of(claim)
        said = store.judgements(claim=claim.id)
    out = console()
    out.print(Text(f"{claim.kind}  {sides_words(claim)}  ", style="bold").append(claim.id, style="not bold dim"))
    if claim.review == "superseded":
        out.print(_SUPERSEDED[claim.rule == HAND])
    _print_passage(out, claim, page)
    _print_section(out, "slots", list(_slot_lines(claim, page)))
    _print_section(out, "source", [(name, Text(visible(text))) for name, text in _source_lines(claim, source, page)])
    _print_section(out, "stands", [(name, Text(visible(text))) for name, text in _status_lines(claim, source)])
    if said:
        _print_section(out, "review", [(name, Text(visible(text))) for name, text in _review_lines(claim, said)])


def passage_at(page: Page, span: Span) -> Span:
    """The block or blocks that hold the stretch; its lines where no block does."""
    blocks = [passage.span for passage in page.passages_at(span)]
    if not blocks:
        start = page.text.rfind("\n", 0, span.start) + 1
        end = page.text.find("\n", span.end)
        return Span(start, end if end >= 0 else len(page.text))
    return Span(min(block.start for block in blocks), max(block.end for block in blocks)).cover(span)


def _print_passage(out: Console, claim: Claim, page: Page) -> None:
    passage, marks = passage_at(page, claim.span), marks_of(claim)
    out.print()
    if out.is_terminal:
        out.print(coloured(page.text, passage, marks))
    else:
        out.print(Text(bracketed(page.text, passage, marks)))


def _print_section(out: Console, title: str, lines: list[tuple[str, Text]]) -> None:
    out.print()
    out.print(Text(title, style="bold"))
    width = max((len(name) for name, _ in lines), default=0)
    for name, text in lines:
        out.print(Text(f"  {name:{width}}  ").append_text(text))


def _slot_lines(claim: Claim, page: Page) -> Iterator[tuple[str, Text]]:
    for slot in _SLOTS:
        value = getattr(claim, slot)
        if not value:
            continue
        if slot in ("quantity", "value"):
            value = amount_words(value)
        shown = one_line(value if isinstance(value, str) else ", ".join(value))
        text = Text().append(shown, style=STYLES.get(slot, ""))
        spans = claim.slot_spans.get(slot, ())
        if not spans and slot in _PLACED:
            text.append("  from the context")
        for span, words in words_at(page.text, spans).items():
            own = "" if words.casefold() == shown.casefold() else f"“{words}”, "
            text.append(f"  {own}{place_words(page, span)}")
        yield slot, text


def _source_lines(claim: Claim, source: Source, page: Page) -> Iterator[tuple[str, str]]:
    facts = ("title", source.title), ("author", source.author), ("publisher", source.publisher), ("date", source.date)
    yield from ((name, text) for name, text in facts if text)
    yield "file", f"{source.path}, {place_words(page, claim.span)}, {characters_words(page, claim.span)}"
    yield "sha256", source.sha256
    for passage in page.passages_at(claim.span)[:1]:
        if own := _own_words(passage):
            yield "passage", own


def _own_words(passage: Passage) -> str:
    by = f"by {passage.author}" if passage.author else None
    number = f"paragraph {passage.number}" if passage.number else None
    return ", ".join(part for part in (number, by, passage.date) if part)


def _status_lines(claim: Claim, source: Source) -> Iterator[tuple[str, str]]:
    yield "said by", " → ".join([source.name, *claim.said_by])
    yield "modality", claim.modality
    yield "polarity", claim.polarity
    table = load_table_words(source.language)
    notes = {frame.id: frame.note for frame in load_frames(source.language)} | {table.rule: table.note}
    note = "a person made this claim" if claim.rule == HAND else notes.get(claim.rule, "")
    yield "rule", f"{claim.rule}{': ' if note else ''}{note}"
    if claim.probability is not None:
        yield "probability", f"{claim.probability:.2f} that kind, parties and factuality are right"
    if claim.vocabulary:
        yield "made with", f"vocabulary {claim.vocabulary}"
    if claim.note:
        yield "note", claim.note


def _review_lines(claim: Claim, said: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """The state, then what each reviewer said and when."""
    yield "state", claim.review
    for each in said:
        on = ", ".join(other[:SHORT_ID] for other in each.on if other != claim.id)
        made = ", ".join(other[:SHORT_ID] for other in each.makes)
        parts = [
            each.verdict, f"with {on}" if on else "", f"→ {made}" if made else "",
            f"of judgement {each.after[:SHORT_ID]}" if each.after else "",
            "as adjudicator" if each.adjudicates else "", f"“{one_line(each.why)}”" if each.why else "",
        ]  # fmt: skip
        yield each.id[:SHORT_ID], f"{each.time[:16]}  {each.reviewer}: {' '.join(part for part in parts if part)}"
