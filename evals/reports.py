"""Rows of the US training reports against those that another project took from them: `python -m evals.reports`.

Needs the reports in `../shared/corpora/us_fmtrpt`; where they are not, it says so.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from evals.corpora import ROOT
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.readers.files import read_file

FOLDER = ROOT.parent / "shared/corpora/us_fmtrpt"

REPORTS = (
    ("1999_2000_cta_wha_mex2peru.html", "1999_2000_Western_Hemisphere_4_fmtrpt_dedup.xml"),
    ("2006_2007_Western_Hemisphere.html", None),
    ("2007_2008_Western_Hemisphere_fmtrpt.pdf", "2007_2008_Western_Hemisphere_fmtrpt_dedup.xml"),
    ("2014_2015_Western_Hemisphere_fmtrpt.pdf", "2014_2015_Western_Hemisphere_fmtrpt_dedup.xml"),
)
"""A report, and the file of its rows where there is one."""

Key = tuple[str, str | None, float | None, float | None, str | None]
_SHOWN = 3


def key(claim: Claim) -> Key:
    """What must be the same in both: country, course, students, cost, dates."""
    item = " ".join((claim.item or "").split()).casefold()
    number = claim.quantity.low if claim.quantity else None
    cost = claim.value.low if claim.value else None
    return claim.recipient[0][:3], item, number, cost, claim.period


def compare(got: Iterable[Claim], wanted: Iterable[Claim]) -> tuple[float, float, list[Key]]:
    """Precision, recall, and what was missed."""
    mine, theirs = Counter(map(key, got)), Counter(map(key, wanted))
    hits = sum((mine & theirs).values())
    return hits / max(mine.total(), 1), hits / max(theirs.total(), 1), sorted((theirs - mine).elements(), key=repr)


def main() -> None:
    """Print a line for each report, and some of what was missed."""
    if not FOLDER.is_dir():
        print(f"the reports are not in {FOLDER}")
        return
    for name, rows in REPORTS:
        start = perf_counter()
        document = read_file(FOLDER / name)
        seconds = perf_counter() - start
        print(_line(FOLDER / name, document, seconds))
        if rows:
            wanted = read_file(FOLDER / "rows" / rows).told or ()
            precision, recall, missed = compare(document.told or (), wanted)
            print(f"  against {len(wanted):,} rows: precision {precision:.4f}, recall {recall:.4f}")
            for lost in missed[:_SHOWN]:
                print(f"  missed: {lost}")


def _line(path: Path, document: Document, seconds: float) -> str:
    size = path.stat().st_size / 1024 / 1024
    agree = f"{document.form['totals that agree']} of {document.form['totals']} totals agree"
    return f"{path.name}: {document.form['rows']} rows, {agree}, {size / seconds:.2f} MB/s"


if __name__ == "__main__":
    main()
