"""`reftel vocabulary`: start, check and show a user's own folder of frames and names."""

import shlex
import sys
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from reftel.claims.sound import open_vocabulary
from reftel.cli.explaining import fitted, render_frame
from reftel.cli.program import called, complain
from reftel.errors import ReftelError, reason_of
from reftel.rules.actors import load_actors
from reftel.rules.frames import own_frames
from reftel.rules.layer import using
from reftel.rules.materiel import own_designations
from reftel.rules.names import Name
from reftel.rules.own import Own
from reftel.rules.words import own_classes
from reftel.trial import Trial, try_vocabulary


def check(folder: str) -> None:
    """Try a folder and say what came of it; exit with 1 where something is not as its writer says."""
    trial = try_vocabulary(folder)
    if trial.frames or not trial.faults:
        click.echo(render_trial(trial, folder))
    for fault in trial.faults:
        complain(fault)
    if trial.faults:
        sys.exit(1)
    click.echo(f"\nnext\n  {called()} read PATH… --vocabulary {shlex.quote(folder)}")


def render_trial(trial: Trial, folder: str) -> str:
    """What a folder adds, and what its writer may want to know."""
    counts = (
        (len(trial.frames), "rule"), (trial.n_names, "name"), (trial.n_designations, "designation"),
        (trial.n_words, "word"),
    )  # fmt: skip
    added = ", ".join(f"{number} {thing}{'' if number == 1 else 's'}" for number, thing in counts if number)
    lines = [f"{folder} adds {added or 'nothing'}"]
    n_tried, n_failed = sum(number for _, number in trial.frames), len(trial.faults)
    if n_tried:
        kept = "all are read as their rules say" if not n_failed else f"{n_failed} not read as the rules say"
        lines.append(f"{n_tried} sentences tried, {kept}")
    return "\n".join([*lines, *(f"note: {note}" for note in trial.notes)])


def new(folder: str) -> None:
    """Make a folder with a file of each sort, which say themselves what goes into them."""
    root = Path(folder)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ReftelError(f"{root} is there already; name a folder that is not")
    try:
        for name, text in sorted(_template(files("reftel") / "cli" / "template", "")):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ReftelError(f"{root} cannot be made: {reason_of(error)}") from error
    program, path = called(), shlex.quote(folder)
    click.echo(f"{folder} has a file for each sort of word, with a rule to begin with; open them in a text editor")
    click.echo(f"\nnext\n  {program} vocabulary check {path}\n  {program} read PATH… --vocabulary {path}")


def _template(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _template(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".toml", ".tsv")):
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")


def show(folder: str) -> None:
    """Print all that a folder adds."""
    own = open_vocabulary(folder)
    with using(own):
        text = "\n".join(_lines(own))
    click.echo(fitted(text or f"{folder} adds nothing"))


def _lines(own: Own) -> Iterator[str]:
    for where, frame in own_frames(own):
        yield f"{render_frame(frame)}\n  from: {where}\n"
    replaced = {mine.text: theirs for mine, theirs in load_actors().replaced}
    for name in load_actors().added:
        theirs = replaced.get(name.text)
        instead = f", in place of {_ids(theirs)}" if theirs and _ids(theirs) != _ids(name) else ""
        yield f"{name.text}  ({name.form})  {_ids(name)}{instead}"
    for text, entry in own_designations(own):
        what = f"{entry.designator}, {entry.category}" if entry.designator else entry.category
        yield f"{text}  ({'designation' if entry.designator else 'sort of arms'})  {what}, counted in {entry.unit}"
    nouns, military = own_classes(own)
    lists = {**nouns, "military": military} if military else nouns
    for title, words in lists.items():
        yield f"{title}  (class)  {', '.join(words.split())}"


def _ids(name: Name) -> str:
    """What a name stands for, and when."""
    spans = {m: f" ({m.start or '…'} to {m.end or 'now'})" if m.start or m.end else "" for m in name.meanings}
    return ", ".join(f"{meaning.id}{span}" for meaning, span in spans.items()) or "a part of a state"
