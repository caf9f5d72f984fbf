"""Makes the English syntax model that the package ships, in one command.

`python -m training.make_model --treebanks DIR --out src/reftel/syntax/models/en` reads `DIR/en/*.conllu`, trains,
writes the weights in place of the old ones and prints how well they do on text that they were not trained on.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reftel.syntax.lemmas import read_lemmas
from reftel.syntax.parser import Parser
from reftel.syntax.tokenizer import register
from training.conllu import Sentence, read_documents
from training.evaluate import report
from training.export import export
from training.lemmas import learn
from training.train import train

TRAINING = ("ewt-train", "gum-train")
SELECTION = "ewt-dev"
TEST = "ewt-test"


def make_model(treebanks: Path, out: Path, *, steps: int | None = None) -> list[str]:
    """Train on the treebanks and write the model to `out`; returns the lines of its scores on the test part."""
    register()
    documents = [document for name in TRAINING for document in _read(treebanks, name)]
    selection = [sentence for document in _read(treebanks, SELECTION) for sentence in document]
    lemmas = list(learn(word for document in documents for sentence in document for word in sentence))
    with tempfile.TemporaryDirectory() as folder:
        nlp = train(documents, selection, steps=steps, out=Path(folder) / "best")
        export(nlp, lemmas, out)
    return list(report(Parser(nlp, read_lemmas(lemmas)), _read(treebanks, TEST)))


def _read(treebanks: Path, name: str) -> Sequence[Sequence[Sentence]]:
    return list(read_documents(treebanks / "en" / f"{name}.conllu"))


def main() -> None:
    """Make the English model."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--treebanks", type=Path, required=True, help="folder with en/*.conllu")
    options.add_argument("--out", type=Path, default=Path("src/reftel/syntax/models/en"))
    options.add_argument("--steps", type=int, help="fewer than config.cfg says, for a trial")
    chosen = options.parse_args()
    print("\n".join(make_model(chosen.treebanks, chosen.out, steps=chosen.steps)))


if __name__ == "__main__":
    main()
