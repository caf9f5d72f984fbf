"""Sources that no verb of saying names: "according to X", "by one account", "rumours of", "its claim that"."""

from collections.abc import Iterable, Iterator

from reftel.claims.sayings import Saying, next_token, publishers
from reftel.claims.scene import Scene
from reftel.claims.scopes import REACH, after, has_of
from reftel.model.sentence import Token


def by_phrases(scene: Scene) -> Iterator[Saying]:
    """ "According to X", "by one account": the source after, or in, a set phrase."""
    for token in scene.sentence.tokens:
        if scene.words.has("messages", token.lemma):
            # What the message says stands between quotation marks after it.
            functions = scene.functions(token.i)
            writer = (*functions.get("from", ()), *functions.get("by", ()))[:1]
            yield Saying(at=token.i, sources=writer, scope=frozenset())
            continue
        if token.text.lower() in scene.words.sets["according"]:
            below: Iterable[int] = scene.functions(token.i).get("to", ())
            if not below and token.dep in ("case", "fixed", "advmod", "mark"):
                below = (token.head,)
            sources = tuple(below)[:1]
        elif scene.words.has("accounts", token.lemma) and _by(scene, token):
            sources = (token.i,)
        else:
            continue
        if sources:
            phrase = scene.sentence.subtree(sources[0]) if token.i != sources[0] else scene.phrase(token.i)
            scope = _segment(scene, token.i) - {token.i, *(k for k in phrase if abs(k - token.i) < REACH)}
            yield Saying(at=token.i, sources=(*publishers(scene, sources[0]), *sources), scope=frozenset(scope))


def _by(scene: Scene, token: Token) -> bool:
    below = scene.sentence.children(token.i)
    return (
        token.dep in ("obl", "nmod", "obl:agent")
        and any(t.dep == "case" and t.text.lower() in ("by", "on", "in") for t in below)
        and not any(t.text.lower() in scene.words.sets["first_person"] for t in below)
    )


def _segment(scene: Scene, i: int) -> set[int]:
    """The part of the sentence around `i` that semicolons cut out."""
    tokens = scene.sentence.tokens
    low = max((t.i + 1 for t in tokens[:i] if t.text == ";"), default=0)
    high = next((t.i for t in tokens[i:] if t.text == ";"), len(tokens))
    return set(range(low, high))


def by_nouns(scene: Scene) -> Iterator[Saying]:
    """ "Rumours of a base", "press stories that aircraft had landed", "its claim that none were sold"."""
    for token in scene.sentence.tokens:
        if token.pos not in ("NOUN", "PROPN"):
            continue
        rumoured = scene.words.has("rumours", token.text.lower())
        owners = [t.i for t in scene.sentence.children(token.i) if t.dep == "nmod:poss"]
        if not rumoured and not (owners and scene.words.has("assertions", token.lemma)):
            continue
        scope = _content(scene, token, with_of=rumoured)
        if scope:
            yield Saying(at=token.i, sources=tuple(owners[:1]) or (token.i,), scope=frozenset(scope), rumoured=rumoured)


def _content(scene: Scene, noun: Token, *, with_of: bool) -> set[int]:
    """The clause that tells what the noun is about, or with it the phrase after "of"."""
    scope: set[int] = set()
    for child in scene.sentence.children(noun.i):
        if child.dep in ("acl", "ccomp", "acl:relcl") or (with_of and has_of(scene, child.i)):
            scope |= set(scene.sentence.subtree(child.i))
    follows = next_token(scene, noun.i)
    if follows is not None and scene.words.has("that", follows.text.lower()):
        scope |= after(scene, noun, follows.i + 1)
    return {k for k in scope if k > noun.i}
