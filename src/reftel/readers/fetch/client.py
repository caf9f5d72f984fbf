"""Fetches a page: robots.txt is heeded, redirects are followed a few steps, and each step is checked anew."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError

from reftel.errors import InputError
from reftel.readers.fetch.address import Address, machine, parse
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.version import VERSION

AGENT = f"reftel/{VERSION}"
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_PATIENCE_S = 20.0
_CHUNK = 1 << 16
_ROBOTS_BYTES = 512 * 1024
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 10.0
"""Between two requests to one machine: what its robots.txt asks for, within reason."""
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: its bytes, what the server said of them, when, and where it was found in the end."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    time: str
    data: bytes = field(repr=False)

    def header(self, name: str) -> str:
        """A header's value, empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(slots=True)
class _Answer:
    status: int
    reason: str
    headers: list[tuple[str, str]]
    data: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


class Fetcher:
    """Fetches page after page, and remembers what machines allow and when they were last asked."""

    def __init__(self, *, private: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
        """With `private` machines of the local network are asked too."""
        self._private = private
        self._sleep = sleep
        self._robots: dict[str, Protego | str] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, given: str, watch: Watch, now: Callable[[], datetime] | None = None) -> Fetched:
        """What the address gives. Raises InputError where it gives nothing, may not be asked, or is over a limit."""
        address = parse(given)
        for _ in range(_REDIRECTS + 1):
            self._check_allowed(address, watch)
            answer = self._ask(address, watch, watch.limits.bytes)
            moved = answer.header("location") if answer.status in _MOVED else None
            if moved is None:
                return self._taken(given, address, answer, now or _now)
            address = parse(moved, address.url)
        raise InputError(f"{given} leads on from page to page more than {_REDIRECTS} times; give the page's address")

    def _taken(self, given: str, address: Address, answer: _Answer, now: Callable[[], datetime]) -> Fetched:
        if answer.status != 200:
            said = f"{answer.status} {answer.reason}".strip()
            raise InputError(f"{address.url} cannot be fetched: the server answers {said}")
        return Fetched(
            asked=given,
            url=address.url,
            status=answer.status,
            headers=tuple(answer.headers),
            time=now().isoformat(timespec="seconds"),
            data=answer.data,
        )

    def _check_allowed(self, address: Address, watch: Watch) -> None:
        """Raise InputError where the machine's robots.txt does not let programs have the page."""
        rules = self._robots.get(address.origin)
        if rules is None:
            rules = self._robots[address.origin] = self._read_robots(address, watch)
        if isinstance(rules, str):
            raise InputError(f"{address.url} is not fetched: {rules}; try again later")
        if not rules.can_fetch(address.url, AGENT):
            raise InputError(
                f"{address.url} is not fetched: its robots.txt does not let programs have it; "
                "save the page in a browser, and read the file"
            )

    def _read_robots(self, address: Address, watch: Watch) -> Protego | str:
        """What a machine allows: all where it has no robots.txt, nothing where it cannot say (RFC 9309)."""
        place = parse("/robots.txt", address.url)
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(place, watch, _ROBOTS_BYTES, cut=True)
            moved = answer.header("location") if answer.status in _MOVED else None
            if moved is None:
                break
            place = parse(moved, place.url)
        if answer.status >= 500 or answer.status == 429:
            return f"the server cannot say what programs may have (its robots.txt: {answer.status})"
        text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)

    def _ask(self, address: Address, watch: Watch, most: int, *, cut: bool = False) -> _Answer:
        """One request to one machine. Of what is longer than `most` only the beginning is taken where it is `cut`."""
        number = machine(address, private=self._private)
        self._pause(address)
        watch.tick()
        with _pool(address, number, min(_PATIENCE_S, watch.left)) as pool:
            try:
                response = pool.urlopen(
                    "GET",
                    address.target,
                    headers=_headers(address),
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    decode_content=True,
                )
                data = _body(response, watch, most, cut=cut)
                return _Answer(response.status, response.reason or "", list(response.headers.items()), data)
            except (HTTPError, OSError, ValueError) as error:
                raise InputError(f"{address.url} cannot be fetched: {_why(error)}") from error

    def _pause(self, address: Address) -> None:
        """Let a machine rest between two requests."""
        rules = self._robots.get(address.origin)
        asked_for = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        pause = min(asked_for if asked_for is not None else _PAUSE_S, _LONGEST_PAUSE_S)
        last = self._asked.get(address.origin)
        if last is not None and (rest := last + pause - time.monotonic()) > 0:
            self._sleep(rest)
        self._asked[address.origin] = time.monotonic()


def _now() -> datetime:
    return datetime.now(UTC)


def _headers(address: Address) -> Mapping[str, str]:
    return {"Host": address.authority, "User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}


def _pool(address: Address, number: str, patience: float) -> urllib3.HTTPConnectionPool:
    """Connections to one machine; a certificate must be the host's, though the connection goes to a number."""
    timeout = urllib3.Timeout(connect=patience, read=patience)
    if address.scheme == "http":
        return urllib3.HTTPConnectionPool(number, address.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        number,
        address.port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        assert_hostname=address.host,
        server_hostname=address.host,
    )


def _body(response: urllib3.BaseHTTPResponse, watch: Watch, most: int, *, cut: bool) -> bytes:
    """What the server sends, bit by bit, so that neither a flood nor a trickle goes on for ever."""
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK, decode_content=True):
        watch.tick()
        parts.append(chunk)
        size += len(chunk)
        if size > most and cut:
            break
        watch.check("bytes", size)
    return b"".join(parts)


def _why(error: Exception) -> str:
    """What went wrong, in words for the person who wants the page."""
    said = str(error)
    known = (
        ("CERTIFICATE_VERIFY_FAILED", "its certificate cannot be trusted"),
        ("timed out", "the server does not answer"),
        ("refused", "the server refuses the connection"),
        ("unreachable", "there is no way to the server"),
        ("IncompleteRead", "the server broke off"),
    )
    return next((words for sign, words in known if sign in said), said or type(error).__name__)


def original_of(fetched: Fetched) -> Original:
    """What was fetched, as it comes to a reader."""
    media, _, parameters = fetched.header("content-type").partition(";")
    charset = next(
        (value.strip("\"' ") for part in parameters.split(";") for key, _, value in [part.partition("=")]
         if key.strip().lower() == "charset"),
        None,
    )  # fmt: skip
    path = urlsplit(fetched.url)
    last = next((part for part in reversed(path.path.split("/")) if part), "")
    return Original(
        data=fetched.data,
        name=last.rpartition(".")[0] or last or path.netloc,
        path=fetched.asked,
        media=media.strip().lower() or None,
        charset=charset or None,
        url=fetched.url,
    )
