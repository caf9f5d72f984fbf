"""Mends trees where the parser is known to err and the words leave no doubt."""

from dataclasses import replace

from reftel.claims.mend_subjects import with_dated_subject, with_joined_names, with_lost_verb, with_main_verb
from reftel.model.sentence import Sentence, Token

_STOPS = frozenset(".!?")
_AFTER = frozenset({"nmod", "acl", "acl:relcl", "appos"})


def mended(sentence: Sentence, auxiliaries: frozenset[str]) -> Sentence:
    """The sentence with its tree set right; `auxiliaries` are the verbs that make a perfect of a participle."""
    sentence = _with_clause(_with_subject(_with_gerunds(_with_perfects(sentence, auxiliaries))))
    return with_main_verb(with_dated_subject(with_lost_verb(with_joined_names(_with_flats(sentence)))))


def with_particles(sentence: Sentence, phrasal: frozenset[tuple[str, str]]) -> Sentence:
    """The sentence with "threw in six tanks" read as a verb with its particle; the tree has it as thrown in tanks.

    `phrasal` are the verbs of two words that rules name. A verb that has an object keeps its tree.
    """
    for verb in sentence.tokens[:-1]:
        word = sentence.tokens[verb.i + 1]
        thing = sentence.tokens[word.head]
        if (verb.lemma, word.text.lower()) not in phrasal or word.dep != "case" or verb.pos != "VERB":
            continue
        if (thing.head, thing.dep) != (verb.i, "obl") or any(t.dep in _TAKEN for t in sentence.children(verb.i)):
            continue
        moved = {word.i: replace(word, head=verb.i, dep="compound:prt"), thing.i: replace(thing, dep="obj")}
        sentence = replace(sentence, tokens=tuple(moved.get(t.i, t) for t in sentence.tokens))
    return sentence


_TAKEN = frozenset({"obj", "aux:pass", "nsubj:pass"})


def with_inversion(sentence: Sentence, inverting: frozenset[str]) -> Sentence:
    """The sentence with "From Chad came six jets" read as jets coming; the tree has jets that are come."""
    for verb in sentence.tokens:
        below = sentence.children(verb.i)
        thing = next((t for t in below if t.dep == "obj" and t.i > verb.i), None)
        if verb.lemma not in inverting or verb.pos != "VERB" or thing is None:
            continue
        subject = next((t for t in below if t.dep == "nsubj"), None)
        fronted = subject is not None and any(t.dep == "case" for t in sentence.children(subject.i))
        if subject is not None and not fronted:
            continue
        moved = {thing.i: replace(thing, dep="nsubj")}
        if subject is not None:
            moved[subject.i] = replace(subject, dep="obl")
        sentence = replace(sentence, tokens=tuple(moved.get(t.i, t) for t in sentence.tokens))
    return sentence


def with_told(sentence: Sentence, saying: frozenset[str]) -> Sentence:
    """The sentence with "is said by two diplomats to have bought" read as said to have bought.

    The tree has diplomats who have. `saying` are the verbs of which it is so.
    """
    tokens = sentence.tokens
    agents = {t.i: t.head for t in tokens if t.dep == "obl:agent" and tokens[t.head].lemma in saying}
    told = {
        t.i: replace(t, head=agents[t.head], dep="xcomp")
        for t in tokens
        if t.dep == "acl" and t.head in agents and t.i > t.head and _is_infinitive(sentence, t)
    }
    return replace(sentence, tokens=tuple(told.get(t.i, t) for t in tokens)) if told else sentence


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    return any(t.dep == "mark" and t.text.lower() == "to" for t in sentence.children(token.i))


def _with_flats(sentence: Sentence) -> Sentence:
    """What hangs on the number of a designation hangs on its head: "a Type 59 of the Tanzanian army"."""
    tokens = sentence.tokens
    held = {t.i: t.head for t in tokens if t.dep == "flat" and t.pos == "NUM"}
    if not any(t.head in held for t in tokens):
        return sentence
    moved = tuple(
        replace(t, head=held[t.head]) if t.head in held and t.i > t.head and t.dep in _AFTER else t for t in tokens
    )
    return replace(sentence, tokens=moved)


