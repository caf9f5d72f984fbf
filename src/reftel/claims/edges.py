"""What the edges at one word say: its preposition, what is coordinated with it, whether it is passive."""

from reftel.model.sentence import Sentence, Token


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
