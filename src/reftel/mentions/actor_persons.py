"""Persons who act for a state: known leaders, and whoever bears a title."""

from collections.abc import Sequence
from dataclasses import replace

from reftel.mentions.actor_scan import Hit, Scan
from reftel.rules.actors import date_of
from reftel.rules.names import Meaning

_LONGEST_GIVEN = 4  # words: "Nur Mohammad", "Abdel Fattah al-"
_LONGEST_NAME = 5
_RULE = frozenset({"government", "cabinet"})


def settle_persons(scan: Scan, found: Sequence[Hit]) -> list[Hit]:
    """Leaders whose name is enough, or who are shown by title, first name or "X government"; the rest left out."""
    titles = {hit.last: hit for hit in found if _is_title(hit)}
    rules = {hit.first for hit in found if hit.ids[0].partition("/")[2] in _RULE}
    settled = []
    for hit in found:
        if hit.part != "person":
            settled.append(hit)
        elif (person := _person(scan, hit, titles, rules)) is not None:
            title = titles.get(person.first - 1)
            if title is not None and settled[-1:] == [title]:
                settled.pop()
                person = replace(person, first=title.first)
            settled.append(person)
    return settled


def _is_title(hit: Hit) -> bool:
    return hit.name.organ is not None and hit.name.organ.title


def _person(scan: Scan, hit: Hit, titles: dict[int, Hit], rules: set[int]) -> Hit | None:
    first, meanings = _with_given(scan, hit)
    if first == hit.first and not _shown(scan, hit, titles, rules):
        stranger = scan.pos(first - 1) == "PROPN" and not scan.capitals and first - 1 not in titles
        meanings = [] if stranger else [m for m in meanings if m.alone]
    ids = _by_time(meanings, scan.year)
    return replace(hit, first=first, ids=ids) if ids else None


def _with_given(scan: Scan, hit: Hit) -> tuple[int, list[Meaning]]:
    """The person's first token with the first names before it, and who may be meant."""
    tokens = scan.sentence.tokens
    for first in range(max(0, hit.first - _LONGEST_GIVEN), hit.first):
        before = scan.sentence.words(first, hit.first - 1).lower()
        meant = [m for m in hit.name.meanings if before in (g.lower() for g in m.given)]
        if meant and tokens[first].text[:1].isupper():
            return first, meant
    return hit.first, list(hit.name.meanings)


def _shown(scan: Scan, hit: Hit, titles: dict[int, Hit], rules: set[int]) -> bool:
    before = scan.text(hit.first - 1).title()
    after = hit.last + 1 + (scan.text(hit.last + 1) in ("'s", "’s", "'", "’"))
    return (
        hit.first - 1 in titles
        or before in scan.table.lists["given"]
        or before in scan.table.lists["titles"]
        or after in rules
    )


def _by_time(meanings: Sequence[Meaning], year: int | None) -> tuple[str, ...]:
    """The ids of those who had begun by the year; of several, those in office then, else the last before it."""
    if not meanings:
        return ()
    date = date_of(year)
    begun = [m for m in meanings if m.start <= date]
    active = [m for m in begun if not m.end or date <= m.end]
    latest = max((m.start for m in begun), default="")
    chosen = active or [m for m in begun if m.start == latest]
    return tuple(dict.fromkeys(m.id for m in chosen))


def with_names(scan: Scan, hit: Hit, taken: set[int]) -> Hit:
    """A title with the unknown name that follows it: "Foreign Minister Upadit Pachariyangkun"."""
    if not _is_title(hit) or not scan.sentence.tokens[hit.last].text[:1].isupper() or scan.headline:
        return hit
    last = hit.last
    while last - hit.last < _LONGEST_NAME and last + 1 not in taken and _is_name(scan, last + 1, hit.last + 1):
        last += 1
    while last > hit.last and scan.text(last) in scan.table.lists["particles"]:
        last -= 1
    return replace(hit, last=last, form="person") if last > hit.last else hit


def _is_name(scan: Scan, i: int, start: int) -> bool:
    token = scan.token(i)
    if token is None or not token.text[:1].isalpha() or token.text.title() in scan.table.lists["not_names"]:
        return False
    if scan.capitals:
        return token.pos == "PROPN" and i - start < 1
    particle = i > start and token.text.lower() in scan.table.lists["particles"]
    return particle or (token.text[:1].isupper() and (token.pos in ("PROPN", "X", "NOUN", "ADJ")))
