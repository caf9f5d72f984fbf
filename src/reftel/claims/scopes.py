"""The stretch of a sentence that a verb of saying reports."""

from itertools import pairwise

from reftel.claims.quotations import QUOTES
from reftel.claims.scene import Scene
from reftel.model.sentence import Token

REACH = 12
"""Words between a verb of saying and its "that": "told the Cairo press in so many words last Friday that"."""
_STOPS = frozenset({";", ":"})
_OPENERS = frozenset({"PRON", "DET", "ADP", "SCONJ", "ADV"})
_THAT = frozenset({"mark", "nsubj", "obj", "det", "fixed", "nsubj:pass"})
_CONTENTS = frozenset({"ccomp", "xcomp", "parataxis", "csubj"})


def scope_of(scene: Scene, verb: Token, subjects: tuple[int, ...]) -> set[int]:
    """What the verb reports: the clause after it, the clause before it, or the rest of the sentence around it."""
    that = that_of(scene, verb)
    if that is not None:
        return after(scene, verb, that + 1)
    group = sorted({verb.i, *(subjects[:1] if abs(subjects[0] - verb.i) < REACH else ())}) if subjects else [verb.i]
    functions = scene.functions(verb.i)
    told = tuple(i for i in functions.get("object", ())[:1] if i > verb.i)
    content = [i for i in told if i not in subjects and not scene.words.has("addressing", verb.lemma)]
    rest = set() if content else around(scene, verb, _widened(scene, group))
    if rest:
        return rest
    clauses = [
        child.i
        for child in scene.sentence.children(verb.i)
        if (child.dep in _CONTENTS and not (child.dep == "xcomp" and scene.words.has("thinks", verb.lemma)))
        or (child.dep == "advcl" and child.i > verb.i and scene.words.has("charging", verb.lemma))
        or (child.dep in ("obl", "advcl") and has_of(scene, child.i) and scene.words.has("reports_of", verb.lemma))
    ]
    media = subjects and scene.words.has("hearsay", scene.token(subjects[0]).lemma)
    if scene.words.has("reports_things", verb.lemma) or (media and scene.words.has("says", verb.lemma)):
        clauses += told
    clauses += [i for i in told if scene.words.has("attitudes", scene.token(i).lemma)]
    if scene.words.has("reports_of", verb.lemma):
        clauses += [i for name in ("of", "about") for i in functions.get(name, ())]
        clauses += [t.i for k in told for t in scene.sentence.children(k) if t.dep == "acl" and has_of(scene, t.i)]
    stops = [t.i for t in scene.sentence.tokens if t.text == ";"]
    inside = {k for i in clauses for k in scene.sentence.subtree(i)}
    return {k for k in inside if not any(min(k, verb.i) < stop < max(k, verb.i) for stop in stops)}


def asides(scene: Scene) -> set[int]:
    """Relative clauses between commas: what the writer adds to another's words."""
    tokens = scene.sentence.tokens
    taken: set[int] = set()
    for token in tokens:
        if token.dep == "acl:relcl":
            below = [k for k in scene.sentence.subtree(token.i) if tokens[k].dep != "punct"]
            first = tokens[below[0]]
            if scene.words.has("that", first.text.lower()) or first.pos not in _OPENERS:
                continue
            if first.i and tokens[first.i - 1].text == ",":
                taken |= set(below)
    return taken


def has_of(scene: Scene, i: int) -> bool:
    """True of a phrase or clause that "of" brings in."""
    return any(t.text.lower() == "of" for t in scene.sentence.children(i))


def that_of(scene: Scene, verb: Token) -> int | None:
    """The "that" of the verb's clause, with nobody but the person spoken to in between."""
    may_pause = True
    tokens = scene.sentence.tokens
    for token in tokens[verb.i + 1 : verb.i + 1 + REACH]:
        if scene.words.has("that", token.text.lower()):
            noun = scene.token(token.i - 1)
            told = scene.words.has("rumours", noun.text.lower()) or scene.words.has("assertions", noun.lemma)
            return token.i if token.dep in _THAT and not (told and noun.i != verb.i) else None
        citing = scene.words.has("quotes", token.lemma)
        following = tokens[token.i + 1].text.lower() if token.i + 1 < len(tokens) else ""
        if token.text == "," and not may_pause and following != "that":
            return None
        if (token.pos in ("VERB", "AUX") and not citing) or token.text in _STOPS or token.text in QUOTES:
            return None
        may_pause = citing
    return None


