from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from reftel.ledger.store import Store
from reftel.workbench.access.sessions import IDLE_S, Users
from reftel.workbench.access.users import read_users, write_users
from tests.filled import SOLD
from tests.workbench.access.conftest import PASSWORD, Clock
from tests.workbench.conftest import Browser, Team

ACCEPT = f"/claims/{SOLD.id}/accept"
COOKIE = "reftel_session"


def test_one_is_led_to_the_page_that_one_asked_for(team: Team) -> None:
    browser = team.browser()
    asked = browser.get("/claims?kind=transfer&party=PER")
    assert asked.headers["location"] == "/login?next=%2Fclaims%3Fkind%3Dtransfer%26party%3DPER"
    page = browser.get(asked.headers["location"])
    assert page.status_code == 200
    assert 'value="/claims?kind=transfer&amp;party=PER"' in page.text
    assert "/documents" not in page.text
    done = browser.post("/login", name="ana ruiz", password=PASSWORD, next="/claims?kind=transfer&party=PER")
    assert (done.status_code, done.headers["location"]) == (303, "/claims?kind=transfer&party=PER")
    assert "Ana Ruiz" in browser.get("/claims").text
    assert browser.get("/login?next=/events").headers["location"] == "/events"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(team: Team, language: str) -> None:
    texts = []
    for name in ("Ana Ruiz", "Nobody Atall"):
        browser = team.browser()
        answer = browser.post("/login", headers={"accept-language": language}, name=name, password="wrong")
        assert answer.status_code == 401
        assert browser.get("/claims").status_code == 303
        texts.append(answer.text.replace(name, "").replace(browser.token(), ""))
    assert texts[0] == texts[1]


def test_a_program_logs_in(team: Team, store: Store) -> None:
    browser = team.browser()
    told = browser.get("/login.json").json()
    assert (told["user"], told["role"]) == (None, None)
    assert browser.tell("/login", token=told["token"], name="Ana Ruiz", password="no")["error"].startswith("name or")
    answer = browser.tell("/login", token=told["token"], name="Ana Ruiz", password=PASSWORD)
    told = browser.get("/login.json").json()
    assert told == {"user": "Ana Ruiz", "role": "reviewer", "token": answer["token"]}
    browser.tell(ACCEPT, token=told["token"])
    assert [said.reviewer for said in store.judgements()] == ["Ana Ruiz"]


def test_a_reviewer_s_name_is_the_user_s_whatever_the_form_says(reviewer: Browser, store: Store) -> None:
    reviewer.client.cookies.set("reftel_reviewer", quote("Eve"))
    reviewer.post(ACCEPT, reviewer="Eve")
    reviewer.post("/reviewer", reviewer="Eve")
    reviewer.post(f"/claims/{SOLD.id}/reject")
    assert {said.reviewer for said in store.judgements()} == {"Ana Ruiz"}


def test_the_identifier_is_new_at_login(team: Team) -> None:
    browser = team.browser()
    browser.client.cookies.set(COOKIE, "a" * 64)
    token = browser.token()
    browser.post("/login", token=token, name="Ana Ruiz", password=PASSWORD)
    given = dict(browser.client.cookies.jar._cookies)["127.0.0.1"]["/"][COOKIE].value  # type: ignore[attr-defined]
    assert given != "a" * 64
    thief = team.browser()
    thief.client.cookies.set(COOKIE, "a" * 64)
    assert thief.get("/claims").status_code == 303


def test_the_token_of_before_is_of_no_use_after(team: Team, store: Store) -> None:
    browser = team.browser()
    token = browser.token()
    browser.post("/login", token=token, name="Ana Ruiz", password=PASSWORD)
    assert browser.post(ACCEPT, token=token).status_code == 403
    assert store.judgements() == []


def test_cookies_are_kept_from_programs_and_other_sites(team: Team) -> None:
    browser = team.browser()
    cookies = [browser.get("/login").headers["set-cookie"]]
    cookies.append(browser.post("/login", name="Rosa", password=PASSWORD).headers["set-cookie"])
    for cookie in cookies:
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Max-Age" not in cookie
        assert "Domain" not in cookie


