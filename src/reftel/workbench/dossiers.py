"""A dossier to keep, of a country or of two, made from what the page beside it shows."""

from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from reftel.dossier.writing import dossier_html
from reftel.workbench.desk import Desk, say_of
from reftel.workbench.grouping import check, group
from reftel.workbench.parties import id_of
from reftel.workbench.sheet import wanted_of
from reftel.workbench.urls import Asked

_ONE_AT_A_TIME = Lock()
"""A dossier of a large ledger takes half a minute and some hundred megabytes: two do not share the machine."""


def dossier(desk: Desk, request: Request) -> Response:
    """The dossier of a party, or of what passed between two, as a file; of the years that the page was asked for."""
    named = {name: id_of(value) for name, value in request.path_params.items()}
    party, partner = named.get("party") or named["recipient"], named.get("supplier")
    wanted = wanted_of(Asked.of(request))
    with _ONE_AT_A_TIME:
        group(desk)
        check(desk)
        made = dossier_html(
            desk.store, party, partner=partner, since=wanted.since, until=wanted.until,
            language=say_of(request).language, findings=desk.checked[1] if desk.checked else None,
        )  # fmt: skip
    name = "-".join(filter(None, (partner, party)))
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
    headers = {"Content-Disposition": f'attachment; filename="dossier-{plain}.html"'}
    return Response(made, media_type="text/html", headers=headers)
