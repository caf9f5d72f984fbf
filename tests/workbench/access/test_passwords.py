import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.workbench.access.passwords import (
    COST,
    LONGEST_BYTES,
    Cost,
    PasswordError,
    check_password,
    cost_of,
    hashed,
    is_password,
)  # fmt: skip

CHEAP = Cost(log_n=4)


def test_the_cost_is_what_owasp_recommends() -> None:
    assert Cost(log_n=17, r=8, p=1) == COST
    assert COST.memory == 128 * 1024 * 1024
    kept = hashed("four words in a row")
    assert kept.startswith("$scrypt$ln=17,r=8,p=1$")
    assert is_password("four words in a row", kept)
    assert not is_password("four words in a raw", kept)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_hash_knows_its_password_alone(password: str, other: str) -> None:
    kept = hashed(password, CHEAP)
    assert is_password(password, kept)
    same = unicodedata.normalize("NFKC", password) == unicodedata.normalize("NFKC", other)
    assert is_password(other, kept) is same


def test_the_same_password_has_another_hash_each_time() -> None:
    assert hashed("x", CHEAP) != hashed("x", CHEAP)


def test_forms_of_a_letter_are_one() -> None:
    assert is_password("contrase\u00f1a larga", hashed("contrasen\u0303a larga", CHEAP))


@pytest.mark.parametrize(
    ("password", "words"),
    [("short", "at least 15 characters"), ("a" * 40, "guessed at once"), ("Ana Ruiz Mendoza", "guessed at once"),
     ("four words\tin a row", "cannot be seen"), ("wörter " * LONGEST_BYTES, "at most 1024 bytes")],
)  # fmt: skip
def test_passwords_that_are_refused(password: str, words: str) -> None:
    with pytest.raises(PasswordError, match=re.escape(words)):
        check_password(password, "ana ruiz mendoza")


@pytest.mark.parametrize("password", ["four words in a row", "contraseña larga", "x1y2z" * 32, "tres palabras 人人"])
def test_passwords_that_are_taken(password: str) -> None:
    check_password(password, "Ana")


def test_nothing_longer_than_a_password_is_hashed() -> None:
    kept = hashed("four words in a row", CHEAP)
    assert not is_password("four words in a row" + "x" * 100_000, kept)


@pytest.mark.parametrize(
    "kept", ["", "plain", "$2b$12$abc", "$scrypt$ln=99,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
             "$scrypt$ln=24,r=64,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
             "$scrypt$ln=0,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43],
)  # fmt: skip
def test_what_is_no_hash_of_ours(kept: str) -> None:
    with pytest.raises(PasswordError):
        cost_of(kept)