def test_log_out(reviewer: Browser, team: Team) -> None:
    session = reviewer.client.cookies[COOKIE]
    answer = reviewer.post("/logout")
    assert answer.headers["location"] == "/login"
    assert answer.headers["clear-site-data"] == '"cache"'
    thief = team.browser()
    thief.client.cookies.set(COOKIE, session)
    assert reviewer.get("/claims").status_code == thief.get("/claims").status_code == 303


def test_nothing_is_kept_by_the_browser(reviewer: Browser) -> None:
    for path in ("/", "/claims", "/claims.csv", "/nope", "/login"):
        assert reviewer.get(path).headers["cache-control"] == "no-store"
    assert reviewer.get("/static/style.css").headers["cache-control"] == "private, no-cache"


def test_a_session_left_alone_ends(reviewer: Browser, clock: Clock) -> None:
    clock.now += IDLE_S
    assert reviewer.get("/claims").status_code == 303


def test_who_is_taken_away_is_out_at_once(reviewer: Browser, reader: Browser, users: Path) -> None:
    write_users(users, [user for user in read_users(users).values() if user.name != "Ana Ruiz"])
    assert reviewer.get("/claims").status_code == 303
    assert reader.get("/claims").status_code == 200


def test_users_that_cannot_be_read_keep_everybody_out(reviewer: Browser, users: Path) -> None:
    users.write_text("[[", encoding="utf-8")
    for path in ("/", "/claims.json", "/login"):
        answer = reviewer.get(path)
        assert answer.status_code == 503
        assert str(users) not in answer.text
    users.unlink()
    assert reviewer.get("/").status_code == 503


def test_guessing_is_slowed_for_a_name_be_it_there_or_not(team: Team, clock: Clock) -> None:
    for name in ("Ana Ruiz", "Nobody Atall"):
        answers = [team.browser(f"192.0.2.{n}").post("/login", name=name, password="wrong") for n in range(11)]
        assert [answer.status_code for answer in answers] == [401] * 10 + [429]
        assert answers[-1].headers["retry-after"] == "60"
    right = team.browser("192.0.2.99")
    assert right.post("/login", name="ANA ruiz", password=PASSWORD).status_code == 429
    clock.now += 60
    assert right.post("/login", name="ANA ruiz", password=PASSWORD).status_code == 303


def test_guessing_is_slowed_for_an_address(team: Team) -> None:
    answers = [team.browser("192.0.2.1").post("/login", name=f"name {n}", password="wrong") for n in range(31)]
    assert [answer.status_code for answer in answers] == [401] * 30 + [429]
    assert team.browser("192.0.2.2").post("/login", name="Rosa", password=PASSWORD).status_code == 303


def test_right_passwords_use_nothing_up(team: Team) -> None:
    for _ in range(40):
        assert team.browser().post("/login", name="Rosa", password=PASSWORD).status_code == 303


def test_without_users_there_is_no_login(browser: Browser) -> None:
    assert browser.get("/login").headers["location"] == "/"
    assert browser.post("/login", name="Rosa", password=PASSWORD).status_code == 404
    assert browser.get("/login.json").json()["user"] is None


@pytest.mark.parametrize("following", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.ex", "a"])
def test_a_login_leads_to_this_site_alone(team: Team, following: str) -> None:
    browser = team.browser()
    assert 'name="next" value="/"' in browser.get("/login", params={"next": following}).text
    assert browser.post("/login", name="Rosa", password=PASSWORD, next=following).headers["location"] == "/"


def test_few_passwords_are_hashed_at_once(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    inner: list[int] = []
    find = Users.find

    def slow(self: Users, name: str, password: str) -> Any:
        if len(inner) < 6:
            answer = team.browser(f"192.0.2.{len(inner)}").post("/login", name=f"n{len(inner)}", password="wrong")
            inner.append(answer.status_code)
        return find(self, name, password)

    browser = team.browser()
    token = browser.token()
    monkeypatch.setattr(Users, "find", slow)
    assert browser.post("/login", token=token, name="Rosa", password=PASSWORD).status_code == 303
    assert sorted(set(inner)) == [401, 503]
