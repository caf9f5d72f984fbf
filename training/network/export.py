"""Writes the student as `reftel.rules.network.read_network` reads it: `network.npz`, `network.json`, `words.txt`.

Vectors are kept in a byte a number, with a scale for each word, all else in two bytes.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.network.lessons import KINDS, STATUS
from training.network.student import Student

Tables = Mapping[str, NDArray[np.float32]]

_LARGEST = 127

_STRAIGHT = {
    "vector": "vector", "classes": "classes", "kinds.1": "heads.kinds.1", "kinds.2": "heads.kinds.4",
    "plus.unit": "heads.plus_unit", "plus.party": "heads.plus_party",
    "times.unit": "heads.times_unit", "times.party": "heads.times_party", "side": "heads.side",
    "status.unit": "heads.status_unit", "status.value": "heads.status_value",
}  # fmt: skip
"""Name of a straight layer as it is read → that in the student."""

_LOOKED_UP = {
    "lemmas": "lemmas", "tags": "tags", "relations": "relations", "kind": "heads.kind", "gap": "heads.gap",
    "status.kind": "heads.status_kind",
}  # fmt: skip


def export(student: Student, folder: Path) -> None:
    """Write the student into the folder, in place of what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {name: weights.numpy() for name, weights in student.state_dict().items()}
    numbers, scale = compressed(own["vectors.weight"])
    halves = {name: table.astype(np.float16) for name, table in sorted([*_weights(own), ("scale", scale)])}
    np.savez_compressed(folder / "network.npz", vectors=numbers, **halves)
    names = student.names
    said = {
        "kinds": KINDS, "tags": names.tags, "relations": names.relations, "classes": names.classes,
        "lemmas": names.lemmas, "status": list(STATUS.items()),
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "network.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    words = "".join(f"{word}\n" for word in student.known.words)
    (folder / "words.txt").write_text(words, encoding="utf-8", newline="\n")


def compressed(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Vectors as whole numbers from -127 to 127, and what to multiply each with."""
    scale = np.abs(vectors).max(axis=1) / _LARGEST
    scale[scale == 0] = 1
    return np.round(vectors / scale[:, None]).astype(np.int8), scale


def _weights(own: Tables) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for name, ours in _STRAIGHT.items():
        yield f"{name}.weight", own[f"{ours}.weight"]
        yield f"{name}.bias", own[f"{ours}.bias"]
    for name, ours in _LOOKED_UP.items():
        yield name, own[f"{ours}.weight"]
    for layer in ("l0", "l0_reverse", "l1", "l1_reverse"):
        for name in ("weight_ih", "weight_hh"):
            yield f"{name}_{layer}", own[f"memory.{name}_{layer}"]
        yield f"bias_{layer}", own[f"memory.bias_ih_{layer}"] + own[f"memory.bias_hh_{layer}"]
