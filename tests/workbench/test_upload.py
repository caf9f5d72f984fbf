"""What browsers send: how it is taken in, what is refused, and what comes of it in the ledger."""

import io
import os
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any
from unittest.mock import Mock

import pytest
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from reftel import pipeline
from reftel.ledger.store import Store
from reftel.readers.files import read_all
from reftel.workbench.app import make_app
from reftel.workbench.intake import plain_name
from reftel.workbench.sent import Bounds
from tests.ledger.plain import read_plainly
from tests.workbench.conftest import SITE, Browser

LETTER = b"Oslo sold boats, um, to Rome.\n"
BOUNDARY = "reftel-test"


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No parser is needed here: a claim for every "sold"."""
    monkeypatch.setattr(pipeline, "read_document", read_plainly)
    monkeypatch.setattr("reftel.workbench.taking.languages", lambda: ())
    (tmp_path / "spool").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spool"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "empty.db") as store:
        yield store


@pytest.fixture
def desk(ledger: Store) -> Iterator[Browser]:
    with TestClient(make_app(ledger), base_url=SITE, follow_redirects=False) as client:
        yield Browser(client)


def bounded(ledger: Store, **bounds: int) -> Browser:
    return Browser(TestClient(make_app(ledger, bounds=Bounds(**bounds)), base_url=SITE, follow_redirects=False))


def send(browser: Browser, data: Any, name: str = "letter.txt", token: str | None = None, **headers: str) -> Response:
    given = {"origin": SITE, "content-type": "application/octet-stream", "accept": "application/json"}
    given |= {"x-reftel-token": token or browser.token()} | headers
    return browser.client.post("/uploads", params={"name": name}, content=data, headers=given)


def outcomes(browser: Browser) -> list[Any]:
    """What came of all that was sent, as soon as all of it is read."""
    until = time.monotonic() + 30
    while (told := browser.get("/uploads.json").json())["waiting"] and time.monotonic() < until:
        time.sleep(0.02)
    assert told["waiting"] == 0
    return list(told["items"])


def form_of(*parts: tuple[str, bytes], token: str | None) -> bytes:
    body = b""
    if token is not None:
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode()
    for name, data in parts:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        body += head.encode() + b"Content-Type: text/plain\r\n\r\n" + data + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def send_form(browser: Browser, body: bytes) -> Response:
    headers = {"origin": SITE, "content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    return browser.client.post("/uploads", content=body, headers=headers)


def spooled() -> list[Path]:
    return [path for path in Path(tempfile.gettempdir()).rglob("*") if path.is_file()]


def test_a_file_is_read_as_the_command_reads_it(desk: Browser, ledger: Store, tmp_path: Path) -> None:
    answer = send(desk, LETTER, "Letter to Rome.txt")
    assert answer.status_code == 201
    (told,) = outcomes(desk)
    assert (told["name"], told["state"], told["claims"]) == ("Letter to Rome.txt", "done", 1)
    (document,) = told["documents"]
    assert document["new"] is True and document["refusals"] == ["d"]
    (source,) = ledger.documents()
    assert (source.name, source.path) == ("Letter to Rome", "Letter to Rome.txt")
    assert desk.get(document["url"]).status_code == 200
    assert ledger.original(source.sha256) == LETTER
    (tmp_path / "Letter to Rome.txt").write_bytes(LETTER)
    (same,) = read_all(tmp_path / "Letter to Rome.txt")
    assert same.sha256 == source.sha256  # type: ignore[union-attr]
    assert spooled() == []
    assert desk.get("/?format=json").json()["claims"] == 1


def test_what_was_read_before_is_told_with_a_link(desk: Browser, ledger: Store) -> None:
    send(desk, LETTER)
    send(desk, LETTER, "the same.txt")
    first, second = outcomes(desk)
    assert [each["documents"][0]["new"] for each in (first, second)] == [True, False]
    assert len(ledger.documents()) == 1
    assert "was in the ledger already" in desk.get("/uploads").text


def test_an_archive_gives_each_of_its_documents(desk: Browser) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/one.txt", "Oslo sold boats.\n")
        archive.writestr("b/two.txt", "Nobody gave anything.\n")
        archive.writestr("photo.raw", b"\xff\xd8\xff\xe0\x00\x10JFIF")
    send(desk, packed.getvalue(), "papers.zip")
    (told,) = outcomes(desk)
    assert [(each["name"], each["claims"]) for each in told["documents"]] == [("one", 1), ("two", 0)]
    assert told["notes"] == ["files of other kinds left alone: 1 (.raw)"]
    page = desk.get("/uploads").text
    assert "1 claim" in page and "Nothing was claimed from this document" in page


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [(b"\xff\xd8\xff\xe0\x00\x10JFIF", "photo.txt", "photo.txt is"), (b"%PDF-1.7 no more", "scan.txt", "scan.txt"),
     (b"", "empty.txt", "empty.txt"), (b"PK\x03\x04 broken", "papers.zip", "papers.zip")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_the_sentence_of_the_command(
    desk: Browser, ledger: Store, tmp_path: Path, data: bytes, name: str, words: str
) -> None:
    send(desk, data, name)
    (told,) = outcomes(desk)
    assert told["state"] == "refused"
    (tmp_path / name).write_bytes(data)
    with Store(tmp_path / "other.db") as other:
        (sentence,) = pipeline.read_into(other, [str(tmp_path / name)]).unreadable
    assert told["problems"] == [sentence.replace(str(tmp_path / name), name)]
    assert told["problems"][0].startswith(words)
    assert ledger.documents() == []
    assert [refusal.document for refusal in ledger.refusals()] == [name]


@pytest.mark.parametrize(
    ("sent", "name"),
    [("../../etc/passwd", "passwd"), ("C:\\papers\\Lima.pdf", "Lima.pdf"), ("/etc/cron.d/x", "x"), ("", "upload"),
     ("..", "upload"), ("-", "upload"), (".", "upload"), ("a\x00b\x1b[31m\nc.txt", "ab[31m c.txt"),
     ("evil\u202etxt.exe", "eviltxt.exe"), ("año 1974.txt", "año 1974.txt"), ("  a   b.txt ", "a b.txt"),
     ("a" * 400 + ".pdf", "a" * 145 + "….pdf"), ("b" * 400, "b" * 149 + "…"), ("<img src=x>.txt", "<img src=x>.txt"),
     ("nombre/", "upload"), ("\ud800.txt", ".txt")],
)  # fmt: skip
def test_names_lose_what_acts(sent: str, name: str) -> None:
    assert plain_name(sent) == name


@given(st.text(max_size=400))
def test_any_name_becomes_one_line_without_folders(sent: str) -> None:
    name = plain_name(sent)
    assert 0 < len(name) <= 150
    assert name.isprintable() and "/" not in name and "\\" not in name and name not in (".", "..", "-")
    assert plain_name(name) == name


@pytest.mark.parametrize("name", ["../../escaped.txt", "/tmp/escaped.txt", "<script>alert(1)</script>.txt", "%2e.txt"])
def test_hostile_names_stay_names(desk: Browser, ledger: Store, tmp_path: Path, name: str) -> None:
    send(desk, LETTER, name)
    send_form(desk, form_of((name, b"Rome sold nothing.\n"), token=desk.token()))
    outcomes(desk)
    assert {source.path for source in ledger.documents()} == {plain_name(name)}
    assert "<script>alert" not in desk.get("/uploads").text
    assert list(tmp_path.rglob("escaped*")) == []


def test_a_form_sends_several_files_without_the_program(desk: Browser, ledger: Store) -> None:
    body = form_of(("one.txt", LETTER), ("dos ñ.txt", b"Oslo sold guns.\n"), ("", b""), token=desk.token())
    answer = send_form(desk, body)
    assert (answer.status_code, answer.headers["location"]) == (303, "/uploads")
    assert [told["state"] for told in outcomes(desk)] == ["done", "done"]
    assert sorted(source.name for source in ledger.documents()) == ["dos ñ", "one"]


@pytest.mark.parametrize("token", ["", "0" * 64, None])
def test_without_its_token_nothing_is_taken(desk: Browser, ledger: Store, token: str | None) -> None:
    desk.token()
    assert send_form(desk, form_of(("one.txt", LETTER), token=token)).status_code == 403
    assert send(desk, LETTER, token=token or "0").status_code == 403
    assert outcomes(desk) == [] and ledger.documents() == [] and spooled() == []


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"origin": "null"}])
def test_what_another_site_sends_is_not_taken(desk: Browser, headers: dict[str, str]) -> None:
    assert send(desk, LETTER, **headers).status_code == 403
    assert outcomes(desk) == []


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [("text/plain", LETTER, 415), ("application/x-www-form-urlencoded", b"a=b", 415),
     ("multipart/form-data", b"x", 400),
     (f"multipart/form-data; boundary={BOUNDARY}", b"nothing like a form", 400),
     (f"multipart/form-data; boundary={BOUNDARY}", f"--{BOUNDARY}--\r\n".encode(), 400),
     (f"multipart/form-data; boundary={'b' * 5000}", b"x", 400)],
)  # fmt: skip
def test_other_bodies_are_refused(desk: Browser, kind: str, body: bytes, status: int) -> None:
    answer = send(desk, body, **{"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"]
    assert outcomes(desk) == []


def test_a_form_that_breaks_off_leaves_nothing_of_the_file(desk: Browser, ledger: Store) -> None:
    body = form_of(("whole.txt", LETTER), ("half.txt", b"Oslo sold guns.\n" * 100), token=desk.token())
    assert send_form(desk, body[:-200]).status_code == 400
    assert [told["name"] for told in outcomes(desk)] == ["whole.txt"]
    assert [source.name for source in ledger.documents()] == ["whole"]
    assert spooled() == []


def test_a_file_over_the_limit_is_refused_as_soon_as_that_is_known(ledger: Store) -> None:
    browser = bounded(ledger, bytes=1000)
    token = browser.token()
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 100
            yield b"a" * 100

    for answer in (send(browser, b"a" * 1001, "long.txt", token), send(browser, endless(), "long.txt", token)):
        assert answer.status_code == 413
        assert answer.json()["error"].startswith("long.txt has more than 0.000954 MB, the limit for one file")
    assert send_form(browser, form_of(("long.txt", b"a" * 2000), token=token)).status_code == 413
    assert send(browser, b"Oslo sold boats.\n", token=token).status_code == 201
    assert [told["name"] for told in outcomes(browser)] == ["letter.txt"]
    assert spooled() == []


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading stands still until it is let go."""
    go = Event()

    def slowly(document: Any, tell: Any, **named: Any) -> Any:
        while not go.wait(0.02):
            tell(0.5)
        return read_plainly(document, tell, **named)

    monkeypatch.setattr(pipeline, "read_document", slowly)
    yield go
    go.set()


