"""The table of actors: who is who by which name, and when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from reftel.errors import VocabularyError
from reftel.model.actor import state_of
from reftel.rules.actor_data import (
    State,
    check_clashes,
    read_blocs,
    read_organs,
    read_persons,
    read_places,
    read_services,
    read_shared,
    read_states,
    read_traps,
    with_points,
)
from reftel.rules.data import read_toml
from reftel.rules.layer import cached, in_use
from reftel.rules.names import Line, Meaning, Name, Trie, atoms
from reftel.rules.own import Own
from reftel.rules.own_names import read_own_names, read_own_states

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_POST_KINDS = frozenset("AMEMBASSY AMCONSUL AMCONGEN USMISSION USLO USINT USOFFICE EMBASSY CONSULATE USBER".split())
_CUT_POST = 5  # page headings give a post's first six letters; five still tell posts apart


class ActorTable:
    """States, their organs, blocs, groups and leaders, found by name."""

    def __init__(self) -> None:
        shared = read_shared()
        self.states, own = read_states(frozenset(name.text for name in shared))
        traps, self.lists = read_traps()
        names = [*own, *shared, *read_services(), *read_organs(), *read_blocs(), *read_persons(), *traps]
        names += read_places()
        self.added: tuple[Name, ...] = ()
        self.replaced: tuple[tuple[Name, Name], ...] = ()
        if (folder := in_use()) is not None:
            names = self._laid_over(names, folder)
        names += with_points(names)
        check_clashes(names)
        self._check_ids(names)
        self.names: tuple[Name, ...] = tuple(names)
        self._trie = Trie(names)
        self.apart_words = frozenset(name.text for name in names if name.organ is not None and name.organ.apart)
        words = read_toml("actors/organs.toml")
        self.between = frozenset(words["between"]["words"].split())
        self.ruled_in = frozenset(words["between"]["in"].split())
        self.where = frozenset(words["between"]["where"].split())
        self.adjectives: Mapping[str, str] = words["adjectives"]

    def _laid_over(self, names: list[Name], folder: Own) -> list[Name]:
        """The names with a user's own: of one spelling the user's meaning holds, of a surname both do."""
        states, added = read_own_states(folder, self.states)
        self.states |= states
        added += read_own_names(folder, self.states)
        self.added = tuple(added)
        own = {atoms(name.text): name for name in added}
        kept: list[Name] = []
        replaced: list[tuple[Name, Name]] = []
        for name in names:
            mine = own.get(atoms(name.text))
            if mine is None or (name.part == "person") != (mine.part == "person"):
                kept.append(name)
            elif name.part == "person":
                added[added.index(mine)] = replace(mine, meanings=(*mine.meanings, *name.meanings))
            else:
                replaced.append((mine, name))
        self.replaced = tuple(replaced)
        return [*added, *kept]

    def match(self, line: Line, at: int) -> list[tuple[Name, int]]:
        """The names that begin at atom `at` of a line, longest first, each with its last atom's index."""
        return self._trie.match(line, at)

    def state(self, code: str) -> State:
        """The state with this code, or the state of this organ's id. KeyError where there is none."""
        return self.states[state_of(code)]

    def label(self, actor: str) -> str:
        """A readable name for an actor's id: "Peru, air force"."""
        head, _, organ = actor.partition("/")
        name = self.states[head].name if head in self.states else head
        return f"{name}, {organ.replace('-', ' ')}" if organ else name

    def apart(self, code: str | None, words: str) -> str:
        """The id of those who fight a state, by the words for them: "Afghan guerrillas"; without a state the words."""
        state = self.states.get(code or "")
        return words if state is None else f"{(*state.demonyms, state.name)[0]} {words}"

    def cow(self, code: str, when: int | str | None = None) -> int | None:
        """A state's Correlates of War number at a date; None where it has none."""
        date = date_of(when)
        spells = [n for n, start, end in self.states[code].cow if holds(start, end, date)]
        return spells[0] if spells else None

    @cached_property
    def capital_of(self) -> Mapping[str, tuple[str, ...]]:
        """State code → its capitals, as named in text."""
        return {code: state.capitals for code, state in self.states.items()}

    @staticmethod
    def at_date(candidates: Sequence[Meaning], when: int | str | None) -> tuple[str, ...]:
        """The ids that hold at an EDTF date, or in the middle of a year (failing that, in any part of it), in order.

        Without a date they are those of the present, or the latest ones where none reaches it.
        """
        date = date_of(when)
        found = [m.id for m in candidates if holds(m.start, m.end, date)]
        if not found and isinstance(when, int):
            found = [m.id for m in candidates if m.start[:4] <= date[:4] <= (m.end[:4] or "9999")]
        if not found and when is None and candidates:
            latest = max(m.end or "9999" for m in candidates)
            found = [m.id for m in candidates if (m.end or "9999") == latest]
        return tuple(dict.fromkeys(found))

    def state_of_post(self, post: str, when: int | str | None = None) -> str | None:
        """The state where a diplomatic post is, by its name in a cable ("LIMA", "AMEMBASSY LIMA", "MOGADI")."""
        text = " ".join(post.upper().split())
        place = " ".join(word for word in text.split() if word not in _POST_KINDS)
        meanings = self._posts.get(text) or self._posts.get(place) or self._cut_post(place)
        ids = self.at_date(meanings, when)
        return ids[0] if ids else None

    def _cut_post(self, place: str) -> tuple[Meaning, ...]:
        if len(place) < _CUT_POST:
            return ()
        found = {m.id: m for name, meanings in self._posts.items() if name.startswith(place) for m in meanings}
        return tuple(found.values()) if len(found) == 1 else ()

    @cached_property
    def _posts(self) -> Mapping[str, tuple[Meaning, ...]]:
        posts: dict[str, tuple[Meaning, ...]] = {}
        for state in self.states.values():
            for text in (*state.posts, *state.capitals):
                posts.setdefault(text.upper(), (Meaning(id=state.code),))
        for name in self.names:
            if name.part == "state" and name.form in ("name", "capital"):
                posts.setdefault(name.text.upper(), name.meanings)
        return posts

    def _check_ids(self, names: Sequence[Name]) -> None:
        for name in names:
            for meaning in name.meanings:
                head, _, organ = meaning.id.partition("/")
                if (organ or name.part == "state") and head not in self.states and head != "EU":
                    raise VocabularyError(f"vocabulary/actors: {name.text!r} is of {head}, which states.tsv lacks")


@cached
def load_actors() -> ActorTable:
    """The table of actors, read and checked once. Raises VocabularyError where it is malformed."""
    return ActorTable()


def date_of(when: int | str | None) -> str:
    """A comparable date for a year (its middle) or an EDTF date (its first day given); far ahead for None."""
    found = _DATE.search(f"{when:04d}" if isinstance(when, int) else when or "")
    if found is None:
        return "9999-01-01"
    year, month, day = found.groups()
    return f"{year}-{month or '07'}-{day or '01'}"


def holds(start: str, end: str, date: str) -> bool:
    """True where `date` is from `start` to `end`; either may be a part of a date, or empty for open."""
    return start <= date and (not end or date <= end + "~")
