"""Starts the workbench on this machine."""

import socket

import uvicorn

from reftel.errors import ReftelError
from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from reftel.workbench.safety import is_loopback


class ServeError(ReftelError):
    """The workbench cannot be served there."""


def listen(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises ServeError where it is not this machine's alone, or is taken."""
    if not is_loopback(host):
        raise ServeError(
            f"the workbench has no users and passwords yet and is served on this machine alone: "
            f"{host} would open it to others; leave --host out"
        )
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
    except OSError as error:
        listener.close()
        why = (error.strerror or str(error)).lower()
        raise ServeError(f"port {port} of {host} cannot be served on: {why}; try --port with another number") from error
    return listener


def serve(store: Store, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C."""
    config = uvicorn.Config(
        make_app(store), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        limit_concurrency=64, timeout_graceful_shutdown=5, lifespan="off", ws="none",
        h11_max_incomplete_event_size=65_536,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])
