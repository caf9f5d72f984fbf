"""Words that report what somebody says, and the stretch of the sentence that each of them reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from reftel.claims.edges import is_passive
from reftel.claims.negation import is_ruled_out, is_unconfirmed
from reftel.claims.quotations import QUOTES
from reftel.claims.scene import Scene
from reftel.claims.scopes import REACH, after, around, asides, scope_of, that_of
from reftel.model.sentence import Token

_MODIFIERS = frozenset({"AUX", "ADV", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A word at `at` by which the heads `sources` (outermost first) say what stands in `scope`.

    `rumoured` says that the word is a noun ("rumours", "reports") and nobody's own.
    """

    at: int
    sources: tuple[int, ...]
    scope: frozenset[int]
    rumoured: bool = False


def _is_saying(scene: Scene, token: Token) -> bool:
    """True of a verb of saying, or of one that shows what a source holds ("records show")."""
    return token.pos == "VERB" and (
        scene.words.has("says", token.lemma)
        or scene.words.has("thinks", token.lemma)
        or _shows(scene, token)
        or scene.words.has("hears", token.lemma)
        or is_ruled_out(scene, token)
        or _holds_that(scene, token)
    )


def _holds_that(scene: Scene, token: Token) -> bool:
    """True of any other verb by which somebody is said to hold something to be so: "let drop that", "made out that".

    What somebody sees to, asks for or decides is not said to be so.
    """
    if _is_let(scene, token):
        return that_of(scene, token) is not None
    that = that_of(scene, token)
    if that is None or scene.words.has("unsaid", token.lemma) or is_passive(scene.sentence, token.i):
        return False
    clause = scene.token(scene.token(that).head)
    if clause.dep != "ccomp" or clause.head != token.i:
        return False  # "gave so many tanks that", "a rumour that"
    return any(_may_speak(scene, i) for i in _subjects(scene, token))


def _is_let(scene: Scene, token: Token) -> bool:
    """True of "known" in "made it known", of "drop" in "let drop"."""
    return token.dep == "xcomp" and scene.words.has("letting", scene.token(token.head).lemma)


def _may_speak(scene: Scene, i: int) -> bool:
    """True of a person, a party and of what is a source by its nature."""
    token = scene.token(i)
    if i in scene.party_at or token.text.lower() in scene.words.sets["persons"] or token.pos == "PROPN":
        return i not in scene.materiel_at
    return any(scene.words.has(name, token.lemma) for name in ("sources", "persons_in_office", "authority"))


def _is_convinced(scene: Scene, token: Token) -> bool:
    """True of "is certain that", "are agreed that"."""
    that = that_of(scene, token) if scene.words.has("convictions", token.text.lower()) else None
    if that is None or that > token.i + 2:
        return False
    below = scene.sentence.children(token.i)
    linked = any(t.dep in ("cop", "aux:pass") for t in below)
    return linked and any(t.dep in ("nsubj", "nsubj:pass") and _may_speak(scene, t.i) for t in below)


def _shows(scene: Scene, token: Token) -> bool:
    return scene.words.has("shows", token.lemma) and any(
        scene.words.has("sources", scene.token(i).lemma) for i in _subjects(scene, token)
    )


def by_verbs(scene: Scene) -> Iterator[Saying]:
    """What verbs of saying report: "said that", "…, the ministry announced", "as the general recalled"."""
    aside = asides(scene)
    for token in scene.sentence.tokens:
        if not _is_report(scene, token):
            continue
        if _anonymous(scene, token):
            scope = _said_by_nobody(scene, token)
            if scope:
                yield Saying(at=token.i, sources=(), scope=frozenset(scope), rumoured=True)
            continue
        subjects = _subjects(scene, token)
        scope = scope_of(scene, token, subjects)
        if is_unconfirmed(scene, token):
            scope |= {k for i in scene.functions(token.i).get("object", ()) for k in scene.sentence.subtree(i)}
            yield Saying(at=token.i, sources=(), scope=frozenset(scope), rumoured=True)
            continue
        if subjects and scope:
            if token.i not in aside:
                scope -= aside
            scope -= {k for k in scene.sentence.subtree(subjects[0]) if k < token.i and subjects[0] < token.i}
            yield Saying(
                at=token.i,
                sources=(*publishers(scene, subjects[0]), subjects[0], *_cited(scene, token)),
                scope=frozenset(scope) - {token.i, *subjects[:1]},
            )


def _anonymous(scene: Scene, verb: Token) -> bool:
    """True of "it is said", "it was widely reported", "I hear", "we are told"."""
    if _is_let(scene, verb):
        return False
    below = scene.sentence.children(verb.i)
    subjects = {t.text.lower() for t in below if t.dep in ("nsubj:pass", "nsubj", "expl")}
    passive = is_passive(scene.sentence, verb.i) and any(t.dep == "aux:pass" for t in below)
    if subjects & scene.words.sets["first_person"]:
        return scene.words.has("told" if passive else "hears", verb.lemma)
    return (
        passive
        and "it" in subjects
        and scene.words.has("alleged_passives", verb.lemma)
        and not scene.functions(verb.i).get("subject")
    )


def _said_by_nobody(scene: Scene, verb: Token) -> set[int]:
    that = that_of(scene, verb)
    if that is not None:
        return after(scene, verb, that + 1)
    low = min(t.i for t in scene.sentence.children(verb.i) if t.dep in ("nsubj:pass", "nsubj", "expl"))
    clauses = [t.i for t in scene.sentence.children(verb.i) if t.dep == "ccomp" and t.i > verb.i]
    return around(scene, verb, (low, verb.i)) or {k for i in clauses for k in scene.sentence.subtree(i)}


