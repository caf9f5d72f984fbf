"""What reviewers say, taken down in the ledger; answered with a page, or with JSON for the page's own program."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from reftel.errors import JudgedMeanwhileError, JudgementError
from reftel.model.judgement import Judgement
from reftel.workbench.desk import Desk, as_json, back_to, keep_reviewer, reviewer_of
from reftel.workbench.grouping import check, group

_LONGEST_NAME = 100
Fields = Mapping[str, str]


def accept(desk: Desk, request: Request, fields: Fields) -> Response:
    """The claim says what the document says."""
    return _judged(desk, request, fields, desk.store.accept)


def reject(desk: Desk, request: Request, fields: Fields) -> Response:
    """The document does not say this."""
    return _judged(desk, request, fields, desk.store.reject)


def compare(desk: Desk, request: Request, fields: Fields) -> Response:
    """Two claims speak of the same event, of different ones, or are rival accounts."""
    who = reviewer_in(request, fields)
    pair = fields.get("first", ""), fields.get("second", "")
    said = desk.store.compare(*pair, fields.get("verdict", ""), reviewer=who, why=fields.get("why") or None)
    return _taken(desk, request, fields, said, who)


def withdraw(desk: Desk, request: Request, fields: Fields) -> Response:
    """A judgement is taken back."""
    who = reviewer_in(request, fields)
    said = desk.store.withdraw(request.path_params["judgement"], reviewer=who)
    return _taken(desk, request, fields, said, who)


def grade(desk: Desk, request: Request, fields: Fields) -> Response:
    """How reliable a source is."""
    who = reviewer_in(request, fields)
    grading = fields.get("source", ""), fields.get("reliability", "")
    said = desk.store.grade_source(*grading, grader=who, why=fields.get("why") or None)
    if _is_program(request):
        return _kept(as_json({"source": said.source, "reliability": said.reliability, "grader": said.grader}), who)
    return _kept(back_to(fields), who)


def name_reviewer(desk: Desk, request: Request, fields: Fields) -> Response:
    """Remember under which name this browser judges."""
    del desk
    who = reviewer_in(request, fields)
    return _kept(back_to(fields), who)


def group_anew(desk: Desk, request: Request, fields: Fields) -> Response:
    """Group all claims into events."""
    del request
    group(desk)
    return back_to(fields)


def check_anew(desk: Desk, request: Request, fields: Fields) -> Response:
    """Make all checks."""
    del request
    check(desk)
    return back_to(fields)


def _judged(desk: Desk, request: Request, fields: Fields, judge: Callable[..., Judgement]) -> Response:
    """One claim is judged; with the field `first` only where nobody else has."""
    who, claim = reviewer_in(request, fields), request.path_params["claim"]
    try:
        said = judge(claim, reviewer=who, why=fields.get("why") or None, first=fields.get("first") == "yes")
    except JudgedMeanwhileError as error:
        if not _is_program(request):
            raise
        found = desk.store.claim(claim)
        told = {"error": str(error), "reviewers": error.reviewers, "claims": {found.id: found.review}}
        return as_json(told, 409)
    return _taken(desk, request, fields, said, who)


def _taken(desk: Desk, request: Request, fields: Fields, said: Judgement, who: str) -> Response:
    if not _is_program(request):
        return _kept(back_to(fields), who)
    states: dict[str, Any] = {claim: desk.store.claim(claim).review for claim in said.on}
    return _kept(as_json({"judgement": said.id, "verdict": said.verdict, "claims": states}), who)


def _is_program(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def reviewer_in(request: Request, fields: Fields) -> str:
    """Who judges: the name in the form, else the one that the browser remembers. Raises JudgementError for none."""
    name = " ".join((fields.get("reviewer") or reviewer_of(request)).split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise JudgementError(f"a judgement is somebody's: give a name of 1 to {_LONGEST_NAME} characters")
    return name


def _kept(response: Response, who: str) -> Response:
    keep_reviewer(response, who)
    return response
