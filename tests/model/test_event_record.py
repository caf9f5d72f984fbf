"""Events survive their JSON."""

import json

from reftel.model.event import Account, Event, Link, Rivalry, Side, Step
from reftel.model.event_record import event_of, event_record

STEP = Step(
    stage="delivered", planned=False, denied=True, claims=("a",), values={"quantity": [{"low": 1, "high": None}]}
)
EVENT = Event(
    id="a",
    kind="transfer",
    claims=("a", "b"),
    accounts=(
        Account(
            number=1, claims=("a",), speakers=("x",), sources=("s",), origins=1, shared=("b",),
            values={"actor": ["SUN"]}, steps=(STEP,),
        ),
    ),
    rivalries=(
        Rivalry(slot="actor", stage=None, planned=True, sides=(Side(value=["SUN"], claims=("a",), accounts=(1,)),)),
    ),
    stages=("delivered",),
    links=(Link(first="a", second="b", score=1.5, parts={"parties": 1.0}, verdict="same"),),
    origins=2,
    corruptions=("b",),
)  # fmt: skip


def test_an_event_survives_its_json() -> None:
    assert event_of(json.loads(json.dumps(event_record(EVENT)))) == EVENT
