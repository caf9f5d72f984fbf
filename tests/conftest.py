"""Settings of the property tests: the same examples on every run, and no clock, since a busy machine is no fault.

A PostgreSQL server for all tests that want one, started with the first of them.
"""

import itertools
import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from tests.server import execute, find_programs, running_server

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

for _measure in ("COLUMNS", "LINES"):
    # A process that pytest-xdist starts is told of a terminal that is not there; a pipe's width is what is tested.
    os.environ.pop(_measure, None)

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server, without a database."""
    programs = find_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("the tests of the ledger need PostgreSQL; install it, or the package pgserver")
        pytest.skip("there is no PostgreSQL here (initdb, postgres)")
    with running_server(programs) as url:
        yield url


@pytest.fixture
def new_database(server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database each time it is called, and gives its URL; they are gone after the test."""
    names: list[str] = []

    def make() -> str:
        names.append(f"ledger_{next(_numbers)}")
        execute(server, f"CREATE DATABASE {names[-1]}")
        return f"{server}/{names[-1]}"

    yield make
    execute(server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in names), "SELECT 1")
