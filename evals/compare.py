"""Rules alone, learned weights alone, and both: what each finds in texts that the weights were not learned from.

    python -m evals.compare

The texts are parted into groups; those of each are read with weights learned from all other groups. Held-out texts are
read with weights learned from all the rest. Rules are not cross-validated: their writers have read the errors in the
texts that are not held out.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from evals import learn
from evals.equal import Record
from evals.measure import FIGURES
from evals.readings import Reading, readings
from evals.report import held_out
from evals.score import score_documents
from reftel.claims.find import MAKERS, candidates
from reftel.model.claim import content
from reftel.rules.weights import Weights, judged_by

WAYS = {"rules alone": ("rules",), "learned alone": ("learned",), "both": MAKERS}


def main() -> None:
    """Learn, read, and print a table: precision/recall/F1."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    every = [reading for reading in readings() if reading.gold]
    unread = [reading for reading in every if reading.name.startswith(held_out())]
    known = [reading for reading in every if reading not in unread]
    course = learn.course(known)
    print("| texts | claims made by | found | slots | rows |\n|---|---|---|---|---|")
    found: dict[str, dict[str, list[Record]]] = {way: {} for way in WAYS}
    for held, tables in course.groups:
        _read_all(held, tables, found)
    print("\n".join(_rows(f"{len(known)}, cross-validated", known, found)))
    found = {way: {} for way in WAYS}
    _read_all(unread, course.tables, found)
    print("\n".join(_rows(f"{len(unread)}, held out", unread, found)))


def _read_all(
    texts: Sequence[Reading], tables: Mapping[str, Weights], found: Mapping[str, dict[str, list[Record]]]
) -> None:
    with judged_by(tables):
        for reading in texts:
            for way, makers in WAYS.items():
                made = candidates(reading.document, reading.sentences, reading.mentions, makers=makers)
                found[way][reading.name] = [content(claim) for claim, _ in made]


def _rows(texts: str, read: Sequence[Reading], found: Mapping[str, Mapping[str, list[Record]]]) -> Iterator[str]:
    gold = {reading.name: list(reading.gold) for reading in read}
    for way in WAYS:
        score = score_documents(gold, found[way])
        cells = (f"{(part := getattr(score, name)).precision:.2f}/{part.recall:.2f}/{part.f1:.2f}" for name in FIGURES)
        yield f"| {texts} | {way} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
