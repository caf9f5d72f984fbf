"""What the page on events says of accounts and policies is so."""

import re

from evals.corpora import ROOT
from reftel.accounts.policy import list_policies, load_policy, parse_policy
from reftel.accounts.policy.rulebook import load_rules

TEXT = (ROOT / "docs/events.md").read_text(encoding="utf-8")
ROWS = [re.findall(r"`([^`]+)`", line) for line in TEXT.splitlines() if line.startswith("| `")]


def test_every_rule_has_a_row() -> None:
    assert [name for name in load_rules() if [name] not in [row[:1] for row in ROWS]] == []


def test_every_policy_has_a_row_with_its_rules() -> None:
    assert [name for name in list_policies() if [name, *load_policy(name).rules] not in ROWS] == []


def test_policies_that_are_shown_are_sound() -> None:
    shown = re.findall(r"```toml\n(.*?)```", TEXT, flags=re.DOTALL)
    assert [parse_policy(text, where="docs/events.md").name for text in shown] == ["peru-project"]