def _is_report(scene: Scene, token: Token) -> bool:
    if _is_saying(scene, token) or _is_convinced(scene, token):
        return True
    # "The Minister states that", "Mali, the embassy reports, bought": taggers take the verb for a noun.
    follows = next_token(scene, token.i)
    if token.dep == "parataxis" and scene.words.has("inverts", token.lemma) and token.text.lower() != token.lemma:
        return True
    if token.i == 0 or token.pos not in ("NOUN", "PROPN") or follows is None:
        return False
    if follows.text.lower() != "that":
        put_in = token.text.endswith("s") and _may_speak(scene, token.i - 1) and _enclosed(scene, token) is not None
        return put_in and scene.words.has("inverts", token.lemma)
    if scene.words.has("shows", token.lemma):
        return scene.words.has("sources", scene.token(token.i - 1).lemma)
    return scene.words.has("says", token.lemma) and token.text.lower().endswith("s")


def next_token(scene: Scene, i: int) -> Token | None:
    """The token after `i`, if any."""
    return scene.token(i + 1) if i + 1 < len(scene.sentence.tokens) else None


def _subjects(scene: Scene, verb: Token) -> tuple[int, ...]:
    """Who says it: the verb's subject, or the noun that stands where one should."""
    functions = scene.functions(verb.i)
    below = scene.sentence.children(verb.i)
    if _is_convinced(scene, verb):
        return tuple(t.i for t in below if t.dep in ("nsubj", "nsubj:pass"))
    if _is_let(scene, verb):
        return tuple(t.i for t in scene.sentence.children(verb.head) if t.dep == "nsubj")
    passive = is_passive(scene.sentence, verb.i)
    if passive and not any(t.dep == "aux:pass" for t in below) and that_of(scene, verb) is not None:
        # "The same source told the agency that": parsers take the verb for a participle.
        return (verb.head,) if verb.dep == "acl" else tuple(t.i for t in below if t.dep == "nsubj:pass")
    if passive and scene.words.has("quotes", verb.lemma):
        return functions.get("object", ())
    enclosed = _enclosed(scene, verb)
    if enclosed is not None:
        return (enclosed,)
    found = tuple(i for i in functions.get("subject", ()) if i != verb.i and not scene.is_date(i))
    if found or passive:
        return found
    return _inverted(scene, verb) or _before(scene, verb)


def _enclosed(scene: Scene, verb: Token) -> int | None:
    """The noun between commas with its verb: "Ruritania, an official in the capital said, sold …"."""
    tokens = scene.sentence.tokens
    follows = next_token(scene, verb.i)
    if follows is None or follows.text != "," or not scene.words.has("inverts", verb.lemma):
        return None
    comma = next((i for i in range(verb.i - 1, max(-1, verb.i - REACH), -1) if tokens[i].text == ","), None)
    stretch = tokens[comma + 1 : verb.i] if comma else ()
    if not stretch or any(t.pos == "VERB" or t.text in QUOTES for t in stretch):
        return None
    head = None
    for token in stretch:
        if token.pos == "ADP":
            break
        head = token.i if token.pos in _NOMINAL else head
    return head


def _inverted(scene: Scene, verb: Token) -> tuple[int, ...]:
    """The noun after the verb in "…, said a spokesman"."""
    if verb.i == 0 or scene.token(verb.i - 1).text not in {",", *QUOTES} or not scene.words.has("inverts", verb.lemma):
        return ()
    return scene.functions(verb.i).get("object", ())[:1]


def _before(scene: Scene, verb: Token) -> tuple[int, ...]:
    """The noun right before a finite verb whose subject the tree does not show."""
    i = verb.i - 1
    while i >= 0 and scene.token(i).pos in _MODIFIERS and scene.token(i).text.lower() != "to":
        i -= 1
    if i > 1 and scene.token(i).text == ",":
        i = _before_aside(scene, i)
    titled = i > 0 and scene.token(i).pos == "ADJ" and scene.token(i - 1).pos == "DET"
    if i < 0 or (scene.token(i).pos not in _NOMINAL and not titled) or verb.feat("VerbForm") in ("Ger", "Inf"):
        return ()
    while (head := scene.token(i).head) < i and head != verb.i and not scene.is_date(head) and _inside(scene, i):
        i = head
    return (i,)


def _before_aside(scene: Scene, comma: int) -> int:
    """The name in "its adviser, Juan Lopez, told", the noun in "the embassy, asked about it, replied"."""
    if scene.token(comma - 1).pos == "PROPN":
        return comma - 1
    opening = next((k for k in range(comma - 1, max(0, comma - REACH), -1) if scene.token(k).text == ","), 0)
    return opening - 1


def _inside(scene: Scene, i: int) -> bool:
    """True where the word at `i` belongs to the phrase of a noun before it ("the Minister of Defence")."""
    token = scene.token(i)
    return token.dep in ("nmod", "flat", "appos", "conj") and scene.token(token.head).pos in _NOMINAL


def _cited(scene: Scene, verb: Token) -> list[int]:
    """Whom the speaker quotes: "the agency reported, citing the ministry"."""
    return [
        i
        for child in scene.sentence.children(verb.i)
        if child.dep in ("advcl", "xcomp", "parataxis") and scene.words.has("quotes", child.lemma)
        for i in scene.functions(child.i).get("object", ())[:1]
    ]


def publishers(scene: Scene, source: int) -> list[int]:
    """Who brought out the document that says it: "figures published by the treasury"."""
    return [
        i
        for child in scene.sentence.children(source)
        if child.dep == "acl" and child.i > source
        for i in scene.functions(child.i).get("subject", ())[:1]
        if i > child.i
    ]
