"""How a document is cited in a note: telegrams and diplomatic papers as their archives ask, the rest by Chicago."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reftel.ledger.records import Fetch
from reftel.model.edtf import Days, days_of
from reftel.model.source import Source

_DOCUMENT = re.compile(r"(?P<year>\d{4})(?P<post>[A-Z]+)(?P<number>\d{5,6})$")


@dataclass(frozen=True, slots=True)
class Web:
    """Where a document stands on the web, and on which day it was fetched from there; None where it is not known."""

    url: str | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """A telegram of the Central Foreign Policy Files: its document number, and its own number at its post."""

    document: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document of Foreign Relations of the United States: volume and number as its address has them."""

    volume: str
    document: str
    url: str

    @property
    def number(self) -> str:
        """The document's number in the volume."""
        return self.document.removeprefix("d")


@cache
def load_forms() -> Mapping[str, Any]:
    """How sources are cited: `citations.toml`."""
    return tomllib.loads((files("reftel.exports") / "citations.toml").read_text(encoding="utf-8"))


def web_of(source: Source, fetches: Sequence[Fetch]) -> Web:
    """Where a document was last fetched from; else where it says that it stands."""
    if fetches:
        return Web(fetches[-1].url, date.fromisoformat(fetches[-1].time[:10]))
    return Web(source.form.get("url"))


def cite(source: Source, web: Web, language: str = "en") -> str:
    """The citation for a note, without the full stop at its end. What is not known of the document is left out.

    In a `language` that `citations.toml` has a table of, dates, quotation marks and the day of access are in it; the
    forms that archives prescribe stay as they are.
    """
    telegram, paper = telegram_of(source), paper_of(source, web)
    if telegram:
        words = _telegram(source, telegram)
    elif paper:
        words = _paper(source, paper)
    elif source.genre == "cable":
        words = _other_telegram(source)
    else:
        words = _chicago(source, web, language)
    accessed = _forms(language)["accessed"]
    return words + (accessed.format(day=day_words(web.accessed, language)) if web.accessed else "")


def _forms(language: str) -> Mapping[str, Any]:
    forms = load_forms()
    return {**forms, **forms.get(language, {})}


def telegram_of(source: Source) -> Telegram | None:
    """The telegram of the Central Foreign Policy Files that a document is; None where it is none."""
    found = _DOCUMENT.match(source.form.get("document number", ""))
    first, last = load_forms()["telegram"]["years"]
    if found is None or source.genre != "cable" or not first <= int(found["year"]) <= last:
        return None
    return Telegram(document=found[0], number=found["number"])


def paper_of(source: Source, web: Web) -> Paper | None:
    """The document of Foreign Relations of the United States that a document is; None where it is none."""
    forms = load_forms()["frus"]
    for place in (web.url, source.path):
        found = re.search(forms["volume"], place or "")
        if found:
            return Paper(**found.groupdict(), url=forms["url"].format(**found.groupdict()))
    return None


def office_words(name: str) -> str:
    """A post or office as citations name it: AMEMBASSY LIMA is Embassy Lima."""
    forms = load_forms()["telegram"]
    first, _, rest = name.strip().partition(" ")
    if first in forms["offices"]:
        return str(forms["offices"][first])
    place = " ".join(word.capitalize() for word in rest.split() if not word.isdigit())
    return f"{forms['posts'][first]} {place}".strip() if first in forms["posts"] else name.strip()


def date_words(edtf: str | None, language: str = "en") -> str:
    """A date as notes have it: January 31, 1978; "n.d." where there is none, its EDTF where it is no plain date."""
    if not edtf:
        return str(_forms(language)["undated"])
    days = days_of(edtf)
    if days is None or days.start is None or days.end != days.start or days.start.vague:
        return edtf
    return _plain_words(days, language) or edtf


def _plain_words(days: Days, language: str) -> str:
    start = days.start
    if start is None:
        return ""
    forms = _forms(language)
    month = forms["month"].format(month=forms["months"][start.first.month - 1], year=start.first.year)
    whole = {"year": str(start.first.year), "month": month, "day": day_words(start.first, language)}
    return str(whole.get(start.precision, ""))


def day_words(day: date, language: str = "en") -> str:
    """A day as notes have it.

    >>> day_words(date(1978, 1, 31)), day_words(date(1978, 1, 31), "es")
    ('January 31, 1978', '31 de enero de 1978')
    """
    forms = _forms(language)
    return str(forms["day"].format(month=forms["months"][day.month - 1], day=day.day, year=day.year))


def _telegram(source: Source, telegram: Telegram) -> str:
    forms = load_forms()["telegram"]
    return str(forms["form"]).format(
        sender=_side(source, "from"), addressee=_side(source, "to"), number=telegram.number,
        date=date_words(source.date), document=telegram.document, collection=forms["collection"],
    )  # fmt: skip


def _other_telegram(source: Source) -> str:
    number = source.form.get("number") or source.form.get("document number") or source.name
    sides = {"sender": _side(source, "from"), "addressee": _side(source, "to")}
    return str(load_forms()["telegram"]["other"]).format(**sides, number=number, date=date_words(source.date))


def _side(source: Source, side: str) -> str:
    said = source.form.get(side, "").split(";")[0].strip()
    return office_words(said) if said else "[not named]"


def _paper(source: Source, paper: Paper) -> str:
    forms = load_forms()["frus"]
    series = source.form.get("volume") or forms["series"]
    return str(forms["form"]).format(
        title=source.title or source.name, date=date_words(source.date), series=series, number=paper.number,
        url=paper.url,
    )  # fmt: skip


def _chicago(source: Source, web: Web, language: str) -> str:
    title = _forms(language)["title"].format(title=(source.title or source.name).removesuffix("."))
    head = f"{source.author}, {title}" if source.author else title
    rest = ", ".join(part for part in (source.publisher, date_words(source.date, language), web.url) if part)
    return f"{head} {rest}"
