"""Claims by the thousand."""

from collections import Counter

from evals.planted import many, sources


def test_so_many_claims_as_asked_for_and_always_the_same() -> None:
    made = list(many(3000, seed=5))
    assert len({claim.id for claim, _ in made}) == 3000
    assert made == list(many(3000, seed=5))
    assert {claim.document for claim, _ in made} <= set(sources(3000, seed=5))


def test_events_have_one_to_six_claims_and_pairs_of_states_are_unequal() -> None:
    made = list(many(20_000))
    events = Counter(number for _, number in made)
    assert max(events.values()) == 6
    assert min(events.values()) == 1
    pairs = Counter((claim.actor, claim.recipient) for claim, _ in made).most_common()
    assert pairs[0][1] > 20 * pairs[len(pairs) // 2][1]
