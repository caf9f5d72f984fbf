"""Dates and periods of a sentence as EDTF (Library of Congress, Extended Date/Time Format, level 1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.mentions.dates import Point, point_at, text_of
from reftel.mentions.earlier import Earlier
from reftel.mentions.parts import part_at
from reftel.mentions.relative import relative_at
from reftel.mentions.today import Today
from reftel.model.mention import PeriodMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.periods import PeriodTable, Phrase

_EVENT_REACH = 4
_HALF_YEAR = 6
_FISCAL = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")


def find_periods(
    sentence: Sentence, *, table: PeriodTable, today: str | None, earlier: str | None = None, story: bool = False
) -> list[PeriodMention]:
    """The dates and periods, in order.

    `today` is the document's date as EDTF, for words such as "last Friday" and for years that are not said;
    `earlier` is the last period before this sentence, for "that year" and, in a document without a date, for years
    that are not said. `story` says that the passage tells of that earlier time: then what is past and has no year is
    of it too.
    """
    reader = _Reader(sentence=sentence, table=table, today=Today.of(today), before=Earlier.of(earlier), story=story)
    found: list[PeriodMention] = []
    i = 0
    while i < len(sentence.tokens):
        mention = reader.period_at(i, found)
        if mention is not None and (not found or mention.first > found[-1].last):
            found.append(mention)
        i = mention.last + 1 if mention is not None else i + 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    sentence: Sentence
    table: PeriodTable
    today: Today | None
    before: Earlier | None
    story: bool

    def period_at(self, at: int, found: Sequence[PeriodMention]) -> PeriodMention | None:
        """The period whose first date starts at token `at`."""
        own = Earlier.of(found[-1].edtf) if found else None
        point = self._point(at, own or self.before)
        if point is None:
            return None
        upper = self._upper(point, own or self.before)
        point = self._dated(point, own, _partner_year(point, upper))
        if point is None:
            return None
        if upper is not None:
            upper = self._dated(upper, Earlier(year=point.year) if point.year else None, None)
        if upper is not None and upper.year is not None and _starts(point) <= _starts(upper):
            return self._interval(point, upper)
        return self._open(point)

    def _point(self, at: int, earlier: Earlier | None) -> Point | None:
        tokens, table = self.sentence.tokens, self.table
        future = self._is_future(at)
        point = self._weekday_date(at)
        for i in (at, at + (text_of(tokens, at) in table.sets["the"])):
            point = point or part_at(tokens, i, table, today=self.today, earlier=earlier)
        return (
            point
            or relative_at(tokens, at, table, self.today, earlier, future=future)
            or self._with_relative_year(point_at(tokens, at, table), earlier)
        )

    def _weekday_date(self, at: int) -> Point | None:
        """ "Friday, March 22" is the date."""
        tokens = self.sentence.tokens
        if text_of(tokens, at) not in self.table.weekdays:
            return None
        i = at + 2 if text_of(tokens, at + 1) in (",", "(") else at + 1
        point = point_at(tokens, i, self.table) if i < len(tokens) else None
        return replace(point, first=at) if point is not None and point.month is not None else None

    def _with_relative_year(self, point: Point | None, earlier: Earlier | None) -> Point | None:
        """ "January of this year", "November of the following year"."""
        if point is None or point.year is not None:
            return point
        tokens, i = self.sentence.tokens, point.last + 1
        i += text_of(tokens, i) in self.table.sets["of"]
        year = relative_at(tokens, i, self.table, self.today, earlier, future=False) if i < len(tokens) else None
        if year is None or year.month is not None or year.form != "YYYY":
            return point
        return replace(point, last=year.last, year=year.year)

    def _upper(self, point: Point, earlier: Earlier | None) -> Point | None:
        """The later end of a period: "1905-12", "1974 to 1978", "the 1940s through the 1960s"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        i = point.last + 1
        listed = self._listed(point)
        if listed is not None:
            return listed
        link = text_of(tokens, i)
        if ("/" in point.form and not _FISCAL.fullmatch(point.form)) or link not in sets["links"]:
            return None
        i += 1 + (text_of(tokens, i + 1) in sets["to"])
        i += text_of(tokens, i) in sets["the"]
        short = text_of(tokens, i)
        if re.fullmatch(r"\d\d", short) and point.form == "YYYY" and point.year and link in sets["ranges"]:
            year = point.year // 100 * 100 + int(short)
            return Point(first=i, last=i, form="YYYY", year=year if year > point.year else year + 100)
        other = self._point(i, Earlier(year=point.year) if point.year else earlier) if i < len(tokens) else None
        if other is None or bool(_FISCAL.fullmatch(other.form)) != bool(_FISCAL.fullmatch(point.form)):
            return None
        if ("/" in other.form and "/" not in point.form) or (link in sets["joins"] and not self._joined(point, other)):
            return None
        return other

    def _listed(self, point: Point) -> Point | None:
        """The last of three or more years in a row: "1993, 1994 and 1995"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        if point.form != "YYYY" or point.year is None or text_of(tokens, point.last + 1) != ",":
            return None
        last, year = point.last, point.year
        while True:
            i = last + 1 + (text_of(tokens, last + 1) == ",")
            i += text_of(tokens, i) in sets["joins"]
            if i == last + 1 or text_of(tokens, i) != f"{year + 1}":
                break
            last, year = i, year + 1
        return Point(first=last, last=last, form="YYYY", year=year) if year > point.year + 1 else None

    def _joined(self, point: Point, other: Point) -> bool:
        """True for "between A and B", and for neighbouring years or decades: "in 1971 and 1972", "1971 or 1972"."""
        tokens, first = self.sentence.tokens, point.first
        if any(text_of(tokens, first - k) in self.table.sets["between"] for k in (1, 2)):
            return True
        seasons = point.form[-2:] > "20" and other.form[-2:] > "20"
        step = 3 if seasons else 1
        if point.month is not None and other.month == point.month + step and point.form.count("-") == 1:
            return point.year is None or point.year == other.year
        if point.year is None or other.year is None:
            return False
        if point.form == other.form == "YYYY":
            return other.year - point.year == 1
        return "X" in point.form and other.year - point.year in range(10, 20)

    def _dated(self, point: Point, own: Earlier | None, partner: int | None) -> Point | None:
        """The point with a year: its own, that of the other end or of the sentence, by the document's date, or none."""
        if point.year is not None:
            return point
        if partner is not None:
            return replace(point, year=partner)
        if own is not None and (self.today is None or not self._is_future(point.first)):
            dated = replace(point, year=own.year)
            if self.today is None or not (_is_after(dated, self.today) and self._is_past(point.first)):
                return dated
        if self.before is not None and self.today is not None and self._continues(point, self.before, self.today):
            return replace(point, year=self.before.year + self._is_before(point, self.before))
        if self.today is None:
            return replace(point, year=self.before.year) if self.before is not None else None
        return replace(point, year=self._likely_year(point, self.today))

    def _continues(self, point: Point, before: Earlier, today: Today) -> bool:
        """True where the passage goes on with the story of an earlier year."""
        if not self.story or before.month is None or before.year >= today.day.year - 1:
            return False
        return self._is_past(point.first, perfect=False)

    @staticmethod
    def _is_before(point: Point, before: Earlier) -> bool:
        """True where the month has passed in the year of the story, so that the next year's is meant."""
        return point.month is not None and before.month is not None and point.month < before.month

    def _likely_year(self, point: Point, today: Today) -> int:
        """The latest such time up to the document's date or, of what is to come, the first one after it."""
        year = today.day.year
        key = point.form.replace("YYYY-", "")[:5] if point.form.count("-") == 2 else f"{point.month:02}"
        now = f"{today.day:%m-%d}"[: len(key)]
        if self._is_future(point.first):
            return year if key >= now else year + 1
        if not self._is_past(point.first) and point.month is not None:
            return year + _nearest_year(point.month - today.day.month)
        return year if key <= now else year - 1

    def _is_past(self, at: int, *, perfect: bool = True) -> bool:
        """True where the date has "since" or "last" before it (as the `perfect` has), or its verb is in the past."""
        tokens, sets = self.sentence.tokens, self.table.sets
        if text_of(tokens, at - 1) in sets["since"] | sets["last"]:
            return perfect
        for token in self.sentence.ancestors(at):
            under = self.sentence.children(token.i)
            if token.pos in ("VERB", "AUX") or any(child.dep == "cop" for child in under):
                return any(t.feat("Tense") == "Past" for t in (token, *under) if t.pos in ("VERB", "AUX"))
        return False

    def _is_future(self, at: int) -> bool:
        """True where the verb that the date hangs on speaks of what is to come."""
        sets = self.table.sets
        for token in self.sentence.ancestors(at):
            if token.pos in ("VERB", "AUX"):
                under = {t.text.lower() for t in self.sentence.children(token.i) if t.pos in ("AUX", "PART", "VERB")}
                governor = self.sentence.tokens[token.head]
                is_to = any(t.lemma == "be" and t.dep in ("cop", "aux") for t in self.sentence.children(token.i))
                to_come = bool(under & sets["to"]) and (governor.lemma in sets["future_governors"] or is_to)
                return bool(under & sets["future"]) or to_come or token.lemma in sets["future_governors"] - {"be"}
        return False

    def _interval(self, point: Point, upper: Point) -> PeriodMention:
        first = self._opener(point.first, self.table.sets["openers"])
        low, high = point.edtf.split("/")[0], upper.edtf.split("/")[-1]
        return PeriodMention(first=first, last=upper.last, edtf=f"{low}/{high}")

    def _opener(self, first: int, words: frozenset[str]) -> int:
        """The token before `first` (and before "the") where it is one of `words`, else `first`."""
        tokens = self.sentence.tokens
        k = first - 1 - (text_of(tokens, first - 1) in self.table.sets["the"])
        return k if text_of(tokens, k) in words else first

    def _open(self, point: Point) -> PeriodMention:
        """One date with what stands before or after it: "until 1940", "since 1977", "from 1977", "by July"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        first = self._after_phrase(point.first, self.table.phrases["closing"])
        first = min(first, self._opener(point.first, sets["until"] | sets["before"]), self._event(point.first, "until"))
        if first < point.first:
            if self._is_point(first):
                return PeriodMention(first=first, last=point.last, edtf=point.edtf)
            return PeriodMention(first=first, last=point.last, edtf=f"../{_end_of(point)}")
        after = text_of(tokens, point.last + 1)
        first = min(self._after_phrase(point.first, self.table.phrases["opening"]), self._event(point.first, "since"))
        opener = self._opener(point.first, sets["since"])
        if "/" in point.form and text_of(tokens, opener) in sets["openers"]:
            return PeriodMention(first=opener, last=point.last, edtf=point.edtf)
        if opener < point.first and self._opens(opener, point):
            first = min(first, opener)
        onward = after in sets["open_after"] and (after != "on" or opener < point.first)
        if first < point.first or (onward and len(after) > 2):
            low = point.edtf.split("/")[-1 if _is_named(point) else 0]
            return PeriodMention(first=first, last=point.last + onward, edtf=f"{low}/..")
        rough = point.form == "YYYY" and text_of(tokens, point.first - 1) in sets["circa"]
        return PeriodMention(first=point.first, last=point.last, edtf=point.edtf + "~" * rough)

    def _is_point(self, first: int) -> bool:
        """ "not until 1969" is 1969; "by 1970 it owed" and "by 1970 it was the main supplier" say how things stood."""
        tokens, sets = self.sentence.tokens, self.table.sets
        if text_of(tokens, first) in sets["until"]:
            return text_of(tokens, first - 1) in sets["not"]
        if text_of(tokens, first) not in sets["by"]:
            return False
        for token in self.sentence.ancestors(first + 1):
            under = self.sentence.children(token.i)
            if any(child.dep == "cop" for child in under) and token.pos != "VERB":
                return not any(child.lemma in sets["have"] for child in under)
            if token.pos in ("VERB", "AUX"):
                able = any(child.text.lower() in sets["able"] for child in under)
                said = any(child.lemma in sets["stative"] for child in under if child.dep in ("xcomp", "ccomp"))
                stative = bool({token.lemma, token.text.lower()} & sets["stative"])
                if token.lemma in sets["have"]:  # taggers take the participle of "had shrunk" for a noun
                    stative = any(t.dep == "obj" and self._is_thing(t) for t in under)
                return stative or able or said
        return False

    def _is_thing(self, token: Token) -> bool:
        """True for a noun with words of its own, in the plural, or by name."""
        return token.pos != "NOUN" or token.feat("Number") == "Plur" or bool(self.sentence.children(token.i))

    def _event(self, first: int, side: str) -> int:
        """The word before "the coup of July 1973" that makes it a limit, else `first`: "until", "since"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        noun = first - 2
        if noun < 2 or text_of(tokens, first - 1) not in sets["event_links"]:
            return first
        if tokens[noun].pos not in ("NOUN", "PROPN"):
            return first
        for k in range(noun - 1, max(noun - 2 - _EVENT_REACH, -1), -1):
            word = text_of(tokens, k)
            if word in sets[side] and (word in sets["until"] or word in sets["event_openers"]):
                return k
            if word in sets["before"] and side == "until" and tokens[noun].lemma in sets["events"]:
                return k
            if tokens[k].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
                return first
        return first

    def _opens(self, opener: int, point: Point) -> bool:
        """ "from the 1960s" may be what a thing dates from; "from 1977" opens a period."""
        tokens, sets = self.sentence.tokens, self.table.sets
        if text_of(tokens, opener) not in sets["openers"]:
            return True
        if text_of(tokens, point.last + 1) in sets["open_after"]:
            return True
        return "X" not in point.form and text_of(tokens, opener - 1) not in sets["dated"]

    def _after_phrase(self, first: int, phrases: tuple[Phrase, ...]) -> int:
        """The start of the phrase that ends just before `first` (or before "the" there), else `first`."""
        tokens = self.sentence.tokens
        for end in (first, first - (text_of(tokens, first - 1) in self.table.sets["the"])):
            for phrase in phrases:
                start = end - len(phrase)
                if start >= 0 and all(text_of(tokens, start + k) == word for k, word in enumerate(phrase)):
                    return start
        return first


