"""A file, or a part of one, as it comes to a reader."""

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from reftel.readers.limits import Watch


@dataclass(frozen=True, kw_only=True)
class Original:
    """The bytes that a reader turns into documents, with what is known of them from outside.

    `path` is how the ledger and messages name them: a file's path, or `archive.zip/inner/page.html` for a part.
    `media`, `charset`, `url` and `facts` are what a server, a mail or an archive said of them. `depth` is how many
    files lie around this one. Of an archive on the disc `data` is only the beginning, and `file` where all of it is.
    """

    data: bytes = field(repr=False)
    name: str
    path: str
    media: str | None = None
    charset: str | None = None
    url: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    file: Path | None = None

    def open(self) -> BinaryIO:
        """All bytes, to be read as they are needed."""
        return self.file.open("rb") if self.file else BytesIO(self.data)

    def loaded(self, watch: Watch) -> "Original":
        """The same with all its bytes in memory."""
        if self.file is None:
            return self
        watch.check("bytes", self.file.stat().st_size)
        return replace(self, data=self.file.read_bytes(), file=None)

    @cached_property
    def sha256(self) -> str:
        """The identity of the document that these bytes are."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def shown(self) -> str:
        """How messages name it."""
        return "standard input" if self.path == "-" else self.path

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, with its dot; "" where it has none."""
        return PurePosixPath(self.path.replace("\\", "/")).suffix.lower()

    def part(self, data: bytes, inside: str, **known: str | None) -> "Original":
        """A part of this file: `inside` is its path in it, as it may go into a name."""
        stem = PurePosixPath(inside).stem or self.name
        fresh = Original(data=data, name=stem, path=f"{self.path}/{inside}", depth=self.depth + 1, url=self.url)
        return replace(fresh, **known) if known else fresh  # type: ignore[arg-type]
