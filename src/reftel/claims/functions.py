"""Grammatical functions of a word, whatever the construction: active or passive, relative clause, control."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from reftel.model.sentence import Sentence, Token
from reftel.rules.words import Words

Functions = Mapping[str, tuple[int, ...]]
"""Function → token indices of the arguments that fill it, nearest reading first."""

_RELATIVES = frozenset({"which", "that", "who", "whom"})


def functions_of(sentence: Sentence, at: int, words: Words) -> Functions:
    """The arguments of the word at `at` by function, coordination resolved."""
    word = sentence.tokens[at]
    found: dict[str, list[int]] = defaultdict(list)
    reader: Callable[[Sentence, int, Words], Iterator[tuple[str, int]]] = _noun
    if word.dep == "cop":
        reader = _copula
    elif word.pos == "VERB" or (word.pos in ("AUX", "ADJ") and (_is_clause(sentence, at) or word.dep == "xcomp")):
        reader = _verb
    for name, i in reader(sentence, at, words):
        for k in (i, *conjuncts(sentence, i)):
            if k not in found[name]:
                found[name].append(k)
    return {name: tuple(group) for name, group in found.items()}


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """The words coordinated with `i` after it ("France, Italy and Germany")."""
    below = [t.i for t in sentence.children(i) if t.dep == "conj"]
    return [k for b in below for k in (b, *conjuncts(sentence, b))]


def marker(sentence: Sentence, i: int) -> str | None:
    """The preposition that brings in `i`, in lower case, or None."""
    cases = [t for t in sentence.children(i) if t.dep == "case" and t.text.lower() not in ("'s", "’s", "'", "’")]
    return cases[0].text.lower() if cases else None


def is_passive(sentence: Sentence, at: int) -> bool:
    """True where the verb's object stands as its subject or as the noun that it modifies."""
    word = sentence.tokens[at]
    deps = {t.dep for t in sentence.children(at)}
    if "nsubj:pass" in deps or "aux:pass" in deps:
        return True
    return word.dep == "acl" and _is_past_participle(word) and "obj" not in deps


def _is_past_participle(word: Token) -> bool:
    return (word.feat("VerbForm") == "Part" and word.feat("Tense") == "Past") or word.feat("Voice") == "Pass"


def _is_clause(sentence: Sentence, at: int) -> bool:
    return any(t.dep in ("nsubj", "nsubj:pass", "obj") for t in sentence.children(at))


