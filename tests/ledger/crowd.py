"""Many at once on one ledger: reviewers judge while others read documents into it, each in a process of its own."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reftel.ledger.store import Store
from tests.children import forked, status_of
from tests.ledger.plain import NOW, read_into, without_parser, write_texts


@dataclass(frozen=True)
class Outcome:
    """What came of it: statuses of all processes, ids of judgements that reviewers were told, seconds each took."""

    statuses: list[int]
    told: list[str]
    seconds: list[float]
    n_read: int


def crowd(
    address: str, folder: Path, *, reviewers: int, readers: int, seconds: float | None = None, turns: int = 20
) -> Outcome:
    """So many reviewers judge claims, and so many processes read documents: for so long, or each so many turns."""
    folder.mkdir()
    first = write_texts(folder / "first", 10)
    with without_parser(), Store(address) as store:
        read_into(store, [str(first)], now=NOW)
    until = None if seconds is None else time.monotonic() + seconds

    def goes_on(turn: int) -> bool:
        return turn < turns if until is None else time.monotonic() < until

    children = [forked(lambda n=n: _review(address, folder / f"said-{n}.jsonl", n, goes_on)) for n in range(reviewers)]
    children += [forked(lambda n=n: _read(address, folder / f"texts-{n}", goes_on)) for n in range(readers)]
    statuses = [status_of(child) for child in children]
    said = [json.loads(line) for path in sorted(folder.glob("said-*.jsonl")) for line in path.open(encoding="utf-8")]
    n_read = len(list(folder.glob("texts-*/*/note-*.txt")))
    return Outcome(statuses, [each["id"] for each in said], [each["seconds"] for each in said], n_read)


def _review(address: str, log: Path, number: int, goes_on: Callable[[int], bool]) -> None:
    chance, turn = random.Random(number), 0
    with Store(address) as store, log.open("w", encoding="utf-8") as file:
        claims = [claim.id for claim in store.claims()]
        while goes_on(turn):
            turn += 1
            judge = chance.choice([store.accept, store.reject])
            started = time.monotonic()
            said = judge(chance.choice(claims), reviewer=f"reviewer {number}", why=f"turn {turn}")
            print(json.dumps({"id": said.id, "seconds": time.monotonic() - started}), file=file, flush=True)


def _read(address: str, folder: Path, goes_on: Callable[[int], bool]) -> None:
    folder.mkdir()
    turn = 0
    with without_parser(), Store(address) as store:
        while goes_on(turn):
            turn += 1
            texts = write_texts(folder / f"{turn}", 2)
            for path in texts.glob("note-*.txt"):  # else all are the same texts
                path.write_text(f"{folder.name} {turn}: {path.read_text()}", encoding="utf-8")
            read_into(store, [str(texts)])
