from pathlib import Path

import pytest

from reftel.workbench.access.passwords import hashed
from reftel.workbench.access.sessions import IDLE_S, WHOLE_S, Sessions, Users
from reftel.workbench.access.users import User, UsersError, read_users, write_users
from tests.workbench.access.conftest import CHEAP, PASSWORD, Clock


@pytest.fixture
def ana(users: Path) -> User:
    return read_users(users)["ana ruiz"]


@pytest.fixture
def sessions(users: Path, clock: Clock) -> Sessions:
    return Sessions(Users(users), clock)


def test_a_session_is_of_its_user(sessions: Sessions, ana: User) -> None:
    name = sessions.begin(ana)
    assert len(bytes.fromhex(name)) == 32
    assert sessions.user_of(name) == ana
    assert sessions.user_of("0" * 64) is sessions.user_of("") is None
    sessions.end(name)
    assert sessions.user_of(name) is None


def test_it_ends_when_nobody_asks(sessions: Sessions, ana: User, clock: Clock) -> None:
    name = sessions.begin(ana)
    clock.now += IDLE_S - 1
    assert sessions.user_of(name) == ana
    clock.now += IDLE_S - 1
    assert sessions.user_of(name) == ana
    clock.now += IDLE_S
    assert sessions.user_of(name) is None


def test_it_ends_in_any_case(sessions: Sessions, ana: User, clock: Clock) -> None:
    name = sessions.begin(ana)
    for _ in range(WHOLE_S // 3600 - 1):
        clock.now += 3600
        assert sessions.user_of(name) == ana
    clock.now += 3600
    assert sessions.user_of(name) is None


@pytest.mark.parametrize("change", ["role", "password", "away"])
def test_it_ends_when_the_user_changes(sessions: Sessions, users: Path, ana: User, change: str) -> None:
    name, others = sessions.begin(ana), [each for each in read_users(users).values() if each != ana]
    rosa = sessions.begin(others[0])
    changed = {
        "role": [User(ana.name, "editor", ana.password)],
        "password": [User(ana.name, ana.role, hashed(PASSWORD, CHEAP))],
        "away": [],
    }
    write_users(users, [*others, *changed[change]])
    assert sessions.user_of(name) is None
    assert sessions.user_of(rosa) == others[0]


def test_nobody_comes_in_while_the_file_cannot_be_read(sessions: Sessions, users: Path, ana: User) -> None:
    name = sessions.begin(ana)
    users.write_text("[[", encoding="utf-8")
    with pytest.raises(UsersError):
        sessions.user_of(name)
    users.unlink()
    with pytest.raises(UsersError):
        sessions.user_of(name)


def test_a_user_has_so_many_sessions(sessions: Sessions, ana: User, clock: Clock) -> None:
    names = []
    for _ in range(25):
        clock.now += 1
        names.append(sessions.begin(ana))
    assert [sessions.user_of(name) is not None for name in names] == [False] * 5 + [True] * 20


def test_a_password_is_found_by_any_form_of_the_name(users: Path, ana: User) -> None:
    known = Users(users)
    assert known.find(" ANA  ruiz", PASSWORD) == ana
    assert known.find("Ana Ruiz", "five words in a row") is None
    assert known.find("Nobody", PASSWORD) is None


def test_a_name_that_is_none_costs_as_much(users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    costs: list[tuple[int, int, int]] = []
    real = hashlib.scrypt

    def noted(password: bytes, *, n: int, r: int, p: int, **given: object) -> bytes:
        costs.append((n, r, p))
        return real(password, n=n, r=r, p=p, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(hashlib, "scrypt", noted)
    known = Users(users)
    known.find("Ana Ruiz", "wrong")
    known.find("Nobody", "wrong")
    assert costs[0] == costs[1]
    assert len(costs) == 2
