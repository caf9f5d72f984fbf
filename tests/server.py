"""A PostgreSQL server that the tests start for themselves, and stop."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/opt/postgresql*/bin", "/opt/homebrew/opt/postgresql*/bin")
_PATIENCE_S = 60
_SHARED_MEMORY, _ROOM = "/dev/shm", 1 << 30
_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
"""A server whose data nobody wants after the tests need not be ready for a crash."""
_UNPRIVILEGED = "nobody"
"""Who runs the server where the tests are run by root, whom PostgreSQL refuses."""


def find_programs() -> Path | None:
    """The folder with `initdb` and `postgres`: the system's, else that of the package `pgserver`."""
    folders = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    folders += [path for pattern in _PLACES for path in sorted(Path("/").glob(pattern[1:]), reverse=True)]
    return next(filter(_has_server, folders), None) or _packaged()


def _packaged() -> Path | None:
    """The programs of the package `pgserver`, where it is installed."""
    try:
        import pgserver  # type: ignore[import-untyped]
    except ImportError:
        return None
    folder = Path(pgserver.__file__).parent / "pginstall" / "bin"
    return folder if _has_server(folder) else None


def _has_server(folder: Path) -> bool:
    return (folder / "initdb").exists() and (folder / "postgres").exists()


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """A fresh server on a port of its own; gives its URL without a database."""
    as_other = {"user": _UNPRIVILEGED, "group": "nogroup"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="reftel-pg-", dir=_memory()))
    if as_other:
        shutil.chown(folder, _UNPRIVILEGED)
    data, port = folder / "data", _free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **as_other}
    made = [programs / "initdb", "-D", data, "-U", "reftel", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(made, check=True, **quiet)  # type: ignore[call-overload]
    options = {**_QUICK, "listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder)}
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    server = subprocess.Popen([programs / "postgres", "-D", data, "-p", str(port), *settings], **quiet)  # type: ignore[call-overload]
    try:
        _wait(port)
        yield f"postgresql://reftel@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)  # a fast stop: it waits for no client that a failed test left behind
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> str | None:
    """A folder in memory with room for a few databases, where the system has one: each is hundreds of files."""
    if not os.access(_SHARED_MEMORY, os.W_OK) or shutil.disk_usage(_SHARED_MEMORY).free < _ROOM:
        return None
    return _SHARED_MEMORY


def execute(url: str, *statements: str) -> list[object]:
    """Run statements on a database of the server (else on its first), each for itself; gives the last one's rows."""
    import pg8000.native  # type: ignore[import-untyped]

    address, _, database = url.removeprefix("postgresql://reftel@").partition("/")
    host, _, port = address.partition(":")
    connection = pg8000.native.Connection("reftel", host=host, port=int(port), database=database or "postgres")
    try:
        for statement in statements:
            rows = connection.run(statement)
        return list(rows or [])
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    import pg8000.exceptions

    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            execute(f"postgresql://reftel@127.0.0.1:{port}", "SELECT 1")
            return
        except (pg8000.exceptions.InterfaceError, pg8000.exceptions.DatabaseError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
