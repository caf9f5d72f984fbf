"""Measures of events that were grouped and parted into accounts, and of what a policy believes of them."""

import pytest

from reftel.accounts.grouping import group
from reftel.accounts.policy.believing import believe
from reftel.accounts.policy.parse import list_policies, load_policy
from reftel.accounts.versions.build import accounts_of
from reftel.measures.facts import facts
from reftel.measures.lineage import why
from reftel.measures.presence import presence
from reftel.measures.volumes import volumes
from reftel.model.span import Span
from tests.measures.told import PERU, claim, event, marked, source

SOURCES = {name: source(name, "1978") for name in ("d1", "d2", "d3")}


def events_of(claims, sources):
    by_id = {each.id: each for each in claims}
    return [accounts_of(each, by_id, sources) for each in group(claims, sources)]


def tanks(document: str, n: float, **slots):
    told = {"period": "1975-06", "unit": "tanks", "designators": ("T-55",), "span": Span(0, 9)}
    return claim("SUN", "PER", document=document, n=n, **told | slots)


def test_rival_accounts_give_bounds_and_a_policy_narrows_them() -> None:
    claims = [tanks("d1", 40), tanks("d2", 60), tanks("d3", 60)]
    events = events_of(claims, SOURCES)
    assert [len(event.accounts) for event in events] == [2]
    told = facts(events, claims, SOURCES.values())
    row = volumes(told, "tanks").row(0, named=True)
    assert (row["low"], row["high"], row["share_contested"], row["n_origins"]) == (40, 60, 1.0, 3)
    assert {reason.accounts for reason in why(row, events, claims)} == {(1,), (2,)}


@pytest.mark.parametrize(
    ("period", "years"), [(None, [1975]), ("../1979", [1975]), ("1975/1976", [1975, 1976]), ("../1974", [])]
)
def test_an_account_that_is_vaguer_on_time_takes_no_year_away(period: str | None, years: list[int]) -> None:
    claims = [tanks("d1", 40), tanks("d2", 60, period=period)]
    told = facts([event([claims[0]], [claims[1]])], claims, SOURCES.values())
    assert presence(told)["year"].to_list() == years


@pytest.mark.parametrize("name", list_policies())
def test_what_a_policy_believes_is_within_what_all_accounts_give(name) -> None:
    claims = [tanks("d1", 40), tanks("d2", 60), tanks("d3", 60)]
    events = events_of(claims, SOURCES)
    held = {each.id: each for each in claims}
    beliefs = [believe(event, held, SOURCES, (), load_policy(name)) for event in events]
    row = volumes(facts(events, claims, beliefs=beliefs), "tanks").row(0, named=True)
    assert 40 <= row["low"] <= row["high"] <= 60


def test_the_sample_dossier_grouped_has_no_fact_less_and_none_twice() -> None:
    claims, sources = marked(PERU, PERU / "gold")
    events = events_of(claims, {each.sha256: each for each in sources})
    alone, grouped = facts((), claims, sources), facts(events, claims, sources)
    key = ["supplier", "recipient", "year"]
    cells = presence(alone, kinds=["mission"]).select(key)
    assert cells.join(presence(grouped, kinds=["mission"]), on=key, how="anti").is_empty()
    assert len(grouped.rows) <= len(alone.rows)
