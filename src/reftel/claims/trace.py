"""What the way to the claims of a document leaves behind, for those who ask why a sentence gave none."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftel.claims.repeats import Candidate
from reftel.claims.scene import Scene
from reftel.model.claim import Claim
from reftel.model.refusal import Refusal


@dataclass(kw_only=True)
class Trace:
    """Filled by `find_claims`; nothing is looked up in it there.

    `scenes` are the sentences, `tables` the blocks that were read as tables and lists. `made` are all candidates,
    `once` those of them that do not repeat another, `kept` those that no other tells more fully, `found` what
    became of each of these, a claim or a refusal.
    """

    scenes: Sequence[Scene] = ()
    tables: frozenset[int] = frozenset()
    made: Sequence[Candidate] = ()
    once: Sequence[Candidate] = ()
    kept: Sequence[Candidate] = ()
    found: Sequence[Claim | Refusal] = ()
