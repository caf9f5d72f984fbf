"""Writes a trained pipeline as the package ships it."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reftel.syntax.parser import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ("tokenizer", "vocab")
"""The tokenizer is made from the vocabulary of the package; of the words only those are kept that are labels."""


def export(nlp: "Language", lemmas: Iterable[str], out: Path) -> None:
    """Write weights, settings and lemmas to `out`, in place of what was there, all at once."""
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh, exclude=[*_UNUSED, "lookups"])
    (fresh / "meta.json").write_text(json.dumps(_meta(nlp), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (fresh / LEMMAS).write_text("".join(f"{line}\n" for line in lemmas), encoding="utf-8")
    old = out.with_name(out.name + ".old")
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _meta(nlp: "Language") -> dict[str, object]:
    """What spaCy asks of a model, without figures and labels that other files hold."""
    kept = ("lang", "name", "version", "spacy_version", "vectors", "pipeline", "components", "disabled")
    return {name: nlp.meta[name] for name in kept if name in nlp.meta}
