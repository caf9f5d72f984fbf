import re

import pytest

from reftel.ledger.store import Store
from reftel.workbench import app
from reftel.workbench.access.roles import OPEN, ROLES, Role, is_enough, may, role_for
from tests.filled import BROKE, DOCUMENT, SOLD
from tests.workbench.access.conftest import NAMES
from tests.workbench.conftest import Team
from tests.workbench.known import KNOWN

DEEDS = sorted({*app._DEEDS, *app._STREAMS} - set(OPEN))


def test_every_deed_has_a_role() -> None:
    without = [address for address in DEEDS if role_for("POST", address) is None]
    assert without == [], "say in src/reftel/workbench/access/roles.py (_DEEDS) who may do it; else nobody may"


def test_no_role_is_for_what_is_not_there() -> None:
    from reftel.workbench.access import roles

    assert set(roles._DEEDS) <= set(DEEDS)
    assert set(roles._PAGES) <= set(app._PAGES)


@pytest.mark.parametrize("address", DEEDS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_refused_what_it_may_not_do(team: Team, store: Store, address: str, role: Role) -> None:
    needed = role_for("POST", address)
    browser = team.logged_in(NAMES[role])
    path = address.replace("{claim}", SOLD.id).replace("{", "").replace("}", "")
    for ending in ("", ".json", ".csv"):
        page = browser.post(path + ending)
        told = browser.post(path + ending, headers={"accept": "application/json"})
        if is_enough(role, needed):
            assert page.status_code != 403
            assert address == "/logout" or told.status_code not in (401, 403)
            return
        assert page.status_code == told.status_code == 403
        assert 'role="alert"' in page.text or ending == ".json"
        assert f"as {role} you may not do this: it takes the role {needed}" in told.json()["error"]
    assert store.judgements() == []


@pytest.mark.parametrize("address", [*app._PAGES, "/claims.json", "/claims.csv", "/nowhere", "/openapi.json"])
def test_nobody_sees_anything_before_logging_in(team: Team, address: str) -> None:
    if address in OPEN:
        return
    answer = team.browser().get(address.replace("{claim}", SOLD.id), headers={"accept": "text/html"})
    assert answer.status_code == 401 if address.endswith(".json") else 303
    assert SOLD.quote not in answer.text


@pytest.mark.parametrize("address", DEEDS)
def test_nobody_does_anything_before_logging_in(team: Team, store: Store, address: str) -> None:
    answer = team.browser().post(address.replace("{claim}", SOLD.id), reviewer="Eve")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"]
    assert store.judgements() == []


def test_what_no_line_names_nobody_may() -> None:
    assert role_for("POST", "/claims") is None
    assert role_for("POST", f"/claims/{SOLD.id}/accept/") is None
    assert role_for("PUT", f"/claims/{SOLD.id}/accept") == role_for("POST", f"/claims/{SOLD.id}/accept")
    assert role_for("GET", "/claims") == "reader"
    assert not is_enough("editor", None)
    assert may(None, "/nowhere")
    assert not may("reader", "/events/group")


PAGES = [path for path in app._PAGES if path != "/openapi" and "." not in path] + [
    f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}", f"/claims/{BROKE.id}?part=panel", "/uploads?part=rows",
]  # fmt: skip


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_pages_offer_what_one_may_do(team: Team, store: Store, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr("reftel.workbench.grouping.PROMPT", 0)  # pages offer to group and to check
    store.accept(SOLD.id, reviewer=NAMES[role])
    browser, known = team.logged_in(NAMES[role]), {name: each[0] for name, each in KNOWN.items()}
    for address in PAGES:
        answer = browser.get(address.format_map(known), follow_redirects=True)
        page, is_whole = answer.text, answer.text.startswith("<!doctype")
        offered = re.findall(r'<form[^>]* action="([^"]+)"[^>]*>(.*?)</form>', page, re.DOTALL)
        posted = [action.partition("?")[0] for action, form in offered if "<button" in form and 'name="token"' in form]
        assert [action for action in posted if not is_enough(role, role_for("POST", action))] == [], address
        assert is_whole is ("/logout" in posted), address
        assert is_whole or "part=" in address or "json" in answer.headers["content-type"], address


def test_who_may_is_offered_it(team: Team) -> None:
    reviewer, editor = (team.logged_in(NAMES[role]) for role in ("reviewer", "editor"))
    assert f'action="/claims/{BROKE.id}/accept"' in reviewer.get(f"/claims/{BROKE.id}?part=panel").text
    assert 'action="/uploads"' in editor.get("/").text
