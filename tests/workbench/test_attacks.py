"""What somebody may send who means no good, over a real connection: no page, no program, plain bytes."""

import csv
import io
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.ledger.store import Store
from reftel.workbench import app, patient, safety
from reftel.workbench.access.door import Access
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.sessions import Users
from reftel.workbench.access.users import User, write_users
from reftel.workbench.patient import Patient
from tests.factories import plain_claim, plain_document
from tests.filled import SOLD
from tests.workbench.conftest import RUN
from tests.workbench.served import served

ACCEPT = f"/claims/{SOLD.id}/accept"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def access(tmp_path: Path) -> Access:
    path = tmp_path / "users.toml"
    write_users(path, [User("Rosa", "reader", hashed("four words in a row", Cost(log_n=4)))])
    return Access(Users(path))


@pytest.fixture
def port(store: Store, access: Access) -> Iterator[int]:
    with served(app.make_app(store, access), http=Patient, h11_max_incomplete_event_size=65_536) as address:
        yield int(address.rpartition(":")[2])


@pytest.fixture
def cookie(access: Access) -> str:
    """The cookie of a reader who is logged in."""
    assert access.sessions is not None
    return f"{access.cookie}={access.sessions.begin(access.sessions.users.current()['rosa'])}"


def sent(port: int, text: str | bytes, timeout: float = 20) -> str:
    """What is answered to these bytes until the server closes the connection; "" where it says nothing."""
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.sendall(text.encode() if isinstance(text, str) else text)
        answer = b""
        while True:
            try:
                more = connection.recv(65_536)
            except ConnectionResetError:
                more = b""
            if not more:
                return answer.decode(errors="replace")
            answer += more


def asked(port: int, first: str, *headers: str, body: str = "") -> str:
    lines = [first, f"Host: 127.0.0.1:{port}", "Connection: close", *headers]
    return sent(port, "\r\n".join(lines) + f"\r\n\r\n{body}")


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/..\\app.py", "/static//etc/passwd",
     "/static/%00", "/static/../claims", "/static/%2e%2e/claims", "//claims", "/./claims", "/login/../claims",
     "/LOGIN", "/login/", "/login%2f..%2fclaims", "/login;/claims", "http://127.0.0.1/claims"],
)  # fmt: skip
def test_no_way_of_writing_an_address_opens_a_door(port: int, path: str) -> None:
    answer = asked(port, f"GET {path} HTTP/1.1")
    assert answer.split(" ")[1] in ("303", "400", "404")
    assert SOLD.quote not in answer and "import" not in answer


@pytest.mark.parametrize(
    "headers",
    [["X-HTTP-Method-Override: POST"], ["X-Original-URL: /claims"], ["X-Rewrite-URL: /claims"],
     ["X-Forwarded-Prefix: /static"], ["X-Forwarded-Host: 127.0.0.1"], ["Authorization: Basic Um9zYTo="]],
)  # fmt: skip
def test_no_header_opens_a_door(port: int, headers: list[str]) -> None:
    assert asked(port, "GET /claims HTTP/1.1", *headers).startswith("HTTP/1.1 303 ")


def test_a_reader_does_nothing_by_another_method_or_ending(port: int, store: Store, cookie: str) -> None:
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post", "FOO"):
        for ending in ("", ".json", ".csv", "/", ".json.json", "?format=json", "%2ejson"):
            origin = f"Origin: http://127.0.0.1:{port}"
            answer = asked(port, f"{method} {ACCEPT}{ending} HTTP/1.1", f"Cookie: {cookie}", origin)
            assert answer.split(" ")[1] in ("307", "400", "403", "404", "405"), (method, ending)
    assert store.judgements() == []


def test_two_hosts_or_none_are_refused(port: int) -> None:
    assert sent(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n").split(" ")[1] == "400"
    assert sent(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").split(" ")[1] == "400"
    assert sent(port, "GET / HTTP/1.0\r\n\r\n").split(" ")[1] == "421"


def test_a_request_within_a_request_is_not_answered(port: int) -> None:
    inner = "GET /static/mark.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(inner)}\r\nTransfer-Encoding: chunked\r\n"
    assert "svg" not in sent(port, f"{head}Connection: close\r\n\r\n0\r\n\r\n{inner}")


@pytest.mark.parametrize("what", ["Cookie", "X-Long", "Accept-Language"])
def test_a_head_without_end_is_refused(port: int, what: str) -> None:
    assert asked(port, "GET /login HTTP/1.1", f"{what}: {'a=b; ' * 20_000}").split(" ")[1] in ("400", "431")
    assert asked(port, "GET /login HTTP/1.1", f"{what}: {'a=b; ' * 5_000}").split(" ")[1] == "200"


@pytest.mark.parametrize("following", ["/a%0d%0aSet-Cookie:%20x=y", "/a%0aX:y", "/%E5%98%8A%E5%98%8DX:y"])
def test_no_header_is_smuggled_into_an_answer(port: int, cookie: str, following: str) -> None:
    answer = asked(port, f"GET /login?next={following} HTTP/1.1", f"Cookie: {cookie}")
    assert "\nSet-Cookie: x" not in answer and "\nX:" not in answer
    assert answer.startswith("HTTP/1.1 303 ")
    answer = asked(port, f"GET /claims?kind={following}&x= HTTP/1.1", f"Cookie: {cookie}")
    assert "\nSet-Cookie: x" not in answer and "\nX:" not in answer


def test_who_sends_slowly_is_sent_away(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient, "HEAD_S", 0.3)
    monkeypatch.setattr(safety, "BODY_S", 0.3)
    assert sent(port, "") == ""
    assert sent(port, "GET / HTTP/1.1\r\nHost: 127") == ""
    whole = f"GET /static/mark.svg HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
    assert sent(port, f"{whole}GET / HT").count("HTTP/1.1 ") == 1
    post = ["Content-Length: 50", f"Content-Type: {FORM}", f"Origin: http://127.0.0.1:{port}"]
    assert "408" in asked(port, "POST /login HTTP/1.1", *post, body="token=").split("\r\n")[0]


def test_a_body_that_is_none_is_refused(port: int) -> None:
    origin = f"Origin: http://127.0.0.1:{port}"
    for kind, body, status in [
        (FORM, "a" * 70_000, "413"), (FORM, "%FF=%FF", "403"), (FORM, "\x00", "400"), (FORM, "&" * 100, "400"),
        ("multipart/form-data; boundary=x", "--x--", "415"), ("application/json", "{}", "415"),
    ]:  # fmt: skip
        answer = asked(
            port, "POST /login HTTP/1.1", origin, f"Content-Type: {kind}", f"Content-Length: {len(body)}", body=body
        )
        assert answer.split(" ")[1] == status, (kind, body[:20])


def test_words_that_a_spreadsheet_would_run_stay_words(port: int, store: Store, cookie: str) -> None:
    words = '=HYPERLINK("http://evil.example") Moscow sold 36 Su-22 aircraft to Peru.'
    document = plain_document(words, "@SUM(1+1)")
    claim = plain_claim(document, words, actor=("SUN",), recipient=("PER",))
    store.add_document(document, [claim], [], RUN, n_sentences=1)
    answer = asked(port, "GET /claims.csv HTTP/1.1", f"Cookie: {cookie}")
    head, _, body = answer.partition("\r\n\r\n")
    assert "attachment" in head and "text/csv" in head and "nosniff" in head
    assert words in {row["quote"] for row in csv.DictReader(io.StringIO(body))}
