"""The public names, nothing else: `open` a ledger, and what it takes and gives.

    import reftel

    with reftel.open("peru.db") as ledger:
        ledger.read(["examples/peru"])
        for claim in ledger.claims(kind="transfer", recipient="PER"):
            print(claim.id, claim.quote)
"""

from typing import TYPE_CHECKING

from reftel.version import VERSION

if TYPE_CHECKING:
    from reftel.api import (
        Claim,
        Covered,
        Event,
        Finding,
        Judgement,
        Ledger,
        Manifest,
        ReftelError,
        Refusal,
        Source,
        Summary,
        Told,
        Trial,
        Unclaimed,
        Words,
        check_vocabulary,
        export,
        import_ledger,
        open,  # noqa: A004 - as in `io.open`
    )

__version__ = VERSION

__all__ = [
    "Claim", "Covered", "Event", "Finding", "Judgement", "Ledger", "Manifest", "ReftelError", "Refusal", "Source",
    "Summary", "Told", "Trial", "Unclaimed", "Words", "__version__", "check_vocabulary", "export", "import_ledger",
    "open",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first asked for: a look at the version need not wait for a database."""
    if name not in __all__:
        raise AttributeError(f"module 'reftel' has no attribute {name!r}")
    from reftel import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted(__all__)
