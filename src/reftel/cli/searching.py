"""`reftel search`: claims and passages by their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.program import complain
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID
from reftel.cli.terminal import one_line
from reftel.ledger.searching import Hit
from reftel.ledger.store import Store
from reftel.model.permalink import Excerpt, permalink

_COLUMNS = ("document", "claim", "text", "marks", "start", "end", "sha256", "permalink")
_AROUND = 90
"""Characters that are shown before the first word that was found; as many again follow the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed."""

    words: str
    passages: bool
    after: str | None
    limit: int
    filters: dict[str, Any]


def run(asked: Asked, *, ledger: str, form: str, output: str | None) -> None:
    """Print what was found, and how to go on where there is more."""
    with Store(ledger, create=False) as store:
        page = store.search(
            asked.words, in_="passages" if asked.passages else "claims", after=asked.after, limit=asked.limit,
            **asked.filters,
        )  # fmt: skip
    listing = Listing(
        thing="passage" if asked.passages else "claim",
        tables=lambda _: _shown(page.items),
        lines=[_record(hit) for hit in page.items],
        cells=[_cells(hit) for hit in page.items],
        columns=_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)
    if page.next:
        complain(f"there are more; go on with --after {page.next}")


def _shown(hits: Sequence[Hit]) -> Iterator[RenderableType]:
    document = None
    for hit in hits:
        if hit.document != document:
            yield Text(one_line(hit.name), style="bold")
            document = hit.document
        label = hit.claim.id[:SHORT_ID] if hit.claim else f"{hit.span.start}–{hit.span.end}"
        yield Text(f"  {label:{SHORT_ID}}  ").append_text(_excerpt(hit))


def _excerpt(hit: Hit) -> Text:
    """The words that were found and what stands around them, on one line."""
    shift = hit.span.start
    marks = [mark for mark in hit.marks if hit.span.overlaps(mark)]
    first, last = (marks[0].start, marks[-1].end) if marks else (shift, shift)
    at, end = max(shift, first - _AROUND), min(hit.span.end, max(last, first + _AROUND) + _AROUND)
    shown = Text("… " if at > shift else "")
    for mark in marks:
        shown.append(_plain(hit, at, mark.start)).append(f"[{_plain(hit, mark.start, mark.end)}]", style="bold")
        at = mark.end
    return shown.append(_plain(hit, at, end)).append(" …" if end < hit.span.end else "")


def _plain(hit: Hit, start: int, end: int) -> str:
    text = hit.text[start - hit.span.start : end - hit.span.start]
    inside = one_line(text)
    return f"{' ' * text[:1].isspace()}{inside}{' ' * (bool(inside) and text[-1:].isspace())}"


def _record(hit: Hit) -> Record:
    if hit.claim:
        name, link = hit.claim.id, permalink(hit.claim)
    else:
        text_id = hit.text_id or ""
        name, link = None, permalink(Excerpt(document=hit.document, text_id=text_id, span=hit.span, text=hit.text))
    marks = [[mark.start, mark.end] for mark in hit.marks]
    values = (hit.name, name, hit.text, marks, hit.span.start, hit.span.end, hit.document, link)
    return dict(zip(_COLUMNS, values, strict=True))


def _cells(hit: Hit) -> Record:
    return _record(hit) | {"marks": "; ".join(f"{mark.start}-{mark.end}" for mark in hit.marks)}
