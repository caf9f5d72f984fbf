"""`reftel users`: who may use a workbench that others than this machine reach."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from reftel.workbench.access.passwords import check_password, hashed
from reftel.workbench.access.roles import Role
from reftel.workbench.access.users import User, UsersError, key_of, name_of, read_users, write_users


def add(name: str, *, role: Role, file: Path, from_stdin: bool) -> None:
    """Add a user; the file is made where there is none."""
    users = read_users(file) if file.exists() else {}
    name = name_of(name)
    if there := users.get(key_of(name)):
        raise UsersError(f"{file} has a user {there.name} already; see `reftel users password` and `role`")
    user = User(name, role, _new_password(name, from_stdin))
    write_users(file, [*users.values(), user])
    click.echo(f"{name} may use the workbench as {role}")


def show(file: Path) -> None:
    """Print each user's name and role."""
    for user in read_users(file).values():
        click.echo(f"{user.role:<9} {user.name}")


def remove(name: str, *, file: Path) -> None:
    """Take a user away."""
    users, user = _named(name, file)
    write_users(file, [each for each in users.values() if each != user])
    click.echo(f"{user.name} may use the workbench no longer")


def change_role(name: str, role: Role, *, file: Path) -> None:
    """Give a user another role."""
    users, user = _named(name, file)
    _write(file, users, replace(user, role=role))
    click.echo(f"{user.name} may use the workbench as {role} now")


def change_password(name: str, *, file: Path, from_stdin: bool) -> None:
    """Give a user another password."""
    users, user = _named(name, file)
    _write(file, users, replace(user, password=_new_password(user.name, from_stdin)))
    click.echo(f"{user.name} logs in with the new password from now on")


def _named(name: str, file: Path) -> tuple[Mapping[str, User], User]:
    users = read_users(file)
    user = users.get(key_of(name))
    if user is None:
        raise UsersError(f"{file} has no user {name}; `reftel users list --file {file}` names them")
    return users, user


def _write(file: Path, users: Mapping[str, User], changed: User) -> None:
    write_users(file, [changed if each.key == changed.key else each for each in users.values()])


def _new_password(name: str, from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt="The same again")
    check_password(password, name)
    return hashed(password)
