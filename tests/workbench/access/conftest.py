"""A workbench with users, and browsers that log in to it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reftel.ledger.store import Store
from reftel.workbench.access.door import Access
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.roles import Role
from reftel.workbench.access.sessions import Users
from reftel.workbench.access.users import User, write_users
from reftel.workbench.app import make_app
from tests.workbench.conftest import SITE, Browser, Team

CHEAP = Cost(log_n=4)
PASSWORD = "four words in a row"
NAMES: dict[Role, str] = {"reader": "Rosa", "reviewer": "Ana Ruiz", "editor": "Iñaki"}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """One user of each role."""
    path = tmp_path / "users.toml"
    write_users(path, [User(name, role, hashed(PASSWORD, CHEAP)) for role, name in NAMES.items()])
    return path


@pytest.fixture
def team(store: Store, users: Path, clock: Clock) -> Team:
    app = make_app(store, Access(Users(users), hosts=["workbench.example.org"], clock=clock))

    def visit(address: str) -> TestClient:
        return TestClient(app, base_url=SITE, follow_redirects=False, client=(address, 1))

    return Team(visit)


@pytest.fixture
def reader(team: Team) -> Browser:
    return team.logged_in("Rosa")


@pytest.fixture
def reviewer(team: Team) -> Browser:
    return team.logged_in("Ana Ruiz")


@pytest.fixture
def editor(team: Team) -> Browser:
    return team.logged_in("Iñaki")
