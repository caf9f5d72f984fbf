"""A workbench on a filled ledger, asked as a browser on this machine asks it."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.workbench.served import served

SITE = "http://127.0.0.1:8000"
RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


@dataclass
class Browser:
    """A browser: it keeps cookies, and posts as pages of this site do."""

    client: TestClient

    def get(self, path: str, **asked: Any) -> Response:
        return self.client.get(path, **asked)

    def token(self) -> str:
        page = self.client.get("/login", follow_redirects=True).text
        return re.findall(r'<meta name="token" content="([0-9a-f]{64})">', page)[0]

    def post(self, path: str, *, headers: dict[str, str] | None = None, **fields: str) -> Response:
        token = fields.pop("token", None) or self.token()
        return self.client.post(path, data={"token": token, **fields}, headers={"origin": SITE, **(headers or {})})

    def tell(self, path: str, **fields: str) -> Any:
        """What the page's own program is answered."""
        return self.post(path, headers={"accept": "application/json"}, **fields).json()


@dataclass
class Team:
    """A workbench with users, and browsers that come to it from addresses of theirs."""

    visit: Callable[[str], TestClient]

    def browser(self, address: str = "127.0.0.1") -> Browser:
        return Browser(self.visit(address))

    def logged_in(self, name: str) -> Browser:
        browser = self.browser()
        answer = browser.post("/login", name=name, password="four words in a row")
        assert answer.status_code == 303, answer.text
        return browser


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three claims of two documents."""
    with Store(tmp_path / "test.db") as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
        store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
        yield store


@pytest.fixture
def browser(store: Store) -> Browser:
    return Browser(TestClient(make_app(store), base_url=SITE, follow_redirects=False))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser; tests that ask for it are passed over where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with playwright.sync_playwright() as started:
        try:
            browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error:
            pytest.skip("there is no Chromium here")
        yield browser
        browser.close()


@pytest.fixture
def site(store: Store) -> Iterator[str]:
    """The address of a workbench that is served."""
    with served(make_app(store)) as address:
        yield address


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A page that notes everything that it should not do: complain, ask other sites, open dialogs of the browser."""
    context = chromium.new_context()
    page = context.new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("dialog", lambda dialog: page.faults.append(dialog.message) or dialog.dismiss())
    page.on("request", lambda asked: page.faults.append(asked.url) if "//127.0.0.1:" not in asked.url else None)
    yield page
    context.close()
