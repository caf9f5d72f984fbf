"""Grammatical functions of a word, whatever the construction: active or passive, relative clause, control."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from reftel.claims.displaced import antecedent, attached_to_object, double_object, lifted, passive_receiver
from reftel.claims.edges import conjuncts, is_passive, marker
from reftel.claims.nouns import noun_arguments
from reftel.model.sentence import Sentence, Token
from reftel.rules.words import Words

Functions = Mapping[str, tuple[int, ...]]
"""Function → token indices of the arguments that fill it, nearest reading first."""


def functions_of(sentence: Sentence, at: int, words: Words) -> Functions:
    """The arguments of the word at `at` by function, coordination resolved."""
    word = sentence.tokens[at]
    found: dict[str, list[int]] = defaultdict(list)
    reader: Callable[[Sentence, int, Words], Iterator[tuple[str, int]]] = noun_arguments
    if word.dep == "cop":
        reader = _copula
    elif word.pos == "VERB" or (word.pos in ("AUX", "ADJ") and (_is_clause(sentence, at) or word.dep == "xcomp")):
        reader = _verb
    for name, i in reader(sentence, at, words):
        for k in (i, *conjuncts(sentence, i)):
            if k not in found[name]:
                found[name].append(k)
    return {name: tuple(group) for name, group in found.items()}


def _is_clause(sentence: Sentence, at: int) -> bool:
    return any(t.dep in ("nsubj", "nsubj:pass", "obj") for t in sentence.children(at))


def _copula(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """A form of be: its complement is the head that it hangs on ("was in Moscow", "were advisers")."""
    head = sentence.tokens[at].head
    yield marker(sentence, head) or "complement", head
    yield from ((name, i) for name, i in _verb(sentence, head, words) if name != "object")


def _verb(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    passive = is_passive(sentence, at)
    own_subject = own_object = False
    for child in sentence.children(at):
        name = _verb_function(sentence, child, passive)
        if child.dep == "advmod" and words.has("yonder", child.text.lower()):
            name = "in"
        if name is None:
            continue
        deps = {t.dep for t in sentence.children(at)}
        if {child.dep, "obj"} <= deps and child.dep == "nsubj:pass" and words.has("giving", sentence.tokens[at].lemma):
            continue  # "Mali was given tanks": the receiver, not the thing
        if name == "indirect" and not passive and not deps & {"obj", "ccomp", "xcomp"}:
            name = "object"
        elif child.dep == "compound" and child.pos == "PROPN" and child.i < at and deps & _SIDES == {"obj"}:
            # A verb that was taken for a noun: "Paris cut ties with Mali".
            name = "subject"
        own_subject |= name == "subject"
        own_object |= name == "object"
        target = antecedent(sentence, at, child, words)
        if target is not None:
            yield name, target
        yield from (("subject" if passive and n == "by" else n, i) for n, i in lifted(sentence, child))
    yield from double_object(sentence, at, words)
    if passive:
        yield from _given_after(sentence, sentence.tokens[at], words)
        yield from passive_receiver(sentence, at, words)
    yield from _inherited(sentence, at, words, passive, own_subject, own_object)
    yield from attached_to_object(sentence, at, passive)


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


def _is_complement(sentence: Sentence, child: Token) -> bool:
    """True of an adverbial clause that may be what the verb is about: "asked them to go", "stopped supplying"."""
    if child.feat("VerbForm") == "Ger":
        return child.i - child.head == 1
    return _is_infinitive(sentence, child.i)


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return any(t.dep == "mark" and t.lemma == "to" for t in sentence.children(i))


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
    elif word.dep == "acl" and not passive and not _is_done_by_name(sentence, word):
        yield from _from_noun(sentence, word.head, words)


def _given_after(sentence: Sentence, word: Token, words: Words) -> Iterator[tuple[str, int]]:
    """ "Mali wants jets and has been offered trainers": the subject of the first verb is who is offered them."""
    deps = {t.dep for t in sentence.children(word.i)}
    own = {"nsubj", "nsubj:pass"} & deps
    if word.dep == "conj" and words.has("giving", word.lemma) and "obj" in deps and not own:
        above = functions_of(sentence, word.head, words)
        yield from (("indirect", i) for i in above.get("subject", ())[:1] if i != word.i)


def _is_done_by_name(sentence: Sentence, word: Token) -> bool:
    """True of "accused Mali of arming": the name that the gerund hangs on is the doer."""
    return sentence.tokens[word.head].pos == "PROPN" and word.feat("VerbForm") != "Inf"


def _from_governor(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    word = sentence.tokens[at]
    above = functions_of(sentence, word.head, words)
    if is_passive(sentence, at) and (word.dep != "conj" or not is_passive(sentence, word.head)):
        yield from (("object", i) for i in above.get("subject", ())[:1] if i != at)
        return
    controller = "subject"
    controls = word.dep == "xcomp" and words.has("object_control", sentence.tokens[word.head].lemma)
    controls |= word.dep in ("advcl", "xcomp", "ccomp") and _is_charge(sentence, word, words)
    infinitive = word.dep != "conj" and _is_infinitive(sentence, at)
    taker = _taker(sentence, word.head, above, words) if infinitive else None
    if taker is not None:
        yield "subject", taker
        return
    if controls and (above.get("object") or above.get("indirect")):
        controller = "object" if above.get("object") else "indirect"
    elif word.dep != "conj" and is_passive(sentence, word.head):
        controller = "object"
    elif word.dep == "conj" and is_passive(sentence, at) and is_passive(sentence, word.head):
        controller = "object"
        yield from (("object", i) for i in above.get("object", ())[:1])
        return
    yield from (("subject", i) for i in above.get(controller, ()) if i != at)


def _is_charge(sentence: Sentence, word: Token, words: Words) -> bool:
    """True of the gerund in "accused Mali of arming", "kept Mali from arming": the verb's object is the doer."""
    marks = {t.text.lower() for t in sentence.children(word.i) if t.dep in ("mark", "case")}
    governor = sentence.tokens[word.head].lemma
    return bool(marks & {"of", "for", "from", "into"}) and words.has("gerund_control", governor)


