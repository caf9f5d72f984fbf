"""The count of claims where nothing is claimed."""

import json
from pathlib import Path

import pytest

from evals.quiet import Ceiling, digest, fault, load_ceiling, main
from tests.factories import plain_claim, plain_document


@pytest.mark.parametrize(
    ("n_claims", "state", "ceiling", "word"),
    [
        (3, "a", Ceiling(digest="a", claims=3), None),
        (4, "a", Ceiling(digest="a", claims=3), "4 claims where 3 are allowed"),
        (0, "b", Ceiling(digest="a", claims=3), "texts changed"),
        (0, "a", None, "no ceiling"),
    ],
)
def test_what_holds(n_claims: int, state: str, ceiling: Ceiling | None, word: str | None) -> None:
    found = fault(n_claims, state, ceiling)
    assert found is None if word is None else word in (found or "")


@pytest.mark.parametrize(("before", "after"), [(5, 1), (1, 1), (0, 0)])
def test_a_ceiling_is_never_raised(tmp_path: Path, before: int, after: int) -> None:
    (tmp_path / "a.txt").write_text("Sweden sold two frigates to Ecuador.", encoding="utf-8")
    state = digest(tmp_path)
    (tmp_path / "ceiling.json").write_text(json.dumps({"digest": state, "claims": before}), encoding="utf-8")
    document = plain_document("Sweden sold two frigates to Ecuador.")
    status = main(["--update"], folder=tmp_path, read=lambda _: (document, [plain_claim(document, "Sweden")]))
    assert load_ceiling(tmp_path) == Ceiling(digest=state, claims=after)
    assert status == (1 if after < 1 else 0)
