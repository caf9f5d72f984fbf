"""Every page as axe sees it in a real Chromium: light and dark, on a telephone and on a desk."""

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.workbench import app
from reftel.workbench.access.door import Access
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.sessions import Users
from reftel.workbench.access.users import User, write_users
from tests.factories import plain_claim, plain_document
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.workbench.conftest import RUN
from tests.workbench.known import KNOWN
from tests.workbench.served import served

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

GRAVE = ("serious", "critical")
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (360, 1280)]

RIVALS = [
    plain_document(f"Moscow delivered {n} Su-22 aircraft to Peru in 1977.", name, publisher=name)
    for n, name in ((36, "Tass"), (52, "Reuter"))
]
SHOWN = ["/claims?kind=transfer&kind=relation&since=1970", "/claims?kind=nonsense", "/search?q=sold&in=passages",
         f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}", "/events?contested=yes", "/nowhere"]  # fmt: skip
PROGRAMS = ("/openapi", "/slots/{slot}")
SEEN = [path for path in app._PAGES if path not in PROGRAMS and "." not in path and not path.endswith("/why")]
"""All but what is for programs, is kept as a file, or needs a mark of a crowded chart."""
WRONG = ("/claims?kind=nonsense", "/nowhere")


@pytest.fixture(scope="module")
def tab() -> Iterator[Any]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with playwright.sync_playwright() as started:
        try:
            browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error:
            pytest.skip("there is no Chromium here")
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench without users, with rival accounts and judgements in its ledger."""
    with Store(tmp_path_factory.mktemp("access") / "test.db") as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
        store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
        for document in RIVALS:
            store.add_document(document, [_delivered(document)], [], RUN, n_sentences=1)
        store.accept(SOLD.id, reviewer="Ana")
        store.reject(LENT.id, reviewer="Ana")
        bring_up(store)
        yield from _served(store)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench with users."""
    folder = tmp_path_factory.mktemp("closed")
    write_users(folder / "users.toml", [User("Ana", "reader", hashed("four words in a row", Cost(log_n=4)))])
    with Store(folder / "test.db") as store:
        store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
        yield from _served(store, Access(Users(folder / "users.toml")))


def _served(store: Store, access: Access | None = None) -> Iterator[str]:
    with served(app.make_app(store, access)) as address:
        yield address


def _delivered(document: Any) -> Any:
    return plain_claim(
        document, document.text[:-1], actor=("SUN",), recipient=("PER",), designators=("Su-22",), stage="delivered",
        period="1977", item="Su-22 aircraft",
    )  # fmt: skip


def faults_of(tab: Any, url: str) -> list[str]:
    """What axe finds that is serious or critical, and what is wider than the window."""
    found = []
    for scheme, width in LOOKS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        tab.goto(url)
        tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        report = axe.Axe().run(tab).response
        assert report["passes"], "axe looked at nothing"
        found += [
            f"{scheme} {width}: {fault['id']}: {fault['help']}: {node['html'][:200]}"
            for fault in report["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]
        over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{scheme} {width}: {over} px too wide"] if over > 0 else []
    return found


@pytest.mark.parametrize("address", [*SEEN, *SHOWN])
def test_nothing_keeps_anybody_out(site: str, tab: Any, address: str) -> None:
    unknown = set(re.findall(r"{(\w+)", address)) - set(KNOWN)
    assert not unknown, f"say in tests/workbench/known.py what stands for {unknown}"
    url = site + address.format_map({name: values[0] for name, values in KNOWN.items()})
    assert tab.goto(url).status == 200 or address in WRONG
    assert faults_of(tab, url) == []


@pytest.mark.parametrize("address", ["/login?next=/claims", "/claims", "/"])
def test_nothing_keeps_users_out(closed: str, tab: Any, address: str) -> None:
    if address != "/login?next=/claims":
        tab.goto(f"{closed}/login")
        if tab.get_by_label("Password").count():
            tab.get_by_label("Name").fill("Ana")
            tab.get_by_label("Password").fill("four words in a row")
            tab.keyboard.press("Enter")
            tab.wait_for_url(f"{closed}/")
    assert faults_of(tab, closed + address) == []


def test_a_wrong_password_is_told_to_all(closed: str, tab: Any) -> None:
    tab.context.clear_cookies()
    tab.goto(f"{closed}/login")
    tab.get_by_label("Name").fill("Ana")
    tab.get_by_label("Password").fill("five words in a row")
    tab.keyboard.press("Enter")
    alert = tab.get_by_role("alert")
    alert.wait_for()
    assert "wrong" in alert.inner_text()
    assert tab.evaluate("document.activeElement.id") == "password"


def test_after_logging_out_nothing_comes_back(closed: str, tab: Any) -> None:
    tab.context.clear_cookies()
    tab.goto(f"{closed}/claims?kind=relation")
    tab.get_by_label("Name").fill("Ana")
    tab.get_by_label("Password").fill("four words in a row")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{closed}/claims?kind=relation")
    assert BROKE.quote in tab.content()
    tab.locator(".who summary").click()
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url(f"{closed}/login")
    tab.go_back()
    tab.wait_for_url(f"{closed}/login?**")
    assert BROKE.quote not in tab.content()
