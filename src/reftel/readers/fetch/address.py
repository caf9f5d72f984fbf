"""Addresses on the web: which are fetched, and to which machine the connection goes."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from reftel.errors import InputError

_SCHEMES = {"http": 80, "https": 443}
_IS_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LONGEST = 4_096
_SPECIAL = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/32"))
"""Addresses of the new protocol that stand for ones of the old, among which are private ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address taken apart. `url` is how it is asked for and shown; `target` is what the server is asked for."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """What a robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as the server is told, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _SCHEMES[self.scheme] else f"{host}:{self.port}"


def is_address(given: str) -> bool:
    """True of what is no path but an address on the web."""
    return bool(_IS_ADDRESS.match(given))


def parse(given: str, base: str | None = None) -> Address:
    """The address; `base` is the page that led there. Raises InputError for what is not fetched."""
    try:
        parts = urlsplit(urljoin(base, given) if base else given)
        host, port = parts.hostname or "", parts.port
        named = host.encode("idna").decode("ascii") if host and ":" not in host else host
    except (ValueError, UnicodeError) as error:
        raise InputError(f"{given[:200]} is no address that can be fetched: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not named or len(given) > _LONGEST:
        raise InputError(f"{given[:200]} is no address that can be fetched; give one that begins with https:// or http://")
    if parts.username or parts.password:
        raise InputError(f"{scheme}://{host} is to be fetched with a password; save the page, and read the file")
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    target = f"{path}?{query}" if query else path
    port = port or _SCHEMES[scheme]
    shown = named if ":" not in named else f"[{named}]"
    authority = shown if port == _SCHEMES[scheme] else f"{shown}:{port}"
    return Address(
        url=urlunsplit((scheme, authority, path, query, "")), scheme=scheme, host=named, port=port, target=target
    )


def machine(address: Address, *, private: bool) -> str:
    """The number of the machine to connect to. Raises InputError where there is none, or where it is a private one.

    The connection goes to this very number: a name that means another machine a moment later leads nowhere else.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{address.url} cannot be fetched: there is no machine called {address.host}") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    refused = next((number for number in numbers if not is_public(number)), None)
    if refused is not None and not private:
        raise InputError(
            f"{address.url} is not fetched: {refused} is a private address; --private fetches from such machines too"
        )
    if not numbers:
        raise InputError(f"{address.url} cannot be fetched: there is no machine called {address.host}")
    return numbers[0]


def is_public(number: str) -> bool:
    """True of a machine that anyone on the internet can reach."""
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in special for special in _SPECIAL):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved
