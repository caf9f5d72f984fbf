"""Finds the names of parties in a sentence, each by itself."""

from collections.abc import Iterator, Mapping
from typing import get_args

from reftel.mentions.actor_checks import fits, is_state_though_pronoun
from reftel.mentions.actor_scan import Form, Hit, Scan
from reftel.rules.names import Line, Name, written_as

_SHORTEST = 4
_FORMS: Mapping[str, Form] = {form: form for form in get_args(Form)} | {"prefix": "demonym"}


def hits(scan: Scan) -> Iterator[Hit]:
    """The names of the sentence from left to right: at each place the longest that holds there."""
    line = Line.of(scan.sentence.tokens)
    at = 0
    while at < len(line.lower):
        for name, last in scan.table.match(line, at):
            hit = _hit(scan, line, name, at, last)
            if hit is not None or name.part == "trap":
                if hit is not None:
                    yield hit
                at = last
                break
        at += 1


def _hit(scan: Scan, line: Line, name: Name, at: int, last: int) -> Hit | None:
    first, final = line.token[at], line.token[last]
    if not _written(scan, name, line.words[at : last + 1], first):
        return None
    if name.part == "trap" or not fits(scan, name, first, final):
        return None
    ids = _ids(scan, name, first, final)
    own = name.organ is None
    return (
        Hit(first=first, last=final, ids=ids, form=_FORMS[name.form], part=name.part, name=name, own=own)
        if ids
        else None
    )


def _written(scan: Scan, name: Name, words: tuple[str, ...], first: int) -> bool:
    """True where the capitals are right; in text all in capitals, where the name is no common word."""
    if not scan.capitals:
        return written_as(name, words) or (scan.small and _is_plain_state(scan, name, words))
    return name.text not in scan.table.lists["in_capitals"] or is_state_though_pronoun(scan, name, first)


def _is_plain_state(scan: Scan, name: Name, words: tuple[str, ...]) -> bool:
    """True for a state, a people or a capital that is no common word: "the russians sold libya tanks"."""
    plain = name.part == "state" and len(name.text) >= _SHORTEST and name.text.isascii() and words[0].islower()
    return plain and not name.text.isupper() and name.text.lower() not in scan.table.lists["in_small"]


def _ids(scan: Scan, name: Name, first: int, last: int) -> tuple[str, ...]:
    if name.organ is not None:
        word = scan.sentence.words(first, last).lower() if name.organ.apart else name.organ.id
        return (f"?/{word}",)
    if name.part == "person":
        return tuple(m.id for m in name.meanings)
    return scan.table.at_date(name.meanings, scan.year)
