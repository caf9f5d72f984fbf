"""Known wordings of pages: menus, banners, captions, bylines. The wordings are in the vocabulary."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from reftel.model.span import Span
from reftel.readers.draft import Draft, draft
from reftel.readers.page import Line, joined
from reftel.rules.data import read_toml

_MENU_WORDS = 5
_SHORT = 120
_LONGEST_MENU = 400
_LONGEST_NOTICE = 4_000


@cache
def words() -> dict[str, Any]:
    """What the readers know of English pages."""
    return read_toml("languages/en/pages.toml")


@cache
def listed(section: str, key: str) -> tuple[str, ...]:
    """A comma-separated list of the vocabulary, longest first, in lower case."""
    phrases = (part.strip().lower() for part in words()[section][key].split(","))
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """A regular expression of the vocabulary; a list of them is an alternative."""
    return re.compile(words()[section][key], re.IGNORECASE)


@cache
def openers(section: str, key: str) -> re.Pattern[str]:
    """Matches any phrase of a list at the start of a line, as whole words."""
    phrases = "|".join(re.escape(phrase) for phrase in listed(section, key))
    return re.compile(rf"(?:{phrases})(?!\w)\s*:?\s*", re.IGNORECASE)


@cache
def _notices() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = read_toml("languages/en/notices.toml")
    lines = "|".join(f"(?:{line})" for line in data["lines"])
    anywhere = "|".join(data["anywhere"])
    return (
        re.compile(rf"(?:{lines})\Z", re.IGNORECASE),
        re.compile(anywhere, re.IGNORECASE),
        re.compile(rf"(?:{data['url']})\W*\Z", re.IGNORECASE),
        re.compile(data["separators"]),
        re.compile(data["menu_openers"]),
    )


def is_notice(text: str) -> bool:
    """True for a known wording that is of the page and not of the document."""
    whole, anywhere, url, _, _ = _notices()
    if len(text) > _LONGEST_NOTICE:
        return False
    return whole.match(text) is not None or anywhere.search(text) is not None or url.match(text) is not None


def is_url(text: str) -> bool:
    """True for a line that is an address and no more."""
    return " " not in text and _notices()[2].match(text) is not None


@cache
def _appeals() -> re.Pattern[str]:
    return re.compile(read_toml("languages/en/notices.toml")["appeal"], re.IGNORECASE)


def is_appeal(text: str) -> bool:
    """True for a line that asks to subscribe or to give."""
    return len(text) <= _SHORT and _appeals().match(text) is not None


def is_menu(text: str) -> bool:
    """True for a line of short items with separators between them."""
    _, _, _, separators, opener = _notices()
    if len(text) > _LONGEST_MENU:
        return False
    if opener.match(text):
        return True
    items = [item.strip(" []|") for item in separators.split(text)]
    items = [item for item in items if item]
    if text[-1] in ".;" or any(len(item.split()) > _MENU_WORDS or item[-1] in ".,;" for item in items):
        return False
    bracketed = text.startswith("[") and text.endswith("]") and "] [" in text
    return len(items) >= 3 or (len(items) >= 2 and (bracketed or re.search(r" [|»›>] ", text) is not None))


def is_notes_head(text: str) -> bool:
    """True for the heading over the notes at the end."""
    return text.strip("#* _:").lower() in listed("headings", "notes")


def is_stamp(text: str) -> bool:
    """True for a classification or precedence on a line of its own."""
    return re.sub(r"\s+", " ", text.strip("* _.").lower()) in listed("cable", "stamps")


def caption_span(lines: Sequence[Line]) -> Draft | None:
    """The draft of a caption without its brackets and its label; None where the lines are none."""
    text = joined(lines)
    lead = re.match(r"[\[(•*\s]*", text)
    match = openers("captions", "openers").match(text, lead.end() if lead else 0)
    if match is None or ":" not in match.group():
        return None
    start = lines[0].start + match.end()
    end = lines[-1].end - (1 if text[0] in "[(" and text[-1] in "])" else 0)
    bounds = [(max(line.start, start), min(line.end, end)) for line in lines]
    spans = [Span(first, last) for first, last in bounds if first < last]
    return Draft(kind="caption", spans=tuple(spans)) if spans else draft("caption", lines)
