"""`reftel explain`: what a rule or a code means, what it catches and what it leaves alone."""

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import click

from reftel.cli.program import complain
from reftel.rules.codes import Code, load_codes
from reftel.rules.frames import Frame, load_frames

_USAGE = 2
_SUGGESTED = 6


def run(names: Sequence[str]) -> None:
    """Explain each name; exit with 2 where one is unknown."""
    texts = {name: list(_explain(name)) for name in names}
    known = [text for found in texts.values() for text in found]
    if known:
        click.echo("\n\n".join(known))
    unknown = [name for name, found in texts.items() if not found]
    for name in unknown:
        near = suggest(name)
        hint = f"did you mean {', '.join(near)}?" if near else "kinds are listed by `reftel claims --help`"
        complain(f"nothing is called {name!r}; {hint}")
    if unknown:
        sys.exit(_USAGE)


def suggest(name: str) -> list[str]:
    """Names of rules and codes that look like this one."""
    names = sorted({code.code for code in load_codes()} | {frame.id for frame in load_frames()})
    begun = [known for known in names if known.startswith(name)]
    return (begun or get_close_matches(name.lower(), names, n=_SUGGESTED))[:_SUGGESTED]


def _explain(name: str) -> Iterator[str]:
    yield from (render_code(code) for code in load_codes() if code.code == name)
    yield from (render_frame(frame) for frame in load_frames() if frame.id == name)


def render_code(code: Code) -> str:
    """A code in words."""
    lines = [f"{code.code}  ({code.what})  {code.label}"]
    if code.parties:
        lines.append(f"  {code.parties}")
    lines += [f"  {code.meaning}", f"  for example: {code.example}", f"  take care: {code.contrast}"]
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


_CLASSES = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