def after(scene: Scene, verb: Token, start: int) -> set[int]:
    """From `start` to where the sentence goes back to the writer's own words."""
    end = _end_of_talk(scene, verb, start)
    inside = set(range(start, end))
    if verb.dep in ("acl:relcl", "acl", "advcl"):
        inside &= set(scene.sentence.subtree(verb.i)) | set(range(start, start + 1))
    return inside - _own_words(scene, verb)


def _end_of_talk(scene: Scene, verb: Token, start: int) -> int:
    """The first semicolon behind which the clause is not in the tense of reported talk, or the sentence's end."""
    tokens = scene.sentence.tokens
    stops = [*(t.i for t in tokens[start:] if t.text == ";"), len(tokens)]
    for stop, after_it in pairwise(stops):
        words = {t.text.lower() for t in tokens[stop:after_it] if t.pos == "AUX"}
        named = {t.text.lower() for t in tokens[stop:after_it]}
        shifted = verb.feat("Tense") == "Past" and words & scene.words.sets["shifted"]
        if not shifted or named & scene.words.sets["first_person"]:
            return stop
    return len(tokens)


def _own_words(scene: Scene, verb: Token) -> set[int]:
    """Clauses coordinated with the verb that have a subject of their own and no "that": the writer's again."""
    heads = {verb.i, *(t.i for t in scene.sentence.ancestors(verb.i))}
    told = {t.i for t in scene.sentence.children(verb.i) if t.dep == "ccomp"}
    taken: set[int] = set()
    for token in scene.sentence.tokens[verb.i + 1 :]:
        if token.head not in heads | told or token.dep not in ("conj", "parataxis", "advcl") or token.i in heads:
            continue
        below = scene.sentence.children(token.i)
        marks = {t.text.lower() for t in below if t.dep in ("mark", "advmod", "cc")}
        own = any(t.dep in ("nsubj", "nsubj:pass") for t in below)
        turned = marks & scene.words.sets["turns"] or (token.head not in told and any(t.dep == "cc" for t in below))
        if own and turned and not marks & scene.words.sets["that"]:
            taken |= {k for k in scene.sentence.subtree(token.i) if k > verb.i}
    return taken


def _widened(scene: Scene, group: list[int]) -> tuple[int, int]:
    """First and last token of the words that bring in the speaker: subject phrase, verb, whom he told, when."""
    low, high = group[0], group[-1]
    for i in group:
        phrase = [k for k in scene.phrase(i) if abs(k - i) <= REACH] if scene.token(i).pos != "VERB" else [i]
        low, high = min(low, *phrase), max(high, *phrase)
    while high + 1 < len(scene.sentence.tokens) and scene.token(high + 1).text not in {",", ".", *QUOTES, *_STOPS}:
        high += 1
    return low, high


def around(scene: Scene, verb: Token, group: tuple[int, int]) -> set[int]:
    """The clause before a saying that is put after or into it; "as the general said" reports all the rest."""
    low, high = group
    tokens = scene.sentence.tokens
    if low and tokens[low - 1].text.lower() == "as":
        return set(range(len(tokens))) - set(range(low - 1, high + 1))
    if low < 2 or tokens[low - 1].text not in {",", *QUOTES, "—", "--"} or not scene.words.has("inverts", verb.lemma):
        return set()
    start = max((t.i + 1 for t in tokens[:low] if t.text == ";"), default=0)
    enclosed = tokens[low - 1].text == "," and high + 1 < len(tokens) and tokens[high + 1].text == ","
    stated = any(t.pos in ("VERB", "AUX") for t in tokens[start:low]) and not _goes_on(scene, verb, high)
    if not stated and not (enclosed and any(t.pos == "VERB" for t in tokens[high + 1 :])):
        return set()
    if enclosed:
        # "A sold tanks, and B, it is said, aircraft": a saying put into a clause reports that clause.
        start = max([start, *(t.i for t in tokens[1:low] if t.dep == "cc" and tokens[t.i - 1].text == ",")])
        if tokens[low - 2].dep == "cc":
            start = low
    inside = set(range(start, low))
    if high + 1 < len(tokens) and tokens[high + 1].text in {",", *QUOTES}:
        inside |= after(scene, verb, high + 1)
    return inside


def _goes_on(scene: Scene, verb: Token, high: int) -> bool:
    """True where the verb's own clause follows it, without "that": then what stands before only leads up to it."""
    return any(t.pos == "VERB" for t in scene.sentence.tokens[verb.i + 1 : high + 1]) or any(
        t.dep == "ccomp" and t.i > verb.i for t in scene.sentence.children(verb.i)
    )