def _partner_year(point: Point, upper: Point | None) -> int | None:
    """The year that a range's lower end takes from its upper one: "November to February 1990" starts in 1989."""
    if upper is None or upper.year is None:
        return None
    return upper.year - bool(point.month and upper.month and point.month > upper.month)


def _is_after(point: Point, today: Today) -> bool:
    """True where a date with a month lies after the document's month."""
    return point.month is not None and (point.year or 0, point.month) > (today.day.year, today.day.month)


def _nearest_year(months: int) -> int:
    """Of a month so many months after this one in the year: 0 for this year's, else the next or the last year's."""
    return -1 if months > _HALF_YEAR else 1 if months < -_HALF_YEAR else 0


def _starts(point: Point) -> str:
    return point.edtf.split("/")[0].replace("X", "0").rstrip("~?")


def _is_named(point: Point) -> bool:
    """True for a war and the like: "after World War II" begins at its end, "before" it ends at its start."""
    closed = "/" in point.form and not point.form.endswith("/..")
    return closed and "YYYY" not in point.form and not _FISCAL.fullmatch(point.form)


def _end_of(point: Point) -> str:
    if _is_named(point):
        return point.edtf.split("/")[0]
    return point.edtf.split("/")[-1].rstrip("~") if not point.end else point.edtf.split("/")[-1]
