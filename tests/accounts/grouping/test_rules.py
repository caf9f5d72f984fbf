"""The file of rules is checked before it is used."""

from typing import Any

import pytest

from reftel.accounts.grouping import rules
from reftel.errors import VocabularyError
from reftel.model.claim import STAGES
from reftel.rules.data import read_toml


def test_every_stage_has_a_rank() -> None:
    assert rules.load_rules().ranks.keys() == set(STAGES)


@pytest.mark.parametrize(
    ("table", "changed", "told"),
    [
        (None, {"link": None}, "link"),
        ("period", {"months": None}, "months"),
        ("period", {"months": "four"}, "four"),
        ("kinds", {"states": ["holdings"]}, "holdings is no kind"),
        ("stage", {"ranks": {"ordered": 1}}, "ranks and stages differ"),
    ],
)
def test_a_fault_is_told(
    monkeypatch: pytest.MonkeyPatch, table: str | None, changed: dict[str, Any], told: str
) -> None:
    data = read_toml("accounts/grouping.toml")
    place = data[table] if table else data
    for name, value in changed.items():
        if value is None:
            del place[name]
        else:
            place[name] = value
    monkeypatch.setattr(rules, "read_toml", lambda _: data)
    with pytest.raises(VocabularyError, match=told):
        rules.load_rules.__wrapped__()  # type: ignore[attr-defined]
