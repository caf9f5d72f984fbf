"""What a program that uses reftel works with: a ledger that can also read."""

from collections.abc import Collection, Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Unpack

from reftel.claims.sound import open_vocabulary
from reftel.errors import ReftelError
from reftel.events import Told, check_events, event_named, find_events
from reftel.exports.formats import export
from reftel.ledger.archive.manifest import Manifest
from reftel.ledger.filters import Filters, Wanted
from reftel.ledger.moving import import_ledger
from reftel.ledger.records import Covered
from reftel.ledger.store import Store
from reftel.model.belief import Policy
from reftel.model.claim import Claim
from reftel.model.coverage import Unclaimed
from reftel.model.event import Event
from reftel.model.finding import Finding
from reftel.model.judgement import Judgement
from reftel.model.refusal import Refusal
from reftel.model.source import Source
from reftel.pipeline import Summary, read_into
from reftel.readers.limits import Limits
from reftel.review.words import Words
from reftel.trial import Trial, try_vocabulary

if TYPE_CHECKING:
    from polars import DataFrame

__all__ = [
    "Claim", "Covered", "Event", "Finding", "Judgement", "Ledger", "Manifest", "ReftelError", "Refusal", "Source",
    "Summary", "Told", "Trial", "Unclaimed", "Words", "check_vocabulary", "export", "import_ledger", "open",
]  # fmt: skip

check_vocabulary = try_vocabulary


class Ledger(Store):
    """A ledger in one file: `read` adds documents, `claims` asks for what they say."""

    def read(
        self,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        again: bool = False,
        vocabulary: str | PathLike[str] | None = None,
        limits: Limits | None = None,
        private: bool = False,
        originals: bool = True,
    ) -> Summary:
        """Read files, folders, globs and addresses on the web into the ledger; see `Summary.unreadable`.

        What this program has read before with this model and vocabulary is passed over, unless `again` is set. A
        `vocabulary` is a folder of rules and names of your own, laid over the package's; see `check_vocabulary`.
        Addresses of machines of the local network are refused, unless `private` is set. The files' bytes are kept
        up to a size, unless `originals` is False.
        """
        several = [paths] if isinstance(paths, str | PathLike) else paths
        own = None if vocabulary is None else open_vocabulary(vocabulary)
        names = [fspath(path) for path in several]
        return read_into(self, names, again=again, vocabulary=own, limits=limits, private=private, originals=originals)

    def check(
        self, *, severity: Wanted = None, check: Wanted = None, **filters: Unpack[Filters]
    ) -> list[Finding]:
        """What does not fit together in the claims, the gravest first: see `Finding`, and `Filters` for the filters.

        All claims are held against each other; given back are the findings with a claim that passes the filters. Raises
        LedgerError where a filter asks for a code, a party or a document that does not exist.
        """
        return check_events(self, severity=severity, check=check, **filters)

    def events(self, *, contested: bool = False, **filters: Unpack[Filters]) -> list[Event]:
        """What happened, as far as documents say: the events that a claim which passes the filters speaks of.

        `contested` keeps those of which there are rival accounts. Events are grouped when they are first asked for
        after something was added, and kept in the ledger.
        """
        return find_events(self, contested=contested, **filters)

    def measure(
        self,
        name: str,
        *,
        policy: Policy | None = None,
        modalities: Collection[str] = ("factual",),
        about: float = 0.0,
        parts: bool = False,
        **asked: Any,
    ) -> "DataFrame":
        """A measure of the ledger's events, as a Polars frame: `presence`, `concentration` and others (see the docs).

        What a measure is asked with goes by name: `unit="aircraft"`, `window=5`, `kinds=["mission"]`. Affirmed claims
        of the `modalities` enter; a `policy` believes some of the rival accounts; `about` widens approximate amounts by
        that share; `parts` lets organs of states stand by themselves. Raises MeasureError, in a sentence, for what
        cannot be asked.
        """
        from reftel.measures.asked import ask  # Polars takes its time to load: nothing else should wait for it
        from reftel.measures.ledgered import facts_in

        held = facts_in(self, policy=policy, modalities=modalities, about=about, parts=parts)
        return ask(name, held.facts, **asked).rows

    def event(self, name: str) -> Told:
        """The event whose id, or that of one of its claims, begins so, with its claims and documents.

        Raises LedgerError where there is none, or several.
        """
        return event_named(self, name)


def open(path: str | PathLike[str], *, create: bool = True) -> Ledger:  # noqa: A001 - as in `io.open`
    """Open the ledger at `path`, or make one there. Raises ReftelError where something else stands there.

    With `create=False` a ledger that is not there is an error too.
    """
    return Ledger(path, create=create)
