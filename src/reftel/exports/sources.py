"""Sources for reference managers: BibTeX (as biblatex reads it) and CSL-JSON."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from reftel.exports.citing import Web, cite, load_forms, paper_of, telegram_of, web_of
from reftel.ledger.store import Store
from reftel.model.edtf import End, days_of
from reftel.model.source import Source

_ESCAPED = {**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
            "\\": r"\textbackslash{}"}  # fmt: skip
_CSL = {
    "cable": "personal_communication", "letter": "personal_communication", "forum": "post", "study": "report",
    "article": "article", "table": "dataset", "text": "document",
}  # fmt: skip
"""CSL's types for the forms of documents; what was found on the web is a web page, unless it is a post."""
_DIGITS = 8


def write_bibtex(store: Store, sources: Sequence[Source], path: Path) -> None:
    """An entry for each source, by name: telegrams and papers with their archive's form as note, pages with their day.

    Dates are EDTF, which biblatex reads; `sha256` leads back to the document.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        for source in sources:
            file.write(_entry(source, web_of(source, store.fetches(source.sha256))))


def write_csl(store: Store, sources: Sequence[Source], path: Path) -> None:
    """An item for each source in an array, as citation processors and Zotero read them."""
    items = [csl_item(source, web_of(source, store.fetches(source.sha256))) for source in sources]
    path.write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="")


def key_of(source: Source) -> str:
    """What a source is cited by in a text: its name and the first digits of its sha256."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", source.name).strip("-")
    return f"{name or 'document'}-{source.sha256[:_DIGITS]}"


def _entry(source: Source, web: Web) -> str:
    kind = "online" if web.url else "incollection" if paper_of(source, web) else "misc"
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(source, web)]
    return f"@{kind}{{{key_of(source)},\n{''.join(lines)}}}\n\n"


def _fields(source: Source, web: Web) -> Iterator[tuple[str, str]]:
    paper, telegram = paper_of(source, web), telegram_of(source)
    yield "title", f"{{{_tex(source.title or source.name)}}}"
    if source.author:
        yield "author", f"{{{_tex(source.author)}}}"
    if source.date:
        yield "date", source.date
    if paper:
        yield "booktitle", f"{{{_tex(source.form.get('volume') or load_forms()['frus']['series'])}}}"
        yield "publisher", _tex(load_forms()["frus"]["publisher"])
        yield "location", load_forms()["frus"]["place"]
        yield "number", paper.number
    elif telegram:
        yield "howpublished", _tex(f"Telegram {telegram.number}, {telegram.document}")
        yield "library", _tex(load_forms()["telegram"]["collection"])
    elif source.publisher:
        yield "organization", f"{{{_tex(source.publisher)}}}"
    if url := web.url or (paper.url if paper else None):
        yield "url", url.replace("{", "%7B").replace("}", "%7D")
    if web.accessed:
        yield "urldate", web.accessed.isoformat()
    yield "langid", source.language
    yield "note", _tex(cite(source, web))
    yield "sha256", source.sha256


def _tex(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in " ".join(text.split()))


def csl_item(source: Source, web: Web) -> Mapping[str, Any]:
    """The item of a source; what is not known of it is left out."""
    paper, telegram = paper_of(source, web), telegram_of(source)
    forms = load_forms()
    item: dict[str, Any] = {
        "id": key_of(source), "type": _csl_type(source, web), "title": source.title or source.name,
        "author": [{"literal": source.author}] if source.author else None, "issued": _csl_date(source.date),
        "URL": web.url or (paper.url if paper else None), "accessed": _csl_day(web.accessed),
        "publisher": source.publisher, "language": source.language,
    }  # fmt: skip
    if paper:
        item |= {
            "type": "chapter", "container-title": source.form.get("volume") or forms["frus"]["series"],
            "number": paper.number, "publisher": forms["frus"]["publisher"],
            "publisher-place": forms["frus"]["place"],
        }  # fmt: skip
    elif telegram:
        item |= {
            "genre": "Telegram", "number": telegram.number, "archive": forms["telegram"]["collection"],
            "archive_location": telegram.document,
        }  # fmt: skip
    item["note"] = f"{cite(source, web)}. sha256: {source.sha256}"
    return {name: value for name, value in item.items() if value is not None}


def _csl_type(source: Source, web: Web) -> str:
    return "webpage" if web.url and source.genre != "forum" else _CSL[source.genre]


def _csl_date(edtf: str | None) -> Mapping[str, Any] | None:
    """A date or a range as CSL has it, with what was said where CSL cannot hold that."""
    days = days_of(edtf)
    if edtf is None:
        return None
    ends = [end for end in (days.start, days.end) if end] if days else []
    exact = [_parts(end) for end in ends]
    if not days or None in exact or not exact or days.start is None or days.end is None:
        return {"raw": edtf}
    parts = exact[:1] if exact[0] == exact[-1] else exact
    return {"date-parts": parts} | ({"circa": True} if any(end.vague for end in ends) else {})


def _parts(end: End) -> list[int] | None:
    sizes = {"year": 1, "month": 2, "day": 3}
    if end.precision not in sizes:
        return None
    return [end.first.year, end.first.month, end.first.day][: sizes[end.precision]]


def _csl_day(day: date | None) -> Mapping[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
