"""What every address takes and gives: one line for each of `_PAGES`, `_DEEDS` and `_STREAMS` in `app.py`.

**To describe a new page or deed**, add its line to `PAGES` or `DEEDS` here, under the same address: what it does in a
sentence, the values that its query or form takes, and what its JSON is (`shapes.py` has the schemas, made from the
types of the model; name yours there). A value is `Value(name, schema, text)`; the names in braces of an address stand
in `PLACES`. A page that has no JSON twin has `gives=None`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reftel.model.finding import SEVERITIES
from reftel.model.grade import RELIABILITIES
from reftel.model.judgement import PAIR_VERDICTS
from reftel.model.stake import ORDERS as QUEUE_ORDERS
from reftel.workbench.claim_form import ENTRIES
from reftel.workbench.lists import CHOICES
from reftel.workbench.openapi.claim_fields import value_fields, word_fields
from reftel.workbench.openapi.shapes import (
    ID,
    SHA256,
    TEXT,
    WHOLE,
    YES,
    Schema,
    listed,
    many,
    named,
    or_null,
    record,
    table,
)
from reftel.workbench.parties import ORDERS
from reftel.workbench.queue import TABS
from reftel.workbench.searching import SEARCHED
from reftel.workbench.sent import STATES
from reftel.workbench.trail import FILTERS as QUEUE_FILTERS
from reftel.workbench.urls import FILTERS, LARGEST_PAGE, LONGEST, SEVERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a query or of a form; `several` where it may be given more than once and any will do."""

    name: str
    schema: Schema
    text: str = ""
    several: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is read at an address; `gives` is the schema of its JSON twin, `csv` says whether it comes as CSV too.

    Where it has no twin, `media` is what it comes as.
    """

    text: str
    gives: Schema | None
    takes: tuple[Value, ...] = ()
    csv: bool = False
    media: str = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is done at an address; `gives` is what a program is answered, None where it is led to a page.

    `takes` are the fields of the form that is posted; where it is no such form, `sends` says what each media type
    holds, and `takes` are the values of the query. `makes` where the answer is that something new is there (201).
    `conflict` is what it is answered (409) where somebody else was faster.
    """

    text: str
    takes: tuple[Value, ...] = ()
    gives: Schema | None = None
    sends: Mapping[str, Schema] | None = None
    makes: bool = False
    conflict: Schema | None = None


_WORDS: Schema = {"type": "string", "maxLength": LONGEST}
_YEAR: Schema = {"type": "integer", "minimum": 0, "maximum": 9999}
_NAME: Schema = {"type": "string", "minLength": 1, "maxLength": 100}

PLACES: Mapping[str, Value] = {
    "claim": Value(name="claim", schema=_WORDS, text="A claim's id, or the first digits of it."),
    "sha256": Value(name="sha256", schema=_WORDS, text="A document's sha256, or at least its first eight digits."),
    "event": Value(name="event", schema=_WORDS, text="An event's id, or that of any of its claims."),
    "number": Value(name="number", schema={"type": "integer", "minimum": 1, "maximum": 100_000}, text="From 1."),
    "judgement": Value(name="judgement", schema=_WORDS, text="A judgement's id."),
    "slot": Value(name="slot", schema={"enum": list(ENTRIES)}, text="The name of a slot."),
    "upload": Value(name="upload", schema=_WORDS, text="The id of a file that was sent."),
    **{
        name: Value(name=name, schema=_WORDS, text="A state or body: PER, SUN, NATO.")
        for name in ("party", "supplier", "recipient")
    },
}


