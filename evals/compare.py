"""Rules alone, learned weights alone, and both: what each finds in texts that the weights were not learned from.

    python -m evals.compare

The texts are parted into groups; those of each are read with weights learned and fitted on all other groups. Held-out
texts are read with weights from all the rest. What is refused as improbable does not count; rules alone refuse nothing.
They are not cross-validated: their writers have read the errors in the texts that are not held out.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from evals import fit, learn
from evals.corpora import held_out
from evals.equal import Record
from evals.measure import FIGURES
from evals.readings import Reading, readings
from evals.score import score_documents
from reftel.claims.find import MAKERS, candidates
from reftel.claims.repeats import Candidate
from reftel.model.claim import content
from reftel.rules.likelihood import BASE, Likelihood, load_likelihood
from reftel.rules.weights import judged_by

WAYS = {"rules alone": ("rules",), "learned alone": ("learned",), "both": MAKERS}

Made = Mapping[str, Mapping[str, Sequence[Candidate]]]
"""Way → document → what it makes there."""


def main() -> None:
    """Learn, read, and print a table: precision/recall/F1."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    every = list(readings())
    unread = [reading for reading in every if reading.name.startswith(held_out())]
    known = [reading for reading in every if reading not in unread]
    course = learn.course(known, learn.networks())
    known = [reading for reading in known if reading.gold]
    groups = []
    for group in course.groups:
        held = [reading for reading in group.held if reading.gold]
        with group.judging():
            groups.append((held, _read(held)))
    cases = [list(_cases(held, made)) for held, made in groups]
    found: dict[str, dict[str, list[Record]]] = {way: {} for way in WAYS}
    for k, (_, made) in enumerate(groups):
        _keep(made, [case for n, own in enumerate(cases) if n != k for case in own], found)
    print("| texts | claims made by | found | slots | rows |\n|---|---|---|---|---|")
    print("\n".join(_rows(f"{len(known)}, cross-validated", known, found)))
    found = {way: {} for way in WAYS}
    with judged_by(course.tables):
        made = _read(unread)
    _keep(made, [case for own in cases for case in own], found)
    print("\n".join(_rows(f"{len(unread)}, held out", unread, found)))


def _read(texts: Sequence[Reading]) -> Made:
    return {
        way: {r.name: candidates(r.document, r.sentences, r.mentions, makers=makers) for r in texts}
        for way, makers in WAYS.items()
    }


def _cases(texts: Sequence[Reading], made: Made) -> Iterator[fit.Case]:
    for reading in texts:
        yield from fit.cases_of(reading, made["both"][reading.name])


def _keep(made: Made, cases: Sequence[fit.Case], found: Mapping[str, dict[str, list[Record]]]) -> None:
    """Add what is probable enough by a fit to these cases."""
    there = fit.fit(cases, fit.is_found)
    weights = {sign: (0.0, weight) for sign, weight in there.items()}
    likelihood = Likelihood(base=(0.0, there[BASE]), floor=load_likelihood().floor, weights=weights)
    for way, documents in made.items():
        for name, proposed in documents.items():
            floor = likelihood.floor if "learned" in WAYS[way] else 0.0
            kept = [claim for claim, signs in proposed if likelihood.of_place(claim.kind, signs) >= floor]
            found[way][name] = [content(claim) for claim in kept]


def _rows(texts: str, read: Sequence[Reading], found: Mapping[str, Mapping[str, list[Record]]]) -> Iterator[str]:
    gold = {reading.name: list(reading.gold) for reading in read}
    for way in WAYS:
        score = score_documents(gold, found[way])
        cells = (f"{(part := getattr(score, name)).precision:.2f}/{part.recall:.2f}/{part.f1:.2f}" for name in FIGURES)
        yield f"| {texts} | {way} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
