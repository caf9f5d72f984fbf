"""Two versions of who warned Moscow in 1973 are two accounts of one event."""

from dataclasses import replace

import pytest

from evals.corpora import ROOT, SHARED
from reftel.model.event import Event
from tests.accounts.told import event_of, marked, sides

FORUM = ROOT / "examples/peru/gold/forum-arms-for-chile.jsonl"
SEED = SHARED / "gold/000_ca18c4575f5a4d1c.jsonl"
needs_shared = pytest.mark.skipif(not SEED.is_file(), reason="../shared is absent: no seed to read")


def test_two_versions_are_two_accounts_of_one_event() -> None:
    claims = marked(FORUM)
    event = event_of(claims["forum-10"], claims["forum-11"])
    assert sides(event) == {"actor": [["CUB/government"], ["USA/cia"]]}
    assert [account.claims for account in event.accounts] == [(claims["forum-10"].id,), (claims["forum-11"].id,)]
    assert event.accounts[0].speakers == ("director of the AST Center",)


def test_what_holds_whichever_version_is_true_supports_both() -> None:
    claims = marked(FORUM)
    silent = claims["forum-07"]  # the Politburo acted on the warning
    told = [claims["forum-10"], claims["forum-11"]]
    heard = replace(silent, kind="disclosure", actor=(), recipient=("SUN/politburo",), stage=None)
    event = event_of(*told, heard)
    assert [account.shared for account in event.accounts] == [(heard.id,), (heard.id,)]


def test_a_cargo_that_was_turned_round_has_one_account() -> None:
    claims = marked(FORUM)
    event = event_of(*(claims[f"forum-{number}"] for number in ("03", "04", "06", "08", "09", "12")))
    assert event.rivalries == ()
    assert event.stages == ("shipped", "delivered", "diverted")
    steps = [(step.stage, step.denied, step.values["recipient"]) for step in event.accounts[0].steps]
    assert steps == [
        ("shipped", False, ["CHL"]), ("delivered", False, ["PER/army"]), ("delivered", True, ["CHL"]),
        ("diverted", False, ["CHL", "PER"]),
    ]  # fmt: skip


def _versions(event: Event) -> list[tuple[object, int]]:
    return [(account.values["actor"], account.origins) for account in event.accounts]


@needs_shared
def test_two_threads_tell_the_same_two_versions() -> None:
    ours, seed = marked(FORUM), marked(SEED)
    event = event_of(seed["000-06"], seed["000-07"], seed["000-08"], ours["forum-10"], ours["forum-11"])
    assert sides(event) == {"actor": [["CUB/government"], ["USA/cia"]]}
    assert _versions(event) == [(["CUB/government"], 2), (["USA/cia"], 2)]
    assert {account.shared for account in event.accounts} == {(seed["000-08"].id,)}
