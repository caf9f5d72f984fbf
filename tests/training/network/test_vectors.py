"""Word vectors are read from the package's JSON: the most frequent words, of length 1."""

import json
from pathlib import Path

import numpy as np
import pytest

from training.network.vectors import DIMENSIONS, read_vectors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    words = ["the", "tank", "nothing", "Rare"]
    vectors = {word: [*rng.normal(size=DIMENSIONS).tolist(), 3.5, float(at)] for at, word in enumerate(words)}
    vectors["nothing"] = [0.0] * (DIMENSIONS + 2)
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"size": 4, "words": words, "vectors": vectors}), encoding="utf-8")
    return path


def test_vectors_have_length_1_and_their_direction(path: Path) -> None:
    found = read_vectors(path)
    raw = np.array(json.loads(path.read_text(encoding="utf-8"))["vectors"]["tank"][:DIMENSIONS])
    assert found.table.shape == (4, DIMENSIONS)
    assert found.table[1] == pytest.approx(raw / np.linalg.norm(raw), abs=1e-6)
    assert np.linalg.norm(found.table, axis=1) == pytest.approx([1, 1, 0, 1], abs=1e-6)


def test_only_the_most_frequent_words_are_kept(path: Path) -> None:
    found = read_vectors(path, most=2)
    assert found.words == ("the", "tank")
    assert [found.number(word) for word in ("the", "tank", "nothing")] == [1, 2, 0]


def test_a_word_is_found_as_written_or_in_small_letters(path: Path) -> None:
    found = read_vectors(path)
    assert [found.number(word) for word in ("Tank", "TANK", "Rare", "rare")] == [2, 2, 4, 0]


@pytest.mark.parametrize("text", ["[]", '{"words": []}'])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"other\.json holds no word vectors"):
        read_vectors(path)
