"""The order of the work: file → document → sentences → mentions → claims → ledger. No other module knows it."""

import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reftel.claims.find import MAKERS, find_claims
from reftel.claims.trace import Trace
from reftel.claims.unclaimed import coverage_of
from reftel.errors import InputError, LedgerError, ReftelError
from reftel.ledger.records import Fetch, Run
from reftel.ledger.store import Store
from reftel.mentions.find import find_all_mentions
from reftel.model.claim import Claim
from reftel.model.coverage import Coverage
from reftel.model.document import Document
from reftel.model.progress import Progress, Tell
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence
from reftel.readers.fetch.client import Fetcher, original_of
from reftel.readers.files import expand, read_all, read_original
from reftel.readers.limits import Limits, Watch
from reftel.readers.outside.claims import claims_of
from reftel.readers.registry import Item
from reftel.rules.data import digest
from reftel.rules.layer import in_use, using
from reftel.rules.own import Own
from reftel.syntax.parser import languages, load, model_digest
from reftel.version import VERSION

_PARSING, _NEARLY = 0.65, 0.93
"""The shares of the time that one document takes when its sentences, and when its mentions are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document yields; `coverage`, where it was asked for, says which sentences gave no claim and why."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    n_sentences: int
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a command came to: documents read, documents that were in the ledger already, and what failed.

    `read` and `known` are names; `unreadable` has a sentence for each path or file that could not be read, `recoded`
    one for each that was read in an older encoding than UTF-8. `left_alone` are files in folders and archives, of
    kinds that are not read. `documents` has the sha256 of each document that was read or known, in order, `added` of
    each that was read; `without` the folders of a user's own words with which documents had been read before, and now
    were not. `outside` counts the claims of other makers that were taken, and those that were refused.
    """

    read: tuple[str, ...]
    known: tuple[str, ...]
    unreadable: tuple[str, ...]
    n_sentences: int
    recoded: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    outside: tuple[int, int] = (0, 0)
    without: tuple[str, ...] = ()


def read_document(
    document: Document,
    tell: Tell | None = None,
    *,
    makers: Sequence[str] = MAKERS,
    covered: bool = False,
    about: str | None = None,
) -> Reading:
    """Find the claims of a document; `tell` is told as it goes which share of the document is behind it.

    `makers` may leave out learned weights: with ("rules",) only rules that somebody wrote make claims.

    With `covered` it is also said of each sentence with a word that opens a frame, and no claim, why it gave none;
    asked `about` one frame, of that one.
    """
    nothing = Coverage(document=document.sha256, n_opened=0, unclaimed=()) if covered else None
    if document.told is not None:
        return Reading(claims=document.told, refusals=document.refusals, n_sentences=0, coverage=nothing)
    sentences: list[Sentence] = []
    refusals: list[Refusal] = [*document.refusals]
    if document.language not in languages():
        refusals.append(_unread(document))
        return Reading(claims=(), refusals=tuple(refusals), n_sentences=0, coverage=nothing)
    for item in load(document.language).sentences(document):
        if isinstance(item, Refusal):
            refusals.append(item)
            continue
        sentences.append(item)
        if tell:
            tell(_PARSING * item.span.end / len(document.text))
    mentions = find_all_mentions(sentences, document=document)
    if tell:
        tell(_NEARLY)
    claims: list[Claim] = []
    trace = Trace() if covered else None
    for found in find_claims(document, sentences, mentions, makers=makers, trace=trace):
        (refusals if isinstance(found, Refusal) else claims).append(found)  # type: ignore[arg-type]
    coverage = None if trace is None else coverage_of(document, trace, about=about)
    return Reading(
        claims=tuple(claims), refusals=tuple(refusals), n_sentences=len(sentences), coverage=coverage
    )


