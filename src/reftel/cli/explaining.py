"""`reftel explain`: what a rule or a code means, what it catches and what it leaves alone."""

import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import click

from reftel.claims.sound import open_vocabulary
from reftel.cli.program import complain
from reftel.model.claim import KINDS
from reftel.rules.actor_data import State
from reftel.rules.actors import load_actors
from reftel.rules.codes import Code, load_codes
from reftel.rules.frames import Frame, load_frames
from reftel.rules.layer import using
from reftel.rules.registers import Source, source_of_rule, sources
from reftel.rules.tables import TableWords, load_figure_words, load_table_words
from reftel.rules.weights import LEARNED, load_weights

_USAGE = 2
_SUGGESTED = 6
_WIDEST = 100
_HANGING = "    "


def run(names: Sequence[str], *, vocabulary: str | None = None) -> None:
    """Explain each name; exit with 2 where one is unknown. Without a name, say what there is to explain."""
    with using(open_vocabulary(vocabulary) if vocabulary else None):
        _run(names)


def _run(names: Sequence[str]) -> None:
    if not names:
        click.echo(fitted(render_overview()))
        return
    texts = {name: list(_explain(name)) for name in names}
    known = [text for found in texts.values() for text in found]
    if known:
        click.echo(fitted("\n\n".join(known)))
    unknown = [name for name, found in texts.items() if not found]
    for name in unknown:
        near = suggest(name)
        hint = f"did you mean {' or '.join(near)}?" if near else "`reftel explain` lists what there is to explain"
        complain(f"nothing is called {name!r}; {hint}")
    if unknown:
        sys.exit(_USAGE)


def fitted(text: str) -> str:
    """The text with lines no longer than the terminal; in a pipe as it is."""
    if not sys.stdout.isatty():
        return text
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    lines = (textwrap.fill(line, width, subsequent_indent=_HANGING) for line in text.splitlines())
    return "\n".join(lines)


def suggest(name: str) -> list[str]:
    """Names of rules and codes that look like this one."""
    rules = {frame.id for frame in load_frames()} | {load_table_words().rule} | {source.rule for source in sources()}
    rules |= {f"{LEARNED}.{kind}" for kind in KINDS} | set(_plain_rules())
    names = sorted({code.code for code in load_codes()} | rules)
    begun = [known for known in names if known.startswith(name)]
    return (begun or get_close_matches(name.lower(), names, n=_SUGGESTED))[:_SUGGESTED]


def _explain(name: str) -> Iterator[str]:
    yield from (render_code(code) for code in load_codes() if code.code == name)
    if (party := load_actors().states.get(name)) is not None:
        yield render_state(party)
    yield from (render_frame(frame) for frame in load_frames() if frame.id == name)
    if name == (table := load_table_words()).rule:
        yield render_table(table)
    yield from (f"{rule}  (rule)\n  {note}" for rule, note in _plain_rules().items() if rule == name)
    if name.startswith(f"{LEARNED}.") and name.removeprefix(f"{LEARNED}.") in KINDS:
        yield render_learned(name.removeprefix(f"{LEARNED}."))
    if (source := source_of_rule(name)) is not None:
        yield render_source(source)


def _plain_rules() -> dict[str, str]:
    """Rules that have no frame and no columns, each with what it does."""
    figures = load_figure_words()
    return {
        figures.rule: figures.note,
        "en.denial": "A denial that does not repeat what it denies (“Tehran denied it”) denies the claim just before.",
    }


def render_overview() -> str:
    """All codes by list, and how many rules there are for each kind."""
    lists: dict[str, list[str]] = {}
    for code in load_codes():
        lists.setdefault(code.what, []).append(code.code)
    lines = [f"{what}: {', '.join(codes)}" for what, codes in lists.items()]
    counts = Counter[str](frame.kind for frame in load_frames())
    lines.append(f"rule: {', '.join(f'{kind} ({counts[kind]})' for kind in lists['kind'])}; a kind names its rules")
    lines.append("state: by its code, PER or SUN")
    return "\n".join(lines)


def render_state(state: State) -> str:
    """A state in words."""
    dates = f"{state.start or '…'} to {state.end or 'now'}"
    lines = [f"{state.code}  (state)  {state.name}, {dates}"]
    named = {"its people": state.demonyms, "its capital, as an actor": state.capitals}
    lines += [f"  {what}: {', '.join(words)}" for what, words in named.items() if words]
    return "\n".join(lines)


def render_code(code: Code) -> str:
    """A code in words, and for a kind the rules that find it."""
    lines = [f"{code.code}  ({code.what})  {code.label}"]
    if code.parties:
        lines.append(f"  {code.parties}")
    lines += [f"  {code.meaning}", f"  for example: {code.example}", f"  take care: {code.contrast}"]
    if code.what == "kind":
        lines.append(f"  found by: {', '.join(frame.id for frame in load_frames() if frame.kind == code.code)}")
    return "\n".join(lines)


def render_frame(frame: Frame) -> str:
    """A rule in words."""
    makes = ", ".join(word for word in (frame.kind, frame.stage, frame.terms) if word)
    lines = [f"{frame.id}  (rule)  makes a claim: {makes}"]
    if frame.note:
        lines.append(f"  {frame.note}")
    units = ", ".join(f"{lemma} ({_CLASSES.get(pos, pos)})" for lemma, pos in sorted(frame.units))
    lines.append(f"  opened by: {units}")
    lines += [f"  {role} is sought in: {', '.join(paths)}" for role, paths in frame.roles.items()]
    lines += [f"  only where {path} is one of: {', '.join(words)}" for path, words in frame.when.items()]
    lines += [f"  never where {path} is one of: {', '.join(words)}" for path, words in frame.unless.items()]
    lines += [f"  catches: {sentence}" for sentence in frame.fires]
    lines += [f"  leaves alone: {sentence}" for sentence in frame.silent]
    return "\n".join(lines)


_TOLD = 20
_CLASSES = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}


def render_table(table: TableWords) -> str:
    """What the rule for rows of tables reads, and by which words it knows a column."""
    lines = [f"{table.rule}: transfer", table.note, "columns, by words in their heads"]
    return "\n".join([*lines, *(f"  {name}: {', '.join(sorted(words))}" for name, words in table.columns)])


def render_learned(kind: str) -> str:
    """What speaks most for a claim of a kind where no rule makes one."""
    weights = load_weights("kinds")
    told = weights.strongest(kind, weights.rows, _TOLD)
    lines = [f"{LEARNED}.{kind}  (learned)  makes a claim: {kind}"]
    lines.append("  where no rule does, and a word's signs, weighed as learned from marked texts, speak for one")
    return "\n".join([*lines, *(f"  {weight:+.2f} {sign}" for sign, weight in told)])


def render_source(source: Source) -> str:
    """What a register is whose rows are claims as they stand, or who makes claims outside."""
    return f"{source.rule}  (source)  {source.title}, {source.publisher}\n  {source.note}"
