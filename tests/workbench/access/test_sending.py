"""Who may send documents to a workbench with users."""

import time

import pytest

from reftel.ledger.store import Store
from tests.workbench.conftest import SITE, Browser, Team


def send(browser: Browser) -> int:
    headers = {
        "origin": SITE, "content-type": "application/octet-stream", "accept": "application/json",
        "x-reftel-token": browser.token(),
    }  # fmt: skip
    return browser.client.post("/uploads", params={"name": "a.txt"}, content=b"\0", headers=headers).status_code


@pytest.mark.parametrize("name", ["Rosa", "Ana Ruiz"])
def test_who_is_no_editor_sends_nothing(team: Team, store: Store, name: str) -> None:
    browser = team.logged_in(name)
    assert send(browser) == 403
    for path in ("/", "/documents", "/uploads"):
        assert "upload.js" not in browser.get(path).text and 'type="file"' not in browser.get(path).text
    assert store.refusals() == []


def test_what_a_user_sends_is_the_users_own_in_each_browser(team: Team, store: Store) -> None:
    first, second = team.logged_in("Iñaki"), team.logged_in("Iñaki")
    assert send(first) == 201
    until = time.monotonic() + 20
    while second.get("/uploads.json").json()["waiting"] and time.monotonic() < until:
        time.sleep(0.02)
    assert [each["name"] for each in second.get("/uploads.json").json()["items"]] == ["a.txt"]
    assert team.logged_in("Rosa").get("/uploads.json").json()["items"] == []
    assert [refusal.document for refusal in store.refusals()] == ["a.txt"]
