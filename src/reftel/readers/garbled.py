"""Characters of UTF-8 that somebody read as Windows Latin and saved so: "PerÃº", "itâ€™s"; the text stays as it is."""

import re
from collections.abc import Iterator

_FOLLOW = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SEQUENCE = re.compile(f"[\xc2-\xdf]{_FOLLOW}|[\xe0-\xef]{_FOLLOW}{{2}}")
_LIKELY = re.compile("[\xa0-\u017f\u2010-\u203a\u20ac\u2122\u0400-\u045f\u0490\u0491]")
"""What such sequences stand for in earnest: accented letters, Cyrillic, typographic signs."""
_SURE = re.compile("Ã[\x80-\xbfƒ‚„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|Â[\xa0-\xbf]|â€|[ÐÑ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ]{1}[ÐÑ]")
"""What no language writes: one of these shows that the text was garbled."""


def find_garbled(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and meaning of each such sequence, ascending; none where the text may well be as it was written."""
    if text.isascii() or not _SURE.search(text):
        return
    for match in _SEQUENCE.finditer(text):
        character = _meant(match.group())
        if character is not None and _LIKELY.match(character):
            yield match.start(), match.end(), character


def mend(text: str) -> str:
    """The words of a title or a name as they were meant."""
    parts: list[str] = []
    at = 0
    for start, end, character in find_garbled(text):
        parts += [text[at:start], character]
        at = end
    return "".join([*parts, text[at:]])


def _meant(sequence: str) -> str | None:
    data = bytearray()
    for character in sequence:
        try:
            data += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            data.append(ord(character))
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if len(meant) == 1 else None
