"""Periods, parties and places in the language of the dossier."""

import re
from collections.abc import Iterable, Mapping
from string import ascii_lowercase
from typing import Any

from reftel.model.claim import Claim
from reftel.model.edtf import days_of
from reftel.model.original import Anchor
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.strings import Say

_OPEN = ("..", "")
_SIGNED = {"percent": "dossier.percent", "rank": "dossier.rank"}
"""Units that are said in a way of their own."""
_ABOUT, _DOUBT = re.compile(r"[~%]$"), re.compile(r"[?%]$")


def period_words(say: Say, edtf: str | None) -> str:
    """A period in words: "about 1978", "July 1973 – 1975", "until 1980"; EDTF where no words are surer; "" for none.

    >>> period_words(Say("en"), "1973-07/1975~"), period_words(Say("es"), "../1980"), period_words(Say("en"), "197X")
    ('July 1973 – about 1975', 'hasta 1980', '1970s')
    """
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(say, start)
    if start in _OPEN:
        return say("dossier.period.until", end=_date(say, end))
    if end in _OPEN:
        return say("dossier.period.from", start=_date(say, start))
    return say("dossier.period.between", start=_date(say, start), end=_date(say, end))


def _date(say: Say, edtf: str) -> str:
    plain = _DOUBT.sub("", _ABOUT.sub("", edtf))
    words = _plain_date(say, plain) + ("?" if _DOUBT.search(edtf) else "")
    return say("dossier.period.about", date=words) if _ABOUT.search(edtf) else words


def _plain_date(say: Say, edtf: str) -> str:
    days = days_of(edtf)
    if days is None or days.start is None or days.start != days.end or days.start.vague:
        return edtf
    day, precision = days.start.first, days.start.precision
    if precision == "day":
        return say("dossier.period.day", day=day.day, month=say(f"dossier.month.{day.month}"), year=day.year)
    if precision == "month":
        return say("dossier.period.month", month=say(f"dossier.month.{day.month}"), year=day.year)
    if precision == "decade":
        return say("dossier.period.decade", year=day.year)
    return edtf


def amounts_words(say: Say, amounts: Any) -> str:
    """Amounts as accounts hold them: "about 36 aircraft", "63%", "rank 1"; "" for none."""
    several = amounts if isinstance(amounts, list | tuple) else [amounts] if amounts else []
    return ", ".join(_amount(say, amount) for amount in several)


def _amount(say: Say, amount: Mapping[str, Any]) -> str:
    unit = amount.get("unit")
    if unit in _SIGNED:
        return say(_SIGNED[unit], n=say.value({**amount, "unit": ""}).strip())
    if unit is None:
        return say.value(amount)
    is_one = amount["low"] == amount["high"] == 1
    return say.value({**amount, "unit": say.code("unit_one", unit) if is_one else say.code("unit", unit)})


def percent_words(say: Say, low: float, high: float) -> str:
    """A share of 1 in percent, to a tenth."""
    ends = dict.fromkeys(say.number(round(100 * end, 1)) for end in (low, high))
    return say("dossier.percent", n="–".join(ends))


def step_words(say: Say, stage: str | None, *, planned: bool, denied: bool) -> str:
    """How far something got: "delivered", "planned: delivered", "denied: agreed", "denied"."""
    words = say.code("stage", stage) if stage else ""
    if planned and stage != "planned":
        words = f"{say('step.planned')} {words}" if words else say.code("modality", "planned")
    if denied:
        words = f"{say('step.denied')} {words}" if words else say.code("polarity", "denied")
    return words


def probability_words(say: Say, probability: float) -> str:
    """A probability with two decimals."""
    return f"{probability:.2f}".replace(".", say("number.point"))


def letter(number: int) -> str:
    """The letter of an account, from 1: a, b, … z, aa, ab.

    >>> letter(1), letter(26), letter(27), letter(703)
    ('a', 'z', 'aa', 'aaa')
    """
    said = ""
    while number > 0:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        said = ascii_lowercase[rest] + said
    return said


def party_words(say: Say, ids: Iterable[str]) -> str:
    """The parties by name: "Peru, air force"; "?" where the document does not say."""
    return ", ".join(_party(say, party) for party in ids) or "?"


def _party(say: Say, party: str) -> str:
    head, _, organ = party.partition("/")
    named = say.code("organ", organ).replace("-", " ")
    return f"{say.party(head)}, {named}" if organ else say.party(head)


def sides_words(say: Say, actor: Iterable[str], recipient: Iterable[str]) -> str:
    """Who to whom."""
    return f"{party_words(say, actor)} → {party_words(say, recipient)}"


def chain_words(claim: Claim) -> tuple[str, ...]:
    """Who says so, innermost speaker first: the last of whom each other one reports."""
    return tuple(reversed(claim.said_by))


def place_words(say: Say, page: Page, span: Span) -> str:
    """Where words stand: passage, page, paragraph and line of the original, and the characters that they are."""
    anchors = page.origin(span)
    number = next((passage.number for passage in page.passages_at(span) if passage.number), None)
    parts = [say("dossier.place.passage", n=number.rstrip("."))] if number else []
    parts += _where(say, anchors[0]) if anchors else []
    if not anchors or not _where(say, anchors[0]):
        parts.append(say("dossier.place.line", n=page.line_at(span.start)))
    return ", ".join([*parts, _characters(say, anchors, span)])


def _where(say: Say, anchor: Anchor) -> list[str]:
    told = (
        ("dossier.place.page", anchor.page),
        ("dossier.place.paragraph", anchor.paragraph),
        ("dossier.place.line", anchor.line),
        ("dossier.place.element", anchor.element if not anchor.line else None),
    )
    return [say(name, n=value) for name, value in told if value]


def _characters(say: Say, anchors: tuple[Anchor, ...], span: Span) -> str:
    """Those of the original where it has characters, else those of the text that was recovered."""
    sources = [anchor.source for anchor in anchors if anchor.source]
    if not sources:
        return say("dossier.place.text", start=span.start, end=span.end)
    start, end = min(source.start for source in sources), max(source.end for source in sources)
    return say("dossier.place.characters", start=start, end=end)
