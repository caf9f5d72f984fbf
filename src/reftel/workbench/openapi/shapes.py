"""JSON Schemas of what the workbench answers, made from the model's own types."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.claim_record import GOLD_KEYS
from reftel.model.event import Event
from reftel.model.finding import Finding
from reftel.model.judgement import REVIEWS, Verdict
from reftel.model.source import Source
from reftel.model.stake import Stake
from reftel.profiles.records import Asked

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
YES: Schema = {"type": "boolean"}
ID: Schema = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
REVIEW: Schema = {"enum": [*REVIEWS, "superseded"]}

_PLAIN: Mapping[Any, Schema] = {str: TEXT, int: {"type": "integer"}, float: {"type": "number"}, bool: YES, object: {}}
_SOURCE = ("sha256", "name", "path", "genre", "language", "title", "author", "publisher", "date", "form")


def named(name: str) -> Schema:
    """The schema of this name among the document's own."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: Mapping[str, Schema], *, optional: tuple[str, ...] = (), text: str = "") -> Schema:
    """An object with these values and no others; `optional` are those that may be left out."""
    told: Schema = {"description": text} if text else {}
    needed = [name for name in properties if name not in optional]
    return told | {
        "type": "object", "properties": dict(properties), "required": needed, "additionalProperties": False,
    }  # fmt: skip


def many(item: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": item}


def table(item: Schema) -> Schema:
    """Values by names that are not known beforehand."""
    return {"type": "object", "additionalProperties": item}


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def listed(item: str, **more: Schema) -> Schema:
    """A page of a list: what is on it, and the address of the page that follows."""
    return record({"items": many(named(item)), "next": or_null(TEXT), **more})


def shape(kind: Any) -> Schema:
    """The schema of a type of the model. Raises TypeError for a type that JSON has no form for."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        text = (kind.__doc__ or "").partition("\n")[0]
        return record({each.name: shape(hints[each.name]) for each in fields(kind)}, text=text)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, UnionType):
        found = [shape(part) for part in parts if part is not NoneType]
        schema = found[0] if len(found) == 1 else {"anyOf": found}
        return or_null(schema) if NoneType in parts else schema
    if origin is tuple:
        return many(shape(parts[0]))
    if origin in (dict, Mapping):
        return table(shape(parts[1]))
    raise TypeError(f"{kind} has no form in JSON")


@cache
def schemas() -> Mapping[str, Schema]:
    """All that answers are made of, by name."""
    claim, document = _claim(), _document()
    link, listed_claim = {"url": TEXT}, record({"url": TEXT} | claim, optional=("note",))
    return {
        "Error": record(
            {"error": TEXT, "faults": table(TEXT)}, optional=("faults",),
            text="What is wrong, where, and what to do, in a sentence; of a form by field.",
        ),
        "Claim": record(claim, optional=("note",), text=_said(Claim)),
        "ListedClaim": listed_claim,
        "OneClaim": record(claim | {"sha256": SHA256}, optional=("note",)),
        "QueuedClaim": record(
            link | claim | {"stake": or_null(shape(Stake)), "why": or_null(TEXT), "said": many(named("Said")),
                            "judgement": named("Said"), "candidates": many(ID)},
            optional=("note", "said", "judgement", "candidates"),
            text="A claim that waits: what it moves and why that matters; what reviewers said who differ; the "
                 "judgement that lost it, with the claims that come near.",
        ),
        "Said": record({"id": ID, "verdict": shape(Verdict), "reviewer": TEXT, "time": TEXT, "why": or_null(TEXT)}),
        "Progress": record({"judged": WHOLE, "claims": WHOLE, "reviewers": table(WHOLE)}),
        "Document": record(document, text=_said(Source)),
        "OneDocument": record(document | {"text": TEXT, "items": many(named("Claim"))}),
        "Event": shape(Event),
        "ListedEvent": record(link | shape(Event)["properties"]),
        "OneEvent": record(shape(Event)["properties"] | {"told": many(named("Claim")), "grouped": YES}),
        "Finding": shape(Finding),
        "Hit": record(
            {"document": SHA256, "name": TEXT, "start": WHOLE, "end": WHOLE, "text": TEXT,
             "marks": many(_PLACE), "claim": or_null(ID)},
            text="A claim or passage with the words that were searched for: `marks` are their places.",
        ),
        "Party": record(
            {"party": TEXT, "name": TEXT, "claims": WHOLE, "given": WHOLE, "received": WHOLE, "url": TEXT},
            text="A party and how many claims have it on either side, as actor and as recipient.",
        ),
        "Profile": _profile(),
        "Taken": record(
            {"judgement": ID, "verdict": shape(Verdict), "claims": table(REVIEW), "makes": many(ID)},
            optional=("makes",),
            text="A judgement that was taken down, and the state in which it leaves each claim.",
        ),
        "Meanwhile": record(
            {"error": TEXT, "reviewers": many(TEXT), "claims": table(REVIEW)},
            text="Who judged a claim that nobody was to have judged yet, and its state now.",
        ),
    }  # fmt: skip


_PLACE: Schema = {"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2}


def _claim() -> dict[str, Schema]:
    """The record of a claim: the slots in the order of a gold file, then what made it and where its slots stand."""
    hints = get_type_hints(Claim)
    own: dict[str, Schema] = {
        "quantity": _amount(Quantity), "value": _amount(Money), "start": WHOLE, "end": WHOLE, "id": ID,
        "review": REVIEW, "slot_spans": table(many(_PLACE)),
    }  # fmt: skip
    names = ("id", *GOLD_KEYS, "note", "document", "rule", "probability", "review", "slot_spans")
    return {name: own.get(name) or shape(hints[name]) for name in names} | {"note": TEXT}


def _amount(kind: Any) -> Schema:
    """An amount or null; `approx` is there only where it is true."""
    properties = shape(kind)["properties"] | {"approx": {"const": True}}
    optional = tuple(each.name for each in fields(kind) if each.default is not MISSING)
    return or_null(record(properties, optional=optional, text=_said(kind)))


def _document() -> dict[str, Schema]:
    hints = get_type_hints(Source)
    own = {name: shape(hints[name]) for name in _SOURCE}
    return {"url": TEXT} | own | {"sentences": WHOLE, "claims": WHOLE}


def _profile() -> Schema:
    """A profile: who, what was asked, how much is told of what, what is contested, and the rows under each chart."""
    asked = {name: shape(kind) for name, kind in get_type_hints(Asked).items() if name != "unit"}
    contested = {
        "event": ID, "kind": TEXT, "suppliers": many(TEXT), "recipients": many(TEXT), "what": TEXT, "slots": many(TEXT),
        "accounts": WHOLE, "claims": WHOLE,
    }  # fmt: skip
    chart = {"title": TEXT, "notes": many(TEXT), "rows": many({"type": "object"})}
    return record(
        {
            "party": TEXT, "partner": or_null(TEXT), "asked": record(asked), "unit": or_null(TEXT), "units": many(TEXT),
            "kinds": many(record({"kind": TEXT, "events": WHOLE, "claims": WHOLE})),
            "contested": many(record(contested)), "charts": table(record(chart)), "grouped": YES,
        },
        text="What is told of a party, or of what a partner gave it.",
    )  # fmt: skip


def _said(kind: Any) -> str:
    return (kind.__doc__ or "").partition("\n")[0]