@pytest.mark.parametrize("bounds", [{"waiting": 2}, {"waiting_bytes": 70}])
def test_more_than_may_wait_is_told_to_come_again(ledger: Store, held: Event, bounds: dict[str, int]) -> None:
    browser = bounded(ledger, **bounds)
    assert [send(browser, LETTER, f"{n}.txt").status_code for n in range(3)] == [201, 201, 429]
    answer = send(browser, LETTER)
    assert int(answer.headers["retry-after"]) > 0
    assert "wait to be read already: send the rest in" in answer.json()["error"]
    held.set()
    outcomes(browser)
    assert send(browser, LETTER).status_code == 201
    outcomes(browser)


def test_one_sender_has_a_rate(ledger: Store) -> None:
    browser = bounded(ledger, burst=2, per_minute=6)
    assert [send(browser, LETTER).status_code for _ in range(3)] == [201, 201, 429]
    answer = send(browser, LETTER)
    assert 1 <= int(answer.headers["retry-after"]) <= 11
    assert "6 files a minute are taken from one sender" in answer.json()["error"]
    outcomes(browser)


def test_files_wait_in_order_and_can_be_cancelled(ledger: Store, held: Event) -> None:
    browser = bounded(ledger)
    for n in range(3):
        send(browser, f"Oslo sold {n} boats.\n".encode(), f"{n}.txt")
    first, second, third = browser.get("/uploads.json").json()["items"]
    assert [each["ahead"] for each in (first, second, third)] == [0, 1, 2]
    assert second["state"] == third["state"] == "waiting"
    assert "Waits: 2 before it" in browser.get("/uploads").text
    assert "Waits: 1 before it" in browser.get("/").text
    assert browser.post(f"/uploads/{second['id']}/cancel", back="/").headers["location"] == "/"
    assert browser.tell(f"/uploads/{first['id']}/cancel")["items"][0]["id"] == first["id"]
    until = time.monotonic() + 10
    while browser.get("/uploads.json").json()["items"][2]["state"] == "waiting" and time.monotonic() < until:
        time.sleep(0.02)
    held.set()
    assert [told["state"] for told in outcomes(browser)] == ["cancelled", "cancelled", "done"]
    assert [source.name for source in ledger.documents()] == ["2"]
    assert spooled() == []


