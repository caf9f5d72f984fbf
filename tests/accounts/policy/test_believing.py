"""What policies make of an event of which there are several accounts."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.policy import believe, list_policies, load_policy
from reftel.model.belief import Belief, Choice, Policy
from reftel.model.claim import Claim
from reftel.model.event import Event
from reftel.model.grade import CREDIBILITIES, RELIABILITIES, Grade
from reftel.model.source import Source
from tests.accounts.told import claim, event_of, sha, source

CABLE = claim("cable", quantity="36 tanks", period="1976")
STUDY = claim("study", quantity="24 tanks", period="1976-05")
BLOG = claim("blog", quantity="24 tanks")
SOURCES = [
    source("cable", genre="cable", publisher="US Embassy Lima", date="1976-08-02"),
    source("study", genre="study", author="C. Cobb", date="1981"),
    source("blog", genre="text", date="2017-05-27"),
]


def _grade(key: str, time: str = "2026-01-01T00:00:00Z", **grades: Any) -> Grade:
    return Grade(source=key, grader="AB", time=time, **grades)


def _believe(policy: str | Policy, *claims: Claim, grades: Sequence[Grade] = (), **facts: Any) -> Belief:
    event = event_of(*claims, **facts)
    held: Mapping[str, Source] = {one.sha256: one for one in SOURCES}
    chosen = load_policy(policy) if isinstance(policy, str) else policy
    return believe(event, {one.id: one for one in claims}, held, grades, chosen)


def _policy(*rules: str, choices: tuple[Choice, ...] = ()) -> Policy:
    return Policy(name="ours", version=1, meaning="Ours.", rules=rules, choices=choices)


def _number(belief: Belief) -> list[tuple[object, object]]:
    (slot,) = (slot for slot in belief.slots if slot.slot == "quantity")
    return [(amount["low"], amount["high"]) for amount in slot.value]  # type: ignore[attr-defined]


def test_a_cautious_policy_holds_the_interval_over_all_accounts() -> None:
    belief = _believe("cautious", CABLE, STUDY, BLOG)
    assert (belief.accounts, belief.aside, belief.policy) == ((1, 2), (), "cautious 1")
    assert _number(belief) == [(24, 36)]
    by_slot = {slot.slot: slot for slot in belief.slots}
    assert by_slot["quantity"].is_contested
    assert [value[0]["low"] for value in by_slot["quantity"].values] == [24, 36]  # type: ignore[index]
    assert (by_slot["period"].value, by_slot["period"].values) == ("1976", ("1976-05", "1976"))
    assert (by_slot["actor"].value, by_slot["actor"].values) == (["SUN"], ())


CHOSEN = Choice(claim=CABLE.id, who="AB", why="the attaché counted them")
CASES: dict[str, tuple[str | Policy, tuple[int, int]]] = {
    "most independent origins": ("corroborated", (24, 24)),
    "primary over secondary, and of a text nobody knows which it is": ("primary", (24, 36)),
    "the earliest source": ("earliest", (36, 36)),
    "no grades": ("graded", (24, 36)),
    "a choice": (_policy("choice", choices=(CHOSEN,)), (36, 36)),
    "a choice comes first": (_policy("choice", "independence", choices=(CHOSEN,)), (36, 36)),
    "another rule comes first": (_policy("independence", "choice", choices=(CHOSEN,)), (24, 24)),
    "a choice of nothing here": (_policy("choice", choices=(Choice(claim="0" * 16, who="AB"),)), (24, 36)),
}


@pytest.mark.parametrize(("policy", "bounds"), CASES.values(), ids=CASES)
def test_rules_set_accounts_aside_and_ties_stay_intervals(policy: str | Policy, bounds: tuple[int, int]) -> None:
    assert _number(_believe(policy, CABLE, STUDY, BLOG)) == [bounds]


def test_primary_sources_are_believed_over_secondary_ones() -> None:
    belief = _believe("primary", CABLE, STUDY)
    assert _number(belief) == [(36, 36)]
    assert [(one.rule, one.why) for one in belief.aside] == [
        ("primary", "sources are secondary, and another account has primary")
    ]


def test_a_garbled_copy_is_set_aside_but_not_by_a_cautious_policy() -> None:
    assert _number(_believe("corroborated", CABLE, STUDY, corruptions={STUDY.id})) == [(36, 36)]
    assert _number(_believe("cautious", CABLE, STUDY, corruptions={STUDY.id})) == [(24, 36)]


def test_copies_do_not_outvote_an_independent_origin() -> None:
    copied = {STUDY.id: "agency", BLOG.id: "agency"}
    assert _number(_believe("corroborated", CABLE, STUDY, BLOG, origins=copied)) == [(24, 36)]


GRADES: dict[str, tuple[list[Grade], tuple[int, int]]] = {
    "reliable": ([_grade("publisher:us embassy lima", reliability="A")], (36, 36)),
    "unreliable": ([_grade("publisher:us embassy lima", reliability="E")], (24, 24)),
    "of the author, since there is no publisher": ([_grade("author:c. cobb", reliability="B")], (24, 24)),
    "both alike": (
        [_grade("author:c. cobb", reliability="B"), _grade("publisher:us embassy lima", reliability="B")], (24, 36),
    ),
    "the latest holds": (
        [
            _grade("publisher:us embassy lima", reliability="A"),
            _grade("publisher:us embassy lima", time="2026-02-01T00:00:00Z", reliability="E"),
        ],
        (24, 24),
    ),
    "what is said comes before who says it": (
        [
            _grade("publisher:us embassy lima", reliability="A"),
            _grade("author:c. cobb", claim=STUDY.id, credibility="1"),
        ],
        (24, 24),
    ),
    "improbable": ([_grade("publisher:us embassy lima", claim=CABLE.id, credibility="5")], (24, 24)),
    "of another claim": ([_grade("publisher:us embassy lima", claim="0" * 16, credibility="1")], (24, 36)),
}  # fmt: skip


@pytest.mark.parametrize(("grades", "bounds"), GRADES.values(), ids=GRADES)
def test_grades_rank_accounts_and_an_ungraded_one_stands_in_the_middle(
    grades: list[Grade], bounds: tuple[int, int]
) -> None:
    assert _number(_believe("graded", CABLE, STUDY, grades=grades)) == [bounds]


def test_the_grade_of_who_says_so_holds_not_that_of_the_outlet() -> None:
    heard = claim("cable", quantity="36 tanks", said_by=("Gen. Mercado",))
    grades = [
        _grade("publisher:us embassy lima", reliability="A"), _grade("speaker:gen. mercado", reliability="E"),
        _grade("author:c. cobb", reliability="C"),
    ]  # fmt: skip
    assert _number(_believe("graded", heard, STUDY, grades=grades)) == [(24, 24)]
    assert _number(_believe("graded", heard, STUDY, grades=[grades[0], grades[2]])) == [(36, 36)]


def test_of_two_dates_that_overlap_neither_is_the_earlier() -> None:
    dated = [source("cable", date="1976"), source("study", date="1976-05"), source("blog")]
    event, held = event_of(CABLE, STUDY), {one.sha256: one for one in dated}
    claims = {one.id: one for one in (CABLE, STUDY)}
    assert believe(event, claims, held, [], load_policy("earliest")).accounts == (1, 2)
    held[sha("study")] = source("study", date="1977")
    assert believe(event, claims, held, [], load_policy("earliest")).accounts == (1,)


def test_a_source_without_a_date_may_be_the_earliest() -> None:
    event, claims = event_of(CABLE, BLOG), {one.id: one for one in (CABLE, BLOG)}
    held = {one.sha256: one for one in (source("cable", date="1976"), source("blog"))}
    assert believe(event, claims, held, [], load_policy("earliest")).accounts == (1, 2)


def test_parties_that_differ_have_no_common_value() -> None:
    one, other = claim("cable", actor=("CUB",)), claim("study", actor=("USA",))
    (actor,) = (slot for slot in _believe("cautious", one, other).slots if slot.slot == "actor")
    assert (actor.value, actor.values) == (None, (["CUB"], ["USA"]))


def test_an_account_that_leaves_an_end_open_leaves_it_open() -> None:
    one, other = claim("cable", quantity="60.. tanks"), claim("study", quantity="24 tanks")
    assert _number(_believe("cautious", one, other)) == [(24, None)]


def test_a_denial_stands_beside_what_it_denies() -> None:
    belief = _believe("cautious", claim("cable"), claim("study", polarity="denied"))
    assert {(slot.stage, slot.denied) for slot in belief.slots} == {("delivered", False), ("delivered", True)}


KEYS = ("author:c. cobb", "publisher:us embassy lima")
GRADED = st.sampled_from([
    *(_grade(key, reliability=letter) for key in KEYS for letter in RELIABILITIES),
    *(_grade("author:c. cobb", claim=STUDY.id, credibility=digit) for digit in CREDIBILITIES),
])  # fmt: skip


@given(st.lists(GRADED, max_size=4), st.sampled_from(list_policies()))
def test_a_policy_believes_something_and_loses_no_account(grades: list[Grade], policy: str) -> None:
    event: Event = event_of(CABLE, STUDY, BLOG)
    belief = _believe(policy, CABLE, STUDY, BLOG, grades=grades)
    aside = {one.account for one in belief.aside}
    assert belief.accounts
    assert aside.isdisjoint(belief.accounts)
    assert aside | set(belief.accounts) == {account.number for account in event.accounts}


@pytest.mark.parametrize(("better", "worse"), [(b, w) for b, w in product("ABC", "FDE")] + [("F", "D"), ("F", "E")])
def test_an_ungraded_source_is_between_good_and_bad_ones(better: Any, worse: Any) -> None:
    grades = [_grade("publisher:us embassy lima", reliability=better), _grade("author:c. cobb", reliability=worse)]
    assert _number(_believe("graded", CABLE, STUDY, grades=grades)) == [(36, 36)]
