"""Sending documents from a real Chromium: dropping, progress, a broken network, cancelling, two tabs."""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reftel import pipeline
from reftel.ledger.store import Store
from reftel.workbench import intake
from reftel.workbench.app import make_app
from reftel.workbench.sent import Bounds
from reftel.workbench.serving import listen
from tests.ledger.plain import read_plainly

uvicorn = pytest.importorskip("uvicorn")

DROP = """([target, files]) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    const zone = document.querySelector(target);
    zone.dispatchEvent(new DragEvent('dragover', {dataTransfer: data, bubbles: true, cancelable: true}));
    const over = document.getElementById('upload').classList.contains('over');
    zone.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    return over;
}"""


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading stands still at a half as long as this is not set; it is set at first."""
    go = Event()
    go.set()

    def slowly(document: Any, tell: Any, **named: Any) -> Any:
        while not go.wait(0.02):
            tell(0.5)
        return read_plainly(document, tell, **named)

    monkeypatch.setattr(pipeline, "read_document", slowly)
    monkeypatch.setattr("reftel.workbench.taking.languages", lambda: ())
    yield go
    go.set()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "empty.db") as store:
        yield store


class Served:
    """A workbench that can be ended and started anew at its address."""

    def __init__(self, ledger: Store, port: int = 0, bounds: Bounds | None = None) -> None:
        self._listener = listen("127.0.0.1", port)
        app = make_app(ledger, bounds=bounds)
        config = uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]})
        self.port = self._listener.getsockname()[1]
        self.site = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Served":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()


@pytest.fixture
def site(ledger: Store, go: Event) -> Iterator[str]:
    del go
    with Served(ledger, bounds=Bounds(bytes=50_000)) as served:
        yield served.site


def drop(page: Any, files: dict[str, str], target: str = "#upload") -> None:
    assert page.evaluate(DROP, [target, list(files.items())]) is True


def wait_for(page: Any, words: str) -> None:
    page.wait_for_selector(f"#upload-status:has-text({words!r})")


def told(page: Any) -> dict[str, str]:
    """What each row says."""
    rows = "rows => rows.map(row => [row.querySelector('.name').textContent, row.querySelector('.told').textContent])"
    return {name: text.strip() for name, text in page.eval_on_selector_all("li.upload", rows)}


def test_files_are_dropped_read_and_counted(site: str, tab: Any, ledger: Store) -> None:
    tab.goto(site)
    assert tab.get_by_text("This ledger is empty").is_visible()
    drop(tab, {"a.txt": "Oslo sold boats and sold guns.\n", "photo.txt": "\0\0\0"}, "h1")
    wait_for(tab, "Done. Files: 1. Claims: 2. Not read: 1.")
    assert told(tab) == {"a.txt": "Read", "photo.txt": "Not read"}
    assert "photo.txt" in tab.inner_text("li.upload .fault")
    tab.wait_for_selector(".figures")
    assert tab.inner_text(".figures div:nth-child(2) dd").split()[0] == "2"
    tab.get_by_role("link", name="a", exact=True).click()
    tab.wait_for_url(f"{site}/documents/{ledger.documents()[0].sha256}")
    tab.go_back()
    tab.wait_for_selector(".figures")
    assert tab.faults == []


def test_a_folder_is_sent_without_what_is_hidden_or_of_other_kinds(
    site: str, tab: Any, ledger: Store, go: Event, tmp_path: Path
) -> None:
    go.clear()
    for name in ("papers/a.txt", "papers/in/b.MD", "papers/photo.jpg", "papers/.hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} sold boats.\n")
    tab.goto(site)
    tab.get_by_label("A folder").set_input_files(tmp_path / "papers")
    wait_for(tab, "Files to send: 2. Of other kinds, left alone: 1.")
    go.set()
    wait_for(tab, "Done. Files: 2. Claims: 2.")
    assert sorted(source.path for source in ledger.documents()) == ["a.txt", "b.MD"]
    assert tab.faults == []


def test_progress_is_shown_and_the_page_stays_usable(site: str, tab: Any, go: Event) -> None:
    go.clear()
    tab.goto(site)
    tab.set_input_files("input[name=files]", [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"{name} sold boats.\n".encode()} for name in "abc"
    ])  # fmt: skip
    wait_for(tab, "Files to send: 3.")
    tab.wait_for_selector("li.upload progress[value^='0.5']")
    tab.wait_for_selector("li.upload:has-text('Waits: 2 before it')")
    assert sorted(told(tab).values()) == ["Finding claims", "Waits: 1 before it", "Waits: 2 before it"]
    tab.goto(f"{site}/documents")
    tab.wait_for_selector("li.upload progress[value^='0.5']")
    assert len(told(tab)) == 3
    go.set()
    tab.wait_for_selector("li.upload.is-done >> nth=2")
    assert tab.faults == []


def test_a_broken_network_leaves_nothing_and_the_file_is_sent_again(site: str, tab: Any, ledger: Store) -> None:
    tab.goto(site)
    tab.context.set_offline(True)
    drop(tab, {"a.txt": "Oslo sold boats.\n"})
    tab.wait_for_selector("li.upload:has-text('Not sent: the workbench does not answer')")
    wait_for(tab, "Not read: 1.")
    assert ledger.documents() == []
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Send again a.txt").click()
    wait_for(tab, "Done. Files: 1. Claims: 1.")
    assert [source.name for source in ledger.documents()] == ["a"]
    assert all("ERR_INTERNET_DISCONNECTED" in fault for fault in tab.faults)


def test_the_connection_is_lost_while_a_file_is_sent(
    ledger: Store, go: Event, tab: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    del go
    chunks, slowly = intake._chunks, Event()

    async def slow(request: Any) -> AsyncIterator[bytes]:
        async for chunk in chunks(request):
            if not slowly.is_set():
                await asyncio.sleep(0.05)
            yield chunk

    monkeypatch.setattr(intake, "_chunks", slow)
    with Served(ledger) as served:
        tab.goto(served.site)
        tab.evaluate(DROP, ["#upload", [["a.txt", "Oslo sold boats.\n" + "Nothing more was said of it.\n" * 500_000]]])
        tab.wait_for_selector("li.is-sending progress[value^='0.']")
    tab.wait_for_selector("li.is-broken:has-text('Nothing of it was taken')")
    assert ledger.documents() == [] and ledger.runs() == []
    slowly.set()
    with Served(ledger, served.port):
        tab.get_by_role("button", name="Send again a.txt").click()
        tab.wait_for_selector("li.is-refused:has-text('over the limit of 8 MB for one document')")
    assert ledger.documents() == []


def test_a_connection_that_breaks_in_the_middle(ledger: Store, go: Event, tab: Any) -> None:
    del go
    with Served(ledger) as served, socket.create_connection(("127.0.0.1", served.port)) as half:
        tab.goto(served.site)
        token = tab.get_attribute("meta[name=token]", "content")
        (cookie,) = tab.context.cookies()
        half.sendall(
            f"POST /uploads?name=half.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n"
            f"Cookie: {cookie['name']}={cookie['value']}\r\nX-Reftel-Token: {token}\r\nContent-Length: 5000\r\n"
            f"Content-Type: application/octet-stream\r\n\r\nOslo sold boats.\n".encode()
        )
        time.sleep(0.3)
        half.close()
        time.sleep(0.3)
        tab.goto(f"{served.site}/uploads")
        assert tab.get_by_text("Nothing was sent from this browser yet.").is_visible()
    assert ledger.documents() == [] and ledger.runs() == []


def test_a_body_that_stalls_is_given_up(ledger: Store, go: Event, tab: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    del go
    monkeypatch.setattr("reftel.workbench.intake._PATIENCE_S", 0.2)
    with Served(ledger) as served, socket.create_connection(("127.0.0.1", served.port)) as slow:
        tab.goto(served.site)
        token = tab.get_attribute("meta[name=token]", "content")
        (cookie,) = tab.context.cookies()
        slow.sendall(
            f"POST /uploads?name=slow.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n"
            f"Cookie: {cookie['name']}={cookie['value']}\r\nX-Reftel-Token: {token}\r\nContent-Length: 50000000\r\n"
            f"Content-Type: application/octet-stream\r\n\r\nOslo".encode()
        )
        assert slow.recv(1000).startswith(b"HTTP/1.1 408")
    assert ledger.documents() == []


def test_the_workbench_is_started_anew_in_the_middle(ledger: Store, go: Event, tab: Any) -> None:
    go.clear()
    with Served(ledger) as served:
        tab.goto(served.site)
        drop(tab, {"a.txt": "Oslo sold boats.\n", "b.txt": "Bonn sold tanks.\n"})
        tab.wait_for_selector("li.upload:has-text('Waits: 1 before it')")
    wait_for(tab, "does not answer; it is asked again")
    go.set()
    assert ledger.documents() == []
    with Served(ledger, served.port):
        tab.wait_for_selector("li.upload:has-text('started anew before its turn came') >> nth=1")
        tab.get_by_role("button", name="Send again a.txt").click()
        tab.get_by_role("button", name="Send again b.txt").click()
        tab.wait_for_selector("li.upload.is-done >> nth=1")
    assert [source.name for source in ledger.documents()] == ["a", "b"]


def test_what_waits_and_what_is_read_can_be_cancelled(site: str, tab: Any, go: Event, ledger: Store) -> None:
    go.clear()
    tab.goto(site)
    drop(tab, {f"{name}.txt": f"{name} sold boats.\n" for name in "abc"})
    tab.wait_for_selector("li.upload:has-text('Waits: 2 before it')")
    names = sorted(told(tab), key=lambda name: told(tab)[name])
    for name in names[:2]:  # the one that is being read, and the next
        tab.get_by_role("button", name=f"Cancel {name}").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_selector(f"li.is-cancelled:has-text('{name}')")
    go.set()
    wait_for(tab, "Done. Files: 1. Claims: 1. Not read: 2.")
    assert [source.path for source in ledger.documents()] == names[2:]
    assert tab.faults == []


def test_two_tabs_and_two_browsers_send_at_the_same_time(site: str, tab: Any, chromium: Any, ledger: Store) -> None:
    other, stranger = tab.context.new_page(), chromium.new_context().new_page()
    pages = (tab, other, stranger)
    for page in pages:
        page.goto(site)
    for number, page in enumerate(pages):
        drop(page, {f"{number}-{n}.txt": f"Oslo sold {number}{n} boats.\n" for n in range(4)})
    for page in pages:
        wait_for(page, "Done. Files: 4. Claims: 4.")
    assert len(ledger.documents()) == 12
    for number, page in enumerate(pages):
        mine = [name for name in told(page) if name.startswith(str(number))]
        assert len(mine) == page.locator("li.upload .name", has_text=f"{number}-").count() == 4
    stranger.goto(f"{site}/uploads")
    assert len(told(stranger)) == 4
    stranger.context.close()


def test_a_file_over_the_limit_is_not_even_sent(site: str, tab: Any) -> None:
    tab.goto(site)
    drop(tab, {"long.txt": "a" * 60_000})
    tab.wait_for_selector("li.is-broken:has-text('the limit for one file')")
    assert tab.get_by_role("button", name="Send again long.txt").count() == 0
    assert tab.faults == []


def test_more_than_can_wait_is_sent_when_there_is_room(ledger: Store, go: Event, tab: Any) -> None:
    go.clear()
    with Served(ledger, bounds=Bounds(waiting=2)) as served:
        tab.goto(served.site)
        drop(tab, {f"{name}.txt": f"{name} sold boats.\n" for name in "abcd"})
        tab.wait_for_selector("li.upload:has-text('Waits for room: it is sent again in')")
        go.set()
        wait_for(tab, "Done. Files: 4. Claims: 4.")
    assert len(ledger.documents()) == 4


def test_the_form_does_without_the_program(chromium: Any, site: str, ledger: Store) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    files = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"{name} sold.\n".encode()} for name in "ab"]
    page.set_input_files("input[name=files]", files)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(f"{site}/uploads")
    until = time.monotonic() + 20
    while page.get_by_role("link", name="Look again").count() and time.monotonic() < until:
        page.get_by_role("link", name="Look again").click()
    assert told(page) == {"a.txt": "Read", "b.txt": "Read"}
    assert len(ledger.documents()) == 2
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_serious(site: str, tab: Any, go: Event, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(site)
    serious = []

    def look() -> None:
        found = axe.run(tab).response["violations"]
        serious.extend(each["id"] for each in found if each["impact"] in ("serious", "critical"))
        assert tab.evaluate("document.documentElement.scrollWidth") <= width

    look()
    go.clear()
    drop(tab, {"a" * 100 + ".txt": "Oslo sold boats, um.\n", "b.txt": "\0", "c.txt": "Nothing.\n"})
    tab.wait_for_selector("li.upload progress[value^='0.5']")
    look()
    go.set()
    wait_for(tab, "Done.")
    look()
    assert serious == []
