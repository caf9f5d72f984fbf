"""Claims corrected and missed claims told: the form beside the text, and what becomes of what it says."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import JudgementError, LedgerError
from reftel.model.claim import amount_record
from reftel.model.edtf import days_of
from reftel.model.judgement import Judgement
from reftel.strings import Say
from reftel.workbench.amounts import AmountError, Entered
from reftel.workbench.claim_form import (
    AMOUNTS,
    ENTRIES,
    PARTIES,
    ClaimForm,
    Entry,
    Told,
    filled,
    read_form,
    sentence,
    value_in,
)  # fmt: skip
from reftel.workbench.claim_view import claim_view
from reftel.workbench.desk import Desk, as_json, form_of, keep_reviewer, say_of
from reftel.workbench.judging import reviewer_in
from reftel.workbench.reading import form_parts, reading_page, whole
from reftel.workbench.urls import Asked

Fields = Mapping[str, str]


def correct_form(desk: Desk, request: Request) -> Response:
    """The form that corrects a claim: as a part of the page (`part=panel`), or in its document."""
    claim = desk.store.claim(request.path_params["claim"])
    if Asked.of(request).get("part") != "panel":
        return RedirectResponse(f"/documents/{claim.document}?claim={claim.id}&edit=correct#panel", status_code=303)
    form = filled(claim, desk.store.page_of(claim), say_of(request))
    return desk.page(request, "claim_form.html", **form_parts(desk, request, form, claim.document))


def add_form(desk: Desk, request: Request) -> Response:
    """The form that tells a missed claim, in the same two ways."""
    sha256 = whole(desk, request.path_params["sha256"])
    if Asked.of(request).get("part") != "panel":
        return RedirectResponse(f"/documents/{sha256}?edit=add#panel", status_code=303)
    form = filled(None, desk.store.page(sha256), say_of(request))
    return desk.page(request, "claim_form.html", **form_parts(desk, request, form, sha256))


def correct(desk: Desk, request: Request, fields: Fields) -> Response:
    """Another claim in the place of one."""
    claim = desk.store.claim(request.path_params["claim"])
    told = read_form(fields, claim, desk.store.page_of(claim), say_of(request))
    return _tell(desk, request, fields, told, claim.document)


def add(desk: Desk, request: Request, fields: Fields) -> Response:
    """A claim that nothing had made."""
    sha256 = whole(desk, request.path_params["sha256"])
    told = read_form(fields, None, desk.store.page(sha256), say_of(request))
    return _tell(desk, request, fields, told, sha256)


def slot(desk: Desk, request: Request) -> Response:
    """What a value that is being typed would come to, or what is wrong with it."""
    del desk
    name, say = request.path_params["slot"], say_of(request)
    if name not in ENTRIES:
        raise LedgerError(f"there is no slot {name[:64]}; there are {', '.join(ENTRIES)}")
    fields = dict(request.query_params)
    entry = Entry(value=fields.get(name, "").strip(), amount=Entered.posted(name, fields))
    try:
        found = value_in(name, entry, say)
    except (JudgementError, AmountError) as error:
        return as_json({"fault": sentence(name, error, say)})
    return as_json({"words": _understood(name, found, say)})


def _understood(name: str, value: Any, say: Say) -> str:
    """A value in other words: an amount, names of codes, the days of a period; "" where there are none."""
    if name in AMOUNTS and value:
        return say.value(amount_record(value))
    if name in PARTIES and value:
        return "; ".join(map(say.party, value))
    if name == "period" and value and (days := days_of(value)):
        ends = [str(end) if end else "…" for end in (days.first, days.last)]
        return " – ".join(dict.fromkeys(ends))
    return ""


def _tell(desk: Desk, request: Request, fields: Fields, told: Told, sha256: str) -> Response:
    """Take it down; where something is wrong, the form again with all that was typed."""
    form = told.form
    if form.faults:
        return _again(desk, request, fields, form, sha256)
    try:
        who = reviewer_in(request, fields)
        said = _say(desk, told, sha256, who)
    except JudgementError as error:
        return _again(desk, request, fields, replace(form, fault=str(error)), sha256)
    return _done(desk, request, fields, said, who)


def _say(desk: Desk, told: Told, sha256: str, who: str) -> Judgement:
    claim, why, slots = told.form.claim, told.form.why or None, dict(told.slots)
    if claim is not None:
        return desk.store.correct(claim.id, reviewer=who, why=why, quotes=told.quotes, quote=told.quote, **slots)
    kind = str(slots.pop("kind"))
    assert told.quote is not None  # a form without words has a fault
    return desk.store.add(sha256, told.quote, kind, reviewer=who, why=why, quotes=told.quotes, **slots)


def _done(desk: Desk, request: Request, fields: Fields, said: Judgement, who: str) -> Response:
    made = desk.store.claim(said.makes[0])
    if _wants_json(request):
        states = {claim: desk.store.claim(claim).review for claim in said.on}
        told = {"judgement": said.id, "verdict": said.verdict, "claims": states, "makes": list(said.makes)}
        response = as_json(told)
    elif fields.get("part") == "panel":
        response = desk.page(request, "panel.html", view=claim_view(desk.store, made), judgement=said.id)
    else:
        response = RedirectResponse(f"/documents/{made.document}?claim={made.id}#claim-{made.id}", status_code=303)
    keep_reviewer(response, who)
    return response


def _again(desk: Desk, request: Request, fields: Fields, form: ClaimForm, sha256: str) -> Response:
    """The form as it was posted, with what is wrong beside each field."""
    if _wants_json(request):
        return as_json({"error": "; ".join(form.faults.values()), "faults": form.faults}, 400)
    if fields.get("part") == "panel":
        return desk.page(request, "claim_form.html", **form_parts(desk, request, form, sha256))
    return reading_page(desk, request, sha256, form.claim, form, 400)


def _wants_json(request: Request) -> bool:
    return form_of(request) == "json" or "application/json" in request.headers.get("accept", "")
