"""The users of a workbench, in a TOML file that only its owner may read: name, role, hash of the password."""

import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from reftel.errors import ReftelError, reason_of
from reftel.workbench.access.passwords import PasswordError, cost_of
from reftel.workbench.access.roles import ROLES, Role

_NAME = re.compile(r"[^\W_][\w .,'’@-]{0,99}")
_OTHERS = 0o077
_HEAD = "# The users of a reftel workbench. `reftel users` writes this file; only its owner may read it (chmod 600).\n"


class UsersError(ReftelError):
    """The users cannot be read or changed."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the workbench. `password` is a hash."""

    name: str
    role: Role
    password: str

    @property
    def key(self) -> str:
        """What tells users apart: the name in small letters."""
        return key_of(self.name)


def name_of(given: str) -> str:
    """A user's name in its normal form. Raises UsersError where it is none."""
    name = " ".join(unicodedata.normalize("NFKC", given).split())
    if not _NAME.fullmatch(name):
        raise UsersError(
            "a user's name has 1 to 100 letters, digits, spaces and signs of . , ' @ _ -, a letter or digit first"
        )
    return name


def key_of(name: str) -> str:
    """The name as it is compared: capitals and forms of letters make no other user."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def read_users(path: Path) -> dict[str, User]:
    """The users by their keys, in the order of the file.

    Raises UsersError where the file cannot be read, can be read by others than its owner, or is not sound.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and mode & _OTHERS:
                raise UsersError(f"{path} can be read or changed by others on this machine: say `chmod 600 {path}`")
            found = tomllib.load(file)
    except FileNotFoundError as error:
        raise UsersError(f"there is no file {path}; `reftel users add NAME --file {path}` makes it") from error
    except OSError as error:
        raise UsersError(f"{path} cannot be read: {reason_of(error)}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsersError(f"{path} is not sound TOML: {error}") from error
    return _by_key(path, [_user(path, record) for record in _records(path, found)])


def write_users(path: Path, users: Iterable[User]) -> None:
    """Put the file there whole, with mode 0600. Raises UsersError where that cannot be."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(_HEAD + "".join(map(_toml, users)))
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(path, part)
        part.replace(path)
    except OSError as error:
        raise UsersError(f"{path} cannot be written: {reason_of(error)}") from error
    finally:
        part.unlink(missing_ok=True)


def _keep_owner(path: Path, part: Path) -> None:
    """A superuser who changes the file of a service leaves it to the service."""
    if path.exists() and os.name == "posix" and os.geteuid() == 0:
        old = path.stat()
        os.chown(part, old.st_uid, old.st_gid)


def _toml(user: User) -> str:
    lines = (f"{name} = {json.dumps(getattr(user, name), ensure_ascii=False)}\n" for name in User.__slots__)
    return f"\n[[user]]\n{''.join(lines)}"


def _records(path: Path, found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    records = found.get("user", [])
    if set(found) - {"user"} or not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise UsersError(f"{path} is not a file of users: it has tables [[user]] with name, role and password, no more")
    return records


def _user(path: Path, record: Mapping[str, Any]) -> User:
    values = {name: record.get(name) for name in User.__slots__}
    if set(record) != set(values) or not all(isinstance(value, str) for value in values.values()):
        raise UsersError(f"{path}: a [[user]] has name, role and password, each in quotation marks, and no more")
    user = User(**cast(dict[str, Any], values))
    if user.role not in ROLES:
        raise UsersError(f"{path}: {user.name} has the role {user.role}; there are {', '.join(ROLES)}")
    try:
        name_of(user.name)
        cost_of(user.password)
    except (PasswordError, UsersError) as error:
        raise UsersError(f"{path}: {user.name}: {error}") from error
    return user


def _by_key(path: Path, users: list[User]) -> dict[str, User]:
    found = {user.key: user for user in users}
    if len(found) < len(users):
        raise UsersError(f"{path} has two users of one name")
    return found
