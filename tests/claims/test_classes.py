"""Classes of words: frames ask for those that are there, and none is there that no frame asks for."""

from reftel.claims.classes import CHECKS
from reftel.rules.frames import load_frames
from reftel.rules.words import load_words


def _conditions() -> set[str]:
    groups = [group for frame in load_frames() for group in (frame.when, frame.unless)]
    heads = {frame.rest for frame in load_frames() if frame.rest}
    return heads | {name for group in groups for names in group.values() for name in names}


def test_every_condition_of_a_frame_is_a_class() -> None:
    assert sorted(_conditions() - set(CHECKS) - set(load_words().sets)) == []


def test_every_check_is_asked_for_by_a_frame() -> None:
    assert sorted(set(CHECKS) - _conditions()) == []
