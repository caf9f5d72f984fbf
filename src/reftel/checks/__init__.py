"""Claims → Findings: what does not fit together in what documents claim."""

from reftel.checks.ledger import check_ledger
from reftel.checks.run import run_checks

__all__ = ["check_ledger", "run_checks"]
