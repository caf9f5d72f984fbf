"""Frames: which words open which kind of claim, and which grammatical functions fill its roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS, STAGES, TERMS, Kind, Stage, Terms
from reftel.rules.data import list_files, read_toml

ROLES = ("actor", "recipient", "item")

FUNCTIONS = frozenset(
    "subject object indirect possessor modifier head complement of to from for with by in at on into against between "
    "among over through about as via under within without before after toward towards upon onto off out near across "
    "behind beside alongside inside around aboard clause preceding named including "
    "apposition".split()
)
"""What a path's step may name: a grammatical function, or the preposition that brings the argument in.

Of these `head` is the word that the tree hangs a word on.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which the language speaks of one kind of claim.

    `units` are the words that open it, as (lemma, part of speech); of a unit of several words ("pull out") the
    first has the part of speech and the others follow it. `roles` give for actor, recipient and item the paths to
    try, first filled first: a function of the unit ("object", "from"), of the item ("item.modifier") or of the verb
    or noun that the unit depends on ("support.subject"). `when` gives conditions: path → classes of words, one of
    which must stand there (or on one of several paths, parted by "|"); `unless` the same, none of which may.
    `needs` says what must be filled before anything is claimed: role names, "party" (either side) or "pair" (both).
    A `strict` frame takes its parties from its own grammar only; others may find them near by and in what the
    document is about. A `mutual` one claims both directions ("the ministers exchanged visits"). In an `either`
    frame the grammar does not say who gives and who takes ("France signed a deal with Chad for rifles"): the roles
    say what is usual, and the greater seller of arms is taken for the giver. A `negated` frame has the negation in
    it ("will not sell" is an affirmed refusal). Of a `hosted` one the actor left unsaid is the country where those
    are that it speaks of ("the advisers were expelled"). A frame of the `rest` has no units: it opens at the head of
    a phrase of that class ("told-arms") that no claim of the sentence holds. `fires` and `silent` are sentences that
    the frame must and must not open in.
    """

    id: str
    kind: Kind
    units: frozenset[tuple[str, str]]
    stage: Stage | None = None
    terms: Terms | None = None
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    strict: bool = False
    mutual: bool = False
    either: bool = False
    negated: bool = False
    hosted: bool = False
    rest: str = ""
    note: str = ""
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@cache
def load_frames(language: str = "en") -> tuple[Frame, ...]:
    """All frames of a language, in the order of their files. Raises VocabularyError where one is malformed."""
    frames = []
    for path in list_files(f"languages/{language}/frames", ".toml"):
        frames += [_frame(record, path) for record in read_toml(path).get("frame", [])]
    seen: set[str] = set()
    for frame in frames:
        if frame.id in seen:
            raise VocabularyError(f"two frames are called {frame.id}: rename one")
        seen.add(frame.id)
    return tuple(frames)


def _frame(record: dict[str, Any], path: str) -> Frame:
    name = record.get("id", "a frame without id")

    def refuse(what: str) -> VocabularyError:
        return VocabularyError(f"vocabulary/{path}: {name}: {what}")

    if record.get("kind") not in KINDS:
        raise refuse(f"no such kind: {record.get('kind')!r}")
    if record.get("stage") not in (None, *STAGES) or record.get("terms") not in (None, *TERMS):
        raise refuse("no such stage or terms")
    known = {f.name for f in Frame.__dataclass_fields__.values()}
    if unknown := set(record) - known:
        raise refuse(f"no such key: {', '.join(sorted(unknown))}")
    roles = {role: tuple(paths) for role, paths in record.get("roles", {}).items()}
    for path_group in (roles, record.get("when", {}), record.get("unless", {})):
        for step in [*path_group, *(p for paths in path_group.values() for p in paths if path_group is roles)]:
            steps = set(step.replace("|", ".").split("."))
            if step not in ROLES and not steps <= FUNCTIONS | {"item", "support", "unit"}:
                raise refuse(f"no such path: {step}")
    if bool(record.get("units")) == bool(record.get("rest")):
        raise refuse("it has no units" if not record.get("units") else "it has units and is one of the rest")
    return Frame(
        id=name,
        kind=record["kind"],
        units=frozenset(_unit(unit) for unit in record.get("units", ())),
        stage=record.get("stage"),
        terms=record.get("terms"),
        roles=roles,
        when={key: tuple(value) for key, value in record.get("when", {}).items()},
        unless={key: tuple(value) for key, value in record.get("unless", {}).items()},
        needs=tuple(record.get("needs", ())),
        strict=record.get("strict", False),
        mutual=record.get("mutual", False),
        either=record.get("either", False),
        negated=record.get("negated", False),
        hosted=record.get("hosted", False),
        rest=record.get("rest", ""),
        note=record.get("note", ""),
        fires=tuple(record.get("fires", ())),
        silent=tuple(record.get("silent", ())),
    )


def _unit(text: str) -> tuple[str, str]:
    lemma, _, pos = text.rpartition(".")
    if not lemma or pos not in ("VERB", "NOUN", "ADJ"):
        raise VocabularyError(f"a unit is written lemma.VERB, lemma.NOUN or lemma.ADJ, not {text!r}")
    return lemma, pos
