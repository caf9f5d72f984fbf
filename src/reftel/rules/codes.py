"""The code lists in words: what each kind, stage and other code means, and what it is confused with."""

from dataclasses import dataclass
from functools import cache

from reftel.errors import VocabularyError
from reftel.rules.data import list_files, read_toml

LISTS = {
    "kinds": "kind", "stages": "stage", "terms": "terms", "modalities": "modality", "polarities": "polarity",
    "refusals": "reason for a refusal",
}  # fmt: skip
"""The files, and what a code of each is called."""


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
