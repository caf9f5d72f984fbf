"""What becomes of a statement by how it is put and by what follows it: questions, answers, disbelief."""

from collections.abc import Sequence
from typing import Literal

from reftel.model.sentence import Sentence
from reftel.rules.words import Words

Reply = Literal["asked", "yes", "no", "doubted"]
"""A question that is left open, or is answered; a statement that is called untrue or doubted."""

_LONGEST = 7
"""An answer of more words says something of its own."""


def reply_to(sentence: Sentence, after: Sentence | None, words: Words) -> Reply | None:
    """How a sentence is taken back, confirmed or left open; None for a plain statement."""
    text = _text(sentence)
    if any(text.startswith(f"{phrase} ") for phrase in words.phrases["disbelief"]):
        return "no"
    asked = _is_yes_no_question(sentence, words)
    answer = _text(after) if after is not None else ""
    short = bool(answer) and len(answer.split()) <= _LONGEST
    if short and _opens(answer, words.phrases["untrue"]):
        return "no"
    if short and _opens(answer, words.phrases["doubts"]):
        return "doubted"
    if not asked:
        return None
    first = answer.split(maxsplit=1)[0] if answer else ""
    return "no" if words.has("answers_no", first) else "yes" if words.has("answers_yes", first) else "asked"


def _is_yes_no_question(sentence: Sentence, words: Words) -> bool:
    texts: Sequence[str] = [token.text.lower() for token in sentence.tokens]
    return "?" in texts[-3:] and not any(words.has("question_words", text) for text in texts)


def _opens(answer: str, phrases: frozenset[str]) -> bool:
    """True where the answer is one of these, or one of these and an aside ("I doubt it, frankly")."""
    return any(answer == phrase or answer.startswith(f"{phrase} ,") for phrase in phrases)


def _text(sentence: Sentence) -> str:
    """The words in small letters, parted by spaces, without marks at either end."""
    texts = [token.text.lower().replace("’", "'") for token in sentence.tokens]
    while texts and not texts[-1][-1:].isalnum():
        texts.pop()
    while texts and not texts[0][:1].isalnum():
        texts.pop(0)
    return " ".join(texts).replace(" n't", "n't").replace(" 't", "'t").replace(" 's", "'s").replace("ca n't", "can't")
