"""A student of few numbers, and what it says of three sentences, kept for the test of the network in numpy.

`PYTHONPATH=src:. python -m tests.training.network.tiny` writes the files of `tests/rules/network` anew; it needs torch.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reftel.rules.network import Sight, gap_of
from tests.training.network.sentences import SIGHTS, VECTORS
from training.network.lessons import KINDS, STATUS, Exercise
from training.network.names import Names

RECORDED = Path(__file__).parents[2] / "rules" / "network"

NAMES = Names(
    tags=("NOUN", "PROPN", "VERB"),
    relations=("obj", "root"),
    classes=("ARMS", "MILITARY", "frame transfer", "frame visit"),
    lemmas=("buy", "sold", "tanks"),
)


def tiny_student() -> Any:
    """A student with random weights that fit in two bytes each, so that nothing is lost where they are written."""
    import torch

    from training.network.student import Sizes, Student

    torch.manual_seed(7)
    sizes = Sizes(lemma=4, tag=2, relation=2, classes=3, memory=3, kinds=4, sides=5)
    student = Student(NAMES, VECTORS, sizes).eval()
    for weights in student.parameters():
        if weights.requires_grad:
            weights.data = (torch.randn_like(weights) * 0.8).half().float()
    for name, weights in student.memory.named_parameters():
        if name.startswith("bias_ih"):
            weights.data.zero_()  # the two biases are written as their sum
    return student


def said(student: Any, sights: Sequence[Sight] = SIGHTS) -> Iterator[dict[str, Any]]:
    """What torch makes of each sentence: kinds by word, and for some kinds and two of the words sides and status."""
    import torch

    with torch.no_grad():
        states = student.states([Exercise(sight=sight) for sight in sights])
        kinds = torch.sigmoid(student.heads.kinds(states))
        for own, chances, sight in zip(states, kinds, sights, strict=True):
            words = range(len(sight.words))
            asked = [(kind, word) for kind in KINDS[:4] for word in {words[0], words[-1]}]
            sides = [{"kind": kind, "word": word, "parties": _sides(student, own, kind, word, sight)}
                     for kind, word in asked]  # fmt: skip
            status = [{"kind": kind, "word": word, "values": _status(student, own, kind, word)} for kind, word in asked]
            yield {"sight": asdict(sight), "kinds": _rounded(chances[: len(words)]), "sides": sides, "status": status}


def _sides(student: Any, states: Any, kind: str, word: int, sight: Sight) -> list[list[float]]:
    import torch

    heads = [place.head for place in sight.places]
    if not heads:
        return []
    kinds = torch.tensor([KINDS.index(kind)] * len(heads))
    gaps = torch.tensor([gap_of(word, head) for head in heads])
    return _rounded(torch.sigmoid(student.heads.sides(states[[word] * len(heads)], states[heads], kinds, gaps)))


def _status(student: Any, states: Any, kind: str, word: int) -> list[list[float]]:
    import torch

    values = student.heads.status(states[[word]], torch.tensor([KINDS.index(kind)]))[0]
    return _rounded([own.softmax(0) for own in values.split([len(names) for names in STATUS.values()])])


def _rounded(rows: Any) -> list[list[float]]:
    return [[round(number, 5) for number in row.tolist()] for row in rows]


def record(folder: Path) -> None:
    """Write the student, and what it says."""
    from training.network.export import export

    student = tiny_student()
    export(student, folder)
    lines = ",\n".join(json.dumps(one) for one in said(student))
    (folder / "said.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    record(RECORDED)
