"""What stands of a document's claims, and in which state, after all that reviewers said of them.

Of each reviewer the latest judgement on a claim counts; a judgement on several claims counts for all of them or for
none. Where reviewers differ the claim is disputed, until an adjudication settles it. A judgement that was withdrawn
counts nowhere. What follows depends on the order of one reviewer's judgements, and of adjudications, not on the order
in which different reviewers spoke.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from reftel.model.judgement import PAIR_VERDICTS, Judgement, Review, in_force
from reftel.review.landing import Ground

_AFTERMATH: dict[str, Review] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "split": "split", "merge": "merged",
}  # fmt: skip
_Position = tuple[str, frozenset[str]]
"""A verdict, and the statements of the claims that it puts in the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What follows for one document.

    `states` has the claims that were judged and those that stand since a person made them (`made`). `bears` says for
    each judgement and claim judged on which claim that stands it bears now; `open` has those that bear on none.
    """

    states: Mapping[str, Review]
    made: tuple[str, ...]
    bears: Mapping[tuple[str, str], str]
    open: tuple[tuple[str, str], ...]


NOTHING_SAID = Settled(states={}, made=(), bears={}, open=())


def settle(said: Sequence[Judgement], ground: Ground) -> Settled:
    """What follows from all judgements (oldest first) that touch a document."""
    court = _Court(said, ground)
    disputed = court.disputed()
    made = court.made()
    states = {made.get(node, node): court.state(node, disputed) for node in court.nodes() if court.stands(node, made)}
    return Settled(states=states, made=tuple(sorted(made.values())), bears=court.bears(made), open=court.open(made))


def votes(said: Sequence[Judgement], ground: Ground) -> dict[str, dict[str, Judgement]]:
    """For each claim that was judged, each reviewer's own judgement on it, adjudications left out."""
    court = _Court([each for each in said if not each.adjudicates], ground)
    return {
        node: own
        for node, by in court.positions.items()
        if (own := {reviewer: each for reviewer, each in by.items() if node in court.on(each)})
    }


def positions(said: Sequence[Judgement], ground: Ground) -> dict[str, dict[str, Judgement]]:
    """For each claim that stands, what each reviewer says of it, if only by making it."""
    court = _Court(said, ground)
    made = court.made()
    return {made.get(node, node): by for node, by in court.positions.items() if court.stands(node, made)}


