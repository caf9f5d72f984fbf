"""Writes a dossier: asked of a ledger, as a file that is there whole or not at all."""

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path

from reftel.dossier.content import content_of
from reftel.dossier.gathering import Asked, DossierError, gather
from reftel.dossier.page import to_html
from reftel.events import policy_named
from reftel.ledger.new_file import new_file
from reftel.ledger.store import Store
from reftel.model.finding import Finding
from reftel.model.progress import Progress
from reftel.rules.actors import load_actors
from reftel.strings import LANGUAGES, Say


def write_dossier(
    store: Store,
    output: str | PathLike[str],
    country: str,
    *,
    partner: str | None = None,
    since: int | None = None,
    until: int | None = None,
    policy: str | None = None,
    language: str = "en",
    replace: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Write a dossier on what the ledger tells of a country, or of it and a partner, as one file of HTML.

    `country` is a state or another party on either side ("PER", "PER/navy"); with `partner`, what passed between the
    two. `since` and `until` are years as in `Store.claims`. A `policy` believes some of the rival accounts in sums: its
    name, or a TOML file. The same ledger gives the same bytes. What stands at `output` is replaced only if `replace`
    is set. Raises LedgerError for a party that there is not or a file that cannot be written, DossierError where the
    ledger tells nothing of it.
    """
    check_target(store, output)
    with new_file(Path(output), replace=replace) as part:
        made = dossier_html(
            store, country, partner=partner, since=since, until=until, policy=policy, language=language,
            progress=progress,
        )  # fmt: skip
        part.write_text(made, encoding="utf-8", newline="")
    return Path(output)


def check_target(store: Store, output: str | PathLike[str]) -> None:
    """Raise DossierError where a file that is to be written is the ledger itself."""
    ledger = store.address.path
    if ledger is not None and Path(output).resolve() == ledger.resolve():
        raise DossierError(f"{output} is the ledger; name another file to write to")


def dossier_html(
    store: Store,
    country: str,
    *,
    partner: str | None = None,
    since: int | None = None,
    until: int | None = None,
    policy: str | None = None,
    language: str = "en",
    findings: Sequence[Finding] | None = None,
    progress: Progress | None = None,
) -> str:
    """The same as text. `findings` are those of all checks, where somebody has them already."""
    if language not in LANGUAGES:
        raise DossierError(f"there is no language {language!r}; there are {', '.join(LANGUAGES)}")
    asked = Asked(
        party=_id(country), partner=_id(partner) if partner else None, since=since, until=until, language=language,
        policy=policy_named(store, policy) if policy else None,
    )  # fmt: skip
    say = Say(language)
    gathered = gather(store, asked, findings=findings, progress=progress)
    digest = store.digest(_rows(progress))
    return to_html(content_of(store, gathered, say, digest=digest), say)


def _rows(progress: Progress | None) -> Callable[[int, int], None] | None:
    return progress and (lambda done, total: progress(done, total, "computing the ledger's digest"))


def _id(party: str) -> str:
    """The party as the ledger writes it: "per/navy" is PER/navy."""
    head, slash, organ = party.strip().partition("/")
    known = head.upper() in load_actors().states
    return f"{head.upper()}{slash}{organ.lower()}" if known else party.strip()
