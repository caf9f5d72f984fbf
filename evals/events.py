"""How well events and their rival accounts are found, on planted worlds and on pairs of claims that people judged.

    python -m evals.events                     fails (1) where a figure is below its floor
    python -m evals.events --level hard        another difficulty (no floors)
    python -m evals.events --baselines         what trivial systems reach, beside it
    python -m evals.events --errors 20         some of what went wrong, with the words
    python -m evals.events --json              the figures as JSON
    python -m evals.events --update            raises floors to a little below what was reached; never lowers one
    python -m evals.events --update --allow-regression   sets them so, lower ones too

Floors are in `evals/events_floors.json`, with a digest of what they were measured on.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import ROOT
from evals.floors import EPSILON
from evals.grouped import FIGURES, Tally, Verdict, judge
from evals.judged import PAIRS, Confusion, confusion, render_confusion, shipped
from evals.planted import DEFAULT_LEVEL, World, plant
from evals.systems import reftel
from evals.trivial import BASELINES, System

SEEDS = tuple(range(1, 11))
MARGIN = 0.01
"""How far below what was reached a floor is set: a change for the better elsewhere may cost a few pairs here."""
FLOORS = ROOT / "evals/events_floors.json"
PLANTED = ROOT / "evals/planted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A figure over several worlds: all of them taken together, and the F1 of each."""

    total: Tally
    each: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least F1 of each figure, and the digest of what it was measured on."""

    digest: str
    figures: Mapping[str, float]


def measure(system: System, worlds: Sequence[World]) -> tuple[dict[str, Reached], list[dict[str, Verdict]]]:
    """What a system reaches, with the verdicts world by world."""
    verdicts = [judge(world, system(world)) for world in worlds]
    reached = {
        figure: Reached(
            total=sum((one[figure].tally for one in verdicts), Tally()),
            each=tuple(one[figure].tally.f1 for one in verdicts),
        )
        for figure in FIGURES
    }
    return reached, verdicts


def digest() -> str:
    """A name for the state of the generator and of the pairs: floors hold for one state only."""
    state = hashlib.sha256(repr(SEEDS).encode())
    for path in [*sorted(path for path in PLANTED.iterdir() if path.is_file()), PAIRS]:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()[:16]


def load_floors(path: Path) -> Floors | None:
    """The floors, where some were set."""
    return Floors(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def failures(values: Mapping[str, float], floors: Floors | None) -> list[str]:
    """Everything that must stop a change, each in a sentence."""
    if floors is None:
        return ["events: no floors yet; set them with --update"]
    changed = "events: the worlds or the judged pairs changed since the floors were set; set them anew with --update"
    found = [] if floors.digest == digest() else [changed]
    return found + [
        f"events: {figure} is {values[figure]:.4f}, below its floor {floor:.4f}"
        for figure, floor in floors.figures.items()
        if values[figure] < floor - EPSILON
    ]


def raised(values: Mapping[str, float], floors: Floors | None, *, allow_regression: bool) -> Floors:
    """Floors a little below what was reached, or as they were where that is higher and no regression is allowed."""
    old = {} if floors is None or allow_regression else floors.figures
    figures = {figure: round(max(value - MARGIN, old.get(figure, 0.0)), 4) for figure, value in values.items()}
    return Floors(digest=digest(), figures=figures)


def render(name: str, reached: Mapping[str, Reached]) -> str:
    """The figures of a system as a table."""
    head = f"{name:20} {'precision':>9} {'recall':>7} {'F1':>6}  {'worlds':>11} {'right':>6} {'wrong':>6} {'missed':>6}"
    lines = [
        f"{figure:20} {one.total.precision:9.3f} {one.total.recall:7.3f} {one.total.f1:6.3f}  "
        f"{min(one.each):.3f}–{max(one.each):.3f} {one.total.right:6} {one.total.wrong:6} {one.total.missed:6}"
        for figure, one in reached.items()
    ]
    return "\n".join([head, *lines])


def render_worlds(worlds: Sequence[World]) -> str:
    """What the worlds hold."""
    claims = sum(len(world.claims) for world in worlds)
    events = sum(len(set(world.event_of.values())) for world in worlds)
    slots = Counter(slot for world in worlds for told in world.rivals.values() for slot in told)
    undecided = sum(len(world.undecided) for world in worlds)
    return (
        f"{len(worlds)} worlds ({worlds[0].level}): {claims} claims on {events} events in "
        f"{sum(len(world.documents) for world in worlds)} documents; {undecided} claims fit several events; "
        f"{sum(len(world.copies) for world in worlds)} copied, "
        f"{sum(len(world.corrupted) for world in worlds)} of them wrong; "
        f"pairs of rivals: {', '.join(f'{slot} {n}' for slot, n in slots.most_common())}"
    )


def render_errors(worlds: Sequence[World], verdicts: Sequence[Mapping[str, Verdict]], figure: str, n: int) -> str:
    """Some of what went wrong with one figure: the words of the claims."""
    lines = []
    for world, verdict in zip(worlds, verdicts, strict=True):
        quotes = {claim.id: " ".join(claim.quote.split()) for claim in world.claims}
        for sort, things in (("wrong", verdict[figure].wrong), ("missed", verdict[figure].missed)):
            for thing in sorted(things):
                words = "".join(f"\n    {quotes.get(part, part)}" for part in thing)
                lines.append(f"{figure}, {sort} in world {world.seed}:{words}")
    return "\n".join(lines[:: max(1, len(lines) // n)][:n])


def as_record(reached: Mapping[str, Reached]) -> dict[str, Any]:
    """The figures as JSON values."""
    return {
        figure: {
            "precision": round(one.total.precision, 4),
            "recall": round(one.total.recall, 4),
            "f1": round(one.total.f1, 4),
            "each": [round(f1, 4) for f1 in one.each],
        }
        for figure, one in reached.items()
    }


def main(arguments: Sequence[str] | None = None, *, system: System = reftel, floors_file: Path = FLOORS) -> int:
    """Measure and compare; the exit status is 1 where a floor does not hold."""
    options = _parse(arguments)
    worlds = [plant(seed, options.level) for seed in options.seeds]
    reached, verdicts = measure(system, worlds)
    others = {name: measure(one, worlds)[0] for name, one in BASELINES.items()} if options.baselines else {}
    pairs = confusion()
    if options.json:
        systems = {name: as_record(one) for name, one in ({"reftel": reached} | others).items()}
        print(
            json.dumps(
                {"level": options.level, "seeds": options.seeds, **systems, "pairs": pairs.as_record()}, indent=2
            )
        )
    else:
        _print(worlds, {"reftel": reached} | others, pairs)
    for figure in FIGURES if options.errors else ():
        print(render_errors(worlds, verdicts, figure, options.errors), file=sys.stderr)
    if options.level != DEFAULT_LEVEL or tuple(options.seeds) != SEEDS:
        return 0
    values = {figure: one.total.f1 for figure, one in reached.items()}
    values["judged pairs"] = confusion(corpora=shipped()).agreement
    return _hold(values, floors_file, update=options.update, allow_regression=options.allow_regression)


def _print(worlds: Sequence[World], systems: Mapping[str, Mapping[str, Reached]], pairs: Confusion) -> None:
    print(render_worlds(worlds))
    for name, reached in systems.items():
        print("\n" + render(name, reached))
    print("\n" + render_confusion(pairs))


def _hold(values: Mapping[str, float], path: Path, *, update: bool, allow_regression: bool) -> int:
    floors = load_floors(path)
    if update:
        floors = raised(values, floors, allow_regression=allow_regression)
        record = {"digest": floors.digest, "figures": dict(floors.figures)}
        path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    found = failures(values, floors)
    for failure in found:
        print(failure, file=sys.stderr)
    print("events: a floor does not hold" if found else "events: the floors hold", file=sys.stderr)
    return 1 if found else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--level", default=DEFAULT_LEVEL, choices=("easy", "archive", "hard"), help="how hard to make it"
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS), help="the numbers of the worlds")
    parser.add_argument("--baselines", action="store_true", help="trivial systems too")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each figure")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
