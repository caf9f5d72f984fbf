"""Policies as TOML."""

from pathlib import Path

import pytest

from reftel.accounts.policy import list_policies, load_policy, parse_policy, read_policy
from reftel.accounts.policy.rulebook import load_rules
from reftel.accounts.policy.standing import RULES
from reftel.errors import InputError, PolicyError
from reftel.model.belief import Choice, Policy
from reftel.model.grade import CREDIBILITIES, RELIABILITIES

SOUND = 'name = "ours"\nversion = 2\nmeaning = "What we hold."\nrules = ["choice", "independence"]\n'
CHOICE = '[[choice]]\nclaim = "00112233445566aa"\nwho = "AB"\nwhy = "seen the file"\n'


def test_a_policy_is_read_with_its_choices() -> None:
    assert parse_policy(SOUND + CHOICE, where="ours.toml") == Policy(
        name="ours", version=2, meaning="What we hold.", rules=("choice", "independence"),
        choices=(Choice(claim="00112233445566aa", who="AB", why="seen the file"),),
    )  # fmt: skip
    assert parse_policy(SOUND, where="ours.toml").label == "ours 2"


@pytest.mark.parametrize("name", list_policies())
def test_a_policy_that_comes_with_reftel_bears_the_name_of_its_file(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name
    assert policy.meaning.endswith(".")


def test_every_rule_is_of_use_in_a_policy_and_has_words_and_code() -> None:
    assert set(load_rules()) == set(RULES) == {rule for name in list_policies() for rule in load_policy(name).rules}


def test_grades_are_ordered_with_none_left_out() -> None:
    assert sorted(load_rules()["reliability"].order) == sorted(RELIABILITIES)
    assert sorted(load_rules()["credibility"].order) == sorted(CREDIBILITIES)


FAULTS = {
    "is not TOML": SOUND + "[[",
    "name is missing": SOUND.replace('name = "ours"\n', ""),
    "meaning is missing": SOUND.replace('meaning = "What we hold."\n', ""),
    "the name is 'Our Own'": SOUND.replace("ours", "Our Own"),
    "the version is 0; write a whole number": SOUND.replace("2", "0"),
    "the version is True": SOUND.replace("2", "true"),
    "the version is '2'": SOUND.replace("2", "'2'"),
    "the meaning is empty": SOUND.replace("What we hold.", " "),
    "rule is no key of a policy; did you mean 'rules'": SOUND + 'rule = "choice"\n',
    "there is no rule 'earlyest'; did you mean 'earliest'": SOUND.replace("independence", "earlyest"),
    "there is no rule 'zzz'; there are choice, sound": SOUND.replace("independence", "zzz"),
    "rule 'choice' is there twice": SOUND.replace("independence", "choice"),
    "rules are 'choice'; write a list": SOUND.replace('["choice", "independence"]', '"choice"'),
    "choices that no rule heeds": SOUND.replace('"choice", ', "") + CHOICE,
    "choice 1: the claim is '0011'": SOUND + CHOICE.replace("00112233445566aa", "0011"),
    "choice 1: who chose is not said": SOUND + CHOICE.replace('who = "AB"\n', ""),
    "choice 1: by is no key of a choice": SOUND + CHOICE + 'by = "AB"\n',
    "choice 1: why is no text": SOUND + CHOICE.replace('"seen the file"', "5"),
    "choices are written as tables": SOUND + "choice = 5\n",
}


@pytest.mark.parametrize(("fault", "text"), FAULTS.items(), ids=FAULTS)
def test_a_fault_is_told_in_one_sentence_that_names_the_file(fault: str, text: str) -> None:
    with pytest.raises(PolicyError) as raised:
        parse_policy(text, where="ours.toml")
    assert fault in str(raised.value)
    assert str(raised.value).startswith("ours.toml")
    assert "\n" not in str(raised.value)


def test_every_fault_has_its_own_sentence() -> None:
    text = SOUND.replace("2", "0").replace("independence", "zzz") + CHOICE.replace('who = "AB"\n', "")
    with pytest.raises(PolicyError) as raised:
        parse_policy(text, where="ours.toml")
    assert len(str(raised.value).splitlines()) == 3


def test_a_policy_that_is_not_there_is_named() -> None:
    with pytest.raises(PolicyError, match="no policy 'cautios'; did you mean 'cautious'"):
        load_policy("cautios")


def test_a_file_is_read_or_named(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(SOUND, encoding="utf-8")
    assert read_policy(path).name == "ours"
    with pytest.raises(InputError, match=r"absent\.toml cannot be read"):
        read_policy(tmp_path / "absent.toml")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"ours\.toml cannot be read"):
        read_policy(path)
