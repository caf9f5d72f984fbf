"""Claims, parties and documents as FollowTheMoney entities, one JSON object a line."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Unpack

from reftel.exports.cells import json_text
from reftel.exports.citing import cite, web_of
from reftel.exports.columns import Row
from reftel.exports.tables import claim_row
from reftel.exports.wording import claim_words
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.actor import is_state
from reftel.model.edtf import days_of
from reftel.model.source import Source
from reftel.rules.actors import load_actors

Entity = Mapping[str, Any]
_DIGITS = 16


def write_ftm(store: Store, path: Path, **filters: Unpack[Filters]) -> None:
    """The documents, parties and claims that pass the filters: each entity once, before those that point to it.

    A claim is an Event whose name says first what is denied, planned or alleged; its proof is the document, its summary
    the quote, its notes the whole row of the table of claims, offsets included.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(store, **filters))


def entities(store: Store, **filters: Unpack[Filters]) -> Iterator[Entity]:
    """The entities, by document and place of the claims."""
    sources = {source.sha256: source for source in store.documents()}
    seen: set[str] = set()
    for claim in store.each_claim(**filters):
        row = claim_row(claim, sources[claim["sha256"]])
        for entity in (_document(store, sources[claim["sha256"]], seen), *_parties(row, seen)):
            if entity:
                yield entity
        yield _claim(row)


def _document(store: Store, source: Source, seen: set[str]) -> Entity | None:
    name = f"reftel-document-{source.sha256}"
    if name in seen:
        return None
    seen.add(name)
    web = web_of(source, store.fetches(source.sha256))
    return _entity(name, "Document", {
        "fileName": PurePosixPath(source.path).name or source.name, "title": source.title, "author": source.author,
        "publisher": source.publisher, "date": _dates(source.date)[0], "sourceUrl": web.url,
        "retrievedAt": web.accessed.isoformat() if web.accessed else None,
        "notes": [cite(source, web), f"sha256 {source.sha256}", *([f"EDTF {source.date}"] if source.date else [])],
    })  # fmt: skip


def _parties(row: Row, seen: set[str]) -> Iterator[Entity]:
    for actor in (*row["actor"], *row["recipient"]):
        name = party_id(actor)
        if name not in seen:
            seen.add(name)
            schema = "PublicBody" if is_state(actor) else "LegalEntity"
            yield _entity(name, schema, {"name": load_actors().label(actor), "notes": f"reftel {actor}"})


def party_id(actor: str) -> str:
    """The id of a party's entity: a hash, since parties that no table has go by the document's own words."""
    return f"reftel-party-{hashlib.sha256(actor.encode()).hexdigest()[:_DIGITS]}"


def _claim(row: Row) -> Entity:
    start, end = _dates(row["period"])
    days = {name: value.isoformat() for name in ("period_first", "period_last") if (value := row[name])}
    return _entity(f"reftel-claim-{row['id']}", "Event", {
        "name": claim_words(row), "organizer": [party_id(actor) for actor in row["actor"]],
        "involved": [party_id(actor) for actor in row["recipient"]], "startDate": start, "endDate": end,
        "location": row["place"], "summary": row["quote"], "proof": f"reftel-document-{row['sha256']}",
        "recordId": row["id"], "keywords": _keywords(row), "notes": json_text({**row, **days}),
    })  # fmt: skip


def _keywords(row: Row) -> list[str]:
    words = (row["kind"], row["stage"], row["terms"], row["modality"], row["polarity"], *row["designators"])
    return list(dict.fromkeys(word for word in words if word))


def _dates(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a period, as precise as they are told: FollowTheMoney has no doubt in dates."""
    days = days_of(edtf)
    sizes = {"day": 10, "month": 7, "year": 4}
    ends = ((days.start, "first"), (days.end, "last")) if days else ()
    told = [getattr(end, side).isoformat()[: sizes.get(end.precision, 10)] if end else None for end, side in ends]
    return (told[0], told[1]) if told else (None, None)


def _entity(name: str, schema: str, properties: Mapping[str, str | Iterable[str] | None]) -> Entity:
    """An entity; a value that is not known is left out."""
    listed = {key: [value] if isinstance(value, str) else list(value or []) for key, value in properties.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in listed.items() if values}}
