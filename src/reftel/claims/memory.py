"""The parties of a text as it is read: who was named last, who was a subject, who is a person."""

from collections.abc import Iterable, Mapping, Sequence

from reftel.claims.quotations import Side
from reftel.claims.scene import Party
from reftel.claims.setting import Setting
from reftel.model.actor import is_state, state_of
from reftel.model.mention import ActorMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.actors import load_actors

Words = Mapping[str, frozenset[str]]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod:desc"})


class Memory:
    """The parties named so far, latest last, and the block that is being read."""

    def __init__(self, setting: Setting, words: Words) -> None:
        self.setting = setting
        self._words = words
        self._recent: list[tuple[str, bool]] = []
        self._people: list[tuple[str, int]] = []
        self._at = 0
        self._persons: list[str | None] = []
        self._here: dict[int, str] = {}
        self._sides: Sequence[Side] = ()
        self._pair: tuple[str, ...] = ()
        self._subjects: list[str] = []
        self._now: list[str] = []
        self._block = -1
        self._carried = 0

    def enter(self, sentence: Sentence, sides: Sequence[Side] = ()) -> None:
        """Begin a sentence, with its quoted stretches; of an earlier passage only the last parties are kept."""
        self._here, self._pair, self._at = {}, (), sentence.index
        self._subjects, self._now = self._now, []
        self._sides = sides
        if sentence.block != self._block:
            self._block = sentence.block
            self._recent = self._recent[-2:]
            self._carried = len(self._recent)
            self._people = []

    def own_side(self, i: int) -> str | None:
        """Whom "we" stands for: the writer's side, or inside quotation marks the speaker's."""
        for first, last, state in self._sides:
            if first <= i <= last:
                return state
        return self.setting.sender

    def topic(self) -> str | None:
        """The last party named in this passage that is not of the subject's state."""
        subject = self.setting.subject
        return next((a for a, _ in reversed(self._recent) if state_of(a) != subject), None)

    def keep(self, party: Party, sentence: Sentence) -> None:
        """Note a party, and whether it is a subject and a person."""
        head = sentence.tokens[party.last]
        above = sentence.tokens[head.head]
        subject = any(sentence.tokens[i].dep in _SUBJECTS for i in range(party.first, party.last + 1)) or (
            head.dep in _MODIFIERS and above.dep in _SUBJECTS
        )
        # "We" is never "it": the writer's own side is not one that a pronoun of the third person stands for.
        own = party.inferred and sentence.tokens[party.first].text.lower() in self._words["sender"]
        for actor in party.ids:
            if is_state(actor):
                self._now += [state_of(actor)] * subject
                self._recent += [] if own else [(actor, subject)]
                if party.form == "demonym" and not party.inferred and head.dep not in _MODIFIERS:
                    self._people.append((actor, sentence.index))
                self._here |= dict.fromkeys(range(party.first, party.last + 1), actor)
                office = {head.lemma, above.lemma if head.dep in _MODIFIERS else head.lemma} & self._words["holders"]
                if not party.inferred and (party.form == "person" or office):
                    self._persons.append(actor)

    def note_person(self, sentence: Sentence, token: Token) -> None:
        """Note a person of no known party, for whom "he" may stand."""
        modified = any(t.i in self._here for t in sentence.children(token.i))
        titled = token.pos == "PROPN" and any(
            t.dep in ("nmod:desc", "compound") and t.lemma in self._words["holders"] for t in sentence.children(token.i)
        )
        if token.dep in _SUBJECTS and (titled or token.lemma in self._words["holders"]) and not modified:
            self._persons.append(None)

    def two(self) -> tuple[str, ...]:
        """The last two states named in this passage, in the order of their naming; empty where there are not two."""
        states = list(dict.fromkeys(state_of(actor) for actor, _ in reversed(self._recent)))
        return tuple(reversed(states[:2])) if len(states) > 1 else ()

    def pair(self, *, first: bool) -> tuple[str, ...]:
        """The two that "the former" and "the latter" tell apart: for both the same two, in one sentence.

        Where the sentence before has two clauses of different subjects, it is these that are told apart.
        """
        if first or not self._pair:
            acted = tuple(dict.fromkeys(self._subjects))
            self._pair = acted[-2:] if len(acted) > 1 else self.two()
        return self._pair

    def person(self) -> str | None:
        """The party of the person spoken of last."""
        return self._persons[-1] if self._persons else None

    def party_here(self, tokens: Iterable[int]) -> str | None:
        """The state of the party at one of these words of the sentence."""
        return next((state_of(self._here[i]) for i in tokens if i in self._here), None)

    def settle(self, mention: ActorMention, owner: str | None = None) -> Party | None:
        """A named actor; an organ without a state gets its owner's ("our ambassador"), else that of the text around.

        Rebels are no organ: those of the state that the text is about, or the words alone where none is known.
        """
        ids = mention.ids
        inferred = False
        if ids and ids[0].startswith("?/"):
            word, inferred = ids[0].removeprefix("?/"), True
            if word in load_actors().apart_words:
                ids = (load_actors().apart(self._fought(), word),)
            else:
                state = owner or self._envoy_of(ids[0]) or self.owner()
                if state is None:
                    return None
                ids = (f"{state}/{word}",)
        elif len(ids) > 1:
            known = [
                i for i in ids if state_of(i) in self.setting.partners[:3] or state_of(i) == self.setting.host
            ]
            ids, inferred = tuple(known[:1]) or ids[:1], True
        return Party(first=mention.first, last=mention.last, ids=ids, form=mention.form, inferred=inferred)

    def _fought(self) -> str | None:
        """The state that rebels without a name fight: the host or subject, but not one that alone acts here."""
        state = self.owner()
        if {state_of(actor) for actor in self._here.values()} != {state}:
            return state
        return next((state_of(actor) for actor, _ in reversed(self._recent) if state_of(actor) != state), None)

    def _envoy_of(self, organ: str) -> str | None:
        """Whose envoy or embassy is meant where a post abroad writes, or is written to, and names none: its own."""
        home, host = self.setting.sender, self.setting.host
        return home if host not in (None, home) and organ.partition("/")[2] in ("ambassador", "embassy") else None

    def owner(self) -> str | None:
        """The state whose organ is spoken of without a name: the host or subject, else the last one named.

        Officials at home who write to each other mean their own.
        """
        if self.setting.correspondence and self.setting.host is None and self.setting.sender:
            return self.setting.sender
        return self.setting.host or self.setting.subject or (state_of(self._recent[-1][0]) if self._recent else None)

    def people(self, other_than: str | None = None) -> str | None:
        """The people named last ("the Russians"), here or in the sentence before: "they" are before any country."""
        near = (actor for actor, at in reversed(self._people) if self._at - at <= 1)
        return next((actor for actor in near if state_of(actor) != other_than), None)

    def antecedent(self, other_than: str | None = None) -> str | None:
        """The party that "it" or "they" stands for: the last subject, else the last party named.

        Whoever was named in this passage comes before the subject of an earlier one.
        """
        for named in (self._recent[self._carried :], self._recent[: self._carried]):
            fit = [(actor, subject) for actor, subject in named if state_of(actor) != other_than]
            subjects = [actor for actor, subject in fit if subject]
            if fit:
                return subjects[-1] if subjects else fit[-1][0]
        return self.setting.subject if other_than is None else None