def _verb(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    passive = is_passive(sentence, at)
    own_subject = own_object = False
    for child in sentence.children(at):
        name = _verb_function(sentence, child, passive)
        if name is None:
            continue
        deps = {t.dep for t in sentence.children(at)}
        if name == "indirect" and not deps & {"obj", "ccomp", "xcomp"}:
            name = "object"
        elif child.dep == "compound" and child.pos == "PROPN" and child.i < at and deps & _SIDES == {"obj"}:
            # A verb that was taken for a noun: "Paris cut ties with Mali".
            name = "subject"
        own_subject |= name == "subject"
        own_object |= name == "object"
        target = _antecedent(sentence, at, child)
        if target is not None:
            yield name, target
        yield from (("subject" if passive and n == "by" else n, i) for n, i in _lifted(sentence, child))
    yield from _double_object(sentence, at, words)
    if passive:
        yield from _passive_receiver(sentence, at, words)
    yield from _inherited(sentence, at, words, passive, own_subject, own_object)
    yield from _attached_to_object(sentence, at)


def _is_complement(sentence: Sentence, child: Token) -> bool:
    """True of an adverbial clause that may be what the verb is about: "asked them to go", "stopped supplying"."""
    if child.feat("VerbForm") == "Ger":
        return child.i - child.head == 1
    return any(t.dep == "mark" and t.lemma == "to" for t in sentence.children(child.i))


_SIDES = frozenset({"nsubj", "nsubj:pass", "obj"})


def _verb_function(sentence: Sentence, child: Token, passive: bool) -> str | None:
    match child.dep:
        case "nsubj" | "csubj" | "nsubj:outer" | "vocative":
            return "subject"
        case "nsubj:pass" | "obj":
            return "object"
        case "iobj":
            return "indirect"
        case "compound" | "nmod:desc" | "nmod:unmarked" | "obl:unmarked":
            return "modifier"
        case "obl:agent":
            return "subject"
        case "xcomp" | "acl" | "ccomp":
            return "clause"
        case "advcl" if _is_complement(sentence, child):
            return "clause"
        case "obl" | "nmod":
            case_word = marker(sentence, child.i)
            if case_word is None and child.pos in ("NOUN", "PROPN") and not passive:
                return "object"
            return "subject" if passive and case_word == "by" else case_word
    return None


def _antecedent(sentence: Sentence, at: int, child: Token) -> int | None:
    """The word that an argument stands for: itself, or the noun that a relative pronoun refers to."""
    if child.text.lower() not in _RELATIVES:
        return child.i
    for up in (sentence.tokens[at], *sentence.ancestors(at)):
        if up.dep in ("acl:relcl", "acl", "advcl:relcl"):
            return up.head
    return None


def _inherited(
    sentence: Sentence, at: int, words: Words, passive: bool, own_subject: bool, own_object: bool
) -> Iterator[tuple[str, int]]:
    """Arguments that stand elsewhere: the noun a participle modifies, the subject shared with a governing verb."""
    word = sentence.tokens[at]
    if word.head == at:
        return
    if word.dep == "acl" and words.has("intransitive", word.lemma):
        # "Tanks arrived in Sudan": parsers take the verb for a participle.
        yield "subject", word.head
    elif word.dep in ("acl", "acl:relcl") and passive and not own_object:
        yield "object", word.head
    elif word.dep in ("acl", "appos") and word.feat("VerbForm") != "Inf" and not own_subject:
        # Of a predicate ("is the chief supplier, selling most") its subject, else the noun itself.
        heads = [t.i for t in sentence.children(word.head) if t.dep == "nsubj"]
        yield "subject", heads[0] if heads else word.head
    elif word.dep == "acl:relcl" and own_subject and not own_object:
        yield "object", word.head
    elif word.dep in ("amod", "compound"):
        yield "object", word.head
        yield from _from_beside(sentence, at, words)
    if own_subject or (passive and own_object):
        return
    if word.dep in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
        yield from _from_governor(sentence, at, words)
    elif word.dep == "acl" and not passive:
        yield from _from_noun(sentence, word.head, words)


def _from_governor(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    word = sentence.tokens[at]
    above = functions_of(sentence, word.head, words)
    if is_passive(sentence, at) and (word.dep != "conj" or not is_passive(sentence, word.head)):
        yield from (("object", i) for i in above.get("subject", ())[:1] if i != at)
        return
    controller = "subject"
    controls = word.dep == "xcomp" and words.has("object_control", sentence.tokens[word.head].lemma)
    if controls and (above.get("object") or above.get("indirect")):
        controller = "object" if above.get("object") else "indirect"
    elif word.dep != "conj" and is_passive(sentence, word.head):
        controller = "object"
    elif word.dep == "conj" and is_passive(sentence, at) and is_passive(sentence, word.head):
        controller = "object"
        yield from (("object", i) for i in above.get("object", ())[:1])
        return
    yield from (("subject", i) for i in above.get(controller, ()) if i != at)


def _from_beside(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """The doer of a verb that the tree hangs on its own object ("began shipping drones", "Brazil sold tanks")."""
    thing, before = sentence.tokens[sentence.tokens[at].head], sentence.tokens[max(at - 1, 0)]
    if before.pos == "PROPN" and before.dep == "compound" and before.head == thing.i:
        yield "subject", before.i
    if sentence.tokens[at].dep == "compound" and thing.dep in ("obj", "xcomp") and thing.head != thing.i:
        yield from (("subject", i) for i in functions_of(sentence, thing.head, words).get("subject", ())[:1])


def _from_noun(sentence: Sentence, noun: int, words: Words) -> Iterator[tuple[str, int]]:
    """The doer of an infinitive under a noun ("an American promise to sell"): whoever owns the noun."""
    own = dict(_noun(sentence, noun, words))
    for name in ("possessor", "by", "modifier", "of"):
        if name in own:
            yield "subject", own[name]
    head = sentence.tokens[noun]
    if head.dep in ("obj", "nsubj:pass", "obl") and head.head != noun:
        above = functions_of(sentence, head.head, words)
        yield from (("subject", i) for i in above.get("subject", ())[:1] if i != noun)


def _attached_to_object(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """Prepositional phrases that the tree hangs on the object: often the verb's own ("sold tanks to Peru")."""
    for child in sentence.children(at):
        if child.dep in ("obj", "nsubj:pass"):
            for below in sentence.children(child.i):
                name = marker(sentence, below.i) if below.dep == "nmod" else None
                if name is not None and name != "of":
                    yield name, below.i
        elif child.pos == "ADV" or (child.pos == "ADJ" and child.dep == "xcomp"):
            # "Moved closer to Washington", "made available to Peru".
            for below in sentence.children(child.i):
                name = marker(sentence, below.i) if below.dep in ("obl", "nmod") else None
                if name is not None:
                    yield name, below.i


def _copula(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """A form of be: its complement is the head that it hangs on ("was in Moscow", "were advisers")."""
    head = sentence.tokens[at].head
    yield marker(sentence, head) or "complement", head
    yield from ((name, i) for name, i in _verb(sentence, head, words) if name != "object")


def _double_object(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """ "Gave Mali tanks", "gave Mali $5 million", where the tree sets the thing beside the receiver's name."""
    if not words.has("giving", sentence.tokens[at].lemma):
        return
    objects = [t.i for t in sentence.children(at) if t.dep == "obj"]
    if len(objects) > 1:
        yield "indirect", objects[0]
    for child in sentence.children(at):
        if child.dep in ("obj", "iobj") and child.pos == "PROPN":
            for below in sentence.children(child.i):
                if below.dep in ("appos", "nmod:unmarked", "list", "dep") and below.pos in ("NOUN", "SYM", "NUM"):
                    yield "indirect", child.i
                    yield "object", below.i


def _passive_receiver(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """ "Mali was promised tanks": the receiver is the subject, and the thing has no mark."""
    if words.has("giving", sentence.tokens[at].lemma):
        for child in sentence.children(at):
            if child.dep == "nsubj:pass":
                yield "indirect", child.i
            elif child.dep == "obl:unmarked" and child.pos in ("NOUN", "PROPN"):
                yield "object", child.i


def _lifted(sentence: Sentence, child: Token) -> Iterator[tuple[str, int]]:
    """Prepositional phrases that the tree hangs on a name: they belong to what governs the name.

    In "an order with Kenya for rifles" the rifles are ordered; names take no complements but with "of" and "in".
    """
    if child.pos != "PROPN" or child.dep not in ("nmod", "obl", "obl:agent", "iobj"):
        return
    for below in sentence.children(child.i):
        name = marker(sentence, below.i) if below.dep == "nmod" else None
        if name is not None and name not in ("of", "in"):
            yield name, below.i
            yield from _lifted(sentence, below)


def _of_name(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """What hangs on the first word of "Soviet MiG-23s", where the tree reads it as one name."""
    word = sentence.tokens[at]
    if word.dep == "flat" and word.head < at:
        yield "modifier", word.head
        for child in sentence.children(word.head):
            name = marker(sentence, child.i) if child.dep == "nmod" else None
            if name is not None:
                yield name, child.i


def _noun(sentence: Sentence, at: int, _: Words) -> Iterator[tuple[str, int]]:
    yield from _of_name(sentence, at)
    for child in sentence.children(at):
        yield from _lifted(sentence, child)
        match child.dep:
            case "nsubj" | "nsubj:outer":
                yield "subject", child.i
            case "acl" | "acl:relcl":
                yield "clause", child.i
            case "nmod:poss":
                yield "possessor", child.i
            case "appos" | "flat":
                yield "apposition", child.i
            case "amod" | "compound" | "nmod:desc" | "nmod:unmarked" | "nummod":
                yield from (("modifier", i) for i in _modifiers(sentence, child.i))
                # "Angola's arms imports": whose they are hangs on either noun.
                yield from (("possessor", t.i) for t in sentence.children(child.i) if t.dep == "nmod:poss")
            case "nmod" | "obl":
                name = marker(sentence, child.i)
                yield (name or "modifier"), child.i
                if name in _BEYOND:
                    yield from _beyond(sentence, child, _BEYOND[name])


_BEYOND = {"of": ("to", "by", "from", "for", "between", "with"), "by": ("of",)}


def _beyond(sentence: Sentence, child: Token, own: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Phrases hung on another that are the noun's own: "delivery of tanks to Mali", "purchase by Mali of tanks"."""
    for below in sentence.children(child.i):
        name = marker(sentence, below.i) if below.dep == "nmod" else None
        if name in own:
            yield name, below.i
            yield from _lifted(sentence, below)


def _modifiers(sentence: Sentence, i: int) -> Iterator[int]:
    """A modifier and its own ("American arms embargo", whichever way the tree hangs the first word)."""
    yield i
    for child in sentence.children(i):
        if child.dep in ("amod", "compound", "nmod:desc", "nmod:unmarked"):
            yield from _modifiers(sentence, child.i)
