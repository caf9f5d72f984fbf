"""What a claim moves is what changes in the measures themselves when it is taken out."""

from math import inf

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.measures.facts import facts, facts_of
from reftel.measures.influence import influence
from reftel.measures.presence import presence
from reftel.measures.records import event_evidence
from reftel.measures.shares import supplier_shares
from reftel.measures.turnover import top_suppliers
from reftel.measures.volumes import volumes
from tests.measures.told import claim, event, source

KINDS = ("transfer", "mission", "training", "financing")
PLACE = ("supplier", "recipient", "year")

_SLOTS = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(["SUN", "USA", "SUN+USA", "", "EASTERN-EUROPE"]),
        "recipient": st.sampled_from(["PER", "PER", "CHL", ""]),
        "period": st.sampled_from(["1971", "1972", "1973~", "1971/1973", "1972-05", "1973/..", "[1971,1973]", None]),
        "kind": st.sampled_from(["transfer", "transfer", "mission", "training"]),
        "stage": st.sampled_from(["delivered", "delivered", "ongoing", "agreed", None]),
        "n": st.sampled_from([None, 4, 10, (5, 12), (8, None), (None, 6)]),
        "polarity": st.sampled_from(["affirmed"] * 5 + ["denied"]),
        "modality": st.sampled_from(["factual"] * 5 + ["alleged"]),
        "document": st.sampled_from(["d1", "d2"]),
    }
)
_ACCOUNTS = st.lists(st.lists(_SLOTS, min_size=1, max_size=3), min_size=1, max_size=2)
_LEDGERS = st.lists(_ACCOUNTS, min_size=1, max_size=4)
SOURCES = (source("d1", "1974-02-03"), source("d2"))


def ledger(drawn):
    """The frame of statements of drawn events, and their claims."""
    events, claims = [], []
    for accounts in drawn:
        made = [[claim(**slots) for slots in account] for account in accounts]
        events.append(event(*made))
        claims += [each for account in made for each in account]
    return facts(events, claims, SOURCES).statements, claims


def published(frame):
    """The measures as they are published, by measure and cell."""
    told = facts_of(frame)
    found = {"presence": {}, "volumes": {}, "shares": {}, "top": {}, "contested": {}}
    for kind in KINDS[:3]:
        for row in presence(told, kinds=(kind,)).iter_rows(named=True):
            found["presence"][(kind, *(row[name] for name in PLACE))] = (row["low"], row["high"])
    for kind in ("transfer", "training"):
        for row in volumes(told, "aircraft", kinds=(kind,)).iter_rows(named=True):
            if row["n_quantified"]:
                high = inf if row["high"] is None else row["high"]
                found["volumes"][(kind, *(row[name] for name in PLACE))] = (row["low"], high)
    shares = supplier_shares(told, "aircraft")
    for row in shares.iter_rows(named=True):
        if row["low"] is not None:
            found["shares"][tuple(row[name] for name in PLACE)] = (row["low"], row["high"])
    for row in top_suppliers(shares).iter_rows(named=True):
        found["top"][(row["recipient"], row["year"])] = row["top"]
    evidence = event_evidence(told).iter_rows(named=True)
    found["contested"] = {row["ids"][0]: row["contested"] for row in evidence}
    return found


def ends_moved(before, after):
    return sum(abs(a - b) for a, b in zip(before, after, strict=True)) / 2


def relative(one, other):
    if one == other:
        return 0
    most = max(one, other)
    return 1 if most == inf else abs(one - other) / most


def moved_by_hand(before, after):
    """How far each measure moves, from its values before and after."""
    moved = dict.fromkeys(before, 0.0)
    for cell in {*before["presence"], *after["presence"]}:
        then, now = before["presence"].get(cell, (0, 0)), after["presence"].get(cell, (0, 0))
        is_zero_lost = before["presence"].get(cell) == (0, 0) and cell not in after["presence"]
        moved["presence"] += ends_moved(then, (0, 1) if is_zero_lost else now)
    for cell in {*before["volumes"], *after["volumes"]}:
        ends = zip(before["volumes"].get(cell, (0, 0)), after["volumes"].get(cell, (0, 0)), strict=True)
        moved["volumes"] += sum(relative(one, other) for one, other in ends) / 2
    for cell in {*before["shares"], *after["shares"]}:
        moved["shares"] += ends_moved(before["shares"].get(cell, (0, 0)), after["shares"].get(cell, (0, 0))) / 5
    tops = {*before["top"], *after["top"]}
    moved["top"] = sum(before["top"].get(cell) != after["top"].get(cell) for cell in tops) / 5
    calm = [name for name, is_contested in after["contested"].items() if not is_contested]
    moved["contested"] = float(sum(before["contested"][name] for name in calm))
    return moved


