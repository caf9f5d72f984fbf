"""The encoder that the teacher begins with: BERT (Devlin et al. 2019), read from a folder with its weights.

The folder holds `config.json`, `model.safetensors` and `tokenizer.json`, as sentence-transformers writes them.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

DROPOUT = 0.1

_EPSILON = 1e-12

OF_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "mixed": "attention.output.dense", "mixed_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense", "narrow": "output.dense", "narrow_norm": "output.LayerNorm",
}  # fmt: skip
"""Our name of each part of a layer → that in the file."""


class Layer(nn.Module):
    """One layer: attention among the pieces, then a step for each piece by itself."""

    def __init__(self, size: int, attentions: int, wide: int) -> None:
        super().__init__()
        self.attentions = attentions
        self.query, self.key, self.value, self.mixed = (nn.Linear(size, size) for _ in range(4))
        self.wide, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)
        self.mixed_norm, self.narrow_norm = nn.LayerNorm(size, eps=_EPSILON), nn.LayerNorm(size, eps=_EPSILON)

    def forward(self, states: Tensor, shown: Tensor) -> Tensor:
        """States [sentence, piece, size] → the same; `shown` is true of the pieces that are no padding."""
        query, key, value = (self._parted(part(states)) for part in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=shown)
        mixed = self.mixed(mixed.transpose(1, 2).reshape(states.shape))
        states = self.mixed_norm(states + functional.dropout(mixed, DROPOUT, self.training))
        narrow = self.narrow(functional.gelu(self.wide(states)))
        result: Tensor = self.narrow_norm(states + functional.dropout(narrow, DROPOUT, self.training))
        return result

    def _parted(self, states: Tensor) -> Tensor:
        sentences, pieces, size = states.shape
        return states.view(sentences, pieces, self.attentions, size // self.attentions).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces of words → their states."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        sizes = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.size: int = sizes["hidden_size"]
        self.pieces = nn.Embedding(sizes["vocab_size"], self.size)
        self.positions = nn.Embedding(sizes["max_position_embeddings"], self.size)
        self.segments = nn.Embedding(sizes["type_vocab_size"], self.size)
        self.norm = nn.LayerNorm(self.size, eps=_EPSILON)
        self.layers = nn.ModuleList(
            Layer(self.size, sizes["num_attention_heads"], sizes["intermediate_size"])
            for _ in range(sizes["num_hidden_layers"])
        )
        self._take(load_file(folder / "model.safetensors"))

    def forward(self, pieces: Tensor, segments: Tensor, added: Tensor) -> Tensor:
        """Numbers of pieces and segments [sentence, piece]; `added` [sentence, piece, size] joins what is looked up."""
        positions = torch.arange(pieces.shape[1])
        states: Tensor = self.pieces(pieces) + self.positions(positions)[None] + self.segments(segments) + added
        states = functional.dropout(self.norm(states), DROPOUT, self.training)
        shown = (pieces != 0)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, shown)
        return states

    def _take(self, stored: dict[str, Tensor]) -> None:
        """Take the weights of the file; what it has beyond (a layer that sums up the sentence) is not needed."""
        stored = {name.removeprefix("bert."): table for name, table in stored.items()}
        named = {
            "pieces": "embeddings.word_embeddings", "positions": "embeddings.position_embeddings",
            "segments": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm",
        }  # fmt: skip
        for k in range(len(self.layers)):
            named |= {f"layers.{k}.{own}": f"encoder.layer.{k}.{theirs}" for own, theirs in OF_LAYER.items()}
        self.load_state_dict(
            {
                f"{own}.{part}": stored[f"{theirs}.{part}"]
                for own, theirs in named.items()
                for part in ("weight", "bias")
                if f"{theirs}.{part}" in stored
            }
        )
