"""All that checks look at: claims in the order of exports, with the documents that they are in."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from reftel.accounts.agreement.periods import touched
from reftel.checks import words
from reftel.checks.settings import settings
from reftel.model.actor import state_of
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, Stage
from reftel.model.event import Event
from reftel.model.finding import Finding, Severity
from reftel.model.source import Page, Passage, Source, place_in_exports

_FIRST_POST = "first post"
"""How a thread says what its date is: that of its first post, which is no date of the others."""


class Case:
    """Claims, each once, with their documents, events and pages as far as these are known."""

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Mapping[str, Source],
        events: Sequence[Event],
        pages: Mapping[str, Page],
    ) -> None:
        self.sources, self._pages = sources, pages
        self._passages: dict[str, list[Passage]] = {}
        by_id = {claim.id: claim for claim in claims}
        places = sorted(by_id, key=lambda key: place_in_exports(by_id[key], key, sources.get(by_id[key].document)))
        self._rank = {key: number for number, key in enumerate(places)}
        self.claims = [by_id[key] for key in places]
        self.told_of_events = [
            [by_id[key] for key in sorted(by_id.keys() & set(event.claims), key=self._rank.__getitem__)]
            for event in sorted(events, key=lambda event: event.id)
        ]

    def asserted(self, kinds: Iterable[str], stages: Iterable[Stage | None] | None = None) -> Iterator[Claim]:
        """The claims of these kinds (at these stages) that are told as being so: no plans, no denials."""
        wanted = set(kinds)
        at = None if stages is None else set(stages)
        for claim in self.claims:
            if claim.kind in wanted and is_asserted(claim) and (at is None or claim.stage in at):
                yield claim

    def name(self, document: str) -> str:
        """What a document goes by."""
        source = self.sources.get(document)
        return source.name if source else str(settings("words")["unclear"])

    def says(self, *claims: Claim) -> str:
        """Whose claims these are: the speakers and the documents, each once."""
        return words.joined(self._says(claim) for claim in claims)

    def _says(self, claim: Claim) -> str:
        name, held = self.name(claim.document), settings("words")
        if not claim.said_by:
            return str(held["says"]).format(source=name)
        return str(held["says_by"]).format(source=name, speaker=claim.said_by[-1])

    def date_of(self, claim: Claim) -> str | None:
        """When a claim was made: the date of its passage, else the document's; None where a thread has none for it."""
        source = self.sources.get(claim.document)
        dated = [passage.date for passage in self._dated(claim.document) if passage.span.overlaps(claim.span)]
        if dated:
            return max(day for day in dated if day)
        is_thread = source is not None and source.form.get("dated by") == _FIRST_POST
        return source.date if source and not is_thread else None

    def _dated(self, document: str) -> list[Passage]:
        """The passages of a document that have a date of their own: its text is not kept."""
        if document not in self._passages:
            page = self._pages.get(document)
            self._passages[document] = [passage for passage in page.passages if passage.date] if page else []
        return self._passages[document]

    def as_of(self, claim: Claim) -> str | None:
        """When what a claim says holds: its period, else the time at which it was made."""
        return claim.period or self.date_of(claim)

    def finding(self, check: str, severity: Severity, claims: Iterable[Claim], sentence: str) -> Finding:
        """A finding on claims, which it names in the order of exports."""
        by_id = {claim.id: claim.document for claim in claims}
        ids = sorted(by_id, key=self._rank.__getitem__)
        documents = tuple(dict.fromkeys(by_id[one] for one in ids))
        return Finding(check=check, severity=severity, claims=tuple(ids), documents=documents, sentence=sentence)


def is_asserted(claim: Claim) -> bool:
    """True of what is told as being so, on hearsay too."""
    return claim.modality in ("factual", "alleged") and claim.polarity == "affirmed"


def is_told(amount: Quantity | Money | None) -> bool:
    """True where an amount is stated, one end of it at least."""
    return amount is not None and (amount.low is not None or amount.high is not None)


def states(ids: Iterable[str]) -> tuple[str, ...]:
    """The states or blocs of parties, in order."""
    return tuple(sorted({state_of(one) for one in ids}))


def pair(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two sides of a claim by state."""
    return states(claim.actor), states(claim.recipient)


def grouped(claims: Iterable[Claim], key: Callable[[Claim], Hashable]) -> list[list[Claim]]:
    """The claims that a key puts together, groups of two or more, in order of their first."""
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (group := key(claim)) is not None:
            groups[group].append(claim)
    return [group for group in groups.values() if len(group) > 1]


def is_before(one: str | None, other: str | None) -> bool:
    """True where all of one period lies before all of another, vague ends widened."""
    mine, theirs = touched(one), touched(other)
    return mine is not None and theirs is not None and mine[1] < theirs[0]


def holds(whole: str | None, part: str | None) -> bool:
    """True where a period lies within another as told."""
    wide, narrow = touched(whole), touched(part)
    return wide is not None and narrow is not None and wide[0] <= narrow[0] and narrow[1] <= wide[1]
