from typing import Any

import pytest

from reftel.model.stake import Stake
from reftel.strings import LANGUAGES, Say
from reftel.strings.reasons import reason

DYAD: dict[str, Any] = {"supplier": "SUN", "recipient": "PER", "kind": "transfer", "year": 1977}


def stake(measure: str, n_cells: int = 1, **cell: Any) -> Stake:
    return Stake(claim="c", stake=1.0, moved={}, n_cells=n_cells, measure=measure, **cell)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (stake("presence", **DYAD, low=1, high=1), "the only support of transfer, Soviet Union → Peru, 1977"),
        (stake("presence", **DYAD, low=0, high=1), "alone makes transfer, Soviet Union → Peru, 1977, possible"),
        (stake("presence", **DYAD, low=0, high=0), "alone denies transfer, Soviet Union → Peru, 1977"),
        (
            stake("presence", **DYAD, low=1, high=1, low_without=0, high_without=1),
            "alone makes sure of transfer, Soviet Union → Peru, 1977",
        ),
        (
            stake("presence", **DYAD, low=0, high=1, low_without=1, high_without=1),
            "leaves transfer, Soviet Union → Peru, 1977, in doubt",
        ),
        (
            stake("presence", **DYAD, low=1, high=1, low_without=0, high_without=0),
            "alone speaks against a denial of transfer, Soviet Union → Peru, 1977",
        ),
        (
            stake("volumes", 3, **DYAD, unit="aircraft", low=36, high=None, low_without=12, high_without=20),
            "moves the figure of transfer, Soviet Union → Peru, 1977: at least 36 aircraft, without it 12–20 aircraft; "
            "2 more figures move",
        ),
        (
            stake("shares", 2, **DYAD, unit="aircraft", low=0.5, high=0.75, low_without=None, high_without=None),
            "moves the share of Soviet Union in what Peru got (aircraft, 1973–1977): 50–75 %, without it nothing; "
            "1 more figure moves",
        ),
        (
            stake("top", **DYAD, unit="aircraft", top="SUN", top_without=None),
            "decides who is the top supplier of Peru (aircraft, 1973–1977): Soviet Union, without it nobody can tell",
        ),
        (stake("contested", kind="transfer"), "alone makes its event contested"),
    ],
)
def test_a_stake_in_words(found: Stake, words: str) -> None:
    assert reason(Say("en"), found) == words
    assert all(reason(Say(language), found) for language in LANGUAGES)
