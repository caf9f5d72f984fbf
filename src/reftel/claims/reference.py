"""Finds whom pronouns and descriptions stand for: "it", "we", "this country", "the two nations", "the air force"."""

from collections.abc import Mapping, Sequence

from reftel.claims.memory import Memory
from reftel.claims.quotations import quoted_sides
from reftel.claims.scene import Party
from reftel.claims.setting import Setting
from reftel.model.actor import state_of
from reftel.model.mention import ActorMention, Mention
from reftel.model.sentence import Sentence, Token

Words = Mapping[str, frozenset[str]]


def resolve(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], *, setting: Setting, words: Words
) -> list[tuple[tuple[Party, ...], str | None]]:
    """The parties of each sentence, in order, named ones and those that other words stand for, with its topic.

    The topic is the last party named in the passage before the sentence that is not the document's subject.
    """
    memory = Memory(setting, words)
    sides = quoted_sides(sentences, mentions)
    resolved = []
    for number, (sentence, found) in enumerate(zip(sentences, mentions, strict=True)):
        memory.enter(sentence, sides.get(number, ()))
        topic = memory.topic()
        named = {m.first: m for m in found if isinstance(m, ActorMention)}
        covered = {i for m in named.values() for i in range(m.first, m.last + 1)}
        parties: list[Party] = []
        for token in sentence.tokens:
            if token.i in named:
                before = sentence.tokens[token.i - 1].text.lower() if token.i else ""
                own = memory.own_side(token.i) if before in words["owning"] else None
                if before in words["relative_owners"]:
                    own = _relative_owner(sentence, token, memory)
                party = memory.settle(named[token.i], own)
            elif token.i in covered:
                continue
            else:
                memory.note_person(sentence, token)
                party = _stand_in(sentence, token, memory, words, covered)
            if party is not None:
                parties.append(party)
                if party.form not in ("place", "school"):
                    memory.keep(party, sentence)
        resolved.append((tuple(parties), topic))
    return resolved


def _stand_in(sentence: Sentence, token: Token, memory: Memory, words: Words, covered: set[int]) -> Party | None:
    text = token.text.lower()
    if text in words["sender"] and token.pos in ("PRON", "DET", "PROPN", "ADJ"):
        return _party(token, token, memory.own_side(token.i))
    if text in words["third"] and token.pos in ("PRON", "DET"):
        return None if _is_empty(sentence, token) else _party(token, token, _antecedent(sentence, token, memory, words))
    if text in words["yonder"] and token.dep == "advmod":
        return _party(token, token, _yonder(sentence, token, memory))
    if text in words["ordinals"] and token.dep != "amod":
        two = memory.pair(first=text not in words["second"])
        return _party(token, token, two[text in words["second"]]) if two else None
    if token.pos not in ("NOUN", "PROPN"):
        return None
    return _description(sentence, token, memory, words, covered)


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """True of the "it" that stands for a clause: "it is recalled that the ships were lent"."""
    if token.dep == "expl" or token.dep != "nsubj:pass":
        return token.dep == "expl"
    after = sentence.tokens[min(token.head + 1, len(sentence.tokens) - 1)]
    if after.text.lower() == "that":
        return True
    clauses = [t.i for t in sentence.children(token.head) if t.dep in ("ccomp", "csubj", "csubj:pass")]
    return any(t.dep == "mark" for i in clauses for t in sentence.children(i))


def _antecedent(sentence: Sentence, token: Token, memory: Memory, words: Words) -> str | None:
    """Whom a pronoun stands for: a person for "he"; for an object, not the subject of its own verb."""
    if token.text.lower() in words["persons"]:
        return memory.person()
    if token.dep == "nmod:poss":
        holders = [t.i for up in sentence.ancestors(token.i) for t in sentence.children(up.i) if t.dep == "nmod:poss"]
        rival = memory.party_here(k for k in holders if k != token.i)
        owner = _owner(sentence, token, memory)
        return owner if owner and owner != rival else memory.antecedent(other_than=rival)
    peoples = token.dep in ("nsubj", "obj") and token.text.lower() in words["peoples"]
    if token.dep not in ("obj", "iobj", "obl"):
        return (memory.people() if peoples else None) or memory.antecedent()
    subjects = [t.i for t in sentence.children(token.head) if t.dep == "nsubj"]
    beside = {k for i in subjects for k in (i, *(t.i for t in sentence.children(i)))}
    subject = memory.party_here(beside)
    return (memory.people(subject) if peoples else None) or memory.antecedent(other_than=subject)


def _yonder(sentence: Sentence, token: Token, memory: Memory) -> str | None:
    """Where "there" is: what the text is about, else the country named last, but never the subject's own."""
    own = _owner(sentence, token, memory)
    subject = memory.setting.subject
    state = subject if subject and subject != own else memory.antecedent(other_than=own)
    return state_of(state) if state else None


def _owner(sentence: Sentence, token: Token, memory: Memory) -> str | None:
    """Whose "its" is: the subject of the nearest clause around it that has a party for one."""
    for above in sentence.ancestors(token.i):
        subjects = [t.i for t in sentence.children(above.i) if t.dep in ("nsubj", "nsubj:pass") and t.i < token.i]
        owner = memory.party_here(k for i in subjects for k in (i, *(t.i for t in sentence.children(i))))
        if owner is not None:
            return owner
    return None


def _relative_owner(sentence: Sentence, token: Token, memory: Memory) -> str | None:
    """Whose army "whose army" is: that of the party before the relative clause."""
    clause = next((t for t in sentence.ancestors(token.i) if t.dep == "acl:relcl"), None)
    before = clause.head if clause is not None else token.i - 2
    return memory.party_here(range(before, max(before - 3, -1), -1))


def _description(sentence: Sentence, token: Token, memory: Memory, words: Words, covered: set[int]) -> Party | None:
    """ "this country", "the Andean country", "the two governments", "the host government"."""
    before = [t for t in sentence.children(token.i) if t.i < token.i]
    small = {t.text.lower() for t in before}
    if any(t.i in covered for t in before) or not before:
        return None
    if token.lemma in words["governments"] and _is_of_party(sentence, token, covered):
        return None
    if token.lemma in words["pairs"] and small & words["both"]:
        two = memory.two() or memory.setting.partners[:2]
        return Party(first=before[0].i, last=token.i, ids=two, form="name", inferred=True) if len(two) == 2 else None
    if token.lemma in words["countries"] and small & words["determiners"]:
        subject = memory.setting.subject or memory.antecedent()
        if "this" in small and token.lemma in words["governments"]:
            # "The practice of this Government": in an official paper the writer's own.
            subject = memory.setting.sender or subject
        organ = "/government" if token.lemma in words["governments"] else ""
        others = small - words["determiners"]
        if subject is None or (others and not others & (words["regions"] | words["host"])):
            return None
        return _party(before[0], token, state_of(subject) + organ)
    return None


def _is_of_party(sentence: Sentence, token: Token, covered: set[int]) -> bool:
    """True of "the government of President Habré": it is his."""
    below = (k for t in sentence.children(token.i) if t.dep == "nmod" for k in sentence.subtree(t.i))
    return any(k in covered and sentence.tokens[token.i + 1].text.lower() == "of" for k in below)


def _party(first: Token, last: Token, actor: str | None) -> Party | None:
    if actor is None:
        return None
    return Party(first=first.i, last=last.i, ids=(actor,), form="name", inferred=True)
