"""The OpenAPI document, made of the table of addresses and the shapes of the model."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reftel.version import VERSION
from reftel.workbench.access.roles import OPEN, role_for
from reftel.workbench.openapi.routes import DEEDS, PAGES, PLACES, REVIEWER, Deed, Page, Value
from reftel.workbench.openapi.shapes import Schema, named, schemas
from reftel.workbench.safety import MAX_BODY, TOKEN_HEADER

_FORM = "application/x-www-form-urlencoded"
_REFUSED: Mapping[str, str] = {
    "400": "What was asked for cannot be; the sentence says what and why.",
    "404": "There is no such thing in the ledger, or no such page.",
    "414": "The address is too long.",
    "421": "The workbench does not answer to this name, or not over this protocol.",
    "429": "Too often.",
    "431": "The headers are too large.",
    "507": "There is no room on the disk.",
    "503": "Too many at once, or the ledger is busy: try again.",
}
_REFUSED_DEEDS: Mapping[str, str] = {
    "403": "Not sent from a page of this site, without its token, or not for this role. Nothing was changed.",
    "408": "The form did not arrive in time.",
    "413": f"The form has more than {MAX_BODY} bytes.",
    "415": "The form is not sent as the description says.",
}


def openapi(*, cookie: str, has_users: bool) -> dict[str, Any]:
    """The document as plain JSON values. `cookie` is the name of the session's."""
    paths: dict[str, dict[str, Any]] = {}
    for address, page in PAGES.items():
        paths.setdefault(twin(address, page), {})["get"] = _page(address, page, has_users)
    for address, deed in DEEDS.items():
        paths.setdefault(address, {})["post"] = _deed(address, deed, has_users)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The workbench of a reftel ledger", "version": VERSION,
            "summary": "Claims on foreign military assistance, each tied to its exact words.",
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(schemas()),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": cookie},
                "token": {"type": "apiKey", "in": "header", "name": TOKEN_HEADER},
            },
        },
    }  # fmt: skip


_ABOUT = (
    "Every page has a JSON twin under the same address with `.json`; its filters are the same. Deeds are forms that "
    "are posted: they need the session's cookie and its token (`/login.json` gives both) and an `Origin` header of "
    "this site, and answer programs that say `Accept: application/json`."
)


def twin(address: str, page: Page) -> str:
    """The address of a page's JSON; the page's own where it has none."""
    if page.gives is None:
        return address
    return "/home.json" if address == "/" else f"{address}.json"


def _page(address: str, page: Page, has_users: bool) -> dict[str, Any]:
    form = {"application/json": page.gives} if page.gives is not None else {page.media: {}}
    answers: dict[str, Any] = {"200": _answer("What was asked for.", form)}
    if page.gives is None:
        answers["303"] = {"description": "It is a part of another page."}
    if page.csv:
        answers["200"]["description"] += " The same under `.csv`, all rows, as CSV."
    return _operation(address, page.text, has_users, "GET") | {
        "parameters": [*_places(address), *map(_asked, page.takes)],
        "responses": answers | _refusals(_REFUSED, has_users),
    }


def _deed(address: str, deed: Deed, has_users: bool) -> dict[str, Any]:
    answers = {"303": {"description": "Done; the answer leads to a page."}}
    if deed.gives is not None:
        answers["201" if deed.makes else "200"] = _answer("Done, for a program.", {"application/json": deed.gives})
    if deed.conflict is not None:
        forms = {"application/json": deed.conflict, "text/html": {"type": "string"}}
        answers["409"] = _answer("Somebody else was faster: nothing was changed.", forms)
    described = _operation(address, deed.text, has_users, "POST") | {
        "parameters": [*_places(address), *(map(_asked, deed.takes) if deed.sends else ())],
        "responses": answers | _refusals({**_REFUSED, **_REFUSED_DEEDS}, has_users or address in OPEN),
    }
    fields = [value for value in deed.takes if not has_users or value != REVIEWER]
    if deed.sends:
        content = {media: {"schema": schema} for media, schema in deed.sends.items()}
        described["requestBody"] = {"required": True, "content": content}
    elif fields:
        described["requestBody"] = _body(fields)
    return described


def _operation(address: str, text: str, has_users: bool, method: str) -> dict[str, Any]:
    is_deed, is_open = method == "POST", address in OPEN or not has_users
    needed = role_for(method, address)
    role = f" For users of the role {needed} and above." if needed and not is_open else ""
    return {
        "operationId": re.sub(r"\W+", "_", f"{'do' if is_deed else 'get'}{address}").strip("_"),
        "summary": text,
        "description": f"{text}{role}",
        "security": [{"session": [], "token": []}] if is_deed else [{}] if is_open else [{"session": []}],
    }


def _places(address: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": PLACES[name].schema, "description": PLACES[name].text}
        for name in re.findall(r"{(\w+)}", address)
    ]


def _asked(value: Value) -> dict[str, Any]:
    schema: Schema = {"type": "array", "items": value.schema} if value.several else value.schema
    told = {"name": value.name, "in": "query", "required": value.needed, "schema": schema}
    told |= {"description": value.text} if value.text else {}
    return told | ({"style": "form", "explode": True} if value.several else {})


def _body(takes: Sequence[Value]) -> dict[str, Any]:
    properties = {each.name: each.schema | ({"description": each.text} if each.text else {}) for each in takes}
    needed = [each.name for each in takes if each.needed]
    schema = {"type": "object", "properties": properties, "required": needed}
    return {"required": bool(needed), "content": {_FORM: {"schema": schema}}}


def _refusals(sentences: Mapping[str, str], has_users: bool) -> dict[str, Any]:
    told = {**sentences, **({"401": "Log in first."} if has_users else {})}
    words: Schema = {"type": "string"}
    forms = {"application/json": named("Error"), "text/html": words, "text/plain": words}
    return {status: _answer(sentence, forms) for status, sentence in sorted(told.items())}


def _answer(text: str, forms: Mapping[str, Schema]) -> dict[str, Any]:
    return {"description": text, "content": {form: {"schema": schema} for form, schema in forms.items()}}
