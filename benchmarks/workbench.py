"""How long the pages of the workbench take to be made: `python -m benchmarks.workbench [CLAIMS]`, 20,000 unless named.

Claims are planted as in `benchmarks.ledger`, and grouped into events first. Each page is asked for in this process,
twenty times over after a first time that is not counted; the median and the longest are given in milliseconds.
"""

import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from benchmarks.ledger import RUN, documents
from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.workbench.app import make_app

_CLAIMS, _TIMES, _SENTENCES = 20_000, 20, 40


def main() -> None:
    """Print the times of each page."""
    n_claims = int(sys.argv[1]) if len(sys.argv) > 1 else _CLAIMS
    with tempfile.TemporaryDirectory() as scratch, Store(Path(scratch) / "pages.db") as store:
        for document, claims in documents(n_claims):
            store.add_document(document, claims, [], RUN, n_sentences=_SENTENCES)
        started = time.monotonic()
        bring_up(store)
        sys.stdout.write(f"{n_claims:,} claims, grouped in {time.monotonic() - started:.0f} s\n")
        client = TestClient(make_app(store), base_url="http://127.0.0.1")
        for path in _paths(client):
            taken = [_seconds(client, path) for _ in range(_TIMES + 1)][1:]
            name = re.sub(r"[0-9a-f]{16,}|=[A-Za-z0-9_-]{60,}", "…", path)
            sys.stdout.write(f"{median(taken) * 1000:6.0f} {max(taken) * 1000:6.0f}  {name}\n")


def _paths(client: TestClient) -> list[str]:
    claims, events = client.get("/claims.json").json(), client.get("/events.json").json()
    claim, event = claims["items"][-1], events["items"][0]
    return [
        "/", "/documents", "/claims", claims["next"].replace(".json", ""), "/claims?kind=transfer&party=PER",
        "/claims?review=unreviewed&since=1970&until=1975", "/search?q=delivered", "/search?q=delivered&in=passages",
        claim["url"], f"{claim['url']}?part=panel", "/events", "/events?contested=yes", "/events?party=PER",
        event["url"], "/check",
    ]  # fmt: skip


def _seconds(client: TestClient, path: str) -> float:
    started = time.monotonic()
    answer = client.get(path)
    taken = time.monotonic() - started
    answer.raise_for_status()
    return taken


if __name__ == "__main__":
    main()
