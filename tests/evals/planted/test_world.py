"""Planted worlds: the same for the same number, with exact quotes, and with a truth that holds of what is told."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.planted import World, plant

LEVELS = ("easy", "archive", "hard")


@cache
def worlds() -> tuple[World, ...]:
    return tuple(plant(seed, level) for seed in (1, 2) for level in LEVELS)


def test_a_number_makes_one_world() -> None:
    assert plant(7) == plant(7)
    assert plant(7).claims != plant(8).claims


def test_there_is_no_level_of_another_name() -> None:
    with pytest.raises(KeyError):
        plant(1, "impossible")


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), level=st.sampled_from(LEVELS))
def test_quotes_and_slots_stand_at_their_place(seed: int, level: str) -> None:
    world = plant(seed, level)
    texts = {document.sha256: document.text for document in world.documents}
    for claim in world.claims:
        text = texts[claim.document]
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.item == text[claim.slot_spans["item"][0].start : claim.slot_spans["item"][0].end]
        for slot, spans in claim.slot_spans.items():
            assert all(text[span.start : span.end].strip() for span in spans), slot


def test_each_claim_has_its_own_id_and_one_happening() -> None:
    for world in worlds():
        ids = [claim.id for claim in world.claims]
        assert len(set(ids)) == len(ids)
        assert set(world.event_of) == set(ids)


def test_a_happening_is_of_one_kind() -> None:
    for world in worlds():
        kinds = {(world.event_of[claim.id], claim.kind) for claim in world.claims}
        assert len(kinds) == len({event for event, _ in kinds})


def test_rivals_are_of_one_happening_and_stage_and_tell_the_slot() -> None:
    for world in worlds():
        claims = {claim.id: claim for claim in world.claims}
        for (one, two), slots in world.rivals.items():
            first, second = claims[one], claims[two]
            assert one < two
            assert world.event_of[one] == world.event_of[two]
            assert first.stage == second.stage
            for slot in slots:
                assert getattr(first, slot) != getattr(second, slot)
                assert getattr(first, slot)
                assert getattr(second, slot)


def test_copies_are_of_one_happening_and_later() -> None:
    for world in worlds():
        claims = {claim.id: claim for claim in world.claims}
        days = {document.sha256: document.date or "" for document in world.documents}
        for copy in world.copies:
            one, other = claims[copy.copy], claims[copy.origin]
            assert world.event_of[one.id] == world.event_of[other.id]
            assert days[one.document] > days[other.document]
            if copy.how in ("reprint", "via"):
                assert one.quote.casefold() == other.quote.casefold()


def test_what_is_corrupted_is_a_copy_and_differs_from_it() -> None:
    for world in worlds():
        claims = {claim.id: claim for claim in world.claims}
        origins = {copy.copy: copy.origin for copy in world.copies}
        for wrong in world.corrupted:
            one = claims[wrong]
            roots = [origins[wrong]]
            while roots[-1] in origins:
                roots.append(origins[roots[-1]])
            figures = [(c.quantity, c.value, c.period, c.designators) for c in (one, *map(claims.__getitem__, roots))]
            assert len(set(figures)) > 1


def test_the_default_has_of_everything() -> None:
    found: Counter[str] = Counter()
    for seed in range(1, 6):
        world = plant(seed)
        found.update(slot for slots in world.rivals.values() for slot in slots)
        found.update(copy.how for copy in world.copies)
        found.update(world.corrupted.values())
        found["undecided"] += len(world.undecided)
    assert {"quantity", "period", "actor", "recipient", "terms", "polarity", "value", "undecided"} <= set(found)
    assert {"reprint", "edited", "reworded", "quotation", "via", "attributed"} <= set(found)
    assert {"digits swapped", "zero dropped", "count and designation swapped", "unit changed"} <= set(found)


def test_a_harder_level_tells_less() -> None:
    told = []
    for level in LEVELS:
        arms = [c for seed in (3, 4, 5) for c in plant(seed, level).claims if c.kind == "transfer"]
        told.append(sum(bool(c.quantity) + bool(c.period) + bool(c.designators) for c in arms) / len(arms))
    assert told == sorted(told, reverse=True)


def test_sources_and_pages_are_of_the_documents() -> None:
    world = plant(1)
    sources, pages = world.sources(), world.pages()
    assert sum(source.n_claims for source in sources.values()) == len(world.claims)
    for document in world.documents:
        assert pages[document.sha256].text == document.text
        assert pages[document.sha256].passages[0].kind == "heading"
