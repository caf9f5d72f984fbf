"""The frames' own form is checked when they are loaded."""

import pytest

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS
from reftel.rules.frames import frame_of, load_frames

_GOOD = {"id": "x", "kind": "transfer", "units": ["sell.VERB"]}


def test_every_kind_has_a_frame() -> None:
    assert sorted(set(KINDS) - {frame.kind for frame in load_frames()}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "gift"}, "no such kind"),
        ({"stage": "done"}, "no such stage"),
        ({"units": []}, "no units"),
        ({"rest": "told-arms"}, "one of the rest"),
        ({"units": ["sell"]}, "lemma.VERB"),
        ({"roles": {"actor": ["subjekt"]}}, "no such path"),
        ({"sorte": 1}, "no such key"),
    ],
)
def test_a_malformed_frame_is_named(change: dict[str, object], said: str) -> None:
    with pytest.raises(VocabularyError, match=said):
        frame_of(_GOOD | change, "frames/x.toml")