def test_what_one_browser_sent_is_its_own(ledger: Store, held: Event) -> None:
    app = make_app(ledger)
    ana, eve = (Browser(TestClient(app, base_url=SITE, follow_redirects=False)) for _ in range(2))
    send(ana, LETTER, "secret name.txt")
    send(eve, b"Oslo sold guns.\n", "other.txt")
    (told,) = ana.get("/uploads.json").json()["items"]
    assert [each["name"] for each in eve.get("/uploads.json").json()["items"]] == ["other.txt"]
    assert "secret name" not in eve.get("/uploads").text + eve.get("/").text
    assert eve.post(f"/uploads/{told['id']}/cancel").status_code == 404
    held.set()
    assert [each["state"] for each in outcomes(ana) + outcomes(eve)] == ["done", "done"]


def test_pages_answer_while_something_is_read(ledger: Store, held: Event) -> None:
    browser = bounded(ledger)
    send(browser, LETTER)
    for path in ("/", "/documents", "/uploads", "/uploads?part=rows", "/claims"):
        assert browser.get(path).status_code == 200
    held.set()
    outcomes(browser)


@pytest.mark.usefixtures("held")
def test_the_spool_is_private_and_goes_with_the_workbench(ledger: Store) -> None:
    with TestClient(make_app(ledger), base_url=SITE) as client:
        browser = Browser(client)
        send(browser, LETTER)
        send(browser, b"Oslo sold guns.\n", "waits.txt")
        (folder,) = Path(tempfile.gettempdir()).iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700 or os.name == "nt"
        assert all(len(path.name) == 16 for path in spooled()) and spooled()
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    assert ledger.documents() == []
    assert [run.outcome for run in ledger.runs()] in ([], ["stopped"])


def test_a_full_disk_is_told(desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    answer = send(desk, LETTER)
    assert (answer.status_code, answer.json()["error"]) == (
        507, "letter.txt cannot be kept: no space left on device; nothing of it was taken",
    )  # fmt: skip
    assert outcomes(desk) == []


def test_a_ledger_that_cannot_take_it_and_a_fault_are_told_and_the_next_file_is_read(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error in (pipeline.LedgerError("the disk is full"), ZeroDivisionError("x")):
        monkeypatch.setattr("reftel.workbench.taking.read_into", Mock(side_effect=error))
        send(desk, LETTER)
        outcomes(desk)
    monkeypatch.setattr("reftel.workbench.taking.read_into", pipeline.read_into)
    send(desk, LETTER)
    told = outcomes(desk)
    assert [each["state"] for each in told] == ["failed", "failed", "done"]
    assert told[0]["problems"] == ["the disk is full"]
    assert "a fault in reftel" in told[1]["problems"][0]


def test_an_empty_ledger_invites(desk: Browser) -> None:
    page = desk.get("/").text
    assert "This ledger is empty: start here" in page
    assert 'type="file"' in page and 'enctype="multipart/form-data"' in page
