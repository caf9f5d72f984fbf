"""Who is logged in: sessions that this process keeps in its memory, so that a restart ends them all."""

import hashlib
import os
import secrets
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from reftel.workbench.access.passwords import COST, cost_of, is_password
from reftel.workbench.access.users import User, key_of, read_users

IDLE_S, WHOLE_S = 2 * 3600, 12 * 3600
"""A session ends when nobody asked anything for so long, and after so long in any case."""
_MOST_EACH = 20


class Users:
    """The users of a file, read anew when the file changes. Raises UsersError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._seen: tuple[int, ...] | None = None
        self._users: dict[str, User] = {}
        self.current()

    def current(self) -> dict[str, User]:
        """The users by their keys, as the file has them now."""
        with self._lock:
            if (now := self._signs()) != self._seen:
                self._users, self._seen = read_users(self._path), now
            return self._users

    def find(self, name: str, password: str) -> User | None:
        """The user of this name and password. It takes the same time whether the name or the password is wrong."""
        users = self.current()
        user = users.get(key_of(name))
        is_right = is_password(password, user.password if user else _nobody(users))
        return user if user and is_right else None

    def _signs(self) -> tuple[int, ...]:
        try:
            now = self._path.stat()
        except OSError:
            return ()
        return now.st_mtime_ns, now.st_ctime_ns, now.st_ino, now.st_size


@dataclass(slots=True)
class _Session:
    user: User
    began: float
    seen: float


class Sessions:
    """The sessions by the hash of their identifiers, which only browsers hold."""

    def __init__(self, users: Users, clock: Callable[[], float] = monotonic) -> None:
        self.users = users
        self._clock, self._lock = clock, Lock()
        self._open: dict[bytes, _Session] = {}

    def begin(self, user: User) -> str:
        """Log a user in; the identifier, of 256 random bits, is for the cookie."""
        name, now = secrets.token_hex(32), self._clock()
        with self._lock:
            self._open = {key: each for key, each in self._open.items() if self._lives(each, now)}
            mine = sorted((each.seen, key) for key, each in self._open.items() if each.user.key == user.key)
            for _, key in mine[: max(0, len(mine) + 1 - _MOST_EACH)]:
                del self._open[key]
            self._open[_hash(name)] = _Session(user, now, now)
        return name

    def user_of(self, name: str) -> User | None:
        """Who is logged in under an identifier; None where nobody is, or no longer.

        A session ends too when the user is taken away, or gets another role or password. Raises UsersError where the
        users cannot be read.
        """
        users, now = self.users.current(), self._clock()
        with self._lock:
            session = self._open.get(_hash(name))
            if session is None:
                return None
            if not self._lives(session, now) or users.get(session.user.key) != session.user:
                del self._open[_hash(name)]
                return None
            session.seen = now
            return session.user

    def end(self, name: str) -> None:
        """Log out."""
        with self._lock:
            self._open.pop(_hash(name), None)

    def _lives(self, session: _Session, now: float) -> bool:
        return now - session.seen < IDLE_S and now - session.began < WHOLE_S


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.encode(errors="surrogatepass")).digest()


def _nobody(users: dict[str, User]) -> str:
    """A hash that no password has, as dear as the dearest of the users."""
    cost = max((cost_of(user.password) for user in users.values()), key=lambda each: each.memory * each.p, default=COST)
    salt, nothing = (b64encode(os.urandom(n)).decode().rstrip("=") for n in (16, 32))
    return f"$scrypt$ln={cost.log_n},r={cost.r},p={cost.p}${salt}${nothing}"
