"""A passage with the words of each slot marked: in brackets for a pipe, in colour for a terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from reftel.model.claim import Claim
from reftel.model.span import Span
from reftel.model.visible import visible

STYLES = {
    "actor": "bold red", "recipient": "bold blue", "item": "green", "designators": "bold green",
    "quantity": "yellow", "value": "yellow", "period": "magenta", "place": "cyan", "said_by": "bold cyan",
}  # fmt: skip
QUOTE = "quote"

Marks = Sequence[tuple[Span, str]]
"""Stretches, each with the name of the slot that it carries (several names where several share it)."""


def marks_of(claim: Claim) -> Marks:
    """The quote and the words of all slots, outer ones first."""
    named: dict[Span, list[str]] = {claim.span: [QUOTE]}
    for slot, spans in claim.slot_spans.items():
        for span in spans:
            named.setdefault(span, []).append(slot)
    ordered = sorted(named.items(), key=lambda entry: (entry[0].start, -entry[0].end))
    return [(span, ", ".join(names)) for span, names in ordered]


def bracketed(text: str, passage: Span, marks: Marks) -> str:
    """The passage with `[slot: words]` around what carries a slot, and «» around the quote.

    Where two marks cross, the inner one is closed at the outer one's end and opened again after it.
    """
    opens: dict[int, list[tuple[Span, str]]] = {}
    for span, names in marks:
        if span.overlaps(passage):
            cut = Span(max(span.start, passage.start), min(span.end, passage.end))
            opens.setdefault(cut.start, []).append((cut, names))
    out: list[str] = []
    open_now: list[tuple[Span, str]] = []
    for at in range(passage.start, passage.end + 1):
        ending = [mark for mark in open_now if mark[0].end == at]
        if ending:
            first = open_now.index(ending[0])
            again = [mark for mark in open_now[first:] if mark not in ending]
            out += [_close(names) for _, names in reversed(open_now[first:])]
            out += [_open(names) for _, names in again]
            open_now[first:] = again
        for mark in opens.get(at, []):
            out.append(_open(mark[1]))
            open_now.append(mark)
        if at < passage.end:
            out.append(visible(text[at]))
    return "".join(out)


def _open(names: str) -> str:
    slots = names.removeprefix(QUOTE).removeprefix(", ")
    return ("«" if names.startswith(QUOTE) else "") + (f"[{slots}: " if slots else "")


def _close(names: str) -> str:
    return ("]" if names != QUOTE else "") + ("»" if names.startswith(QUOTE) else "")


def coloured(text: str, passage: Span, marks: Marks) -> Text:
    """The passage with the quote underlined and each slot in its colour."""
    shown = Text(visible(text[passage.start : passage.end]))
    for span, names in marks:
        if span.overlaps(passage):
            start, end = max(span.start - passage.start, 0), min(span.end, passage.end) - passage.start
            for name in names.split(", "):
                shown.stylize("underline" if name == QUOTE else STYLES.get(name, "bold"), start, end)
    return shown


def words_at(text: str, spans: Sequence[Span]) -> Mapping[Span, str]:
    """The words of each stretch on one line."""
    return {span: " ".join(visible(text[span.start : span.end]).split()) for span in spans}
