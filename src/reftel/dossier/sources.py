"""The documents that a dossier rests on, and the words of its claims in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reftel.dossier.contested import Grading
from reftel.dossier.figures import in_order
from reftel.dossier.gathering import Gathered
from reftel.dossier.words import chain_words, period_words, place_words
from reftel.exports.citing import cite, web_of
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.source import Source
from reftel.strings import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document in the bibliography: its citation, what people hold of its outlet, the claims that it carries.

    `dated` is its date in words, "" where it has none.
    """

    number: int
    source: Source
    dated: str
    citation: str
    reliability: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands in a note: the claim with its exact words, where they stand, who says so, in which document."""

    claim: Claim
    cited: Cited
    place: str
    speakers: tuple[str, ...]
    credibility: str


def bibliography(store: Store, gathered: Gathered, say: Say) -> list[Cited]:
    """The documents that were used, by their citations."""
    grading = Grading(gathered.grades)
    by_document: dict[str, list[str]] = {}
    for name in gathered.order:
        by_document.setdefault(gathered.claims[name].document, []).append(name)
    sources, language = gathered.sources.values(), gathered.asked.language
    entries = [(cite(each, web_of(each, store.fetches(each.sha256)), language), each) for each in sources]
    entries.sort(key=lambda entry: (entry[0].lstrip("“«").casefold(), entry[1].sha256))
    return [
        Cited(
            number=number, source=source, dated=period_words(say, source.date), citation=citation,
            reliability=grading.reliability(source), claims=in_order(by_document[source.sha256], gathered.order),
        )
        for number, (citation, source) in enumerate(entries, 1)
    ]  # fmt: skip


def notes_of(store: Store, gathered: Gathered, cited: Iterable[Cited], say: Say) -> Mapping[str, Note]:
    """The note of each claim, by its id. Each document's text is read once."""
    return dict(_notes(store, gathered, {each.source.sha256: each for each in cited}, say))


def _notes(
    store: Store, gathered: Gathered, cited: Mapping[str, Cited], say: Say
) -> Iterator[tuple[str, Note]]:
    grading = Grading(gathered.grades)
    claims = sorted(gathered.claims.items(), key=lambda item: item[1].document)
    for sha256, own in groupby(claims, key=lambda item: item[1].document):
        page, source = store.page(sha256), gathered.sources[sha256]
        for name, claim in own:
            under = page if page.text[claim.span.start : claim.span.end] == claim.quote else store.page_of(claim)
            yield name, Note(
                claim=claim,
                cited=cited[sha256],
                place=place_words(say, under, claim.span),
                speakers=chain_words(claim),
                credibility=grading.credibility(claim, source),
            )
