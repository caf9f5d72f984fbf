"""The share of findings that are worth a look."""

from itertools import combinations
from pathlib import Path

import pytest

from evals.findings import JUDGED, OURS, Told, found_in, load_judged, main, marked_claims, table
from evals.planted import plant
from reftel.checks import run_checks
from reftel.checks.ledger import check_codes

LEAST_WORTH = {"impossible": 0.8, "unlikely": 0.6}


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return found_in((text for corpus in OURS for text in marked_claims(corpus)), "marked")


def test_somebody_has_looked_at_every_finding_on_the_marked_texts(told: list[Told]) -> None:
    judged = load_judged()
    assert [one.key for one in told if one.key not in judged] == []


@pytest.mark.parametrize(("severity", "least"), LEAST_WORTH.items())
def test_what_is_found_is_worth_a_look(told: list[Told], severity: str, least: float) -> None:
    judged = load_judged()
    verdicts = [judged[one.key] for one in told if one.finding.severity == severity]
    assert sum(verdicts) >= least * len(verdicts)


def test_judgements_are_of_checks_that_there_are_and_each_once() -> None:
    rows = [line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    assert {check for _, check, *_ in load_judged()} <= set(check_codes())
    assert len(load_judged()) == len(rows)
    assert all(row.split("\t")[0] in ("marked", "read") and row.split("\t")[4] in ("yes", "no") for row in rows)


def test_a_finding_that_nobody_has_judged_is_printed(
    told: list[Told], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("evals.findings.found_in", lambda *_: told)
    assert main([]) == 0
    header = "claims\tcheck\tdocuments\tquote\tworth\twhy\n"
    (tmp_path / "none.tsv").write_text(header, encoding="utf-8")
    monkeypatch.setattr("evals.findings.load_judged", lambda: load_judged(tmp_path / "none.tsv"))
    assert main([]) == 1
    assert told[0].finding.sentence in capsys.readouterr().out
    assert f"marked  unlikely    {sum(one.finding.severity == 'unlikely' for one in told):6}" in table(told, {})


@pytest.mark.parametrize("seed", range(6))
def test_in_planted_worlds_two_stories_are_rarely_held_against_each_other(seed: int) -> None:
    world = plant(seed)
    found = run_checks(world.claims, world.sources(), pages=world.pages())
    apart = [
        finding for finding in found
        if any(world.event_of[one] != world.event_of[other] for one, other in combinations(finding.claims, 2))
    ]  # fmt: skip
    assert len(apart) <= 1
    assert [finding for finding in apart if finding.severity == "impossible"] == []