_SIDE = "A state or one of its organs, as PER or PER/navy; a state takes in its organs."
_MEANT: Mapping[str, str] = {
    "actor": _SIDE, "recipient": _SIDE, "party": f"On either side: {_SIDE}",
    "designator": "A type of arms, written in any way: T55 finds T-55.", "said_by": "A part of a speaker's name.",
    "document": "A document's name, or the first eight digits of its sha256.",
    "since": "Claims whose period may touch this year or a later one.",
    "until": "Claims whose period may touch this year or an earlier one.",
    "words": "Words that all stand in the quote or the item; mir* and \"words in a row\" as in searches.",
    "event": "An event's id, as events were last grouped.",
}  # fmt: skip


def _filter(name: str) -> Value:
    if name in CHOICES:
        return Value(name=name, schema={"enum": list(CHOICES[name])}, several=True)
    schema = _YEAR if name in ("since", "until") else _WORDS
    return Value(name=name, schema=schema, text=_MEANT.get(name, ""), several=name in SEVERAL)


_LIMIT = Value(
    name="limit", schema={"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}, text="Rows of a page of the list."
)
_AFTER = Value(name="after", schema=_WORDS, text="Where the last page ended: the value in the address that is next.")
_PART = Value(name="part", schema=TEXT, text="panel: the form alone.")
_LIST = (_AFTER, _LIMIT)
_FILTERS = tuple(map(_filter, FILTERS))
REVIEWER = Value(name="reviewer", schema=_NAME, text="Who judges; where there are users it is who is logged in.")
_QUEUED = tuple(map(_filter, QUEUE_FILTERS))
_WHY = Value(name="why", schema=TEXT, text="The reason, in words.")
_FIRST = Value(
    name="first", schema={"enum": ["yes"]}, text="Only where nobody else has judged it; else it is answered 409."
)
_BACK = Value(name="back", schema=TEXT, text="The page of this site to be led to.")
_FOLLOWING = Value(name="next", schema=TEXT, text="The page of this site to be led to.")
_COUNT = or_null(WHOLE)
_PROFILED = (
    *(_filter(name) for name in ("since", "until", "kind", "review")),
    Value(name="unit", schema=_WORDS, text="What shares are counted in."),
    Value(name="window", schema={"type": "integer", "minimum": 1, "maximum": 100}, text="Years of a share."),
)
_YEARS = tuple(_filter(name) for name in ("since", "until"))
_UNDER = (Value(name="under", schema=_WORDS, text="The mark, as its link has it.", needed=True), *_PROFILED)
_PAGED = Value(name="page", schema={"type": "integer", "minimum": 1, "maximum": 99999})

_TYPED = tuple(Value(name=name, schema=schema, text=text) for name, schema, text in value_fields())
_SLOTS = (*_TYPED, *(Value(name=name, schema=schema, text=text) for name, schema, text in word_fields()))

_UPLOADS = record(
    {
        "items": many(record({
            "id": TEXT, "name": TEXT, "bytes": WHOLE, "state": {"enum": list(STATES)}, "ahead": WHOLE,
            "share": {"type": "number", "minimum": 0, "maximum": 1}, "claims": WHOLE,
            "documents": many(record({
                "url": TEXT, "sha256": SHA256, "name": TEXT, "claims": WHOLE, "new": YES, "refusals": many(TEXT),
            })),
            "problems": many(TEXT), "notes": many(TEXT),
        })),
        "waiting": WHOLE,
    }
)  # fmt: skip

PAGES: Mapping[str, Page] = {
    "/": Page(
        text="What is in the ledger.",
        gives=record(
            {"documents": WHOLE, "claims": WHOLE, "kinds": table(WHOLE), "reviews": table(WHOLE), "events": _COUNT,
             "contested": _COUNT},
        ),
    ),
    "/search": Page(
        text="Claims, or passages, in which all words stand, or documents in whose name or title they do.",
        gives={"anyOf": [listed("Hit"), listed("Document")]},
        takes=(Value(name="q", schema=_WORDS, text=_MEANT["words"]),
               Value(name="in", schema={"enum": list(SEARCHED)}), *_LIST),
    ),
    "/documents": Page(text="The documents by name.", gives=listed("Document"), takes=_LIST, csv=True),
    "/documents/{sha256}": Page(text="A document's text with its claims.", gives=named("OneDocument"), csv=True),
    "/claims": Page(
        text="The claims that pass the filters, in the order of exports.", gives=listed("ListedClaim"),
        takes=(*_FILTERS, *_LIST), csv=True,
    ),
    "/claims/{claim}": Page(text="A claim.", gives=named("OneClaim")),
    "/events": Page(
        text="The events of which a claim passes the filters, the contested first.",
        gives=listed("ListedEvent", grouped=YES), csv=True,
        takes=(Value(name="contested", schema={"enum": ["yes"]}, text="Only the contested."), *_FILTERS, *_LIST),
    ),
    "/events/{event}": Page(text="An event with its accounts and claims.", gives=named("OneEvent"), csv=True),
    "/countries": Page(
        text="Every party that claims name.", gives=record({"items": many(named("Party"))}), csv=True,
        takes=(Value(name="sort", schema={"enum": list(ORDERS)}),),
    ),
    "/countries/{party}": Page(
        text="What is told of a party, and the rows of its charts.", gives=named("Profile"), takes=_PROFILED, csv=True
    ),
    "/countries/{party}/why": Page(
        text="The claims under a mark of a chart.", gives=listed("ListedClaim", events=many(ID)), csv=True,
        takes=(*_UNDER, _PAGED),
    ),
    "/dyads/{supplier}/{recipient}": Page(
        text="What is told of one party giving to another.", gives=named("Profile"), takes=_PROFILED, csv=True
    ),
    "/dyads/{supplier}/{recipient}/why": Page(
        text="The claims under a mark of a chart.", gives=listed("ListedClaim", events=many(ID)), csv=True,
        takes=(*_UNDER, _PAGED),
    ),
    "/countries/{party}/dossier.html": Page(
        text="All that is told of a party, as one file to keep.", gives=None, takes=_YEARS
    ),
    "/dyads/{supplier}/{recipient}/dossier.html": Page(
        text="All that is told of what passed between two, as one file to keep.", gives=None, takes=_YEARS
    ),
    "/claims/{claim}/correct": Page(text="The form that corrects a claim.", gives=None, takes=(_PART,)),
    "/documents/{sha256}/add": Page(text="The form that tells a missed claim.", gives=None, takes=(_PART,)),
    "/documents/{sha256}/pages/{number}.png": Page(
        text="A page of an original PDF, with the lines marked that hold a claim's words.", gives=None,
        takes=(Value(name="claim", schema=_WORDS, text="A claim's id."),), media="image/png",
    ),
    "/slots/{slot}": Page(
        text="What a value that is being typed would come to in other words, or what is wrong with it.",
        gives=record({"words": TEXT, "fault": TEXT}, optional=("words", "fault")),
        takes=tuple(Value(name=each.name, schema=TEXT) for each in _TYPED),
    ),
    "/check": Page(
        text="What does not fit together in the claims; null where nothing was checked yet.",
        gives=record({"items": or_null(many(named("Finding"))), "fresh": YES}),
        takes=(Value(name="severity", schema={"enum": list(SEVERITIES)}),), csv=True,
    ),
    "/queue": Page(
        text="What waits for a review, in an order; what reviewers differ on; judgements whose claim is gone.",
        gives=listed("QueuedClaim", fresh=YES, progress=named("Progress"), within=or_null(named("Progress"))), csv=True,
        takes=(Value(name="order", schema={"enum": list(TABS)}), *_QUEUED, *_LIST),
    ),
    "/queue/next": Page(
        text="The claim that follows one in the queue; null at the end.",
        gives=record({"claim": or_null(ID), "url": TEXT}),
        takes=(Value(name="order", schema={"enum": list(QUEUE_ORDERS)}),
               Value(name="after", schema=_WORDS, text="A claim's id."), *_QUEUED),
    ),
    "/uploads": Page(
        text="The files that were sent by who asks since the workbench started, how far each is, and what came of it.",
        gives=_UPLOADS,
    ),
    "/login": Page(
        text="Who is logged in, and the token that goes with the session's cookie.",
        gives=record({"user": or_null(TEXT), "role": or_null(TEXT), "token": TEXT}),
    ),
    "/api": Page(text="This description.", gives={"type": "object"}),
    "/openapi": Page(text="This description.", gives={"type": "object"}),
}  # fmt: skip

DEEDS: Mapping[str, Deed] = {
    "/claims/{claim}/accept": Deed(
        text="The claim says what the document says.", takes=(REVIEWER, _WHY, _FIRST, _BACK), gives=named("Taken"),
        conflict=named("Meanwhile"),
    ),
    "/claims/{claim}/reject": Deed(
        text="The document does not say this.", takes=(REVIEWER, _WHY, _FIRST, _BACK), gives=named("Taken"),
        conflict=named("Meanwhile"),
    ),
    "/claims/{claim}/correct": Deed(
        text="Put a claim with other values in its place; what is not given stays as it is.",
        takes=(*_SLOTS, REVIEWER, _WHY), gives=named("Taken"),
    ),
    "/documents/{sha256}/add": Deed(
        text="Make a claim that nothing had made; it takes at least a kind and its words (`words.quote`).",
        takes=(*_SLOTS, REVIEWER, _WHY), gives=named("Taken"),
    ),
    "/judgements/{judgement}/withdraw": Deed(
        text="A judgement is taken back by who made it.", takes=(REVIEWER, _BACK), gives=named("Taken")
    ),
    "/events/compare": Deed(
        text="Two claims speak of one event, of different ones, or are rival accounts of one.",
        takes=(
            Value(name="first", schema=_WORDS, text="A claim's id.", needed=True),
            Value(name="second", schema=_WORDS, text="Another's.", needed=True),
            Value(name="verdict", schema={"enum": list(PAIR_VERDICTS)}, needed=True), REVIEWER, _WHY, _BACK,
        ),
        gives=named("Taken"),
    ),
    "/events/group": Deed(text="Group all claims into events.", takes=(_BACK,)),
    "/check/again": Deed(text="Make all checks.", takes=(_BACK,)),
    "/uploads": Deed(
        text="Send a file, or several in a form, to be read.",
        takes=(Value(name="name", schema=_WORDS, text="The file's name, where it is sent alone."),),
        sends={"application/octet-stream": {"type": "string", "format": "binary"},
               "multipart/form-data": record({"files": many({"type": "string", "format": "binary"})})},
        gives=_UPLOADS, makes=True,
    ),
    "/sources/grade": Deed(
        text="Say how reliable a source is, A to F; what was said last holds.",
        takes=(Value(name="source", schema=_WORDS, text="Its key, as in publisher:the times.", needed=True),
               Value(name="reliability", schema={"enum": list(RELIABILITIES)}, needed=True), REVIEWER, _WHY, _BACK),
        gives=record({"source": TEXT, "reliability": {"enum": list(RELIABILITIES)}, "grader": TEXT}),
    ),
    "/queue/weigh": Deed(text="Work out what each claim moves.", takes=(_BACK,)),
    "/uploads/{upload}/cancel": Deed(text="Read a file that was sent no further.", takes=(_BACK,), gives=_UPLOADS),
    "/reviewer": Deed(text="Let the browser remember under which name it judges.", takes=(REVIEWER, _BACK)),
    "/login": Deed(
        text="Log in.",
        takes=(Value(name="name", schema=_NAME, needed=True),
               Value(name="password", schema={"type": "string", "maxLength": 1024}, needed=True), _FOLLOWING),
        gives=record({"token": TEXT}),
    ),
    "/logout": Deed(text="Log out."),
}  # fmt: skip
