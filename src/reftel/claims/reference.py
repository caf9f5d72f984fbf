"""Finds whom pronouns and descriptions stand for: "it", "we", "this country", "the two nations", "the air force"."""

from collections.abc import Mapping, Sequence

from reftel.claims.scene import Party
from reftel.claims.setting import Setting, is_state
from reftel.model.mention import ActorMention, Mention
from reftel.model.sentence import Sentence, Token

Words = Mapping[str, frozenset[str]]


def resolve(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], *, setting: Setting, words: Words
) -> list[tuple[tuple[Party, ...], str | None]]:
    """The parties of each sentence, in order, named ones and those that other words stand for, with its topic.

    The topic is the last party named in the passage before the sentence that is not the document's subject.
    """
    memory = _Memory(setting)
    resolved = []
    for sentence, found in zip(sentences, mentions, strict=True):
        memory.enter(sentence)
        topic = memory.topic()
        named = {m.first: m for m in found if isinstance(m, ActorMention)}
        covered = {i for m in named.values() for i in range(m.first, m.last + 1)}
        parties: list[Party] = []
        for token in sentence.tokens:
            if token.i in named:
                party = memory.settle(named[token.i])
            elif token.i in covered:
                continue
            else:
                party = _stand_in(sentence, token, memory, words, covered)
            if party is not None:
                parties.append(party)
                memory.keep(party, sentence)
        resolved.append((tuple(parties), topic))
    return resolved


class _Memory:
    """The parties named so far, latest last, and the block that is being read."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.recent: list[tuple[str, bool]] = []
        self.block = -1

    def enter(self, sentence: Sentence) -> None:
        if sentence.block != self.block:
            self.block = sentence.block
            self.recent = self.recent[-2:]

    def topic(self) -> str | None:
        """The last party named in this passage that is not of the subject's state."""
        subject = self.setting.subject
        return next((a for a, _ in reversed(self.recent) if a.split("/")[0] != subject), None)

    def keep(self, party: Party, sentence: Sentence) -> None:
        head = sentence.tokens[party.last]
        subject = any(
            sentence.tokens[i].dep in ("nsubj", "nsubj:pass") for i in range(party.first, party.last + 1)
        ) or head.dep in ("nsubj", "nsubj:pass")
        for actor in party.ids:
            if is_state(actor):
                self.recent.append((actor, subject))

    def settle(self, mention: ActorMention) -> Party | None:
        """A named actor; an organ without a state gets that of the text around it."""
        ids = mention.ids
        inferred = False
        if ids and ids[0].startswith("?/"):
            state = self.owner()
            if state is None:
                return None
            ids, inferred = (f"{state}/{ids[0][2:]}",), True
        elif len(ids) > 1:
            known = [
                i for i in ids if i.split("/")[0] in self.setting.partners[:3] or i.split("/")[0] == self.setting.host
            ]
            ids, inferred = tuple(known[:1]) or ids[:1], True
        return Party(first=mention.first, last=mention.last, ids=ids, form=mention.form, inferred=inferred)

    def owner(self) -> str | None:
        """The state whose organ is spoken of without a name: the host or subject, else the last one named."""
        return self.setting.subject or (self.recent[-1][0].split("/")[0] if self.recent else None)

    def antecedent(self) -> str | None:
        """The party that "it" or "they" stands for: the last subject, else the last party named."""
        subjects = [actor for actor, subject in self.recent if subject]
        if subjects:
            return subjects[-1]
        return self.recent[-1][0] if self.recent else self.setting.subject


def _stand_in(sentence: Sentence, token: Token, memory: _Memory, words: Words, covered: set[int]) -> Party | None:
    text = token.text.lower()
    setting = memory.setting
    if text in words["sender"] and token.pos in ("PRON", "DET", "PROPN", "ADJ"):
        return _party(token, token, setting.sender)
    if text in words["third"] and token.pos in ("PRON", "DET"):
        if text in ("it", "its") and token.dep == "expl":
            return None
        return _party(token, token, memory.antecedent())
    if token.pos not in ("NOUN", "PROPN"):
        return None
    return _description(sentence, token, memory, words, covered)


def _description(sentence: Sentence, token: Token, memory: _Memory, words: Words, covered: set[int]) -> Party | None:
    """ "this country", "the Andean country", "the two governments", "the host government"."""
    before = [t for t in sentence.children(token.i) if t.i < token.i]
    small = {t.text.lower() for t in before}
    if any(t.i in covered for t in before) or not before:
        return None
    if token.lemma in words["pairs"] and small & words["both"]:
        two = memory.setting.partners[:2]
        return Party(first=before[0].i, last=token.i, ids=two, form="name", inferred=True) if len(two) == 2 else None
    if token.lemma in words["countries"] and small & words["determiners"]:
        subject = memory.setting.subject or memory.antecedent()
        organ = "/government" if token.lemma in ("government", "regime") else ""
        others = small - words["determiners"]
        if subject is None or (others and not others & (words["regions"] | words["host"])):
            return None
        return _party(before[0], token, subject.split("/")[0] + organ)
    return None


def _party(first: Token, last: Token, actor: str | None) -> Party | None:
    if actor is None:
        return None
    return Party(first=first.i, last=last.i, ids=(actor,), form="name", inferred=True)
