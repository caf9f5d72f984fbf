"""Policies as TOML: read, and checked with a sentence for each fault."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reftel.accounts.policy.rulebook import load_rules
from reftel.errors import InputError, PolicyError
from reftel.model.belief import Choice, Policy
from reftel.rules.data import list_files, read_toml

_FOLDER = "accounts/policies"
_KEYS = ("name", "version", "meaning", "rules", "choice")
_CHOICE_KEYS = ("claim", "who", "why")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_CLAIM = re.compile(r"[0-9a-f]{16}")


def list_policies() -> list[str]:
    """The names of the policies that come with reftel."""
    return [path.removeprefix(f"{_FOLDER}/").removesuffix(".toml") for path in list_files(_FOLDER, ".toml")]


def load_policy(name: str) -> Policy:
    """A policy that comes with reftel. Raises PolicyError where there is none of that name."""
    if name not in list_policies():
        raise PolicyError(f"there is no policy {name!r}{_meant(name, list_policies())}")
    return _policy(read_toml(f"{_FOLDER}/{name}.toml"), where=f"vocabulary/{_FOLDER}/{name}.toml")


def read_policy(path: str | Path) -> Policy:
    """The policy in a file. Raises InputError where it cannot be read, PolicyError where it is no sound policy."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} cannot be read as a policy: it is not in UTF-8") from error
    return parse_policy(text, where=str(path))


def parse_policy(text: str, *, where: str) -> Policy:
    """A policy from its TOML; `where` names it in errors. Raises PolicyError, with a sentence for each fault."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{where} is not TOML: {error}") from error
    return _policy(data, where=where)


def _policy(data: Mapping[str, Any], *, where: str) -> Policy:
    if found := list(_faults(data)):
        raise PolicyError("\n".join(f"{where}: {fault}" for fault in found))
    return Policy(
        name=data["name"],
        version=data["version"],
        meaning=data["meaning"],
        rules=tuple(data["rules"]),
        choices=tuple(Choice(**choice) for choice in data.get("choice", [])),
    )


def _faults(data: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _KEYS[:-1] if key not in data)
    yield from (f"{key} is no key of a policy{_meant(key, _KEYS)}" for key in data if key not in _KEYS)
    name, version, meaning = data.get("name", "x"), data.get("version", 1), data.get("meaning", "x")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"the name is {name!r}; write small letters, digits and hyphens"
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        yield f"the version is {version!r}; write a whole number from 1"
    if not isinstance(meaning, str) or not meaning.strip():
        yield "the meaning is empty; say in a sentence what is believed"
    yield from _rule_faults(data.get("rules", []))
    yield from _choice_faults(data.get("choice", []), data.get("rules", []))


def _rule_faults(rules: object) -> Iterator[str]:
    if not isinstance(rules, list):
        yield f"rules are {rules!r}; write a list, such as {list(load_rules())[:2]}"
        return
    known = load_rules()
    yield from (f"there is no rule {rule!r}{_meant(str(rule), known)}" for rule in rules if rule not in known)
    twice = [rule for i, rule in enumerate(rules) if rule in rules[:i]]
    yield from (f"rule {rule!r} is there twice; the second can do nothing" for rule in twice)


def _choice_faults(choices: object, rules: object) -> Iterator[str]:
    if not isinstance(choices, list) or not all(isinstance(choice, dict) for choice in choices):
        yield "choices are written as tables, each under [[choice]]"
        return
    if choices and isinstance(rules, list) and "choice" not in rules:
        yield "there are choices that no rule heeds; put 'choice' among the rules"
    for number, choice in enumerate(choices, 1):
        yield from (f"choice {number}: {fault}" for fault in _faults_of_choice(choice))


def _faults_of_choice(choice: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} is no key of a choice{_meant(key, _CHOICE_KEYS)}" for key in choice if key not in _CHOICE_KEYS)
    claim, who = choice.get("claim"), choice.get("who")
    if not isinstance(claim, str) or not _CLAIM.fullmatch(claim):
        yield f"the claim is {claim!r}; write the 16 digits of its id"
    if not isinstance(who, str) or not who.strip():
        yield "who chose is not said; write `who`"
    if not isinstance(choice.get("why", ""), str):
        yield "why is no text"


def _meant(word: str, known: Any) -> str:
    """What was probably meant, else all that there is."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(known)}"
