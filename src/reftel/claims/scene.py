"""A sentence with all that is known of its words: who and what they mention, to which classes they belong."""

from dataclasses import dataclass
from functools import cached_property

from reftel.claims.arms import REACH, Named, named_in, typed
from reftel.claims.functions import Functions, functions_of
from reftel.claims.replies import Reply
from reftel.claims.setting import Setting
from reftel.model.mention import CountMention, MaterielMention, Mention, MoneyMention, PeriodMention, PlaceMention
from reftel.model.sentence import Sentence, Token
from reftel.model.span import Span
from reftel.rules.network import Look, StatusChances
from reftel.rules.words import Words

_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "ccomp", "csubj", "advcl:relcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor mention whose state is known, or found in the text around; `inferred` says which."""

    first: int
    last: int
    ids: tuple[str, ...]
    form: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker by name, with first and last token (None where named elsewhere).

    `named` is a person by name, `is_body` a state or a body of one.
    """

    name: str
    place: tuple[int, int] | None
    named: bool
    is_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBefore:
    """The last date of a sentence before, so many sentences back, with its words' place in the document."""

    edtf: str
    span: Span
    back: int
    same_block: bool


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One sentence as the claims stage sees it.

    `topic` is the foreign party that the passage spoke of last; `military_passage` says that the passage speaks of
    arms or forces, `military_share` how many of the document's passages do. `arms_before` are the arms named before
    this sentence, latest last (so that "eighteen more" may mean them), `speaker_before` is who spoke last in the
    passage, `reply` how a question is answered or a statement taken back. `entry` is the date that the passage, an
    entry of a chronology, stands under (EDTF).

    What follows is for learned weights, and `weighed` says that they may choose: `often` and `in_order` are the states
    that the document names, the most named first and the first named first; `states_before` those of the one and the
    two sentences before in the passage; `date_before` the date told last.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    parties: tuple[Party, ...]
    words: Words
    setting: Setting
    topic: str | None = None
    military_passage: bool = False
    military_share: float = 0.0
    arms_before: tuple[Named, ...] = ()
    speaker_before: Speaker | None = None
    reply: Reply | None = None
    entry: str | None = None
    weighed: bool = False
    often: tuple[str, ...] = ()
    in_order: tuple[str, ...] = ()
    states_before: tuple[tuple[str, ...], ...] = ()
    date_before: DateBefore | None = None

    @cached_property
    def party_at(self) -> dict[int, Party]:
        """Token index → the party that it belongs to."""
        return {i: party for party in self.parties for i in range(party.first, party.last + 1)}

    @cached_property
    def materiel(self) -> tuple[MaterielMention, ...]:
        """The materiel mentions."""
        return tuple(m for m in self.mentions if isinstance(m, MaterielMention))

    @cached_property
    def materiel_at(self) -> dict[int, MaterielMention]:
        """Token index → the materiel mention that it belongs to."""
        return {i: m for m in self.materiel for i in range(m.first, m.last + 1)}

    @cached_property
    def _named(self) -> tuple[Named, ...]:
        return (*self.arms_before, *named_in(self.sentence, self.mentions))

    def stands_for(self, i: int) -> Named | None:
        """The arms named before that word `i` means ("six of them", "the bombers", "it"), or None."""
        token, own = self.token(i), self.materiel_at.get(i)
        here = self.sentence.index
        before = [n for n in self._named if n.sentence < here or n.last < min(self.phrase(i))]
        if own is not None:
            return None if own.designator or not self._is_definite(i) else typed(own.category, before, here)
        reach = self._reach(token)
        if not before or before[-1].behind or reach is None or here - before[-1].sentence > reach:
            return None
        return before[-1]

    def _reach(self, token: Token) -> int | None:
        """How many sentences back a pronoun or a bare number may point; None for other words."""
        text, sets = token.text.lower(), self.words.sets
        if text in sets["thing"]:
            return 0
        if text in sets["things"]:
            return REACH
        counts = [c for c in self.counts if c.first <= token.i <= c.last]
        number = token.pos == "NUM" or bool(counts)
        bare = number and not any(c.noun is not None for c in counts) and not self.is_date(token.i)
        return REACH if bare else None

    def _is_definite(self, i: int) -> bool:
        return any(
            t.text.lower() in self.words.sets["definite"] for t in self.sentence.children(i) if t.i < i
        )

    @cached_property
    def counts(self) -> tuple[CountMention, ...]:
        """The counts and percentages."""
        return tuple(m for m in self.mentions if isinstance(m, CountMention))

    @cached_property
    def money(self) -> tuple[MoneyMention, ...]:
        """The amounts of money."""
        return tuple(m for m in self.mentions if isinstance(m, MoneyMention))

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """The dates and periods."""
        return tuple(m for m in self.mentions if isinstance(m, PeriodMention))

    def is_date(self, i: int) -> bool:
        """True of a word of a date or period."""
        return any(m.first <= i <= m.last for m in self.periods)

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places that are no parties."""
        return tuple(m for m in self.mentions if isinstance(m, PlaceMention))

    @cached_property
    def class_names(self) -> dict[int, list[str]]:
        """Token index → the classes of the word that weights know, kept by who works them out."""
        return {}

    @cached_property
    def party_signs(self) -> dict[tuple[str, int, Party], tuple[str, ...]]:
        """Kind, word and party → what weights know of the party beside the word, kept likewise."""
        return {}

    @cached_property
    def looks(self) -> list[Look]:
        """What the network makes of the sentence, kept by who lets it read; none or one."""
        return []

    @cached_property
    def sides_seen(self) -> dict[tuple[str, int], dict[Party, dict[str, float]]]:
        """Kind and word → on which side the network sees each party, kept likewise."""
        return {}

    @cached_property
    def status_seen(self) -> dict[tuple[str, int], StatusChances]:
        """Kind and word → how the network sees a claim stand, kept likewise."""
        return {}

    @cached_property
    def listed(self) -> list[tuple[tuple[Party, ...], ...]]:
        """The lists of parties, kept by who finds them; none or one."""
        return []

    def head_of(self, party: Party) -> int:
        """The word of a party's name that the rest of it hangs on."""
        inside = range(party.first, party.last + 1)
        return next((i for i in inside if self.sentence.tokens[i].head not in inside), party.last)

    @cached_property
    def common_signs(self) -> set[str]:
        """What weights know of the sentence as a whole, kept likewise."""
        return set()

    @cached_property
    def _functions(self) -> dict[int, Functions]:
        return {}

    def functions(self, i: int) -> Functions:
        """The grammatical functions around word `i`, computed once."""
        if i not in self._functions:
            self._functions[i] = functions_of(self.sentence, i, self.words)
        return self._functions[i]

    def valued(self, i: int) -> int | None:
        """The thing that an amount of money counts: the arms in "$5 million worth of arms"; None of other words."""
        tokens = self.sentence.tokens
        for money in self.money:
            of = money.last + 2
            if not money.first <= i <= money.last + 1 or of + 1 >= len(tokens):
                continue
            if self.words.has("worths", tokens[of - 1].lemma) and tokens[of].lemma == "of":
                nouns = [t for t in tokens[of + 1 : of + 6] if t.pos in ("NOUN", "PROPN")]
                return next((t.i for t in nouns if tokens[t.head] not in nouns), None)
        return None

    def token(self, i: int) -> Token:
        """The sentence's token at `i`."""
        return self.sentence.tokens[i]

    def phrase(self, i: int) -> list[int]:
        """Token `i` with what belongs to its phrase: no clauses, no words coordinated with it, ascending."""
        seen, todo = [i], [i]
        while todo:
            for child in self.sentence.children(todo.pop()):
                if child.dep not in _CLAUSES and child.dep not in ("conj", "cc", "punct", "appos", "dep", "list"):
                    seen.append(child.i)
                    todo.append(child.i)
        return sorted(seen)

    @cached_property
    def has_military_word(self) -> bool:
        """True where the sentence speaks of arms, forces or anything military at all."""
        words = self.words
        return self.military_passage or bool(self.materiel) or any(
            t.lemma in words.military or (words.has("arms", t.lemma) and not words.has("mild", t.lemma))
            for t in self.sentence.tokens
        )  # fmt: skip
