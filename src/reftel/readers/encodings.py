"""The likeliest encoding of text that declares none: that in which it has the letters of a language and no odd ones."""

from collections import Counter
from functools import cache

from reftel.rules.data import read_toml

_SAMPLE = 65_536
_ODD = 3
"""How much one character that the language does not have weighs against those that it has."""
_FEWEST = 8
"""Letters of another script that are needed: any few bytes are such letters in some encoding."""
_OTHER_SCRIPTS = "\u0370"
_SURE = 0.9
"""The share of the characters beyond ASCII that must be letters of one language or usual signs."""


@cache
def _tables() -> tuple[tuple[str, tuple[tuple[frozenset[str], frozenset[str]], ...]], ...]:
    """Encodings in order, each with the letters of its languages, and the common ones of other scripts."""
    data = read_toml("letters.toml")
    letters = {
        code: (frozenset(text + text.upper()), frozenset(data["common"].get(code, "")))
        for code, text in data["letters"].items()
    }
    return tuple((name, tuple(letters[code] for code in codes.split())) for name, codes in data["encodings"].items())


@cache
def _signs(kind: str) -> frozenset[str]:
    return frozenset(read_toml("letters.toml")["signs"][kind])


def likeliest(data: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8; None where in none of those that are known the text has sense."""
    first = next((at for at, byte in enumerate(data) if byte > 0x7F), 0)
    sample = data[max(0, first - 1) : first + _SAMPLE]
    best, most = None, 0.0
    for name, alphabets in _tables():
        text = _decoded(sample, name)
        if text is None:
            continue
        score = max(_score(text, *alphabet) for alphabet in alphabets)
        if score > most:
            best, most = name, score
    return best


def wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is zero, and of any text hardly two in a row."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(data) < 4:
        return None
    zeros = Counter(at % 2 for at, byte in enumerate(sample) if byte == 0)
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if zeros[place] > 4 * zeros[1 - place] and zeros[place] * 20 > len(sample):
            return name
    return None


def _decoded(sample: bytes, name: str) -> str | None:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return None
    return None if any("\x7f" <= character < "\xa0" for character in text) else text


def _score(text: str, alphabet: frozenset[str], common: frozenset[str]) -> float:
    """How many characters beyond ASCII the alphabet explains, less those that it does not."""
    known = odd = signs = 0
    for at, character in enumerate(text):
        if character < "\x80" or character.isspace():
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if character in alphabet:
            fits = _fits(before, character, after)
            known, odd = known + fits, odd + (not fits)
        elif character in _signs("usual") and (character in "’‘" or not (before.isalpha() and after.isalpha())):
            signs += 1
        else:
            odd += 1
    if known + signs < _SURE * (known + signs + odd) or _is_rare(alphabet, known):
        return 0.0
    usual = sum(character in common for character in text) if common else 0
    return known + (signs + usual) / 2 - _ODD * odd


def _is_rare(alphabet: frozenset[str], known: int) -> bool:
    return known < _FEWEST and max(alphabet) >= _OTHER_SCRIPTS


def _fits(before: str, character: str, after: str) -> bool:
    """False for a capital after a small letter, for two alphabets in a word, for a letter by itself that is no word."""
    if character >= _OTHER_SCRIPTS:
        return not any(other.isalpha() and other < _OTHER_SCRIPTS for other in (before, after) if other)
    if not before.isalpha() and not after.isalpha():
        return character.lower() in _signs("words")
    return not (character.isupper() and before.islower())