def _with_subject(sentence: Sentence) -> Sentence:
    """The sentence with "Turkey, he added, had offered" read as Turkey offering; the tree has Turkey addressed."""
    root = sentence.root
    called = next((t for t in sentence.tokens if t.dep == "vocative"), None)
    if root is None or called is None or called.i > root.i or root.pos != "VERB":
        return sentence
    if any(t.dep in ("nsubj", "nsubj:pass") for t in sentence.children(root.i)):
        return sentence
    passive = any(t.dep == "aux:pass" for t in sentence.children(root.i))
    subject = replace(called, head=root.i, dep="nsubj:pass" if passive else "nsubj")
    return replace(sentence, tokens=tuple(subject if t.i == called.i else t for t in sentence.tokens))


def _with_perfects(sentence: Sentence, auxiliaries: frozenset[str]) -> Sentence:
    """The sentence with "had delivered tanks" read as delivering, where the tree has it as having delivered tanks."""
    for token in sentence.tokens:
        had = _auxiliary(sentence, token, auxiliaries)
        if had is not None:
            sentence = replace(sentence, tokens=tuple(_lifted(word, token, had) for word in sentence.tokens))
    return sentence


def _auxiliary(sentence: Sentence, token: Token, auxiliaries: frozenset[str]) -> Token | None:
    """The verb that stands before a participle and has the participle's noun for an object."""
    if token.dep != "amod" or token.feat("VerbForm") != "Part" or token.feat("Tense") != "Past":
        return None
    at = token.i - 1
    while at > 0 and sentence.tokens[at].pos == "ADV":
        at -= 1
    noun, had = sentence.tokens[token.head], sentence.tokens[max(at, 0)]
    return had if had.lemma in auxiliaries and noun.dep == "obj" and noun.head == had.i else None


def _lifted(word: Token, participle: Token, had: Token) -> Token:
    """A word of the sentence where the participle takes the place of its auxiliary."""
    if word.i == participle.i:
        return replace(word, head=participle.i if had.head == had.i else had.head, dep=had.dep)
    if word.i == had.i:
        return replace(word, head=participle.i, dep="aux", pos="AUX")
    if word.i == participle.head:
        return replace(word, head=participle.i, dep="obj")
    return replace(word, head=participle.i) if word.head == had.i else word


def _with_gerunds(sentence: Sentence) -> Sentence:
    """The sentence with "stopped supplying" and "is considering selling" read as verb and complement."""
    tokens = sentence.tokens
    return replace(sentence, tokens=tuple(_complement(word, tokens[word.head]) for word in tokens))


def _complement(word: Token, head: Token) -> Token:
    gerund = word.feat("VerbForm") in ("Ger", "Part") and word.feat("Tense") != "Past"
    beside = word.i == head.i + 1 and head.pos == "VERB" and word.pos == "VERB"
    return replace(word, dep="xcomp") if gerund and beside and word.dep == "advcl" else word


def _with_clause(sentence: Sentence) -> Sentence:
    """The sentence with "The minister left for Baghdad." read as a clause, where the tree has a minister who was left.

    A sentence with a full stop and no other verb says something: the verb behind its first noun is what it says.
    """
    root = sentence.root
    if root is None or root.pos not in ("NOUN", "PROPN") or sentence.tokens[-1].text not in _STOPS:
        return sentence
    verbs = [t for t in sentence.tokens if t.pos in ("VERB", "AUX") and t.dep not in ("amod", "compound")]
    if len(verbs) != 1 or verbs[0].dep != "acl" or verbs[0].feat("Tense") != "Past":
        return sentence
    verb, noun = verbs[0], sentence.tokens[verbs[0].head]
    if noun.i != root.i and (noun.head, noun.dep) != (root.i, "nmod"):  # "a mission of ten officers arrived"
        return sentence
    return replace(sentence, tokens=tuple(_said_of(word, root, verb) for word in sentence.tokens))


def _said_of(word: Token, root: Token, verb: Token) -> Token:
    """A word of the sentence where the verb takes the place of the noun that it hung on."""
    if word.i == verb.i:
        return replace(word, head=verb.i, dep="root", feats=word.feats.replace("VerbForm=Part", "VerbForm=Fin"))
    if word.i == root.i:
        return replace(word, head=verb.i, dep="nsubj")
    return replace(word, head=verb.i) if word.dep == "punct" and word.head == root.i else word
