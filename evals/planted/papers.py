"""Who writes what: tellings brought together in papers, and passages that one paper has from another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Literal

from evals.planted.data import Level, load_prose, load_states
from evals.planted.happenings import Happening
from evals.planted.tellings import Telling, corrupted, day_of, tell
from evals.planted.writing import Piece, Sentence, edited, filler, write, write_on

How = Literal["reprint", "edited", "reworded", "quotation", "via", "attributed"]
HOW: dict[How, int] = {"reprint": 25, "edited": 20, "reworded": 20, "quotation": 15, "via": 10, "attributed": 10}
"""How a passage is copied, with weights: word for word, with an editor's changes, in other words with the same figures
(as a translation is), set apart as a quotation, word for word with a line that says whence, after another paper."""


@dataclass(slots=True, kw_only=True)
class Line:
    """A sentence in its place; `number` tells it from all others."""

    number: int
    sentence: Sentence


@dataclass(slots=True, kw_only=True)
class Passage:
    """A paragraph."""

    kind: Literal["paragraph", "quote", "notice"]
    lines: list[Line]


@dataclass(slots=True, kw_only=True)
class Paper:
    """A document before it is written out."""

    day: date
    late: bool
    about: str
    outlet: str
    author: str | None
    title: str
    in_capitals: bool = False
    passages: list[Passage] = field(default_factory=list)

    def told(self) -> list[Line]:
        """The lines that tell of something."""
        return [line for passage in self.passages for line in passage.lines if line.sentence.telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedLine:
    """Line `copy` was made from line `origin`."""

    copy: int
    origin: int
    how: How


class Press:
    """Makes the papers of one world."""

    def __init__(self, rng: Random, level: Level) -> None:
        self.rng, self.level = rng, level
        self.numbers = count()
        self.papers: list[Paper] = []
        self.copied: list[CopiedLine] = []
        self._patterns: dict[int, set[str]] = {}

    def publish(self, happenings: Sequence[Happening]) -> None:
        """Tell of what happened in papers, and copy from some of them."""
        bundles = [bundle for happening in happenings for bundle in _bundles(self.rng, self.level, happening)]
        for told in _sheets(self.rng, bundles):
            self._write(told)
        self.papers.sort(key=lambda paper: (paper.day, paper.outlet, paper.title))
        for _ in range(round(self.level.copies * len(self.papers))):
            self._copy()

    def _write(self, told: Sequence[Telling]) -> None:
        paper = self._new_paper(told[0].late, max(map(day_of, told)), told[0].facts.recipient)
        lines = [self._line(filler(self.rng, "opening"))] if self.rng.random() < 0.8 else []
        for telling in told:
            lines.append(self._line(self._new_sentence(telling)))
            lines += [self._line(filler(self.rng, "between"))] * (self.rng.random() < 0.6)
        lines += [self._line(filler(self.rng, "closing"))] * (self.rng.random() < 0.5)
        while lines:
            size = self.rng.randint(2, 5)
            paper.passages.append(Passage(kind="paragraph", lines=lines[:size]))
            lines = lines[size:]

    def _new_paper(self, late: bool, after: date, about: str) -> Paper:
        outlets = load_prose()["outlets"]
        latest = date(2025, 6, 1)
        day = after + timedelta(days=self.rng.randint(300, 9000) if late else self.rng.randint(2, 120))
        day = day if day < latest else max(after, latest) + timedelta(days=self.rng.randint(5, 100))
        country = load_states()[about].name.removeprefix("the ")
        title = self.rng.choice(load_prose()["titles"]["report"]).format(recipient=country)
        paper = Paper(
            day=day, late=late, about=about, outlet=_outlet(self.rng), title=title,
            author=self.rng.choice(outlets["authors"]) if self.rng.random() < 0.6 else None,
            in_capitals=not late and self.rng.random() < self.level.capitals,
        )  # fmt: skip
        self.papers.append(paper)
        return paper

    def _line(self, sentence: Sentence) -> Line:
        return Line(number=next(self.numbers), sentence=sentence)

    def _new_sentence(self, telling: Telling) -> Sentence:
        """A sentence of its own: two who do not know of each other seldom use the same words."""
        used = self._patterns.setdefault(telling.happening, set())
        sentence = write(self.rng, telling, avoid=frozenset(used))
        used.add(sentence.pattern)
        return sentence

    def _copy(self) -> None:
        """Copy a passage of one paper into a later one, a new one more often than one that is there."""
        rng = self.rng
        source = rng.choice(self.papers)
        how = rng.choices(list(HOW), list(HOW.values()))[0]
        chosen = _one_told(rng, source) if how == "attributed" else _stretch(rng, source)
        if how == "reworded" and sum(map(_figures, chosen)) < 4:
            how = "edited"  # in other words, and with few figures, nobody could tell
        later = [paper for paper in self.papers if paper.day > source.day and paper.about == source.about]
        if later and rng.random() < 0.4:
            paper = rng.choice(later)
        else:
            paper = self._new_paper(source.late, source.day, source.about)
            paper.passages.append(Passage(kind="paragraph", lines=[self._line(filler(rng, "opening"))]))
        self._paste(paper, source, chosen, how)

    def _paste(self, paper: Paper, source: Paper, chosen: Sequence[Line], how: How) -> None:
        rng, lead = self.rng, load_prose()["lead"]
        told = {line.number: telling for line in chosen if (telling := line.sentence.telling)}
        if how not in ("reprint", "via") and rng.random() < self.level.corrupt:
            wrong = {number: made for number, telling in told.items() if (made := corrupted(rng, telling))}
            told |= dict(rng.sample(sorted(wrong.items(), key=lambda pair: pair[0]), min(1, len(wrong))))
        lines = [
            self._copied(line, told[line.number], source, how) if line.sentence.telling else self._line(line.sentence)
            for line in chosen
            if line.sentence.telling
            or how in ("reprint", "via", "quotation")
            or (how == "edited" and rng.random() < 0.7)
        ]
        if how == "quotation":
            words = rng.choice(lead["quotation"]).format(outlet=source.outlet)
            paper.passages.append(Passage(kind="paragraph", lines=[self._line(Sentence(Piece(words)))]))
        paper.passages.append(Passage(kind="quote" if how == "quotation" else "paragraph", lines=lines))
        if how == "via":
            words = rng.choice(lead["via"]).format(outlet=source.outlet)
            paper.passages.append(Passage(kind="paragraph", lines=[self._line(Sentence(Piece(words)))]))

    def _copied(self, line: Line, telling: Telling, source: Paper, how: How) -> Line:
        is_wrong = telling != line.sentence.telling
        if how in ("quotation", "attributed"):
            telling = replace(telling, outlets=(source.outlet, *telling.outlets))
        if how == "attributed" and not telling.denied:
            telling = replace(telling, speaker=None, outlets=(source.outlet,))
        made = self._line(self._as_copied(line.sentence, telling, how, is_wrong=is_wrong))
        self.copied.append(CopiedLine(copy=made.number, origin=line.number, how=how))
        return made

    def _as_copied(self, old: Sentence, telling: Telling, how: How, *, is_wrong: bool) -> Sentence:
        if how in ("reworded", "attributed"):
            return write(self.rng, telling, avoid=frozenset((old.pattern,)))
        if is_wrong:
            new = write_on(old.pattern, old.frame, telling)
            return replace(new, piece=edited(new.piece)) if how == "edited" else new
        return replace(old, piece=edited(old.piece) if how == "edited" else old.piece, telling=telling)


def _outlet(rng: Random) -> str:
    """The name of a paper: one of many."""
    outlets = load_prose()["outlets"]
    if rng.random() < 0.3:
        return str(rng.choice(outlets["names"]))
    return f"the {rng.choice(outlets['of'])} {rng.choice(outlets['papers'])}"


def _one_told(rng: Random, paper: Paper) -> list[Line]:
    return [rng.choice(paper.told())]


def _stretch(rng: Random, paper: Paper) -> list[Line]:
    """Sentences in a row with something told among them, of some thirty words at least where there are as many."""
    lines = [line for passage in paper.passages if passage.kind != "notice" for line in passage.lines]
    at = lines.index(rng.choice(paper.told()))
    first, last = max(0, at - rng.randint(0, 2)), min(len(lines), at + rng.randint(1, 4))
    while _words(lines[first:last]) < 30 and (first > 0 or last < len(lines)):
        first, last = max(0, first - 1), min(len(lines), last + 1)
    return lines[first:last]


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.sentence.piece.text.split()) for line in lines)


def _figures(line: Line) -> int:
    """How many figures and names a line has that another telling would hardly have alike."""
    telling = line.sentence.telling
    return 0 if telling is None else sum(map(bool, (telling.count, telling.money, telling.time, telling.name)))


def _bundles(rng: Random, level: Level, happening: Happening) -> Iterator[tuple[Telling, ...]]:
    """The tellings of a happening; those of one bundle stand in one paper."""
    times = rng.choices(range(1, len(level.tellings) + 1), level.tellings)[0]
    stages = [stage for stage, _ in happening.versions[0].dates]
    late = rng.random() < level.retrospective
    if happening.disputed:
        times = max(times, 2)
        stage = rng.choice(stages)
        full = happening.disputed in ("period", "actor", "recipient") or rng.random() < 0.75
        one = tell(rng, level, happening, late=late, stage=stage, full=full)
        together = rng.random() < level.rival_together
        late = late if together else rng.random() < level.retrospective
        other = tell(rng, level, happening, version=1, late=late, stage=stage, full=True)
        if happening.disputed in ("quantity", "value") and one.time:
            other = replace(other, time=one.time)  # else a number may be taken for a part of the other
        yield from [(one, other)] if together else [(one,), (other,)]
        times -= 2
    for _ in range(times):
        version = 1 if happening.disputed and rng.random() < 0.3 else 0
        late = rng.random() < level.retrospective
        yield (tell(rng, level, happening, version=version, late=late, stage=rng.choice(stages), full=version == 1),)
    if happening.denied:
        denial = tell(rng, level, happening, late=False, stage=rng.choice(stages))
        speaker = denial.speaker or rng.choice(load_prose()["outlets"]["speakers"])
        yield (replace(denial, denied=True, speaker=speaker),)


def _sheets(rng: Random, bundles: list[tuple[Telling, ...]]) -> Iterator[list[Telling]]:
    """Bundles brought together in papers: by receiver, those of the time within some 500 days of each other."""
    rng.shuffle(bundles)
    bundles.sort(
        key=lambda told: (told[0].facts.recipient, told[0].late, 0 if told[0].late else day_of(told[0]).toordinal())
    )
    sheet: list[Telling] = []
    size = rng.randint(1, 8)
    for told in bundles:
        if sheet and (len(sheet) >= size or not _goes_with(told[0], sheet)):
            yield sheet
            sheet, size = [], rng.randint(1, 8)
        sheet.extend(told)
    if sheet:
        yield sheet


def _goes_with(telling: Telling, sheet: Sequence[Telling]) -> bool:
    first = sheet[0]
    if (telling.facts.recipient, telling.late) != (first.facts.recipient, first.late):
        return False
    if any(other.happening == telling.happening and other.stage == telling.stage for other in sheet):
        return False
    return telling.late or abs((day_of(telling) - day_of(first)).days) < 500
