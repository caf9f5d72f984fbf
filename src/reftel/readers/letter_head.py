"""What stands above the text of a letter: file number, who writes to whom, place and date, subject."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from reftel.readers import dates, papers
from reftel.readers.draft import Draft, draft, notices
from reftel.readers.layout import cut_front, is_heading
from reftel.readers.marks import plain
from reftel.readers.page import Line, joined
from reftel.readers.phrases import is_stamp, listed, openers, pattern, words
from reftel.readers.stamps import labelled

DEPTH = 12
"""In how many paragraphs from the top the head must end."""

LINE_LIMIT = 160
"""A line of the head is shorter; a title may be twice as long."""

_HEAD_WORDS = 7
_REST = re.compile(
    r"[\s.,;:—–-]{0,9}(?:\d{1,2}[.:]?\s?\d{0,2}\s?(?:[ap]\.?\s?m\.?)?|noon|midnight)?[\s.,\[\]]{0,9}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}\.\s+(?=[A-Z])")
_OWN_NUMBER = re.compile(r"(?:No\.?|Number)\s?(?P<number>[A-Z]{0,3}[-–]?\d[\w/-]{0,11})\.?", re.IGNORECASE)
_ASIDE = re.compile(r"\[[^\]]*\]")


@dataclass(slots=True)
class Letter:
    """What has been read of a letter so far."""

    title: str | None = None
    date: str | None = None
    form: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    signed: str | None = None


def read_head(letter: Letter, runs: Sequence[Sequence[Line]]) -> int:
    """Takes in what stands above the text; returns the number of the first run of the text."""
    subject = False
    for at, run in enumerate(runs[:DEPTH]):
        text = plain(joined(run))
        if len(text) > LINE_LIMIT * 2:
            return at
        if len(run) > 1 and _says_subject(plain(run[0].text)):
            letter.drafts += [*notices(run[:1]), draft("heading", run[1:])]
            letter.form["subject"] = plain(joined(run[1:]))
            continue
        if _takes_entries(letter, run):
            continue
        if subject or (not letter.title and _is_title(run, text) and not _is_line_of_head(letter, text)):
            letter.form |= {"subject": text} if subject else {}
            letter.title = letter.title or _NUMBER.sub("", text)
            letter.form = correspondents(text) | letter.form
            number = _NUMBER.match(run[0].text)
            letter.drafts.append(cut_front(draft("heading", run), number.end() if number else 0))
            subject = False
        elif _is_line_of_head(letter, text):
            letter.drafts += notices(run)
            subject = _says_subject(text)
        else:
            return at
    return min(len(runs), DEPTH)


def _takes_entries(letter: Letter, run: Sequence[Line]) -> bool:
    """Takes in a run of labelled lines, of names of offices and kinds of paper; False where it is none."""
    found = papers.entries(run)
    named = any(papers.kind(line.text) or papers.is_classified(line.text) for line in run)
    if not found and not named:
        return False
    said = papers.dated(found) or next(
        (said for line in run for part in papers.parts(line) if (said := dateline(part))), {}
    )
    takes_date(letter, said)
    for entry in found:
        letter.form.setdefault(entry.key, entry.value)
    kind = next((k for line in run if (k := papers.kind(line.text))), "")
    if kind:
        letter.form.setdefault("medium", kind)
    subjects = [entry for entry in found if entry.key == "subject"]
    if subjects:
        letter.title = letter.title or subjects[0].value
        letter.drafts.append(Draft(kind="heading", spans=(subjects[0].span,)))
    heads = [entry.span for entry in subjects]
    letter.drafts += notices([line for line in run if not any(line.span.overlaps(head) for head in heads)])
    return True


def _says_subject(text: str) -> bool:
    return text.lower().strip(": ") in listed("letter", "subject")


def _is_title(run: Sequence[Line], text: str) -> bool:
    return is_heading(run) or bool(correspondents(text))


def _is_line_of_head(letter: Letter, text: str) -> bool:
    """True for a file number, a dateline, a stamp, an order of address; what it says goes into the form."""
    number, order, line = pattern("letter", "file").match(text), pattern("letter", "order").match(text), dateline(text)
    if number:
        letter.form["file"] = text.partition(":")[0]
        if number["medium"]:
            letter.form.setdefault("medium", number["medium"])
    elif line:
        takes_date(letter, line)
    elif order and len(text) <= LINE_LIMIT // 2:
        for key in ("from", "to"):
            letter.form.setdefault(key, order[key])
    elif own := _OWN_NUMBER.fullmatch(text):
        letter.form.setdefault("number", own["number"])
    else:
        return is_stamp(text) or _says_subject(text)
    return True


def takes_date(letter: Letter, line: Mapping[str, str]) -> None:
    """Takes in what a dateline says, where nothing said so before."""
    if line:
        letter.date = letter.date or line["date"]
        letter.form.setdefault("dated by", "dateline")
    for key in ("place", "medium", "number"):
        if line.get(key):
            letter.form.setdefault(key, line[key])


def dateline(text: str) -> dict[str, str]:
    """Place and date of a line such as "Washington, February 10, 1959—6 p.m."."""
    bare = _ASIDE.sub(lambda m: m.group() if not re.search(r"\d", m.group()) and m.start() == 0 else " ", plain(text))
    bare = re.sub(r"^\[([^\]]*)\]", r"\1", bare)
    found = list(dates.find(bare))
    if not found or len(text) > LINE_LIMIT or labelled(text):
        return {}
    span, value = found[0]
    before, after = bare[: span.start].strip(" ,"), bare[span.end :]
    if len(before.split()) > _HEAD_WORDS or before.endswith(".") or not _REST.fullmatch(after):
        return {}
    medium = openers("letter", "media").match(before)
    place = before[medium.end() :] if medium else before
    number = re.match(r"(?:No\.?\s*)?([A-Z]{0,3}[-–]?\d[\w./-]*)\s*", place)
    place = place[number.end() :] if number else place
    if place and (not place[0].isupper() or (after == "." and place.split()[-1].islower())):
        return {}  # a sentence that ends in a date: "The mission left in November 1977."
    said = {"date": value, "place": place.strip(" ,").title() if place.isupper() else place.strip(" ,")}
    said |= {"medium": medium.group().strip()} if medium else {}
    return said | ({"number": number.group(1)} if number else {})


def correspondents(title: str) -> dict[str, str]:
    """From, to and medium as a title says them."""
    title = _NUMBER.sub("", title)
    if len(title) > LINE_LIMIT * 2 or title.endswith((".", ";")) or not title[:1].isupper():
        return {}
    for key in ("between", "addressed"):
        match = _titles(key).match(title)
        if match:
            found = {k: v.strip(" ,") for k, v in match.groupdict().items() if v}
            if found.get("from", "").lower() in listed("letter", "media"):
                continue
            if "way" in found:
                found["to" if found.pop("way").lower() == "to" else "from"] = found.pop("name")
            return found
    return {"medium": title} if title.lower() in listed("letter", "records") else {}


@cache
def _titles(key: str) -> re.Pattern[str]:
    media = "|".join(re.escape(medium) for medium in listed("letter", "media"))
    return re.compile(words()["letter"][key].format(media=media))
