"""How well two who marked the same texts apart agree, by the scorer that judges reftel: `python -m evals.agreement`.

Some texts of `evals/written` were marked a second time, from the codebook alone; `evals/written/second` holds those
marks. What a system reaches on such texts is to be read against what two people reach.
"""

from evals.corpora import ROOT
from evals.equal import Record
from evals.score import Score, read_records, render_score, score_documents

FIRST, SECOND = ROOT / "evals/written/gold", ROOT / "evals/written/second"


def marked_twice() -> dict[str, tuple[list[Record], list[Record]]]:
    """The marks of both by text, of the texts that both marked."""
    return {path.stem: (read_records(FIRST / path.name), read_records(path)) for path in sorted(SECOND.glob("*.jsonl"))}


def agreement(marks: dict[str, tuple[list[Record], list[Record]]]) -> Score:
    """The second marks scored against the first; F1 is the same the other way round."""
    return score_documents({n: one for n, (one, _) in marks.items()}, {n: two for n, (_, two) in marks.items()})


def main() -> None:
    """Print the figures of all texts marked twice."""
    marks = marked_twice()
    print(f"{len(marks)} texts marked twice\n\n{render_score(agreement(marks))}")


if __name__ == "__main__":
    main()
