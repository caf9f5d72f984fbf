from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reftel.cli import main, served
from reftel.workbench.access import passwords
from reftel.workbench.access.passwords import Cost, is_password
from reftel.workbench.access.roles import ROLES
from reftel.workbench.access.users import read_users

PASSWORD = "four words in a row"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", Cost(log_n=4))


def run(file: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["users", *arguments, "--file", str(file)], input=typed)


def added(file: Path, name: str, role: str = "reviewer") -> None:
    assert run(file, "add", name, "--role", role, "--password-stdin", typed=f"{PASSWORD}\n").exit_code == 0


def test_the_roles_are_those_of_the_workbench() -> None:
    assert served.ROLES == ROLES


def test_a_user_is_added_listed_changed_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "users.toml"
    added(file, "Ana Ruiz")
    added(file, "Rosa", "reader")
    assert run(file, "list").stdout == "reviewer  Ana Ruiz\nreader    Rosa\n"
    assert run(file, "role", "ana ruiz", "editor").stdout == "Ana Ruiz may use the workbench as editor now\n"
    assert run(file, "password", "Rosa", "--password-stdin", typed="four other words here\n").exit_code == 0
    users = read_users(file)
    assert users["ana ruiz"].role == "editor"
    assert is_password("four other words here", users["rosa"].password)
    assert run(file, "remove", "Ana Ruiz").exit_code == 0
    assert list(read_users(file)) == ["rosa"]


def test_a_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "users.toml"
    result = run(file, "add", "Ana", "--role", "reader", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert is_password(PASSWORD, read_users(file)["ana"].password)


@pytest.mark.parametrize(
    ("arguments", "typed", "status", "words"),
    [
        (("add", "Ana Ruiz", "--role", "reader", "--password-stdin"), f"{PASSWORD}\n", 1, "a user Ana Ruiz already"),
        (("add", "ANA RUIZ", "--role", "reader", "--password-stdin"), f"{PASSWORD}\n", 1, "a user Ana Ruiz already"),
        (("add", "Eva", "--role", "reader", "--password-stdin"), "short\n", 1, "at least 15 characters"),
        (("add", "Eva", "--role", "reader", "--password-stdin"), "", 1, "at least 15 characters"),
        (("add", "E\u202eva", "--role", "reader", "--password-stdin"), f"{PASSWORD}\n", 1, "a user's name has"),
        (("add", "Eva", "--role", "editr", "--password-stdin"), f"{PASSWORD}\n", 2, "did you mean editor?"),
        (("add", "Eva", "--password-stdin"), f"{PASSWORD}\n", 2, "missing option '--role'"),
        (("remove", "Eva"), "", 1, "has no user Eva"),
        (("role", "Ana Ruiz", "boss"), "", 2, "there are reader, reviewer, editor"),
    ],
)
def test_what_cannot_be(tmp_path: Path, arguments: tuple[str, ...], typed: str, status: int, words: str) -> None:
    file = tmp_path / "users.toml"
    added(file, "Ana Ruiz")
    before = file.read_bytes()
    result = run(file, *arguments, typed=typed)
    assert result.exit_code == status
    assert words in result.stderr
    assert file.read_bytes() == before


def test_no_file_is_made_for_a_password_that_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "users.toml"
    assert run(file, "add", "Ana", "--role", "reader", "--password-stdin", typed="short\n").exit_code == 1
    assert list(tmp_path.iterdir()) == []
    assert "there is no file" in run(file, "list").stderr
