"""The code lists in words: what each kind, stage and other code means, and what it is confused with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reftel.errors import VocabularyError
from reftel.rules.data import list_files, read_toml

LISTS = {
    "kinds": "kind", "stages": "stage", "terms": "terms", "modalities": "modality", "polarities": "polarity",
    "refusals": "reason for a refusal", "unclaimed": "reason for no claim", "reviews": "review",
    "verdicts": "verdict", "checks": "check",
}  # fmt: skip
"""The files, and what a code of each is called."""

REFUSED = ("civil-document", "improbable")
"""Reasons for a refusal that are reasons for no claim too: a claim was made, and did not stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code. `what` says of which list; `parties`, for kinds, who stands on which side."""

    code: str
    what: str
    label: str
    meaning: str
    example: str
    contrast: str
    parties: str | None = None


@cache
def load_codes() -> tuple[Code, ...]:
    """All codes, list by list. Raises VocabularyError where an entry lacks something."""
    paths = list_files("codes", ".toml")
    if unknown := {path.removeprefix("codes/").removesuffix(".toml") for path in paths} ^ set(LISTS):
        raise VocabularyError(f"vocabulary/codes: there should be {', '.join(LISTS)}; look at {', '.join(unknown)}")
    return tuple(_code(name, entry, file) for file in LISTS for name, entry in read_toml(f"codes/{file}.toml").items())


@cache
def reasons_by_nearness() -> Mapping[str, int]:
    """Each reason for which a sentence gave no claim, with its rank: the higher, the nearer it came to one."""
    codes = [code.code for code in load_codes() if code.what == LISTS["unclaimed"]]
    return {code: rank for rank, code in enumerate((*codes, *REFUSED))}


def _code(name: str, entry: dict[str, str], file: str) -> Code:
    required = {"label", "meaning", "example", "not"}
    if missing := required - set(entry):
        raise VocabularyError(f"vocabulary/codes/{file}.toml: {name} has no {', '.join(sorted(missing))}")
    if unknown := set(entry) - required - {"parties"}:
        raise VocabularyError(f"vocabulary/codes/{file}.toml: {name} has an unknown key {', '.join(sorted(unknown))}")
    return Code(
        code=name,
        what=LISTS[file],
        label=entry["label"],
        meaning=entry["meaning"],
        example=entry["example"],
        contrast=entry["not"],
        parties=entry.get("parties"),
    )
