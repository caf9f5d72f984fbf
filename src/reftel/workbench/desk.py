"""What all pages work at: the ledger, the templates, and answers in the form that was asked for."""

import csv
import io
import json
import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Literal
from urllib.parse import quote, unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from reftel.charts.figure import Chart
from reftel.exports.cells import cell, json_text
from reftel.exports.delimited import write_csv
from reftel.exports.tables import Table
from reftel.ledger.parties import Party
from reftel.ledger.store import Store
from reftel.model.event import Event
from reftel.model.finding import Finding
from reftel.profiles.keeping import Kept
from reftel.profiles.profile import Profiles
from reftel.strings import LANGUAGES, Say, preferred
from reftel.strings.reasons import reason
from reftel.workbench.access.door import Access, role_of, user_of
from reftel.workbench.access.roles import may
from reftel.workbench.inbox import Inbox
from reftel.workbench.safety import TOKEN_FIELD, Tokens
from reftel.workbench.sent import Bounds
from reftel.workbench.taking import take
from reftel.workbench.urls import Asked

REVIEWER_COOKIE, LANGUAGE_COOKIE = "reftel_reviewer", "reftel_language"
PROMPT = 1000
"""So many claims are grouped and checked at once when a page needs it; with more, when somebody asks for it."""

_DRAWN = 24
"""So many pages of charts are kept."""
_YEAR_S = 365 * 24 * 3600
_HEX = 64

Form = Literal["html", "json", "csv"]


class Desk:
    """One for each workbench. `working` keeps two from grouping or checking at the same time."""

    def __init__(self, store: Store, access: Access | None = None, bounds: Bounds | None = None) -> None:
        self.store = store
        self.access = access or Access()
        self.tokens = Tokens(self.access.cookie)
        self.working = Lock()
        self.inbox = Inbox(partial(take, store), bounds)
        self.checked: tuple[str, list[Finding]] | None = None
        self.profiles = Profiles(store)
        self.charts: Kept[list[Chart]] = Kept(_DRAWN)
        self.parties: Kept[list[Party]] = Kept(1)
        self._templates = Environment(
            loader=PackageLoader("reftel.workbench"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._templates.globals |= {"periods": _periods, "why": reason, "on_trail": None}

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page in the reader's language. What is in it is escaped: documents are text, whatever they hold.

        It is given `may`, which says of a deed's address, as `may("/events/group")`, whether its reader may do it.
        """
        session, say, user = self._session(request), say_of(request), user_of(request)
        text = self._templates.get_template(template).render(
            say=say, asked=Asked.of(request), reviewer=reviewer_of(request), token=self.tokens.of(session),
            token_field=TOKEN_FIELD, languages=LANGUAGES, user=user, may=partial(may, role_of(request)),
            is_closed=self.access.sessions is not None and user is None, **values,
        )  # fmt: skip
        response = HTMLResponse(text, status, headers={"Vary": "Cookie, Accept-Language"})
        self._keep_session(request, response, session)
        if request.query_params.get("lang") == say.language:
            _keep(response, LANGUAGE_COOKIE, say.language)
        return response

    def who(self, request: Request) -> Response:
        """For programs: who is logged in, and the token that deeds need beside the session's cookie."""
        session, user = self._session(request), user_of(request)
        told = {"user": user.name if user else None, "role": user.role if user else None}
        response = as_json(told | {"token": self.tokens.of(session)})
        self._keep_session(request, response, session)
        return response

    def keep_login(self, response: Response, session: str) -> None:
        """Let the browser hold a session until it is closed."""
        response.set_cookie(self.access.cookie, session, httponly=True, samesite="strict")

    def end_login(self, response: Response) -> None:
        """Let the browser forget a session, and under which name it judged."""
        for name in (self.access.cookie, REVIEWER_COOKIE):
            response.set_cookie(name, "", max_age=0, httponly=True, samesite="strict")

    def _session(self, request: Request) -> str:
        """The identifier in the browser's cookie, or a new one."""
        session = request.cookies.get(self.access.cookie, "")
        return session if _is_session(session) else secrets.token_hex(_HEX // 2)

    def _keep_session(self, request: Request, response: Response, session: str) -> None:
        if request.cookies.get(self.access.cookie) != session:
            if self.access.sessions is None:
                _keep(response, self.access.cookie, session)
            else:
                self.keep_login(response, session)


def form_of(request: Request) -> Form:
    """The form that is asked for: by the ending of the address, or `format=`."""
    asked = request.scope.get("reftel.form") or request.query_params.get("format", "html")
    return "json" if asked == "json" else "csv" if asked == "csv" else "html"


def as_json(value: Any, status: int = 200) -> Response:
    """An answer for programs."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return Response(f"{text}\n", status, media_type="application/json")


def as_csv(table: Table, name: str) -> Response:
    """A table as a file to keep, the same that `reftel export csv` writes."""
    with tempfile.NamedTemporaryFile(prefix="reftel-", suffix=".csv", delete=False) as file:
        path = Path(file.name)
    try:
        write_csv(table, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return FileResponse(path, media_type="text/csv", filename=name, background=BackgroundTask(path.unlink))


def records_csv(names: Sequence[str], records: Iterable[Mapping[str, Any]], name: str) -> Response:
    """Records as a CSV file to keep."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(record[column]) for column in names] for record in records)
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "_" for sign in name)
    headers = {"Content-Disposition": f'attachment; filename="{plain}"'}
    return Response(text.getvalue(), media_type="text/csv", headers=headers)


def _cell(value: Any) -> Any:
    """A value as one cell; a list of records as JSON."""
    is_records = isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    return json_text(value) if is_records else cell(value)


def say_of(request: Request) -> Say:
    """The language that was chosen, or else that the browser prefers."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    return Say(chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", "")))


def reviewer_of(request: Request) -> str:
    """The name under which is judged: the user's, or else the one that the browser keeps; "" where it has none yet."""
    user = user_of(request)
    return user.name if user else unquote(request.cookies.get(REVIEWER_COOKIE, ""))


def keep_reviewer(response: Response, name: str) -> None:
    """Let the browser remember who judges."""
    _keep(response, REVIEWER_COOKIE, quote(name))


def back_to(fields: Mapping[str, str]) -> Response:
    """The page that a form was on: an address of this site, or else the first page."""
    return RedirectResponse(here(fields.get("back", "/")), status_code=303)


def here(address: str) -> str:
    """The address where it is one of this site; else that of the first page."""
    is_here = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_here else "/"


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_YEAR_S, httponly=True, samesite="strict")


def _is_session(text: str) -> bool:
    return len(text) == _HEX and text.isascii() and text.isalnum()


def _periods(event: Event) -> str:
    """When the best supported account has it, step by step."""
    periods = (step.values.get("period") for step in event.accounts[0].steps)
    return "; ".join(dict.fromkeys(str(period) for period in periods if period))
