from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from reftel.ledger.store import Store
from reftel.workbench import safety
from reftel.workbench.access.door import Access
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.sessions import Users
from reftel.workbench.access.users import User, write_users
from reftel.workbench.app import make_app
from reftel.workbench.safety import MAX_BODY, MAX_TARGET, is_loopback
from reftel.workbench.serving import ServeError, listen
from tests.filled import SOLD
from tests.workbench.conftest import SITE, Browser

ACCEPT = f"/claims/{SOLD.id}/accept"


@pytest.mark.parametrize(
    ("host", "yes"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("::1", True), ("[::1]", True), ("0.0.0.0", False),
     ("192.168.0.4", False), ("::", False), ("example.org", False), ("localhost.evil.org", False), ("", False)],
)  # fmt: skip
def test_loopback(host: str, yes: bool) -> None:
    assert is_loopback(host) is yes


def test_a_port_that_is_taken_is_named() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(ServeError, match="try --port with another number"):
        taken.listen()
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("path", ["/", "/claims", "/nope", "/claims.json", "/static/style.css", "/claims?kind=x"])
def test_every_answer_has_the_headers(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "192.168.0.2", ""])
def test_another_name_for_this_machine_is_not_answered(browser: Browser, host: str) -> None:
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "ledger" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9000"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {}],
)  # fmt: skip
def test_what_another_site_sends_changes_nothing(browser: Browser, store: Store, headers: dict[str, str]) -> None:
    token = browser.token()
    answer = browser.client.post(ACCEPT, data={"token": token, "reviewer": "Eve"}, headers=headers)
    assert answer.status_code == 403
    assert store.judgements() == []


def test_a_page_of_this_site_without_origin_is_believed_by_its_fetch_metadata(browser: Browser, store: Store) -> None:
    fields = {"token": browser.token(), "reviewer": "Ana"}
    assert browser.client.post(ACCEPT, data=fields, headers={"sec-fetch-site": "same-origin"}).status_code == 303
    assert [said.reviewer for said in store.judgements()] == ["Ana"]


@pytest.mark.parametrize("token", ["", "0" * 64, "ñ"])
def test_without_its_token_nothing_is_taken_down(browser: Browser, store: Store, token: str) -> None:
    browser.token()
    answer = browser.client.post(ACCEPT, data={"token": token, "reviewer": "Eve"}, headers={"origin": SITE})
    assert answer.status_code == 403
    assert "load it anew" in answer.text
    assert store.judgements() == []


def test_a_token_is_of_one_browser_only(browser: Browser, store: Store) -> None:
    token = browser.token()
    browser.client.cookies.clear()
    browser.get("/")
    assert browser.post(ACCEPT, token=token, reviewer="Eve").status_code == 403
    assert store.judgements() == []


def test_sizes_are_limited(browser: Browser, store: Store) -> None:
    assert browser.get(f"/claims?words={'a' * MAX_TARGET}").status_code == 414
    assert browser.post(ACCEPT, reviewer="Ana", why="a" * MAX_BODY).status_code == 413
    assert browser.client.post(ACCEPT, content=b"x", headers={"origin": SITE}).status_code == 415
    many = {f"f{n}": "1" for n in range(60)}
    assert browser.post(ACCEPT, **many).status_code == 400
    assert browser.get(f"/claims?words={'a' * 1001}").status_code == 400
    assert browser.get("/claims?limit=100000").status_code == 400
    assert store.judgements() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(browser: Browser, method: str) -> None:
    assert browser.client.request(method, "/claims").status_code == 405


@pytest.mark.parametrize("back", ["http://evil.example/", "//evil.example/", "/\\evil.example", "js:1", "/a\nb"])
def test_a_form_leads_back_to_this_site_alone(browser: Browser, back: str) -> None:
    assert browser.post(ACCEPT, reviewer="Ana", back=back).headers["location"] == "/"


def test_static_files_stay_in_their_folder(browser: Browser) -> None:
    assert browser.get("/static/..%2Fapp.py").status_code == 404
    assert browser.get("/static/%2e%2e/app.py").status_code == 404


def outside(store: Store, users: Path, **given: Any) -> ASGIApp:
    return make_app(store, Access(Users(users), hosts=["workbench.example.org"], **given))


def asked(app: ASGIApp, site: str, address: str = "192.0.2.1") -> TestClient:
    return TestClient(app, base_url=site, follow_redirects=False, client=(address, 1))


@pytest.fixture
def users(tmp_path: Path) -> Path:
    path = tmp_path / "users.toml"
    write_users(path, [User("Ana", "editor", hashed("four words in a row", Cost(log_n=4)))])
    return path


def test_it_answers_to_its_name_and_no_other(store: Store, users: Path) -> None:
    app = outside(store, users)
    for site, status in [("http://Workbench.Example.org", 200), ("http://127.0.0.1", 200), ("http://example.org", 421),
                         ("http://workbench.example.org.evil.example", 421)]:  # fmt: skip
        assert asked(app, site).get("/login").status_code == status


def test_over_tls_browsers_are_told_to_stay_there(store: Store, users: Path) -> None:
    app = outside(store, users, is_secure=True)
    answer = asked(app, "https://workbench.example.org").get("/login")
    assert answer.headers["strict-transport-security"] == "max-age=2592000"
    assert answer.headers["set-cookie"].startswith("__Host-reftel_session=")
    assert answer.headers["set-cookie"].endswith("; Secure")
    plain = asked(app, "http://workbench.example.org").get("/login")
    assert plain.status_code == 421
    assert "over https alone" in plain.text
    chosen = asked(app, "https://workbench.example.org").get("/login?lang=es").headers.get_list("set-cookie")
    assert len(chosen) == 2 and all("; Secure" in cookie for cookie in chosen)


def test_a_login_over_tls(store: Store, users: Path) -> None:
    client = asked(outside(store, users, is_secure=True), "https://workbench.example.org")
    token = client.get("/login.json").json()["token"]
    fields = {"token": token, "name": "Ana", "password": "four words in a row"}
    other = client.post("/login", data=fields, headers={"origin": "http://workbench.example.org"})
    assert other.status_code == 403
    done = client.post("/login", data=fields, headers={"origin": "https://workbench.example.org"})
    assert done.status_code == 303
    assert client.get("/claims").status_code == 200


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"])
def test_without_users_nothing_is_passed_on(browser: Browser, header: str) -> None:
    answer = browser.get("/", headers={header: "192.0.2.1"})
    assert answer.status_code == 421
    assert "start it with --users" in answer.text


def test_one_address_asks_so_often(store: Store, users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "FAR", (5, 1))
    app = outside(store, users)
    client = asked(app, "http://workbench.example.org")
    answers = [client.get("/static/mark.svg") for _ in range(6)]
    last = answers[-1]
    assert (answers[0].status_code, last.status_code) == (200, 429)
    assert int(last.headers["retry-after"]) >= 1
    assert asked(app, "http://workbench.example.org", "192.0.2.2").get("/static/mark.svg").status_code == 200


@pytest.mark.parametrize("host", ["[", "a:b:c", "127.0.0.1:port", "\u00f1", "a" * 5000])
def test_a_host_that_is_none(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"host": host.encode()}).status_code in (200, 421)
