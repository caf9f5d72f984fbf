"""A document's dates against what it tells, and against each other."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from reftel.accounts.agreement.periods import touched
from reftel.checks import words
from reftel.checks.case import Case
from reftel.checks.settings import settings
from reftel.model.claim import Claim
from reftel.model.edtf import days_of
from reftel.model.finding import Finding
from reftel.model.source import Source
from reftel.readers import dates

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def told_later(case: Case) -> Iterator[Finding]:
    """What documents tell as done though it lies after their date: one finding for each document."""
    late: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if _is_done(claim) and _is_later(claim.period, case.date_of(claim)):
            late.setdefault(claim.document, []).append(claim)
    for claims in late.values():
        yield case.finding("after-the-document", "unlikely", claims, _late(case, claims))


def _is_done(claim: Claim) -> bool:
    held = settings("later")
    is_past = claim.stage in held["done"] or (claim.kind in held["kinds"] and claim.stage is None)
    return is_past and claim.modality == "factual" and claim.polarity == "affirmed" and not claim.said_by


def _is_later(period: str | None, made: str | None) -> bool:
    """True where all of a period lies after a date, by more than an announcement looks ahead; open starts never do."""
    days, span, day = days_of(period), touched(period), touched(made)
    if days is None or days.start is None or span is None or day is None:
        return False
    return span[0] > day[1] + timedelta(days=settings("later")["grace"])


def _late(case: Case, claims: Sequence[Claim]) -> str:
    first = min(claims, key=lambda claim: (touched(claim.period), claim.id))
    form = "sentence" if len(claims) == 1 else "more"
    return str(settings("later")[form]).format(
        source=case.name(first.document),
        date=words.date(case.date_of(first)),
        number=len(claims),
        period=words.when(first.period),
        what=f"“{' '.join(first.quote.split())}”",
    )


def declared_dates(case: Case) -> Iterator[Finding]:
    """Dates that a document with claims declares of itself and that differ from its own."""
    for document in dict.fromkeys(claim.document for claim in case.claims):
        source = case.sources.get(document)
        if source and source.date and touched(source.date):
            yield from _of_form(source, source.date)
            yield from _of_title(source, source.date)


def _of_form(source: Source, date: str) -> Iterator[Finding]:
    held = settings("declared")
    span = touched(date)
    for field in held["days"]:
        told = dates.first(source.form.get(field, ""))
        other = touched(told)
        if span and other and told and max(other[0] - span[1], span[0] - other[1]).days > held["grace"]:
            yield _declared(source, "sentence", date=date, field=field, told=told)
    for field in held["years"]:
        found = re.match(r"\d{4}(?=[A-Z])", source.form.get(field, ""))
        if span and found and not span[0].year <= int(found[0]) <= span[1].year:
            yield _declared(source, "sentence", date=date, field=field, told=source.form[field])


def _of_title(source: Source, date: str) -> Iterator[Finding]:
    """The one year in a title, where it is after the document: before it, it is what the document looks back on."""
    years = sorted({int(year) for year in _YEAR.findall(source.title or "")})
    span = touched(date)
    if span and len(years) == 1 and years[0] > span[1].year + 1:
        yield _declared(source, "sentence_title", date=date, told=str(years[0]))


def _declared(source: Source, form: str, **parts: str) -> Finding:
    sentence = str(settings("declared")[form]).format(source=source.name, **parts)
    return Finding(
        check="dates-of-the-document", severity="unlikely", claims=(), documents=(source.sha256,), sentence=sentence
    )
