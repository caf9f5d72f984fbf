import pytest

from reftel.ledger.store import Store
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


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org", "::"])
def test_no_other_address_is_served(host: str) -> None:
    with pytest.raises(ServeError, match="on this machine alone"):
        listen(host, 0)


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