def _from_beside(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """The doer of a verb that the tree hangs on its own object ("began shipping drones", "Brazil sold tanks")."""
    thing, before = sentence.tokens[sentence.tokens[at].head], sentence.tokens[max(at - 1, 0)]
    if before.pos == "PROPN" and before.dep == "compound" and before.head == thing.i:
        yield "subject", before.i
    if sentence.tokens[at].dep == "compound" and thing.dep in ("obj", "xcomp") and thing.head != thing.i:
        yield from (("subject", i) for i in functions_of(sentence, thing.head, words).get("subject", ())[:1])


def _from_noun(sentence: Sentence, noun: int, words: Words) -> Iterator[tuple[str, int]]:
    """The doer of an infinitive under a noun ("an American promise to sell"): whoever owns the noun."""
    own = dict(noun_arguments(sentence, noun, words))
    for name in ("possessor", "by", "modifier", "of"):
        if name in own:
            yield "subject", own[name]
    head = sentence.tokens[noun]
    if head.dep in ("obj", "nsubj:pass", "obl") and head.head != noun:
        above = functions_of(sentence, head.head, words)
        taker = _taker(sentence, head.head, above, words)
        doers = above.get("subject", ())[:1] if taker is None else (taker,)
        yield from (("subject", i) for i in doers if i != noun)


def _taker(sentence: Sentence, verb: int, above: Functions, words: Words) -> int | None:
    """Who is given means to do something with: Malta in "lent Malta $5 million to buy trucks"."""
    means = any(words.has("means", sentence.tokens[i].lemma) for i in above.get("object", ()))
    if not means or not words.has("giving", sentence.tokens[verb].lemma):
        return None
    return next((i for name in ("indirect", "to") for i in above.get(name, ())), None)
