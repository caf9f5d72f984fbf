"""Claims that derive from other claims by who is named: outlets, speakers, lines of credit, telegrams referred to.

No words need be shared. A name alone makes no copy: the two claims must say the same besides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.accounts.copies.content import sameness
from reftel.accounts.copies.outlets import Outlets
from reftel.accounts.copies.slips import bare
from reftel.accounts.copies.speakers import is_one, speaker_of
from reftel.accounts.copies.words import Pages
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.copies import Sign

CROWD = 40
"""Of one name and one state, so many claims are compared each with each; of more, each with the next of its period."""

MANY = 200
"""Claims of an outlet on one state that are all looked at; of more, those that tell one thing more alike."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A claim that derives from another, by a sign; `named` is who or what is named."""

    sign: Sign
    copy: str
    origin: str
    directed: bool
    score: float
    named: str


Key = tuple[str, ...]
Groups = Mapping[Key, Sequence[str]]


class Chains:
    """All that names lead to, in a set of documents with their claims by id."""

    def __init__(self, pages: Pages, claims: Mapping[str, Claim], outlets: Outlets) -> None:
        self._pages, self._claims, self._outlets = pages, claims, outlets
        self._of_document = _grouped(((claim.document,), name) for name, claim in claims.items())
        self._told = _grouped(
            ((*group, *key), name)
            for name, claim in claims.items()
            for group in [(claim.document,), *outlets.of(claim.document)]
            for key in [*_keys(claim), *_telling_keys(claim)]
        )

    def found(self) -> Iterator[Chain]:
        """Every chain, the surer signs first."""
        yield from self._attributions()
        yield from self._credits()
        yield from self._references()
        yield from self._shared_credits()
        yield from self._speakers()

    def _attributions(self) -> Iterator[Chain]:
        """Claims that an outlet is said to make, and the outlet's own."""
        for name, claim in self._claims.items():
            for said in claim.said_by:
                outlet = self._outlets.known_in(said)
                if outlet and outlet not in self._outlets.of(claim.document):
                    yield from self._same(name, outlet, "attribution", said)

    def _credits(self) -> Iterator[Chain]:
        """Claims of documents that say which outlet their text is from, and the outlet's own."""
        for document, outlets in self._outlets.credits.items():
            for outlet in filter(None, map(self._outlets.known_as, outlets)):
                for name in self._of_document.get((document,), ()):
                    yield from self._same(name, outlet, "credit", " ".join(outlet))

    def _shared_credits(self) -> Iterator[Chain]:
        """Claims of documents that name one outlet, of which there is no document, as where their text is from."""
        crediting = _grouped(
            ((*credit, *key), name)
            for document, outlets in self._outlets.credits.items()
            for credit in outlets
            if self._outlets.known_as(credit) is None
            for name in self._of_document.get((document,), ())
            for key in _keys(self._claims[name])
        )
        for key, group in sorted(crediting.items()):
            yield from self._alike(group, "credit", " ".join(key[:-2]))

    def _references(self) -> Iterator[Chain]:
        """Claims of telegrams, and those of the telegrams that they refer to."""
        forms = {sha256: source.form for sha256, (source, _) in sorted(self._pages.items())}
        numbers = {form["document number"]: sha256 for sha256, form in forms.items() if "document number" in form}
        for document, form in forms.items():
            for number in form.get("references", "").split("; "):
                for name in self._of_document.get((document,), ()) if number in numbers else ():
                    yield from self._same(name, (numbers[number],), "reference", number)

    def _speakers(self) -> Iterator[Chain]:
        """Claims of different documents in the mouth of one named person or body."""
        speakers = {name: found for name, claim in self._claims.items() if (found := speaker_of(claim))}
        named = _grouped(
            ((word, *key), name)
            for name, (_, known_by) in speakers.items()
            for word in known_by
            for key in _keys(self._claims[name])
        )
        for _, group in sorted(named.items()):
            for chain in self._alike(group, "speaker", ""):
                said, known_by = speakers[chain.copy]
                if is_one(known_by, speakers[chain.origin][1]):
                    yield replace(chain, named=said)

    def _same(self, name: str, group: Key, sign: Sign, named: str) -> Iterator[Chain]:
        """The claims of a document or an outlet from which a claim of another document derives."""
        claim = self._claims[name]
        for other in self._partners(claim, group):
            score = sameness(claim, self._claims[other], named if sign == "attribution" else None)
            if score and self._claims[other].document != claim.document:
                yield Chain(sign, name, other, True, score, named)

    def _partners(self, claim: Claim, group: Key) -> Iterable[str]:
        """The claims of a group on the same state; out of many, those that tell one thing more alike."""
        found = {name for key in _keys(claim) for name in self._told.get((*group, *key), ())}
        if len(found) > MANY:
            found = {name for key in _telling_keys(claim) for name in self._told.get((*group, *key), ())}
        return sorted(found)

    def _alike(self, names: Iterable[str], sign: Sign, named: str) -> Iterator[Chain]:
        """The claims of a group that say the same in different documents, the later one as the copy."""
        claims = self._claims
        group = sorted(set(names), key=lambda name: (claims[name].period or "", claims[name].designators, name))
        reach = len(group) if len(group) <= CROWD else CROWD // 2
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + reach]:
                if claims[one].document != claims[other].document:
                    score = max(sameness(claims[one], claims[other]), sameness(claims[other], claims[one]))
                    if score:
                        yield Chain(sign, one, other, False, score, named)


def _grouped(pairs: Iterable[tuple[Key, str]]) -> Groups:
    found: dict[Key, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return found


def _keys(claim: Claim) -> Iterator[Key]:
    """What two claims that say the same share: the kind, and a state."""
    for state in sorted({state_of(party) for party in (*claim.actor, *claim.recipient)}):
        yield claim.kind, state


def _telling_keys(claim: Claim) -> Iterator[Key]:
    """What fewer claims share: the same with a designation, an amount, a year or a place."""
    told = [*claim.designators, *claim.place, *([claim.period[:4]] if claim.period else [])]
    told += [bare(amount) for amount in (claim.quantity, claim.value) if amount]
    for key in _keys(claim):
        yield from ((*key, one) for one in sorted(set(told)))
