"""Learns from treebanks how words are brought to their dictionary form."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from reftel.syntax.lemmas import WORD_START, kind
from training.conllu import Word

IRREGULAR = Path(__file__).with_name("irregular.tsv")

_KNOWN = 2
"""An end that fewer different words have says nothing about other words."""

_ESTABLISHED = 3
"""A word seen so often with a lemma has that lemma, however odd ("etc" and "etc.")."""

_LONGEST_ADDITION = 5
"""A rule that writes more than this at the end of a word is an expansion ("Jan." to "January") or a slip."""

_IRREGULAR_END = 4
"""The past of an irregular verb, if it has so many letters, holds for the verbs made from it ("overflew")."""

_PAST = ("Tense=Past|VerbForm=Fin",)

_PARTICIPLE = ("Tense=Past|VerbForm=Part",)

Rules = dict[str, str]


def learn(words: Iterable[Word]) -> Iterator[str]:
    """The rules, one a line as `reftel.syntax.lemmas.read_lemmas` reads them; those that say what a shorter end
    says already are left out."""
    rules = {name: _by_end(seen) for name, seen in _seen(words).items()}
    for name, end, rule in _irregular():
        rules.setdefault(name, {})[WORD_START + end] = rule
        if len(end) >= _IRREGULAR_END:
            rules[name][end] = rule
    for name in sorted(rules):
        for end in sorted(rules[name], key=lambda end: (len(end), end)):
            if rules[name][end] != _inherited(end, rules[name]):
                yield f"{name}\t{end}\t{rules[name][end]}"


def _seen(words: Iterable[Word]) -> dict[str, dict[str, Counter[str]]]:
    """For each kind of word, how often each of its words was seen with each rule."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for word in words:
        rule = _rule(word.text.lower(), word.lemma.lower())
        if word.dep != "goeswith" and rule is not None:
            seen[kind(word.pos, word.feats)][WORD_START + word.text.lower()][rule] += 1
    return seen


def _rule(form: str, lemma: str) -> str | None:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False)))
    addition = lemma[shared:]
    return None if addition[:1].isdigit() else f"{len(form) - shared}{addition}"


def _by_end(seen: dict[str, Counter[str]]) -> Rules:
    """For each word its usual rule; for each end of words the rule of most different words."""
    rules: Rules = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for word, counts in seen.items():
        usual = _usual(counts)
        sound = _is_sound(usual, word)
        if sound or counts[usual] >= _ESTABLISHED:
            rules[word] = usual
        if sound:
            for at in range(1, len(word) + 1):
                votes[word[at:]][usual] += 1
    rules.update({end: _usual(counts) for end, counts in votes.items() if not end or counts.total() >= _KNOWN})
    return rules


def _is_sound(rule: str, word: str) -> bool:
    addition = rule.lstrip("0123456789")
    cut = int(rule[: len(rule) - len(addition)])
    return len(addition) <= _LONGEST_ADDITION and cut < len(word) - 1 and (addition.isalpha() or not addition)


def _usual(rules: Counter[str]) -> str:
    return min(rules, key=lambda rule: (-rules[rule], len(rule), rule))


def _inherited(end: str, rules: Rules) -> str | None:
    """What the next shorter end says."""
    return next((rules[end[at:]] for at in range(1, len(end) + 1) if end[at:] in rules), None)


def _irregular() -> Iterator[tuple[str, str, str]]:
    """Kind, form and rule of the irregular verbs."""
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lemma, past, participle = line.split("\t")
            forms = [(past, feats) for feats in _PAST] + [(participle, feats) for feats in _PARTICIPLE]
            yield from ((kind("VERB", feats), form, _rule(form, lemma) or "0") for form, feats in forms)
