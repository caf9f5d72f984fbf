"""A file that was sent, read into the ledger as `reftel read` reads it, and what came of it."""

from pathlib import Path

from reftel.errors import ReftelError
from reftel.ledger.store import Store
from reftel.pipeline import Summary, read_into
from reftel.readers.limits import Limits
from reftel.syntax.parser import languages, load
from reftel.workbench.sent import Taken, Upload

_MOST_TOLD = 5
"""So many refusals of one document are told; the rest are counted."""


class StoppedError(KeyboardInterrupt):
    """Nobody waits for the file any more: the pipeline ends as it does when somebody presses Ctrl-C."""


def take(store: Store, upload: Upload, limits: Limits | None = None) -> None:
    """Read a file into the ledger, and say in the upload what came of it. What goes wrong is said there too."""
    try:
        for language in languages():
            load(language)
        upload.state = "reading"
        path = str(upload.file)
        summary = read_into(
            store, [path], limits=limits, shown={path: upload.name}, progress=lambda done, *_: _move(upload, done)
        )
        upload.taken = tuple(_taken(store, sha256, is_new=sha256 in summary.added) for sha256 in summary.documents)
        upload.problems, upload.notes = summary.unreadable, tuple(_notes(summary))
        upload.state = "refused" if upload.problems and not upload.taken else "done"
    except StoppedError:
        upload.state = "cancelled"
    except ReftelError as error:
        upload.problems, upload.state = (str(error),), "failed"
    except Exception as error:  # one file must not keep the others from being read
        upload.problems = (f"{upload.name} cannot be read because of a fault in reftel; please report it: {error!r}",)
        upload.state = "failed"


def _move(upload: Upload, share: float) -> None:
    if upload.is_cancelled:
        raise StoppedError
    if share < upload.share:
        upload.n_read += 1
    upload.share = share


def _taken(store: Store, sha256: str, *, is_new: bool) -> Taken:
    source = store.document(sha256)
    refusals = [refusal.detail for refusal in store.refusals(sha256)]
    more = (f"and {len(refusals) - _MOST_TOLD} more refusals",) if len(refusals) > _MOST_TOLD else ()
    return Taken(
        sha256=sha256,
        name=source.name,
        n_claims=source.n_claims,
        is_new=is_new,
        refusals=(*refusals[:_MOST_TOLD], *more),
    )


def _notes(summary: Summary) -> list[str]:
    """What a person should know besides, in the sentences of `reftel read`."""
    notes = list(summary.recoded)
    if any(summary.outside):
        notes.append(f"claims from outside: {summary.outside[0]:,} taken, {summary.outside[1]:,} refused")
    notes += [f"read before with the rules and names in {folder}, and now without" for folder in summary.without]
    if summary.left_alone:
        kinds = sorted({Path(path).suffix.lower() or "no ending" for path in summary.left_alone})
        notes.append(f"files of other kinds left alone: {len(summary.left_alone):,} ({', '.join(kinds)})")
    return notes
