"""The JSON API does what its OpenAPI description says: schemathesis asks a real server, logged in as an editor."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, settings

from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.workbench import app
from reftel.workbench.access.door import Access
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.sessions import Users
from reftel.workbench.access.users import User, write_users
from reftel.workbench.openapi.document import openapi, twin
from reftel.workbench.openapi.routes import DEEDS, PAGES
from reftel.workbench.safety import TOKEN_HEADER
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.workbench.conftest import RUN, Browser
from tests.workbench.known import KNOWN
from tests.workbench.served import served

requests = pytest.importorskip("requests")
schemathesis = pytest.importorskip("schemathesis")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")

HOW = "say in src/reftel/workbench/openapi/routes.py what it takes and gives (the head of that module says how)"


def test_every_page_and_deed_is_described() -> None:
    assert set(app._PAGES) - set(PAGES) == set(), HOW
    assert (set(app._DEEDS) | set(app._STREAMS)) - set(DEEDS) == set(), HOW


def test_nothing_is_described_that_is_not_there() -> None:
    assert set(PAGES) - set(app._PAGES) == set()
    assert set(DEEDS) - set(app._DEEDS) - set(app._STREAMS) == set()


def test_the_description_is_at_its_address(browser: Browser) -> None:
    told = browser.get("/openapi.json").json()
    assert told == browser.get("/api.json").json() == openapi(cookie="reftel_session", has_users=False)
    assert told["openapi"] == "3.1.0"
    page = browser.get("/api").text
    assert all(f"GET {path}<" in page or f"POST {path}<" in page for path in told["paths"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Access]]:
    """The address of a workbench with users."""
    folder = tmp_path_factory.mktemp("api")
    users = folder / "users.toml"
    write_users(users, [User("Ana", "editor", hashed("four words in a row", Cost(log_n=4)))])
    access = Access(Users(users))
    with _filled(folder / "test.db") as store, served(app.make_app(store, access)) as address:
        yield address, access


def _filled(path: Path) -> Store:
    store = Store(path)
    store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
    store.compare(SOLD.id, LENT.id, "same", reviewer="Ana")
    bring_up(store)
    return store


def logged_in(site: str, access: Access) -> dict[str, dict[str, str]]:
    """What a program sends that is logged in: the cookie, the token, where it comes from, what it takes."""
    assert access.sessions is not None
    (user,) = access.sessions.users.current().values()
    cookies = {access.cookie: access.sessions.begin(user)}
    token = requests.get(f"{site}/login.json", cookies=cookies).json()["token"]
    return {"cookies": cookies, "headers": {"Accept": "application/json", "Origin": site, TOKEN_HEADER: token}}


@pytest.fixture(scope="module")
def program(server: tuple[str, Access]) -> dict[str, dict[str, str]]:
    return logged_in(*server)


def _with_known(document: dict[str, Any]) -> dict[str, Any]:
    """Values of the ledger beside any others, so that not all that is asked for is missing."""
    document = copy.deepcopy(document)
    for operations in document["paths"].values():
        for operation in operations.values():
            for each in operation.get("parameters", []):
                held = each["schema"] if each["schema"].get("type") == "array" else each
                key = "items" if held is each["schema"] else "schema"
                if each["name"] in KNOWN:
                    held[key] = {"anyOf": [{"enum": KNOWN[each["name"]]}, held[key]]}
            for content in operation.get("requestBody", {}).get("content", {}).values():
                properties = content["schema"].get("properties", {})
                for name in KNOWN.keys() & properties.keys():
                    properties[name] = {"anyOf": [{"enum": KNOWN[name]}, properties[name]]}
    return document


described = schemathesis.openapi.from_dict(_with_known(openapi(cookie="reftel_session", has_users=True)))
NOT_PROMISED = [
    checks.negative_data_rejection,  # it takes what is text in an address for something else: see the next test
    checks.positive_data_acceptance,  # a party that the ledger does not name is refused (400), whatever its form
    checks.unsupported_method,  # what is posted where nothing may be posted is forbidden (403) before it is known
    checks.allow_header_conformance,  # a page and a deed may share an address, and are described at two
]
described.config.generation.update(with_security_parameters=False)


LIMITED = [
    (twin(address, page), value.name)
    for address, page in PAGES.items()
    for value in page.takes
    if "enum" in value.schema or value.schema.get("type") == "integer"
]


@pytest.mark.parametrize(("path", "name"), LIMITED)
def test_a_value_that_is_none_is_refused(server: tuple[str, Access], program: Any, path: str, name: str) -> None:
    known = {place.strip("{}"): KNOWN[place.strip("{}")][0] for place in re.findall("{.*?}", path)}
    for value in ("nonsense", "-1", "100000", "1.5"):
        answer = requests.get(f"{server[0]}{path.format_map(known)}", params={name: value}, **program)
        assert answer.status_code == 400
        assert value in answer.json()["error"]


@pytest.mark.parametrize("address", [path for path in PAGES if "dossier" not in path])
def test_no_odd_value_breaks_a_page(browser: Browser, address: str) -> None:
    known = {name: each[0] for name, each in KNOWN.items()}
    odd = ("\x00[\u202e", "9" * 900, "\u0663%")
    asked = [(address.format_map(known), {value.name: each}) for value in PAGES[address].takes for each in odd]
    asked += [
        (address.format_map(known | {name: quote(each, safe="")}), {})
        for name in re.findall("{(.*?)}", address)
        for each in odd
    ]
    statuses = {(path, *given): browser.get(path, params=given).status_code for path, given in asked}
    assert {where: status for where, status in statuses.items() if status >= 500} == {}


@described.parametrize()
@settings(
    max_examples=10, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_answers_are_what_the_description_says(
    case: Any, server: tuple[str, Access], program: dict[str, dict[str, str]]
) -> None:
    sent = logged_in(*server) if case.path == "/logout" else program
    case.call_and_validate(base_url=server[0], excluded_checks=NOT_PROMISED, **sent)
