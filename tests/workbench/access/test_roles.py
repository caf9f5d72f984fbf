import pytest

from reftel.ledger.store import Store
from reftel.workbench import app
from reftel.workbench.access.roles import OPEN, ROLES, Role, is_enough, may, role_for
from tests.filled import BROKE, SOLD
from tests.workbench.access.conftest import NAMES
from tests.workbench.conftest import Team

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


@pytest.mark.parametrize(
    ("role", "buttons"), [("reader", 0), ("reviewer", 2), ("editor", 2)],
)  # fmt: skip
def test_pages_have_the_buttons_that_one_may_press(team: Team, role: Role, buttons: int) -> None:
    panel = team.logged_in(NAMES[role]).get(f"/claims/{BROKE.id}?part=panel").text
    assert panel.count("data-verdict=") == buttons
