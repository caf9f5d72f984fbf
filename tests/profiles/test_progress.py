import pytest

from reftel.measures.kinds import load_kinds
from reftel.model.claim import KINDS, MODALITIES, STAGES
from reftel.profiles.progress import PROGRESSES, progress_of


@pytest.mark.parametrize(
    ("kind", "stage", "modality", "progress"),
    [
        ("transfer", "delivered", "factual", "done"), ("transfer", "delivered", "planned", "promised"),
        ("transfer", "delivered", "alleged", "done"), ("transfer", "ordered", "factual", "promised"),
        ("transfer", "offered", "factual", "sought"), ("transfer", "refused", "factual", "stopped"),
        ("transfer", "-", "factual", "untold"), ("transfer", "-", "planned", "promised"),
        ("restriction", "refused", "factual", "done"), ("restriction", "lifted", "factual", "stopped"),
        ("mission", "requested", "factual", "sought"), ("mission", "suspended", "factual", "stopped"),
        ("access", "-", "factual", "done"), ("agreement", "planned", "factual", "promised"),
    ],
)  # fmt: skip
def test_how_far_it_got(kind: str, stage: str, modality: str, progress: str) -> None:
    assert progress_of(kind, stage, modality) == progress


def test_nothing_planned_and_nothing_that_does_not_count_is_done() -> None:
    for kind in KINDS:
        for stage in (*STAGES, "-"):
            for modality in MODALITIES:
                found = progress_of(kind, stage, modality)
                assert found in PROGRESSES
                assert (found == "done") == (modality != "planned" and stage in load_kinds()[kind].done)
