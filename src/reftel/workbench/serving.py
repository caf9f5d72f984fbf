"""Starts the workbench: on this machine alone, or for its users over TLS."""

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from reftel.errors import ReftelError, reason_of
from reftel.ledger.store import Store
from reftel.workbench.access.door import Access
from reftel.workbench.access.sessions import Users
from reftel.workbench.app import make_app
from reftel.workbench.patient import Patient
from reftel.workbench.safety import is_loopback


class ServeError(ReftelError):
    """The workbench cannot be served there, or not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where and how a workbench is served: for which users, under which names, over whose TLS.

    TLS is its own (`certificate` and `key`) or that of a proxy, whose address `proxy` is.
    """

    host: str = "127.0.0.1"
    users: Path | None = None
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    proxy: str | None = None

    @property
    def is_secure(self) -> bool:
        """True where it is reached over TLS alone."""
        return self.certificate is not None or self.proxy is not None

    def access(self) -> Access:
        """Who may come in, with the users read. Raises ServeError where others could come in, or could listen."""
        self._check()
        users = Users(self.users) if self.users else None
        if users is not None and not users.current():
            raise ServeError(f"{self.users} has no users yet: add one with `reftel users add NAME --role editor`")
        names = {*self.names, self.host.strip("[]")} if not _is_any(self.host) else set(self.names)
        return Access(users, hosts=names, is_secure=self.is_secure)

    def _check(self) -> None:
        for wrong, sentence in self._faults():
            if wrong:
                raise ServeError(sentence)
        if self.certificate and self.key:
            _check_certificate(self.certificate, self.key)

    def _faults(self) -> Iterable[tuple[bool, str]]:
        is_open = not is_loopback(self.host)
        yield is_open and not self.users, (
            f"without users and passwords the workbench is served on this machine alone, and {self.host} would open it "
            "to others: make users with `reftel users add`, and name their file with --users"
        )
        yield bool(self.certificate) != bool(self.key), "a certificate goes with its key: give --certificate and --key"
        yield bool(self.certificate and self.proxy), (
            "TLS is the workbench's own (--certificate) or that of a proxy before it (--behind-proxy), not of both"
        )
        yield is_open and not self.is_secure, (
            f"on {self.host} passwords and documents would go over the network for all to read: give --certificate and "
            "--key, or say with --behind-proxy ADDRESS which proxy does TLS for it"
        )
        yield bool(self.proxy) and not self.users, "a proxy opens the workbench to others: name its users with --users"
        yield (_is_any(self.host) or bool(self.proxy)) and not self.names, (
            "say with --name under which name people reach the workbench, as in --name workbench.example.org"
        )


def listen(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises ServeError where it is taken, or no address of this machine."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen()  # who is told the address may ask at once
    except OSError as error:
        listener.close()
        why = (error.strerror or str(error)).lower()
        raise ServeError(f"port {port} of {host} cannot be served on: {why}; try --port with another number") from error
    return listener


def serve(store: Store, listener: socket.socket, site: Site, access: Access) -> None:
    """Answer requests until Ctrl-C."""
    config = uvicorn.Config(
        make_app(store, access), log_level="warning", access_log=False, server_header=False,
        proxy_headers=site.proxy is not None, forwarded_allow_ips=site.proxy, ssl_certfile=site.certificate,
        ssl_keyfile=site.key, http=Patient, limit_concurrency=64, timeout_graceful_shutdown=5, lifespan="on",
        ws="none", h11_max_incomplete_event_size=65_536,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _is_any(host: str) -> bool:
    """True for an address that stands for all of this machine's."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def _check_certificate(certificate: Path, key: Path) -> None:
    def refuse() -> str:
        raise ServeError(f"{key} has a passphrase, which nobody could type at a start: take one without, mode 0600")

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=refuse)
    except ssl.SSLError as error:
        raise ServeError(f"{certificate} and {key} are no certificate with its key in PEM: {error.reason}") from error
    except OSError as error:
        raise ServeError(f"{certificate} or {key} cannot be read: {reason_of(error)}") from error
