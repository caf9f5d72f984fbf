"""Passwords, kept as scrypt hashes (RFC 7914) that say with what parameters they were made.

The cost is what OWASP's Password Storage Cheat Sheet names first for scrypt: N = 2^17, r = 8, p = 1, 128 MiB for each.
The least length is that of NIST SP 800-63B-4, section 3.1.1, for a password that stands alone.
"""

import hashlib
import hmac
import os
import re
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from threading import Lock

from reftel.errors import ReftelError

SHORTEST, LONGEST_BYTES = 15, 1024
"""Characters that a password has at least, and bytes that it has at most."""

_FEWEST_SIGNS = 5
_SALT_BYTES, _HASH_BYTES = 16, 32
_FORM = re.compile(r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})")
_ONE_AT_A_TIME = Lock()


class PasswordError(ReftelError):
    """A password that cannot be taken."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a hash costs: N = 2^`log_n`, block size and parallelism. It takes 128 · N · r bytes of memory."""

    log_n: int = 17
    r: int = 8
    p: int = 1

    @property
    def memory(self) -> int:
        """Bytes that one hash takes."""
        return 128 * (1 << self.log_n) * self.r


COST = Cost()
_MOST_MEMORY = 1 << 30


def normal(password: str) -> str:
    """The form in which a password is hashed: NFKC, so that every keyboard's ñ is the same."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, name: str) -> None:
    """Raise PasswordError where a password is too short, too long, or as good as none for the user of this name."""
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise PasswordError(f"a password has at least {SHORTEST} characters; four or five words in a row will do")
    if len(plain.encode()) > LONGEST_BYTES:
        raise PasswordError(f"a password has at most {LONGEST_BYTES} bytes")
    if not plain.isprintable():
        raise PasswordError("a password has no signs that cannot be seen, as tabs")
    if len(set(plain)) < _FEWEST_SIGNS or plain.casefold() == name.casefold():
        raise PasswordError("that password is guessed at once: take several words")


def hashed(password: str, cost: Cost | None = None) -> str:
    """The hash to keep: `$scrypt$ln=17,r=8,p=1$SALT$HASH`, with a salt of its own."""
    cost = cost or COST
    salt = os.urandom(_SALT_BYTES)
    parameters = f"ln={cost.log_n},r={cost.r},p={cost.p}"
    return f"$scrypt${parameters}${_text(salt)}${_text(_scrypt(password, salt, cost))}"


def is_password(password: str, kept: str) -> bool:
    """True where the hash was made of this password. Raises PasswordError where it is no hash of ours."""
    salt, wanted, cost = _read(kept)
    if len(password.encode(errors="surrogatepass")) > 4 * LONGEST_BYTES:
        password = ""
    return hmac.compare_digest(_scrypt(password, salt, cost), wanted)


def cost_of(kept: str) -> Cost:
    """What a hash cost. Raises PasswordError where it is none of ours."""
    return _read(kept)[2]


def _read(kept: str) -> tuple[bytes, bytes, Cost]:
    found = _FORM.fullmatch(kept)
    cost = Cost(*map(int, found.groups()[:3])) if found else None
    if found is None or cost is None or not 0 < cost.log_n < 25 or not cost.r or not cost.p:
        raise PasswordError("a password's hash is written $scrypt$ln=…,r=…,p=…$salt$hash; set it with reftel users")
    if cost.memory > _MOST_MEMORY:
        raise PasswordError("a password's hash asks for more than 1 GiB of memory; set it anew with reftel users")
    return b64decode(f"{found[4]}=="), b64decode(f"{found[5]}="), cost


def _scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
    """The hash itself; one at a time, since each takes its memory."""
    secret = normal(password).encode(errors="surrogatepass")
    with _ONE_AT_A_TIME:
        return hashlib.scrypt(
            secret, salt=salt, n=1 << cost.log_n, r=cost.r, p=cost.p, maxmem=cost.memory + (1 << 22), dklen=_HASH_BYTES
        )


def _text(raw: bytes) -> str:
    return b64encode(raw).decode().rstrip("=")