class _Court:
    """One document's judgements, each at the claims on which it bears now.

    A claim is spoken of by its `node`: the extracted claim that stands for it, else the first by id of the claims that
    people made with the same words at the same place, else (of one that is gone) itself. `settling` has the
    adjudication that holds at a node, `positions` what each reviewer says there, `in_force` all judgements that count.
    """

    def __init__(self, said: Sequence[Judgement], ground: Ground) -> None:
        self._alive = in_force(said)
        self._carried = {each.after for each in self._alive}
        self._ground = ground
        self._made_nodes = self._place_made()
        self.in_force: dict[str, Judgement] = {}
        single = [each for each in self._alive if each.verdict not in PAIR_VERDICTS]
        self.settling = self._latest([each for each in single if each.adjudicates], {})
        self.positions: dict[str, dict[str, Judgement]] = {}
        for reviewer in sorted({each.reviewer for each in single}):
            own = [each for each in single if each.reviewer == reviewer and not each.adjudicates]
            for node, each in self._latest(own, self.settling).items():
                self.positions.setdefault(node, {})[reviewer] = each

    def _place_made(self) -> dict[str, str]:
        """The nodes of claims that people made: an extracted one that says the same, save one that they replace."""
        replaced: dict[str, set[str | None]] = {}
        for each in self._alive:
            for claim in self._makes(each):
                replaced.setdefault(claim, set()).update(self._ground.landing(on) for on in self._here(each))
        nodes: dict[str, str] = {}
        alike: dict[tuple[str, int, int], list[str]] = {}
        for claim, origins in replaced.items():
            landed = self._ground.landing(claim)
            if landed is not None and landed not in origins:
                nodes[claim] = landed
            else:
                place = self._ground.judged[claim]
                alike.setdefault((place.statement, place.start, place.end), []).append(claim)
        return nodes | {claim: min(claims) for claims in alike.values() for claim in claims}

    def _latest(self, own: Sequence[Judgement], taken: Mapping[str, Judgement]) -> dict[str, Judgement]:
        """At each node the judgement of one voice that counts: the latest, of several claims all or none."""
        found: dict[str, Judgement] = {}
        for each in reversed(own):
            if any(node in found or node in taken for node in self.on(each)):
                continue
            self.in_force[each.id] = each
            made = [node for node in self._makes_nodes(each) if node not in found and node not in taken]
            found |= dict.fromkeys([*self.on(each), *made], each)
        return found

    def _here(self, judgement: Judgement) -> list[str]:
        """Those of the claims judged that are of this document."""
        return [claim for claim in judgement.on if claim in self._ground.judged]

    def _makes(self, judgement: Judgement) -> tuple[str, ...]:
        """The claims that a judgement puts in the place; once it is carried over, its successor does."""
        return () if judgement.id in self._carried else judgement.makes

    def node(self, claim: str) -> str:
        """What is spoken of where a judgement names this claim."""
        return self._made_nodes.get(claim) or self._ground.landing(claim) or claim

    def on(self, judgement: Judgement) -> list[str]:
        """The nodes of the claims judged."""
        return [self.node(claim) for claim in self._here(judgement)]

    def _makes_nodes(self, judgement: Judgement) -> list[str]:
        return [self.node(claim) for claim in self._makes(judgement)]

    def nodes(self) -> list[str]:
        """All nodes of which somebody said something that counts."""
        return sorted({*self.settling, *self.positions})

    def made(self) -> dict[str, str]:
        """The nodes that stand since a person made them, each with the claim that stands there."""
        found: dict[str, str] = {}
        for each in self.in_force.values():
            for claim in self._makes(each):
                if (node := self.node(claim)) not in self._ground.now:
                    found[node] = min(claim, found.get(node, claim))
        return found

    def stands(self, node: str, made: Mapping[str, str]) -> bool:
        """True where a claim stands at a node, whether or not it is wrong or replaced."""
        return node in self._ground.now or node in made

    def _position(self, node: str, judgement: Judgement) -> _Position:
        if node not in self.on(judgement):
            return "accept", frozenset()
        return judgement.verdict, frozenset(self._ground.judged[claim].statement for claim in judgement.makes)

    def disputed(self) -> set[str]:
        """The nodes at which reviewers differ, with what they were judged together with and what was made of them."""
        found = {
            node
            for node, by in self.positions.items()
            if node not in self.settling and len({self._position(node, each) for each in by.values()}) > 1
        }
        size = -1
        while len(found) != size:
            size = len(found)
            for each in self.in_force.values():
                if not each.adjudicates and found.intersection(self.on(each)):
                    made = {node for node in self._makes_nodes(each) if node not in self._ground.now}
                    found |= {*self.on(each), *made} - self.settling.keys()
        return found

    def state(self, node: str, disputed: Container[str]) -> Review:
        """The state of the review of what stands at a node."""
        if node in disputed:
            return "disputed"
        said = [self.settling[node]] if node in self.settling else list(self.positions[node].values())
        explicit = [each for each in said if node in self.on(each)]
        if not explicit:
            return "accepted" if node in self._ground.now else "hand"
        return _AFTERMATH[explicit[0].verdict]

    def bears(self, made: Mapping[str, str]) -> dict[tuple[str, str], str]:
        """For each judgement and each claim that it is on (or that it makes, where another stands for it)."""
        found: dict[tuple[str, str], str] = {}
        for each in self._alive:
            for claim in (*self._here(each), *self._makes(each)):
                node = self.node(claim)
                stands = made.get(node, node)
                if self.stands(node, made) and (claim in each.on or stands != claim):
                    found[each.id, claim] = stands
        return found

    def open(self, made: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The judgements that count and bear on no claim, each with its claim."""
        return tuple(
            (each.id, claim)
            for each in self._alive
            if each.id not in self._carried and (each.verdict in PAIR_VERDICTS or each.id in self.in_force)
            if not (each.makes and all(node in self._ground.now for node in self._makes_nodes(each)))
            for claim in self._here(each)
            if not self.stands(self.node(claim), made)
        )