@settings(max_examples=20)
@given(_LEDGERS)
def test_what_moves_is_what_the_measures_without_the_claim_say(drawn):
    frame, claims = ledger(drawn)
    found = {row["claim"]: row for row in influence(frame, {}).iter_rows(named=True)}
    before = published(frame)
    for each in claims:
        by_hand = moved_by_hand(before, published(frame.filter(pl.col("claim") != each.id)))
        row = found.get(each.id, {})
        for measure, moved in by_hand.items():
            assert row.get(f"{measure}_moved", 0.0) == pytest.approx(moved, abs=1e-6), (measure, each)


@settings(max_examples=8)
@given(_LEDGERS, st.randoms())
def test_order_of_statements_changes_nothing(drawn, random):
    frame, claims = ledger(drawn)
    chances = {each.id: random.choice([None, 0.2, 0.9]) for each in claims}
    rows = list(range(frame.height))
    random.shuffle(rows)
    assert influence(frame[rows], chances).equals(influence(frame, chances))


def frame_of(*events):
    claims = [each for accounts in events for account in accounts for each in account]
    return facts([event(*accounts) for accounts in events], claims).statements


def test_only_support_of_a_year():
    only = claim("SUN", "PER", "1973", kind="mission", stage="ongoing")
    (row,) = influence(frame_of([[only]]), {only.id: 0.75}).iter_rows(named=True)
    assert (row["stake"], row["presence_moved"], row["measure"]) == (0.25, 1.0, "presence")
    assert (row["low"], row["high"], row["low_without"], row["high_without"]) == (1, 1, None, None)


def test_repeating_what_others_say_moves_nothing():
    same = [claim("SUN", "PER", "1973", n=12) for _ in range(10)]
    assert influence(frame_of([same]), {}).is_empty()


def test_one_that_narrows_beside_ten_that_repeat():
    same = [claim("SUN", "PER", "1973", n=(4, 20)) for _ in range(10)]
    narrow = claim("SUN", "PER", "1973", n=12)
    (row,) = influence(frame_of([[*same, narrow]]), {}).iter_rows(named=True)
    assert (row["claim"], row["measure"]) == (narrow.id, "volumes")
    assert (row["low"], row["low_without"], row["high_without"]) == (12, 4, 20)


def test_deciding_who_is_on_top_comes_first():
    small = claim("USA", "PER", "1973", n=10)
    large = claim("SUN", "PER", "1973", n=12)
    rows = influence(frame_of([[small]], [[large]]), {}).iter_rows(named=True)
    found = {row["claim"]: row for row in rows}
    assert [found[large.id][name] for name in ("measure", "top", "top_without", "year")] == ["top", "SUN", "USA", 1973]
    assert found[small.id]["measure"] == "presence"
    assert found[large.id]["top_moved"] == pytest.approx(1.0)


def test_rival_account_of_one_claim_is_what_is_contested():
    one, other = claim("SUN", "PER", "1973", n=12), claim("SUN", "PER", "1973", n=30)
    rows = influence(frame_of([[one], [other]]), {}).iter_rows(named=True)
    assert [row["contested_moved"] for row in rows] == [1.0, 1.0]


def test_the_less_probable_of_two_alike_comes_first():
    sure, doubtful = claim("SUN", "PER", "1973"), claim("SUN", "CHL", "1973")
    found = influence(frame_of([[sure]], [[doubtful]]), {sure.id: 0.9, doubtful.id: 0.4})
    assert found.get_column("claim").to_list() == [doubtful.id, sure.id]
    assert found.get_column("stake").to_list() == [0.6, 0.1]
