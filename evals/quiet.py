"""Counts what reftel claims of texts in which nothing is claimed, and holds that count.

    python -m evals.quiet             fails (1) where there is more than the ceiling, and names each claim
    python -m evals.quiet --update    lowers the ceiling to what was counted; never raises it

The ceiling is in `evals/quiet/ceiling.json`, with a digest of the texts that it holds for.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import ROOT, ReadPath, read_path
from reftel.model.claim import Claim

TEXTS = ROOT / "evals/quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most claims that may be made of the texts with this digest."""

    digest: str
    claims: int


def texts(folder: Path) -> list[Path]:
    """The texts, by name."""
    return sorted(folder.glob("*.txt"))


def digest(folder: Path) -> str:
    """A name for the state of the texts."""
    state = hashlib.sha256()
    for path in texts(folder):
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()[:16]


def load_ceiling(folder: Path) -> Ceiling | None:
    """The ceiling, where one was set."""
    path = folder / "ceiling.json"
    return Ceiling(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def fault(n_claims: int, state: str, ceiling: Ceiling | None) -> str | None:
    """Why the count does not hold, or None."""
    if ceiling is None:
        return "no ceiling yet: set it with --update"
    if ceiling.digest != state:
        return "the texts changed since the ceiling was set: set it anew with --update"
    return f"{n_claims} claims where {ceiling.claims} are allowed" if n_claims > ceiling.claims else None


def main(arguments: Sequence[str] | None = None, *, folder: Path = TEXTS, read: ReadPath = read_path) -> int:
    """Count and compare; the exit status is 1 where the ceiling is exceeded."""
    options = argparse.ArgumentParser(prog="python -m evals.quiet", description=(__doc__ or "").splitlines()[0])
    options.add_argument("--update", action="store_true", help="lower the ceiling to what was counted")
    update = options.parse_args(arguments).update
    found = [(path.stem, claim) for path in texts(folder) for claim in read(path)[1]]
    for name, claim in found:
        print(f"{name}: {_line(claim)}")
    state, ceiling = digest(folder), load_ceiling(folder)
    if update and (ceiling is None or ceiling.digest != state or len(found) < ceiling.claims):
        ceiling = Ceiling(digest=state, claims=len(found))
        record = {"digest": ceiling.digest, "claims": ceiling.claims}
        (folder / "ceiling.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"quiet: {len(found)} claims in {len(texts(folder))} texts in which nothing is claimed")
    wrong = fault(len(found), state, ceiling)
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


def _line(claim: Claim) -> str:
    sides = f"{'+'.join(claim.actor) or '?'} → {'+'.join(claim.recipient) or '?'}"
    return f"{claim.kind} {sides} by {claim.rule}, {claim.probability}: {' '.join(claim.quote.split())}"


if __name__ == "__main__":
    sys.exit(main())
