import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.roles import ROLES
from reftel.workbench.access.users import User, UsersError, key_of, name_of, read_users, write_users

KEPT = hashed("four words in a row", Cost(log_n=4))


@given(
    st.lists(
        st.tuples(st.text("aZñÜ .'’@-_9人", max_size=20).map("A{}".format), st.sampled_from(ROLES)),
        unique_by=lambda pair: key_of(pair[0]),
    )
)
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("users") / "users.toml"
    users = [User(name_of(name), role, KEPT) for name, role in pairs]  # type: ignore[arg-type]
    write_users(path, users)
    assert list(read_users(path).values()) == users
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o666])
def test_a_file_for_others_too_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "users.toml"
    write_users(path, [])
    path.chmod(mode)
    with pytest.raises(UsersError, match="can be read or changed by others on this machine: say `chmod 600"):
        read_users(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [("user = 1", "is not a file of users"), ("[[user", "is not sound TOML"), ("[other]", "is not a file of users"),
     ('[[user]]\nname = "Ana"', "name, role and password"), ("[[user]]\nname = 1\nrole = 1\npassword = 1", "quotation"),
     (f'[[user]]\nname = "Ana"\nrole = "boss"\npassword = "{KEPT}"', "there are reader, reviewer, editor"),
     ('[[user]]\nname = "Ana"\nrole = "editor"\npassword = "plain"', "Ana: a password's hash is written"),
     (f'[[user]]\nname = "-"\nrole = "editor"\npassword = "{KEPT}"', "a letter or digit first"),
     (f'[[user]]\nname = "Ana"\nrole = "editor"\npassword = "{KEPT}"\n' * 2, "two users of one name")],
)  # fmt: skip
def test_a_file_that_is_not_sound_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "users.toml"
    path.touch(0o600)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsersError, match=r"users\.toml") as refused:
        read_users(path)
    assert words in str(refused.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsersError, match="`reftel users add NAME --file"):
        read_users(tmp_path / "users.toml")
    with pytest.raises(UsersError, match="cannot be written"):
        write_users(tmp_path / "nowhere" / "users.toml", [])


@pytest.mark.parametrize("name", ["", " ", "-a", "\u202eeve", "a\x00b", "<b>", 'a"b', "a\\b", "x" * 101, "a/b"])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(UsersError):
        name_of(name)


@pytest.mark.parametrize(("one", "other"), [("Ana", "ANA"), ("Iñaki", "In\u0303aki"), ("Ana  Ruiz", " ana ruiz")])
def test_names_that_are_one(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)
