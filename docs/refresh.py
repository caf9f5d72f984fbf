"""Writes anew what the documents quote: what the program prints, its code lists, and the figures of the gate.

python -m docs.refresh            writes every block between `<!-- begin: NAME -->` and `<!-- end: NAME -->`
python -m docs.refresh --check    writes nothing and fails (1) where one is stale
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from docs.described import describe
from evals.corpora import CORPORA, ROOT
from evals.floors import BASELINE, load_baseline
from evals.measure import FIGURES
from reftel.exports.columns import Layout, load_layouts
from reftel.measures.catalogue import MEASURES
from reftel.rules.codes import Code, load_codes

PAGES = (
    "README.md", "docs/tutorial.md", "docs/commands.md", "docs/codebook.md", "docs/accuracy.md", "docs/vocabulary.md",
    "docs/measures.md", "docs/exports.md",
)  # fmt: skip
WIDTH = 80
LEDGER = "build/peru.db"
JUDGED = "build/judged.db"
"""A second ledger of the same documents, so that what is judged in one session changes nothing in the others."""
NOTES, WORDS = "examples/vocabulary/notes.txt", "examples/vocabulary/my-words"

_BLOCK = re.compile(r"(<!-- begin: (?P<name>[^>]+?) -->\n)(?P<text>.*?)(<!-- end: (?P=name) -->)", re.DOTALL)
_PROGRAM = "import sys; sys.argv[0] = 'reftel'; from reftel.cli import main; main(prog_name='reftel')"

CORPUS_WORDS = {
    "peru": "the sample dossier in `examples/peru`",
    "written": "texts of other wars in all genres, marked before rules were made for them (`evals/written`)",
    "samples": "cables, news, studies, web pages, a table, written for testing (`evals/samples`)",
    "seeds": "a forum thread, a country study, a blog post, a cable, an article; not ours to ship",
    "frus": "diplomatic documents of the United States, 1941–1960",
    "papers": "more papers of those volumes, marked by us later; nothing is learned from them (`evals/papers`)",
    "dfat": "diplomatic documents of Australia",
}


class Desk:
    """A folder with the sample dossier, in which the program is run as a reader would run it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "examples").symlink_to(ROOT / "examples")
        (folder / "build").mkdir()
        self.run(f"reftel read examples/peru/*.txt --ledger {LEDGER}")

    def run(self, command: str, **settings: str) -> str:
        """What a command prints on a page of eighty columns; `settings` are variables of the environment."""
        path = f"{ROOT / 'src'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *shlex.split(command)[1:]],
            cwd=self._folder, env={**os.environ, "PYTHONPATH": path, "COLUMNS": str(WIDTH), **settings},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip("\n")

    def read_anew(self) -> str:
        """What reading the dossier prints."""
        for path in (self._folder / "build").iterdir():
            path.unlink()
        return self.run(f"reftel read examples/peru/*.txt --ledger {LEDGER}")

    def session(self, *commands: str) -> str:
        """Commands with what they print."""
        return "\n\n".join(f"$ {command}\n{self.run(command)}" for command in commands)

    def review(self, *commands: str) -> str:
        """Commands of a reviewer, with what they print; what differs from day to day is left out."""
        if not (self._folder / JUDGED).exists():
            self.run(f"reftel read examples/peru/*.txt --ledger {JUDGED}")
        told = (f"$ {each}\n{self.run(each, REFTEL_LEDGER=JUDGED, REFTEL_REVIEWER='Ann')}" for each in commands)
        text = "\n\n".join(told).replace(JUDGED, LEDGER)
        return re.sub(r"(?<=judgement )[0-9a-f]{8}|(?<=digest )[0-9a-f]{64}", "…", text)

    def first(self, command: str) -> str:
        """The short id of the first that a command lists."""
        listed = self.run(f"reftel {command} --ledger {LEDGER} --format jsonl").splitlines()
        return str(json.loads(listed[0])["id"])[:8]

    def disputed(self) -> list[str]:
        """The short ids of the two versions of who warned Moscow, the more doubtful one last."""
        claims = map(json.loads, self.run(f"{DISPUTE} --format jsonl").splitlines())
        return [claim["id"][:8] for claim in sorted(claims, key=lambda claim: len(claim["said_by"]))]


DISPUTE = f"reftel claims --ledger {LEDGER} --document forum-arms-for-chile --kind disclosure"


def _short_session(desk: Desk) -> str:
    lines = desk.read_anew().splitlines()
    reading = [f"$ reftel read examples/peru/*.txt --ledger {LEDGER}", *lines[:6], "  …", ""]
    return "\n".join([*reading, desk.session(DISPUTE, f"reftel show {desk.disputed()[-1]} --ledger {LEDGER}")])


def _contested(desk: Desk) -> str:
    return desk.review("reftel events --contested")


def _correction(desk: Desk) -> str:
    wrong = desk.first("claims --kind transfer --document forum-arms-for-chile --stage ordered")
    why = "they had been bound for Chile, and were sent on to another port"
    return desk.review(f'reftel judge {wrong} correct --stage diverted --words stage=ordered --why "{why}"')


def _rivals(desk: Desk) -> str:
    first, second = desk.disputed()
    return desk.review(f"reftel judge {first} rival {second}", f"reftel event {first}")


def _policy(desk: Desk) -> str:
    first, second = desk.disputed()
    told = [desk.review(f'reftel grade "speaker:its published notes" 3 --claim {second} --why "a printed record"')]
    for policy in ("cautious", "graded"):
        command = f"reftel event {first} --policy {policy}"
        told.append(f"$ {command}\n…\nby the policy{desk.review(command).partition('by the policy')[2]}")
    return "\n\n".join(told)


