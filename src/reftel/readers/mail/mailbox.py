"""Mailboxes in the mbox form: mail after mail, each begun by a line "From …"."""

import re
from collections.abc import Iterator

from reftel.readers.archive.members import Member, read_members
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.registry import Item

_BEGIN = re.compile(rb"From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d")
_QUOTED = re.compile(rb"^>(>*From )")
_LONGEST = 1 << 20


def read(original: Original, watch: Watch) -> Iterator[Item]:
    """Reads all mails of a mailbox."""
    yield from read_members(original, watch, _mails(original, watch))


def _mails(original: Original, watch: Watch) -> Iterator[Member]:
    number, size, blank = 0, 0, True
    lines: list[bytes] = []
    with original.open() as file:
        while line := file.readline(_LONGEST):
            if blank and _BEGIN.match(line):
                if number:
                    yield _mail(number, lines)
                number, lines, size = number + 1, [], 0
            elif number:
                size += len(line)
                if size <= watch.limits.bytes + 1:
                    lines.append(_QUOTED.sub(rb"\1", line))
            blank = not line.strip()
    if number:
        yield _mail(number, lines)


def _mail(number: int, lines: list[bytes]) -> Member:
    data = b"".join(lines)
    place = 0

    def take(size: int) -> bytes:
        nonlocal place
        place += size
        return data[place - size : place]

    return Member(path=f"mail {number}.eml", read=take, media="message/rfc822", counted=True)
