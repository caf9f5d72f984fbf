"""How long the pages of the workbench take to be made: `python -m benchmarks.workbench [--claims N] [--ledger LEDGER]`.

The ledger is that of `benchmarks.archive`, of 100,000 claims unless told otherwise; one that was made before may be
named. Each page is asked for in this process, twenty times over after a first time that is not counted. Given are the
median and the longest in milliseconds, the median of the processor's work, which other programs change least, and how
many kilobytes the page has.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from starlette.testclient import TestClient

from benchmarks.archive import N_CLAIMS, fill
from reftel.ledger.store import Store
from reftel.measures.weighing import weigh
from reftel.workbench.app import make_app

_TIMES = 20


def main() -> None:
    """Print the times of each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=N_CLAIMS)
    parser.add_argument("--ledger")
    asked = parser.parse_args()
    with _ledger(asked.ledger, asked.claims) as store:
        counts = store.counts()
        print(f"{sum(counts.reviews.values()):,} claims, {counts.n_documents:,} documents, {counts.n_events:,} events")
        started = time.monotonic()
        weigh(store)
        print(f"stakes worked out in {time.monotonic() - started:.0f} s")
        client = TestClient(make_app(store), base_url="http://127.0.0.1")
        for path in _paths(client):
            _, *taken = [_asked(client, path) for _ in range(_TIMES + 1)]
            seconds, worked, sizes = zip(*taken, strict=True)
            plain = path.replace("?&", "?").replace("&&", "&")
            name = re.sub(r"[0-9a-f]{16,}|(?<=after=)[A-Za-z0-9_-]{20,}", "…", plain)
            times = (1000 * each for each in (median(seconds), max(seconds), median(worked)))
            print(*(f"{each:6.0f}" for each in (*times, sizes[0] / 1000)), f" {name}", flush=True)


@contextmanager
def _ledger(named: str | None, n_claims: int) -> Iterator[Store]:
    if named:
        with Store(named, create=False) as store:
            yield store
        return
    with tempfile.TemporaryDirectory() as scratch, Store(Path(scratch) / "pages.db") as store:
        started = time.monotonic()
        fill(store, n_claims)
        print(f"made in {time.monotonic() - started:.0f} s")
        yield store


def _paths(client: TestClient) -> list[str]:
    claims, events = client.get("/claims.json").json(), client.get("/events.json").json()
    claim, event = claims["items"][-1], events["items"][0]
    largest = max(_all(client, "/documents.json"), key=lambda source: int(source["claims"]))["url"]
    queued = client.get("/queue.json").json()["items"][0]["id"]
    return [
        "/", "/documents", "/claims", _deep(client, "/claims.json"), "/claims?kind=transfer&party=PER",
        "/claims?review=unreviewed&since=1970&until=1975", "/claims?words=delivered", "/search?q=delivered",
        "/search?q=delivered&in=passages", claim["url"], f"{claim['url']}?part=panel", "/events",
        "/events?contested=yes", "/events?party=PER", _deep(client, "/events.json"), event["url"], "/check", largest,
        "/queue", _deep(client, "/queue.json"), "/queue?party=PER", "/queue?order=doubt",
        _deep(client, "/queue.json?order=doubt"), "/queue?order=doubt&party=PER", "/queue?order=doubt&since=1970",
        "/queue?order=disputed", "/queue?order=looks", f"/queue/next?order=doubt&after={queued}",
        "/countries", "/countries/PER", "/dyads/SUN/PER", "/uploads",
    ]  # fmt: skip


def _all(client: TestClient, path: str) -> Iterator[dict[str, Any]]:
    """All items of a list."""
    following: str | None = f"{path}?limit=500"
    while following:
        page = client.get(following).json()
        yield from page["items"]
        following = page["next"]


def _deep(client: TestClient, path: str, n_pages: int = 40) -> str:
    """The page far into a list."""
    for _ in range(n_pages):
        following = client.get(f"{path}{'&' if '?' in path else '?'}limit=500").json()["next"]
        if not following:
            break
        path = following.replace("limit=500", "").rstrip("?&")
    return path.replace(".json", "")


def _asked(client: TestClient, path: str) -> tuple[float, float, int]:
    """The seconds that a page took, those of the processor's work, and its bytes."""
    started, worked = time.monotonic(), time.process_time()
    answer = client.get(path)
    taken, work = time.monotonic() - started, time.process_time() - worked
    answer.raise_for_status()
    return taken, work, len(answer.content)


if __name__ == "__main__":
    main()