def _later(desk: Desk) -> str:
    desk.review(f"reftel read {NOTES}")
    again = f"reftel read {NOTES} --vocabulary {WORDS}"
    first = "\n".join(desk.review(again).splitlines()[:3])
    return f"{first}\n…\n\n{desk.review('reftel diff', 'reftel looks', 'reftel verify')}"


SESSIONS: Mapping[str, Callable[[Desk], str]] = {
    "session": _short_session,
    "demo": lambda desk: f"$ reftel read examples/peru/*.txt --ledger {LEDGER}\n{desk.read_anew()}",
    "designator": lambda desk: desk.session(f"reftel claims --ledger {LEDGER} --designator T-55"),
    "denied": lambda desk: desk.session(f"reftel claims --ledger {LEDGER} --polarity denied"),
    "dispute": lambda desk: desk.session(DISPUTE),
    "show": lambda desk: desk.session(f"reftel show {desk.disputed()[-1]} --ledger {LEDGER}"),
    "rivals": _rivals,
    "contested": _contested,
    "correction": _correction,
    "policy": _policy,
    "later": _later,
    "own-before": lambda desk: desk.session(
        f"reftel read {NOTES} --ledger build/plain.db",
        "reftel claims --ledger build/plain.db",
        "reftel unclaimed --ledger build/plain.db",
    ),
    "own-check": lambda desk: desk.session(f"reftel vocabulary check {WORDS}"),
    "own-after": lambda desk: desk.session(
        f"reftel read {NOTES} --vocabulary {WORDS} --ledger build/own.db", "reftel claims --ledger build/own.db"
    ),
    "explain": lambda desk: desk.session("reftel explain en.transfer.buy alleged"),
}
"""Blocks that show the program at work: another processor may see a sentence or two otherwise."""


def _codes(what: str) -> list[Code]:
    return [code for code in load_codes() if code.what == what]


def _kinds() -> str:
    rows = (f"| `{code.code}` | {code.parties} | {code.meaning} {code.contrast} |" for code in _codes("kind"))
    return "\n".join(["| kind | actor → recipient | what it holds |", "|---|---|---|", *rows])


def _list(what: str) -> str:
    rows = (f"| `{code.code}` | {code.meaning} | {code.example} | {code.contrast} |" for code in _codes(what))
    return "\n".join([f"| {what} | meaning | for example | take care |", "|---|---|---|---|", *rows])


def _columns(layout: Layout) -> str:
    """A row for each column of a table."""
    head = "| column | type | unit | what stands in it |"
    lines = [f"### `{layout.name}`", "", f"{layout.title}.", "", head, "|---" * 4 + "|"]
    for column in layout.columns:
        codes = f" One of {', '.join(f'`{code}`' for code in column.codes)}." if column.codes else ""
        lines.append(f"| `{column.name}` | {column.type} | {column.unit or ''} | {column.meaning}{codes} |")
    return "\n".join(lines)


def _figures(old: str) -> str:
    """A row for each corpus; one that is not on this machine keeps the row that it has."""
    baseline = load_baseline(BASELINE)
    lines = ["| texts | what they are | documents | marked claims | found | slots | rows |", "|---" * 7 + "|"]
    for corpus in CORPORA:
        kept = next((line for line in old.splitlines() if line.startswith(f"| `{corpus.name}` |")), None)
        if not corpus.is_present and kept:
            lines.append(kept)
            continue
        marked = corpus.marked()
        counts = f"{len(marked)} | {sum(map(len, marked.values()))}"
        figures = " | ".join(f"{baseline[corpus.name].floors[name]:.2f}" for name in FIGURES)
        lines.append(f"| `{corpus.name}` | {CORPUS_WORDS[corpus.name]} | {counts} | {figures} |")
    return "\n".join(lines)


def render(name: str, old: str, desk: Callable[[], Desk]) -> str:
    """What the block of this name should hold; KeyError where there is no such block."""
    word, _, rest = name.partition(" ")
    if name in SESSIONS:
        return f"```\n{SESSIONS[name](desk())}\n```"
    if word == "help":
        return f"```\n{desk().run(f'reftel {rest} --help')}\n```"
    if word == "file":
        return f"```\n{(ROOT / rest).read_text(encoding='utf-8').strip()}\n```"
    if word == "list":
        return _kinds() if rest == "kind" else _list(rest)
    if name == "measures":
        return "\n\n".join(map(describe, MEASURES.values()))
    if name == "columns":
        return "\n\n".join(map(_columns, load_layouts().values()))
    return {"figures": _figures}[name](old)


def blocks() -> Iterator[tuple[str, str, str, str]]:
    """Page, name, present text and due text of every block."""
    with tempfile.TemporaryDirectory() as folder:
        desk = cache(lambda: Desk(Path(folder)))
        for page in PAGES:
            for found in _BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
                name, text = found["name"], found["text"].strip("\n")
                yield page, name, text, render(name, text, desk)


def main() -> int:
    """Write the blocks, or with --check say which are stale."""
    stale = [(page, name, due) for page, name, text, due in blocks() if text != due]
    for page, name, due in stale:
        print(f"{page}: {name} is stale")
        if "--check" not in sys.argv:
            path = ROOT / page
            begin, end = f"<!-- begin: {name} -->\n", f"<!-- end: {name} -->"
            before, _, rest = path.read_text(encoding="utf-8").partition(begin)
            path.write_text(f"{before}{begin}\n{due}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
