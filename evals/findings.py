"""What share of what `reftel check` finds is worth a look: findings on marked texts, each judged by a person.

    python -m evals.findings           on marked claims; fails (1) where a finding is not judged yet, and prints it
    python -m evals.findings --read    on what reftel reads in the same texts too: some minutes

Judgements are in `evals/findings.tsv`. A finding is worth a look where documents or speakers do differ, where a
document's date does not hold for its text, or where a claim is wrong.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.corpora import CORPORA, ROOT, Corpus, read_path
from reftel.checks import run_checks
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.finding import SEVERITIES, Finding
from reftel.model.proposal import Proposal
from reftel.model.source import Source
from reftel.readers.files import read_file
from reftel.readers.outside.claims import claims_of

JUDGED = ROOT / "evals/findings.tsv"
OURS = tuple(corpus for corpus in CORPORA if corpus.texts.is_relative_to(ROOT))
"""The corpora that go with the repository: of others no words may be quoted in the judgements."""

Origin = Literal["marked", "read"]
Key = tuple[str, str, str, str]
"""Who made the claims, the check, the documents' names, and the words of the first claim."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the key that it is judged under."""

    key: Key
    finding: Finding


def marked_claims(corpus: Corpus) -> Iterator[tuple[Document, list[Claim]]]:
    """Each text of a corpus with the claims that people marked in it."""
    records = corpus.marked()
    for path in corpus.documents():
        document = read_file(path)
        proposal = Proposal(
            outside=path.name, sha256="", path=str(path), rule="marked", wanted=path.stem, document=None,
            records=tuple({**record, "rule": str(number)} for number, record in enumerate(records[path.stem])),
        )  # fmt: skip
        found = claims_of(proposal, document.text, document.sha256)
        yield document, [claim for claim in found if isinstance(claim, Claim)]


def read_claims(corpus: Corpus) -> Iterator[tuple[Document, list[Claim]]]:
    """Each text of a corpus with the claims that reftel reads in it."""
    for document, claims in map(read_path, corpus.documents()):
        yield document, list(claims)


def found_in(texts: Iterable[tuple[Document, list[Claim]]], origin: Origin) -> list[Told]:
    """What does not fit together in the claims of texts."""
    claims: dict[str, Claim] = {}
    sources: dict[str, Source] = {}
    for document, told in texts:
        sources[document.sha256] = source_of(document, len(told))
        claims |= {claim.id: claim for claim in told}
    return [
        Told((origin, finding.check, _names(finding, sources), _words(finding, claims)), finding)
        for finding in run_checks(list(claims.values()), sources)
    ]


def source_of(document: Document, n_claims: int) -> Source:
    """A document as a ledger would know it."""
    return Source(
        sha256=document.sha256, name=document.name, path=document.path, genre=document.genre,
        language=document.language, n_sentences=0, n_claims=n_claims, title=document.title, author=document.author,
        publisher=document.publisher, date=document.date, form=document.form,
    )  # fmt: skip


def _names(finding: Finding, sources: Mapping[str, Source]) -> str:
    return "; ".join(sources[sha256].name for sha256 in finding.documents)


def _words(finding: Finding, claims: Mapping[str, Claim]) -> str:
    return " ".join(claims[finding.claims[0]].quote.split()) if finding.claims else ""


def load_judged(path: Path = JUDGED) -> dict[Key, bool]:
    """Whether each judged finding is worth a look."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["claims"], row["check"], row["documents"], row["quote"]): row["worth"] == "yes" for row in rows}


def table(told: Sequence[Told], judged: Mapping[Key, bool]) -> str:
    """For each severity: found, worth a look, not judged."""
    lines = [f"{'claims':8}{'severity':12}{'found':>6}{'worth':>7}{'open':>6}"]
    for origin in dict.fromkeys(one.key[0] for one in told):
        for severity in SEVERITIES:
            verdicts = Counter(
                judged.get(one.key) for one in told if (one.key[0], one.finding.severity) == (origin, severity)
            )
            lines.append(f"{origin:8}{severity:12}{verdicts.total():6}{verdicts[True]:7}{verdicts[None]:6}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and what is not judged; the exit status is 1 where something is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", action="store_true", help="what reftel reads too")
    asked = parser.parse_args(arguments)
    told = found_in((text for corpus in OURS for text in marked_claims(corpus)), "marked")
    if asked.read:
        told += found_in((text for corpus in OURS for text in read_claims(corpus)), "read")
    judged = load_judged()
    print(table(told, judged))
    missing = [one for one in told if one.key not in judged]
    for one in missing:
        print("\t".join(one.key), one.finding.severity, one.finding.sentence, sep="\n  ")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
