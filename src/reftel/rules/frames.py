"""Frames: which words open which kind of claim, and which grammatical functions fill its roles."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS, STAGES, TERMS, Kind, Stage, Terms
from reftel.rules.data import list_files, list_languages, read_toml
from reftel.rules.layer import cached, in_use
from reftel.rules.own import Own
from reftel.rules.own_frames import entries_of

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


@cached
def load_frames(language: str = "en") -> tuple[Frame, ...]:
    """All frames of a language, in the order of their files. Raises VocabularyError where one is malformed."""
    frames = []
    for path in list_files(f"languages/{language}/frames", ".toml"):
        frames += [frame_of(record, f"vocabulary/{path}") for record in read_toml(path).get("frame", [])]
    places = dict.fromkeys((frame.id for frame in frames), "the package")
    if len(places) < len(frames):
        twice = next(name for name, times in Counter(frame.id for frame in frames).items() if times > 1)
        raise VocabularyError(f"two frames are called {twice}: rename one")
    for where, frame in own_frames(own) if (own := in_use()) is not None else ():
        if frame.id in places:
            raise VocabularyError(f"{where}: {places[frame.id]} has a frame called {frame.id} already; rename this one")
        places[frame.id] = where
        frames += [frame] if frame.id.startswith(f"{language}.") else []
    return tuple(frames)


@cached
def own_ids() -> frozenset[str]:
    """The ids of the user's own frames that are in use."""
    return frozenset(frame.id for _, frame in own_frames(own)) if (own := in_use()) is not None else frozenset()


def own_frames(own: Own) -> list[tuple[str, Frame]]:
    """The frames of a user's folder, each with its file."""
    found = [(where, frame_of(record, where)) for where, record in entries_of(own)]
    known = list_languages()
    for where, frame in found:
        if (language := frame.id.partition(".")[0]) not in known:
            raise VocabularyError(f"{where}: {frame.id}: there is no language {language!r}, only {', '.join(known)}")
    return found


def frame_of(record: dict[str, Any], where: str) -> Frame:
    """The frame of an entry; `where` is the file that has it. Raises VocabularyError where the entry is malformed."""
    name = record.get("id", "a frame without id")

    def refuse(what: str) -> VocabularyError:
        return VocabularyError(f"{where}: {name}: {what}")

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
                near = get_close_matches(step, (*FUNCTIONS, *ROLES), n=1, cutoff=0.7)
                raise refuse(f"no such path: {step}{f'; did you mean {near[0]}?' if near else ''}")
    if bool(record.get("units")) == bool(record.get("rest")):
        raise refuse("it has no units" if not record.get("units") else "it has units and is one of the rest")
    if odd := [unit for unit in record.get("units", ()) if not _UNIT.fullmatch(str(unit))]:
        raise refuse(f"a unit is written lemma.VERB, lemma.NOUN or lemma.ADJ, not {odd[0]!r}")
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


_UNIT = re.compile(r".+\.(VERB|NOUN|ADJ)")


def _unit(text: str) -> tuple[str, str]:
    lemma, _, pos = text.rpartition(".")
    return lemma, pos
