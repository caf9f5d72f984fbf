"""Trains the pipeline that `config.cfg` describes."""

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.conllu import Sentence, capitals
from training.examples import epoch, example, with_our_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

CONFIG = Path(__file__).with_name("config.cfg")

_SELECTION = 1000


def train(
    documents: Sequence[Sequence[Sentence]], selection: Sequence[Sentence], *, steps: int | None, out: Path
) -> "Language":
    """Train on `documents`; `out` keeps the state that parses `selection` best, and that is returned."""
    import spacy
    from spacy.schemas import ConfigSchemaTraining
    from spacy.util import load_config, load_model_from_config, registry
    from thinc.api import fix_random_seed

    overrides = {} if steps is None else {"training.max_steps": steps, "training.eval_frequency": max(steps // 10, 1)}
    config = load_config(CONFIG, overrides=overrides)
    fix_random_seed(config["training"]["seed"])
    nlp = load_model_from_config(config, auto_fill=True)
    settings = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    ours = [[with_our_words(nlp, sentence) for sentence in document] for document in documents]
    nlp.initialize(lambda: [example(nlp, document) for document in ours], sgd=settings["optimizer"])
    _run(nlp, ours, _held_out(nlp, selection), settings, out)
    return spacy.load(out)


def _run(
    nlp: "Language",
    documents: Sequence[Sequence[Sentence]],
    held_out: Sequence["Example"],
    settings: dict[str, Any],
    out: Path,
) -> None:
    rng = random.Random(settings["seed"])
    best, began, words = 0.0, time.monotonic(), 0
    for step, batch in enumerate(settings["batcher"](_endless(nlp, documents, rng)), start=1):
        nlp.update(batch, drop=settings["dropout"], sgd=settings["optimizer"])
        settings["optimizer"].step_schedules()
        words += sum(len(eg.predicted) for eg in batch)
        if step % settings["eval_frequency"] == 0 or step == settings["max_steps"]:
            with nlp.use_params(settings["optimizer"].averages):
                score, line = _score(nlp, held_out)
                if score >= best:
                    best = score
                    nlp.to_disk(out)
            print(f"{step:6} {time.monotonic() - began:6.0f} s {words / 1000:8.0f}k words  {line}", flush=True)
        if step >= settings["max_steps"]:
            return


def _endless(nlp: "Language", documents: Sequence[Sequence[Sentence]], rng: random.Random) -> Iterator["Example"]:
    while True:
        yield from epoch(nlp, documents, rng)


def _held_out(nlp: "Language", sentences: Sequence[Sentence]) -> list["Example"]:
    """Single sentences, a third of them in capitals, with their bounds known, as the parser mostly gets them."""
    half = _SELECTION // 2
    shown = [*sentences[:_SELECTION], *map(capitals, sentences[_SELECTION : _SELECTION + half])]
    examples = [example(nlp, [sentence]) for sentence in shown]
    for eg in examples:
        for token in eg.predicted:
            token.is_sent_start = token.i == 0
    return examples


def _score(nlp: "Language", held_out: Sequence["Example"]) -> tuple[float, str]:
    from spacy.training import Example

    fresh = [Example(eg.predicted.copy(), eg.reference) for eg in held_out]
    scores = nlp.evaluate(fresh)
    names = ("pos_acc", "morph_acc", "dep_uas", "dep_las")
    return scores["dep_las"] + scores["pos_acc"] / 2, "  ".join(f"{name} {100 * scores[name]:.2f}" for name in names)
