"""Sets right what the tagger got wrong about the words that rules name, where the form is sure."""

from collections.abc import Mapping
from dataclasses import replace

from reftel.claims.mend import mended, with_inversion, with_particles, with_told
from reftel.claims.mend_bounds import with_bounded
from reftel.claims.mend_complements import with_complements
from reftel.claims.telegrams import with_passives, without_label
from reftel.model.sentence import Sentence, Token
from reftel.rules.frames import load_frames
from reftel.rules.inflection import load_inflections
from reftel.rules.layer import cached
from reftel.rules.words import load_words

_CLASSES = {"PROPN": "NOUN", "AUX": "VERB"}
_NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj")
_VERBAL = ("ed", "ent", "ies", "old", "ught", "ook", "ew")


def corrected(sentence: Sentence, language: str) -> Sentence:
    """The sentence with lemma and part of speech of the words that rules name set right."""
    forms = load_inflections(language)
    words = load_words(language)
    sets = words.sets
    sentence = with_bounded(mended(sentence, sets["perfect"]), sets["bounding"], sets["bounding_links"])
    sentence = replace(sentence, tokens=tuple(_corrected(sentence, token, forms) for token in sentence.tokens))
    sentence = with_complements(sentence, sets["complemented"], sets["object_control"], sets["dating"])
    sentence = with_told(sentence, sets["says"] | sets["thinks"] | sets["alleged_passives"])
    sentence = with_inversion(with_particles(sentence, _phrasal(language)), sets["inverting"])
    return with_passives(without_label(sentence), words)


@cached
def _phrasal(language: str) -> frozenset[tuple[str, str]]:
    """The verbs of two words that frames name, whose second word is a particle."""
    particles = load_words(language).sets["particles"]
    units = {tuple(lemma.split()) for frame in load_frames(language) for lemma, pos in frame.units if pos == "VERB"}
    return frozenset((unit[0], unit[1]) for unit in units if len(unit) == 2 and unit[1] in particles)


def _corrected(sentence: Sentence, token: Token, forms: Mapping[tuple[str, str], str]) -> Token:
    form, pos = token.text.lower(), _CLASSES.get(token.pos, token.pos)
    below = {t.dep for t in sentence.children(token.i)}
    if pos == "NOUN" and (form, "VERB") in forms and "obj" in below and below & {"nsubj", "compound"}:
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if pos == "NOUN" and (form, "VERB") in forms and "nsubj" in below and _governs(sentence, token):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if pos == "NOUN" and token.dep == "compound" and (form, "VERB") in forms and _opens_clause(sentence, token, forms):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if token.pos == "VERB" and (form, "NOUN") in forms and token.dep in _NOMINAL and not _has_object(sentence, token):
        return replace(token, lemma=forms[form, "NOUN"], pos="NOUN")
    if token.pos == "VERB" and (form, "NOUN") in forms and token.dep == "xcomp" and token.feat("VerbForm") == "Fin":
        return replace(token, lemma=forms[form, "NOUN"], pos="NOUN", dep="obj")  # "received American grants"
    if (form, pos) in forms:
        return replace(token, lemma=forms[form, pos])
    if pos in ("NOUN", "ADJ") and (form, "VERB") in forms and (form, "NOUN") not in forms and form.endswith(_VERBAL):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if token.pos == "NOUN" and (form, "VERB") in forms and form.endswith("ing") and token.dep in ("appos", "parataxis"):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if token.pos == "VERB" and (form, "NOUN") in forms and (form, "VERB") not in forms:
        return replace(token, lemma=forms[form, "NOUN"], pos="NOUN")
    return token


def _governs(sentence: Sentence, token: Token) -> bool:
    """True of a verb that the tagger takes for a noun before an infinitive: "Canada plans to provide rifles"."""
    return any(t.dep == "xcomp" and t.i > token.i for t in sentence.children(token.i))


def _opens_clause(sentence: Sentence, token: Token, forms: Mapping[tuple[str, str], str]) -> bool:
    """True of a verb that the tree takes for a noun beside its object: "to supply tanks", "began shipping drones"."""
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.text.lower() == "to":
        return before.pos == "PART"
    form = token.text.lower()
    return before.pos == "VERB" and form.endswith("ing") and (form, "NOUN") not in forms


def _has_object(sentence: Sentence, token: Token) -> bool:
    return any(t.dep in ("obj", "iobj", "aux", "aux:pass") for t in sentence.children(token.i))
