"""The words of findings: parties by name, amounts, periods, and whose claims they are."""

import re
from collections.abc import Iterable

from reftel.checks.settings import settings
from reftel.model.amount import amount_words
from reftel.model.claim import Claim
from reftel.rules.actors import load_actors

_DAY = len("1973-07-04")
_FIGURE = re.compile(r"\d[\d,.]*")


def joined(parts: Iterable[str]) -> str:
    """Several things in a row: "Peru, Chile and Bolivia"."""
    *most, last = list(dict.fromkeys(parts)) or [""]
    words = settings("words")
    return words["and"].join([words["among"].join(most), last]) if most else str(last)


def party(ids: Iterable[str]) -> str:
    """Parties by name."""
    table = load_actors()
    return joined(table.label(one) for one in ids) or str(settings("words")["nobody"])


def thing(claim: Claim) -> str:
    """What is counted, with its number where there is one: "12 aircraft (MiG-21)"."""
    names = claim.item or joined(claim.designators)
    if claim.quantity is None:
        return names or str(settings("words")["things"])
    number, names = amount_words(claim.quantity), " ".join(names.split())
    if names and _figures(number) <= _figures(names):
        return names
    return f"{number} ({names})" if names else number


def _figures(text: str) -> set[str]:
    """The numbers in figures; a lone word of nought to say where there are none, so that they are never all there."""
    return set(_FIGURE.findall(text)) or {""}


def when(edtf: str | None) -> str:
    """A period for a person: "in about 1975", "on 1973-07-04", "from 1974 to 1978", "until winter 1955"."""
    words = settings("words")
    if not edtf:
        return str(words["undated"])
    first, slash, last = edtf.partition("/")
    if not slash:
        form = words["day" if len(first) == _DAY else "date"]
        return str(form).format(date=date(first))
    if last in ("", ".."):
        return str(words["open_end"]).format(start=date(first))
    if first in ("", ".."):
        return str(words["open_start"]).format(end=date(last))
    return str(words["span"]).format(start=date(first), end=date(last))


def date(edtf: str | None) -> str:
    """One date for a person: "about 1975", "winter 1955"."""
    words = settings("words")
    plain = (edtf or "").rstrip("~?%")
    year, _, part = plain.partition("-")
    told = str(words["parts"][part]).format(year=year) if part in words["parts"] else plain
    return told if plain == edtf else str(words["about"]).format(date=told)
