"""What browsers send: kept in a folder of its own until it is read into the ledger, one file after another."""

import math
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO

from reftel.errors import reason_of
from reftel.readers.limits import MEGABYTE
from reftel.workbench.rates import Rates
from reftel.workbench.safety import RefusedError
from reftel.workbench.sent import UNFINISHED, Bounds, Upload

_SOON_S = 3
_MOST_KEPT = 500
"""So many files that are done with are remembered, of all browsers together."""
_STOPPING_S = 5.0

Read = Callable[[Upload], None]
"""Reads a file into the ledger and says in the upload what came of it; raises nothing."""


class Inbox:
    """The files that were sent since the workbench started, in the order in which they came.

    `read` is called in one thread, which lives as long as something waits. `close` ends it and removes the files.
    """

    def __init__(self, read: Read, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._read = read
        self._rates = Rates(burst=self.bounds.burst, per_minute=self.bounds.per_minute)
        self._uploads: dict[str, Upload] = {}
        self._lock = Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._thread: Thread | None = None
        self._is_closed = False

    def admit(self, owner: str, name: str, sender: str, n_bytes: int = 0) -> "Arrival":
        """Let a file in that is said to have so many bytes. Raises RefusedError where too much was sent already."""
        with self._lock:
            self._check(name, n_bytes)
            if wait := self._rates.take(sender):
                raise too_much(f"{self.bounds.per_minute} files a minute are taken from one sender", wait)
            self._folder = self._folder or tempfile.TemporaryDirectory(prefix="reftel-", ignore_cleanup_errors=True)
            key = secrets.token_hex(8)
            upload = Upload(id=key, owner=owner, name=name, file=Path(self._folder.name, key), n_expected=n_bytes)
            self._uploads[key] = upload
        return Arrival(self, upload)

    def _check(self, name: str, n_bytes: int) -> None:
        if self._is_closed:
            raise RefusedError(503, "the workbench is being ended; nothing was taken")
        check_size(name, n_bytes, self.bounds)
        held = [upload for upload in self._uploads.values() if upload.state in ("arriving", *UNFINISHED)]
        n_arriving = sum(upload.state == "arriving" for upload in held)
        if n_arriving >= self.bounds.arriving:
            raise too_much(f"{n_arriving} files are coming in already", _SOON_S)
        if len(held) >= self.bounds.waiting:
            raise too_much(f"{len(held)} files wait to be read already", _SOON_S)
        if sum(max(upload.n_bytes, upload.n_expected) for upload in held) + n_bytes > self.bounds.waiting_bytes:
            raise too_much("as many bytes as the workbench holds wait to be read already", _SOON_S)

    def wait_for_turn(self, upload: Upload) -> None:
        """A file is all there: read it when those before it are read."""
        with self._lock:
            upload.state = "waiting"
            self._uploads[upload.id] = self._uploads.pop(upload.id)  # behind those that were there before
            if self._thread is None:
                self._thread = Thread(target=self._read_all, name="reader", daemon=True)
                self._thread.start()

    def forget(self, upload: Upload) -> None:
        """A file did not come through: nothing is left of it."""
        with self._lock:
            self._uploads.pop(upload.id, None)
        upload.file.unlink(missing_ok=True)

    def of(self, owner: str) -> list[Upload]:
        """The files that somebody sent, in the order in which they came; those that are still coming in left out."""
        with self._lock:
            return [each for each in self._uploads.values() if each.owner == owner and each.state != "arriving"]

    def ahead(self) -> dict[str, int]:
        """For each file that waits how many are read before it."""
        with self._lock:
            unfinished = [each for each in self._uploads.values() if each.state in UNFINISHED]
        return {upload.id: place for place, upload in enumerate(unfinished)}

    def cancel(self, owner: str, key: str) -> None:
        """Read a file no further; what was read of it stays. Raises RefusedError where its owner sent no such file."""
        with self._lock:
            upload = self._uploads.get(key)
            if upload is None or upload.owner != owner:
                raise RefusedError(404, "no file of this name was sent from this browser since the workbench started")
            upload.is_cancelled = True
            if upload.state == "waiting":
                upload.state = "cancelled"
                upload.file.unlink(missing_ok=True)

    def close(self) -> None:
        """Read no further, and remove what was sent and not read."""
        with self._lock:
            self._is_closed = True
            for upload in self._uploads.values():
                upload.is_cancelled = True
            thread, folder = self._thread, self._folder
        if thread is not None:
            thread.join(_STOPPING_S)
        if folder is not None:
            folder.cleanup()

    def _read_all(self) -> None:
        while (upload := self._next()) is not None:
            self._read(upload)
            upload.file.unlink(missing_ok=True)

    def _next(self) -> Upload | None:
        with self._lock:
            finished = [each for each in self._uploads.values() if each.state not in ("arriving", *UNFINISHED)]
            for each in finished[:-_MOST_KEPT]:
                del self._uploads[each.id]
            waiting = (each for each in self._uploads.values() if each.state == "waiting" and not each.is_cancelled)
            upload = next(waiting, None)
            if upload is None:
                self._thread = None
            else:
                upload.state = "preparing"
            return upload


@dataclass(slots=True)
class Arrival:
    """A file that is coming in. It is read when it is `done`; till then nothing is left of it when it is dropped."""

    inbox: Inbox
    upload: Upload
    _file: BinaryIO | None = None

    def write(self, data: bytes) -> None:
        """Keep what came. Raises RefusedError where that is too much, or there is no room for it."""
        upload = self.upload
        upload.n_bytes += len(data)
        check_size(upload.name, upload.n_bytes, self.inbox.bounds)
        try:
            self._file = self._file or upload.file.open("xb")
            self._file.write(data)
        except OSError as error:
            sentence = f"{upload.name} cannot be kept: {reason_of(error)}; nothing of it was taken"
            raise RefusedError(507, sentence) from error

    def done(self) -> Upload:
        """All of it came."""
        self.write(b"")
        self._close()
        self.inbox.wait_for_turn(self.upload)
        return self.upload

    def drop(self) -> None:
        """It broke off, or was too much."""
        self._close()
        self.inbox.forget(self.upload)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


def check_size(name: str, n_bytes: int, bounds: Bounds) -> None:
    """Raise RefusedError where a file is too large."""
    if n_bytes > bounds.bytes:
        most = f"{bounds.bytes / MEGABYTE:.3g} MB, the limit for one file"
        raise RefusedError(413, f"{name} has more than {most}; `reftel read` with --limit takes larger ones")


def too_much(why: str, wait_s: float) -> RefusedError:
    """The answer to one who sends more than can be taken now."""
    seconds = max(1, math.ceil(wait_s))
    return RefusedError(429, f"{why}: send the rest in {seconds} seconds", wait=seconds)
