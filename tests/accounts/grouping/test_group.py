"""Grouping as a whole: order, links, cost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.accounts.grouping import group
from reftel.accounts.grouping.blocks import candidates
from reftel.accounts.grouping.profiles import profile_of
from reftel.accounts.grouping.rules import load_rules
from reftel.model.claim import Claim
from reftel.model.source import Source
from tests.accounts.told import claim, source


def sources(claims: list[Claim]) -> dict[str, Source]:
    named = [source(name) for name in "abcdef"]
    return {one.sha256: one for one in named if any(told.document == one.sha256 for told in claims)}


_CLAIMS = st.builds(
    claim,
    st.sampled_from("abcd"),
    st.integers(0, 5000),
    kind=st.sampled_from(["transfer", "mission", "holding", "disclosure"]),
    actor=st.sampled_from([(), ("SUN",), ("USA",), ("SUN", "CSK"), ("SUN/politburo",)]),
    recipient=st.sampled_from([(), ("PER",), ("CHL",), ("PER/army",)]),
    designators=st.sampled_from([(), ("T-55",), ("Su-22M",), ("Fitter",), ("T-55", "BM-21")]),
    item=st.sampled_from([None, "tanks", "the coup"]),
    quantity=st.sampled_from([None, "12 aircraft", "~30 tanks", "..40 tanks"]),
    period=st.sampled_from([None, "1973", "1973-07", "1975~", "1973/..", "1977-03-04"]),
    stage=st.sampled_from([None, "ordered", "delivered", "diverted", "refused"]),
    modality=st.sampled_from(["factual", "planned", "alleged"]),
    polarity=st.sampled_from(["affirmed", "denied"]),
    said_by=st.sampled_from([(), ("an attaché",), ("the embassy",)]),
)


@settings(deadline=None)
@given(st.lists(_CLAIMS, max_size=14), st.randoms(use_true_random=False))
def test_every_claim_is_in_one_group_whatever_the_order(claims: list[Claim], rng: Any) -> None:
    groups = group(claims, sources(claims))
    shuffled = claims + claims[:2]
    rng.shuffle(shuffled)
    assert group(shuffled, dict(reversed(sources(claims).items()))) == groups
    assert sorted(one for several in groups for one in several.claims) == sorted({one.id for one in claims})


@settings(deadline=None)
@given(st.lists(_CLAIMS, max_size=14))
def test_links_join_all_claims_of_a_group_and_add_up(claims: list[Claim]) -> None:
    for several in group(claims, sources(claims)):
        reached = {several.claims[0]}
        for _ in several.claims:
            reached |= {end for link in several.links for end in (link.first, link.second)
                        if {link.first, link.second} & reached}  # fmt: skip
        assert reached == set(several.claims)
        for link in several.links:
            assert link.first < link.second
            assert abs(sum(link.parts.values()) - link.score) < 1e-9


@settings(deadline=None)
@given(st.lists(_CLAIMS, max_size=14))
def test_scores_join_claims_of_one_kind_only(claims: list[Claim]) -> None:
    kinds = {one.id: one.kind for one in claims}
    assert all(len({kinds[one] for one in several.claims}) == 1 for several in group(claims, sources(claims)))


def test_groups_and_claims_stand_in_the_order_of_exports() -> None:
    late, early = claim("b", 900, period="1973-07", designators=("T-55",)), claim("a", 5, period="1990")
    first = claim("b", 10, period="1973", designators=("T-55",), stage="ordered")
    (one, two) = group([late, first, early], sources([late, early]))
    assert one.claims == (early.id,)
    assert two.claims == (first.id, late.id)
    (link,) = two.links
    assert set(link.parts) == {"actor", "recipient", "materiel", "period", "stage", "document"}


def test_nothing_gives_nothing() -> None:
    assert group([], {}) == ()


def test_a_document_that_is_not_known_is_no_error() -> None:
    assert len(group([claim("nowhere", period="1973")], {})) == 1


def test_the_number_of_comparisons_grows_with_the_claims_and_not_with_their_square() -> None:
    rules = load_rules()

    def compared(n_claims: int) -> int:
        told = [
            claim(f"document {at % 97}", at, designators=("T-55",), period=f"{1950 + at % 40}-{1 + at % 12:02}")
            for at in range(n_claims)
        ]
        return sum(1 for _ in candidates([profile_of(one, source(), rules) for one in told], rules))

    few, many = compared(1000), compared(4000)
    assert many < 6 * few


def test_a_passage_that_a_hundred_documents_print_is_one_event_even_without_a_date() -> None:
    words = "the embassy was told that forty tanks of the newest type had been unloaded at night"
    told = [claim(f"paper {at}", item="tanks", quantity="40 tanks", quote=words) for at in range(100)]
    assert len(group(told, {})) == 1


def test_versions_are_found_in_a_document_that_tells_a_hundred_things() -> None:
    doubted = {"modality": "alleged", "designators": ("T-62",), "quantity": "50 tanks"}
    versions = [
        claim("a", 20_000, said_by=("an officer",), **doubted),
        claim("a", 20_300, said_by=("an attaché",), **(doubted | {"quantity": "30 tanks"})),
    ]
    others = [claim("a", 200 * at, item="arms", period=None) for at in range(100)]
    groups = group([*others, *versions], {})
    assert any(set(one.claims) == {told.id for told in versions} for one in groups)
