"""Dictionary forms of words: the longest known end of a word says how it is rewritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORD_START = "^"
"""Stands before a word, so that the end of a word can be the whole of it."""

_DECISIVE = ("VerbForm", "Tense", "Number", "Degree", "Case", "Poss")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemmas:
    """Rules of rewriting, by kind of word: `{"NOUN:Plur": {"ies": "3y"}}` turns "armies" into "army".

    A rule is the number of characters to cut and what to put in their place.
    """

    rules: Mapping[str, Mapping[str, str]]
    longest: int

    def of(self, word: str, pos: str, feats: str) -> str:
        """The lemma of `word`, in lower case. Deterministic; a word that no rule knows is its own lemma."""
        lowered = word.lower()
        known = self.rules.get(kind(pos, feats), {})
        form = WORD_START + lowered
        for size in range(min(len(form), self.longest), -1, -1):
            rule = known.get(form[len(form) - size :])
            if rule is not None:
                return rewrite(lowered, rule)
        return lowered


def kind(pos: str, feats: str) -> str:
    """The kind of word that a rule is for: its part of speech and those features that decide its form."""
    values = dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)
    if pos == "VERB" and values.get("Tense") == "Past":
        # The past of a full verb is one form for all numbers; treebanks do not always say which number it is.
        values.pop("Number", None)
    return ":".join([pos, *(values[name] for name in _DECISIVE if name in values)])


def rewrite(word: str, rule: str) -> str:
    """`word` with the end that `rule` names replaced; never empty."""
    digits = len(rule) - len(rule.lstrip("0123456789"))
    cut = int(rule[:digits])
    return word[: len(word) - cut] + rule[digits:] or word


def read_lemmas(lines: Iterable[str]) -> Lemmas:
    """The rules from lines of kind, end and rule, parted by tabs."""
    rules: dict[str, dict[str, str]] = {}
    longest = 0
    for line in lines:
        name, end, rule = line.rstrip("\n").split("\t")
        rules.setdefault(name, {})[end] = rule
        longest = max(longest, len(end))
    return Lemmas(rules=rules, longest=longest)
