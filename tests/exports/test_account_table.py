import pytest

from reftel.exports.account_table import account_rows
from reftel.model.event import Account, Event, Step


def told(modality: object, number: int = 1) -> Account:
    values = {"period": "1977"} | ({"modality": modality} if modality else {})
    step = Step(stage="delivered", planned=False, denied=False, claims=("a",), values=values)
    return Account(number=number, claims=("a",), speakers=(), sources=("s",), origins=1, steps=(step,))


@pytest.mark.parametrize(
    ("modalities", "is_told"),
    [(["factual", None], False), ([["factual"], "factual"], False), (["factual", "alleged"], True),
     ([["alleged", "factual"]], True), (["possible"], True)],
)  # fmt: skip
def test_doubt_is_told_wherever_there_is_any(modalities: list[object], is_told: bool) -> None:
    accounts = tuple(told(modality, number) for number, modality in enumerate(modalities, 1))
    rows = account_rows(Event(id="a", kind="transfer", claims=("a",), accounts=accounts))
    assert ("modality" in [row.slot for row in rows]) is is_told
    assert [row.slot for row in rows if row.slot != "modality"] == ["step", "period"]