def read_into(
    store: Store,
    paths: Sequence[str],
    *,
    again: bool = False,
    limits: Limits | None = None,
    private: bool = False,
    vocabulary: Own | None = None,
    originals: bool = True,
    shown: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> Summary:
    """Read files, folders, globs and addresses on the web into the ledger, one document a transaction.

    A file that cannot be read is noted in the ledger and in the summary; the others are read all the same. What
    this version has read with this model and this vocabulary is passed over, unless `again` is set. Addresses of
    private machines are refused, unless `private` is set. A `vocabulary` is a user's own folder that is laid over the
    package's. The originals are kept in the ledger up to a size (`Limits.kept`), unless `originals` is False. `shown`
    gives files that were sent here the names that they go by, in the ledger too, in place of their paths.
    `progress` hears how many files are done (of the one being read a fraction), of how many, and which this is.
    """
    with using(vocabulary):
        return _read_into(
            store,
            paths,
            again=again,
            limits=limits or Limits(),
            originals=originals,
            shown=shown or {},
            fetcher=Fetcher(private=private),
            progress=progress,
            now=now or datetime.now(UTC),
        )


def _read_into(
    store: Store,
    paths: Sequence[str],
    *,
    again: bool,
    limits: Limits,
    originals: bool,
    shown: Mapping[str, str],
    fetcher: Fetcher,
    progress: Progress | None,
    now: datetime,
) -> Summary:
    own = in_use()
    run = Run(
        version=f"{VERSION}+{model_digest()}",
        vocabulary=digest(),
        started=now.isoformat(),
        asked=tuple(shown.get(path, path) for path in paths),
        options={"again": again} | ({"vocabulary": own.path} if own else {}),
    )
    found = expand(paths)
    work = _Work(store, run, found.problems, limits, fetcher, originals=originals, shown=shown)
    sources: list[Path | str] = [*found.files, *found.addresses]
    with _ended(store, run, work):
        for done, path in enumerate(sources):

            def tell(share: float, done: int = done, name: str = work.shown(path)) -> None:
                if progress:
                    progress(done + share, len(sources), name)

            tell(0.0)
            work.read(path, tell, again=again)
        work.propose(again=again)
    summary = work.summary()
    return replace(summary, left_alone=(*map(str, found.others), *summary.left_alone))


@contextmanager
def _ended(store: Store, run: Run, work: "_Work") -> Iterator[None]:
    """Keeps in the ledger how the run ended and what it came to; a run that added nothing leaves no trace."""
    try:
        yield
    except KeyboardInterrupt:
        store.end_run(run, "stopped", work.counts())
        raise
    except ReftelError:
        with suppress(LedgerError):  # a ledger that cannot be written cannot say so
            store.end_run(run, "failed", work.counts())
        raise
    store.end_run(run, "done", work.counts())


class _Work:
    """Reads file after file into a ledger and counts."""

    def __init__(
        self,
        store: Store,
        run: Run,
        problems: Sequence[str],
        limits: Limits,
        fetcher: Fetcher,
        *,
        originals: bool,
        shown: Mapping[str, str],
    ) -> None:
        self._store, self._run, self._limits, self._fetcher, self._shown = store, run, limits, fetcher, shown
        self._most_kept = limits.kept if originals else -1
        self._read: list[str] = []
        self._known: list[str] = []
        self._unreadable = list(problems)
        self._recoded: list[str] = []
        self._left_alone: list[str] = []
        self._proposals: list[Proposal] = []
        self._n_sentences = 0
        self._outside = (0, 0)
        self._documents: dict[str, None] = {}
        self._added: dict[str, None] = {}
        self._without: dict[str, None] = {}

    def read(self, path: Path | str, tell: Tell, *, again: bool) -> None:
        """Read one file or address with all documents in it, those that are known or cannot be read apart."""
        name = self.shown(path)
        try:
            for item in self._fetched(path) if isinstance(path, str) else read_all(path, self._limits, shown=name):
                if isinstance(item, Refusal) and item.reason == "left-alone":
                    self._left_alone.append(item.document)
                elif isinstance(item, Refusal):
                    self._refuse(item.document, item.detail)
                elif isinstance(item, Proposal):
                    self._proposals.append(item)
                else:
                    self._take(item, tell, again=again)
        except InputError as error:
            self._refuse(name, str(error))
        except ReftelError:
            raise
        except Exception as error:  # a file on which a reader stumbles must not cost the reader all others
            self._refuse(name, _fault(name, error))

    def shown(self, path: Path | str) -> str:
        """How messages and the ledger name a file."""
        return self._shown.get(str(path), str(path))

    def _fetched(self, address: str) -> Iterator[Item]:
        """The documents at an address on the web, whose bytes the ledger keeps."""
        fetched = self._fetcher.fetch(address, Watch(address, self._limits))
        original = original_of(fetched)
        self._store.add_fetch(
            Fetch(
                asked=address,
                url=fetched.url,
                sha256=original.sha256,
                time=fetched.time,
                status=fetched.status,
                headers=fetched.headers,
                data=fetched.data,
            ),
            self._run,
        )
        yield from read_original(original, self._limits)

    def _take(self, document: Document, tell: Tell, *, again: bool) -> None:
        """Find a document's claims, unless they are known."""
        run = self._run
        is_known = self._store.has_reading(document.sha256, version=run.version, vocabulary=run.vocabulary)
        if is_known and not again:
            self._store.note_file(document, run)
            self._known.append(document.name)
            self._documents[document.sha256] = None
            return
        try:
            reading = read_document(document, tell, covered=True)
        except ReftelError:
            raise
        except Exception as error:  # nor must a document on which a rule stumbles
            self._refuse(document.path, _fault(document.path, error))
            return
        folder = self._store.folder_of(document.sha256)
        if folder and folder != run.options.get("vocabulary"):
            self._without[folder] = None
        data = document.data
        self._store.add_document(
            document,
            reading.claims,
            reading.refusals,
            run,
            n_sentences=reading.n_sentences,
            coverage=reading.coverage,
            original=data if data is not None and len(data) <= self._most_kept else None,
        )
        self._read.append(document.name)
        self._documents[document.sha256] = self._added[document.sha256] = None
        guessed = document.media == "text/plain"  # other forms declare their encoding
        if guessed and not (encoding := document.form.get("encoding", "utf-8")).startswith("utf"):
            self._recoded.append(f"{document.path} is not UTF-8; it was read as {encoding}")
        self._n_sentences += reading.n_sentences

    def propose(self, *, again: bool) -> None:
        """Take the claims that were made outside: when all else is read, so that their documents are there."""
        for proposal in self._proposals:
            if proposal.document is not None:
                self._take(proposal.document, lambda _: None, again=False)
                known: str | None = proposal.document.sha256
            else:
                known = self._store.find(proposal.wanted)
            if known is None:
                which = f"{proposal.path} has claims on {proposal.wanted!r}"
                why = "the ledger has no such document, or several; read it first, or name its sha256"
                self._refuse(proposal.path, f"{which}, and {why}")
            elif again or not self._store.has_outside(known, proposal.outside, proposal.sha256):
                self._propose(proposal, known)

    def _propose(self, proposal: Proposal, sha256: str) -> None:
        options = {"outside": proposal.outside, "sha256": proposal.sha256}
        run = replace(self._run, asked=(proposal.path,), options=options)
        claims: list[Claim] = []
        refusals: list[Refusal] = []
        for made in claims_of(proposal, self._store.page(sha256).text, sha256):
            (refusals if isinstance(made, Refusal) else claims).append(made)  # type: ignore[arg-type]
        n_refused = self._store.add_outside(sha256, claims, refusals, run)
        taken, refused = self._outside
        self._outside = (taken + len(proposal.records) - n_refused, refused + n_refused)

    def _refuse(self, path: str, reason: str) -> None:
        self._store.note_unreadable(path, reason, self._run)
        self._unreadable.append(reason)

    def counts(self) -> dict[str, int]:
        """What it came to so far, in numbers."""
        return {
            "read": len(self._read), "known": len(self._known), "unreadable": len(self._unreadable),
            "sentences": self._n_sentences,
        }  # fmt: skip

    def summary(self) -> Summary:
        """What it came to."""
        return Summary(
            read=tuple(self._read),
            known=tuple(self._known),
            unreadable=tuple(self._unreadable),
            n_sentences=self._n_sentences,
            recoded=tuple(self._recoded),
            documents=tuple(self._documents),
            added=tuple(self._added),
            left_alone=tuple(self._left_alone),
            outside=self._outside,
            without=tuple(self._without),
        )


def _unread(document: Document) -> Refusal:
    known = ", ".join(languages())
    detail = f"the document is in the language {document.language!r}; claims are read in these so far: {known}"
    return Refusal(stage="syntax", reason="language-not-read", detail=detail, document=document.sha256)


def _fault(path: str, error: Exception) -> str:
    return f"{path} cannot be read because of a fault in reftel; please report it: {_where(error)}"


def _where(error: Exception) -> str:
    """An unforeseen error in one line: what, and in which line of the program."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
