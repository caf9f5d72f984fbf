"""What a thing costs, and on what terms it is had."""

from reftel.claims.edges import marker
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.claims.thing import Stretch
from reftel.model.amount import Money
from reftel.model.claim import Terms


def value_of(scene: Scene, filling: Filling) -> tuple[Money | None, Stretch | None]:
    """The amount of money that the phrases of the unit and the items hold, or that alone is named near by."""
    kind = filling.frame.kind
    if _is_part_of(scene, filling.unit):
        return None, None
    if kind not in _PRICED or (kind == "share" and not {"value", "own-value"} & set(filling.frame.needs)):
        return None, None
    heads = (*filling.items, filling.unit)
    for mention in scene.money:
        if scene.valued(mention.last) in filling.items:
            return mention.money, (mention.first, mention.last)
    aside = _of_subject(scene, filling)
    near = {k for i in heads for k in scene.sentence.subtree(i)} - aside
    near -= _of_next(scene, filling)
    near |= {scene.token(i).head for i in heads if scene.token(i).dep == "nmod"}
    left = {first for first, _ in left_sums(scene)}
    for mention in sorted(scene.money, key=lambda m: m.first in left):
        if (mention.first in near or mention.last in near) and not _is_beyond_stop(scene, mention.first, heads):
            return mention.money, (mention.first, mention.last)
    only = scene.money[0] if len(scene.money) == 1 and kind in ("financing", "transfer") else None
    if only and only.last not in aside and _is_beside(scene, only.first, heads):
        return only.money, (only.first, only.last)
    return None, None


def _of_next(scene: Scene, filling: Filling) -> set[int]:
    """What verbs coordinated with the unit say: "supplied tanks and gives $5 million"."""
    joined = [t.i for t in scene.sentence.children(filling.unit) if t.dep == "conj" and t.pos == "VERB"]
    return {k for i in joined if i not in filling.items for k in scene.sentence.subtree(i)}


def _is_part_of(scene: Scene, unit: int) -> bool:
    """True of "of which eight were delivered": the sum that was named is for all of them."""
    relatives = {t.i for t in scene.sentence.tokens if scene.words.has("relatives", t.text.lower())}
    parts = {k for k in scene.sentence.subtree(unit) if k in relatives and marker(scene.sentence, k) == "of"}
    return scene.token(unit).dep == "acl:relcl" and bool(parts)


def _of_subject(scene: Scene, filling: Filling) -> set[int]:
    """What relative clauses say of the subject of a verb: "Peru, whose debts were $5 million, sold tanks"."""
    subjects = [t for t in scene.sentence.children(filling.unit) if t.dep == "nsubj" and t.i not in filling.items]
    inside = {k for t in subjects for k in scene.sentence.subtree(t.i)}
    clauses = [k for k in inside if scene.token(k).dep in _CLAUSES]
    return {k for i in clauses for k in scene.sentence.subtree(i)}


def _is_beyond_stop(scene: Scene, i: int, heads: tuple[int, ...]) -> bool:
    """True of a sum behind a semicolon: it is the next statement's."""
    return any(scene.token(k).text == ";" for k in range(max(heads) + 1, i))


def left_sums(scene: Scene) -> list[Stretch]:
    """In "grew from $5 million in 1979 to $9 million" where the change began: from the first sum up to the other."""
    begun = [m for m in scene.money if m.first and scene.words.has("beginnings", scene.token(m.first - 1).lemma)]
    ended = [m.first for m in scene.money if m.first and scene.words.has("ends", scene.token(m.first - 1).lemma)]
    return [(m.first, end) for m in begun for end in ended[:1] if m.last < end]


_PRICED = frozenset({"transfer", "financing", "share", "agreement"})


def _is_beside(scene: Scene, i: int, heads: tuple[int, ...]) -> bool:
    """True where the word is in the heads' own clause and not far from them."""
    low, high = min(*heads, i), max(*heads, i)
    between = [scene.token(k) for k in range(low, high + 1) if k not in heads]
    first = next((t.i for t in between if t.i > i and t.dep == "cc"), None)
    if first and any(t.dep in ("nsubj", "nsubj:pass") and first < t.i < max(heads) for t in between):
        return False
    if any(t.pos == "VERB" and t.dep == "conj" for t in between if min(heads) < t.i < i):
        return False
    return high - low <= 14 and not any(t.text in _STOPS or t.dep in _CLAUSES for t in between)


_STOPS = (";", ":", "--", "—")
_CLAUSES = ("advcl", "acl:relcl", "ccomp", "parataxis")


def terms_of(scene: Scene, filling: Filling, price: Stretch | None) -> Terms | None:
    """On what terms: a word of terms in the unit's or the item's phrase or beside them, else what the frame says.

    What has a price is sold; what is worth a sum may be given.
    "Bought on credit" is credit: what the clause says is nearer than what a verb of trade implies.
    """
    frame = filling.frame
    if frame.kind not in ("transfer", "financing") or frame.terms not in (None, "sale"):
        return frame.terms
    phrased = _phrased(scene, filling) if frame.kind == "transfer" else None
    if phrased is not None and (frame.terms is None or phrased != "donation"):
        return phrased
    near = [filling.unit, *(k for i in (filling.unit, *filling.items) for k in scene.phrase(i))]
    near += [
        k
        for i in (filling.unit, *filling.items)
        for name in ("on", "as", "for", "under", "in", "at", "of")
        for end in scene.functions(i).get(name, ())
        for k in scene.phrase(end)
    ]
    said = (scene.words.terms.get(scene.token(i).lemma) for i in near)
    told = next((terms for terms in said if terms and (frame.terms is None or terms != "sale")), frame.terms)
    return "sale" if told is None and frame.kind == "transfer" and _is_asked(scene, price) else told


def _phrased(scene: Scene, filling: Filling) -> Terms | None:
    """What a phrase of several words says ("free of charge"), in the clause up to a stop or some words behind it."""
    heads = (filling.unit, *filling.items)
    low, high = min(heads), max(heads)
    while low > 0 and high - low <= _FAR and scene.token(low - 1).text not in _STOPS:
        low -= 1
    end = high + 1
    while end < len(scene.sentence.tokens) and end - high <= _FAR and scene.token(end).text not in _STOPS:
        end += 1
    text = f" {' '.join(scene.token(i).text.lower() for i in range(low, end))} "
    return next((terms for phrase, terms in scene.words.terms_phrases.items() if f" {phrase} " in text), None)


_FAR = 16
"""Words between a thing and the terms on which it is had."""


def _is_asked(scene: Scene, price: Stretch | None) -> bool:
    """True of a sum that is not what something is worth."""
    return price is not None and not any(
        scene.words.has("worths", scene.token(k).lemma) for k in range(max(0, price[0] - 3), price[0])
    )
