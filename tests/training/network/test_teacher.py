"""The teacher is shown pieces of words and speaks of words; the whole way through with a small one. Needs torch."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training a network needs the packages of the group `network`")
tokenizers = pytest.importorskip("tokenizers", reason="training a network needs the packages of the group `network`")
safetensors = pytest.importorskip("safetensors.torch", reason="training a network needs the group `network`")

from tests.training.network import tiny  # noqa: E402
from tests.training.network.sentences import EXERCISES, SIGHTS, VECTORS  # noqa: E402
from training.network.encoder import OF_LAYER, Encoder  # noqa: E402
from training.network.learn import TRIAL, learn_network  # noqa: E402
from training.network.lessons import Exercise  # noqa: E402
from training.network.teacher import Teacher  # noqa: E402

VOCABULARY = (
    "[PAD] [CLS] [SEP] [UNK] sw ##eden sold tanks to chad silence they bought the that soviet union lent".split()
)
SIZES = {
    "hidden_size": 8, "vocab_size": len(VOCABULARY), "max_position_embeddings": 512, "type_vocab_size": 2,
    "num_attention_heads": 2, "intermediate_size": 12, "num_hidden_layers": 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encoder with random weights, stored as such encoders are."""
    folder = tmp_path_factory.mktemp("teacher")
    (folder / "config.json").write_text(json.dumps(SIZES), encoding="utf-8")
    numbers = {piece: at for at, piece in enumerate(VOCABULARY)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = tokenizers.normalizers.Lowercase()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.enable_truncation(4)
    tokenizer.enable_padding()
    tokenizer.save(str(folder / "tokenizer.json"))
    safetensors.save_file(_weights(), folder / "model.safetensors")
    return folder


def _weights() -> dict[str, Any]:
    torch.manual_seed(5)
    size, wide = SIZES["hidden_size"], SIZES["intermediate_size"]
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), size),
        "embeddings.position_embeddings.weight": (512, size),
        "embeddings.token_type_embeddings.weight": (2, size),
        "embeddings.LayerNorm.weight": (size,),
        "embeddings.LayerNorm.bias": (size,),
        "pooler.dense.weight": (size, size),
    }
    straight = {"wide": (wide, size), "narrow": (size, wide), "mixed_norm": (size,), "narrow_norm": (size,)}
    for k in range(SIZES["num_hidden_layers"]):
        for own, theirs in OF_LAYER.items():
            shape = straight.get(own, (size, size))
            shapes |= {f"encoder.layer.{k}.{theirs}.weight": shape, f"encoder.layer.{k}.{theirs}.bias": shape[:1]}
    return {name: torch.randn(shape) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def teacher(folder: Path) -> Teacher:
    torch.manual_seed(1)
    return Teacher(folder, tiny.NAMES).eval()


def test_the_encoder_takes_every_weight_of_the_file(folder: Path) -> None:
    stored, own = _weights(), Encoder(folder).state_dict()
    del stored["pooler.dense.weight"]
    assert len(own) == len(stored)
    assert torch.equal(own["layers.1.narrow.weight"], stored["encoder.layer.1.output.dense.weight"])
    assert torch.equal(own["layers.0.mixed_norm.bias"], stored["encoder.layer.0.attention.output.LayerNorm.bias"])


def test_it_is_shown_the_sentence_before_and_the_sentence(teacher: Teacher) -> None:
    pieces = teacher.pieces(replace(EXERCISES[0], before=("Silence", "sold")))
    assert [VOCABULARY[number] for number in pieces.numbers] == (
        "[CLS] silence sold [SEP] sw ##eden sold tanks to chad [SEP]".split()
    )
    assert pieces.words == [-1, -1, -1, -1, 0, 0, 1, 2, 3, 4, -1]
    assert pieces.begin == 4
    assert pieces.first_of_words(5) == [4, 6, 7, 8, 9]


def test_long_sentences_are_cut_to_what_the_encoder_takes(teacher: Teacher) -> None:
    sight = replace(SIGHTS[1], words=("sold",) * 600)
    pieces = teacher.pieces(Exercise(sight=sight, before=("tanks",) * 600))
    assert len(pieces.numbers) == 40 + 330 + 3
    assert pieces.first_of_words(600)[328:332] == [370, 371, 0, 0]


def test_sentences_read_alike_alone_and_among_others(teacher: Teacher) -> None:
    together = teacher.states(EXERCISES)
    for at, exercise in enumerate(EXERCISES):
        n = len(exercise.sight.words)
        assert torch.allclose(teacher.states([exercise])[0, :n], together[at, :n], atol=1e-4)


def test_what_is_pretrained_is_learned_more_slowly(teacher: Teacher) -> None:
    old, new = teacher.groups(1e-4)
    assert (old["lr"], new["lr"]) == (1e-4, 1e-3)
    assert len(old["params"]) + len(new["params"]) == len(list(teacher.parameters()))


def test_the_way_through_gives_the_same_network_each_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (learn_network(EXERCISES * 4, VECTORS, folder, TRIAL) for _ in range(2))
    assert all(torch.equal(own, other.state_dict()[name]) for name, own in one.state_dict().items())
    assert "the teacher learns from 12 sentences" in capsys.readouterr().out
    assert one.names.classes == ("ARMS", "MILITARY", "frame transfer")
