"""Words in one form."""

import pytest

from reftel.model.words import folded, shortened


@pytest.mark.parametrize(
    ("text", "form"),
    [("The  Times", "the times"), (" STRASSE\n12", "strasse 12"), ("Straße 12", "strasse 12"), ("", "")],
)
def test_names_that_differ_in_capitals_and_spaces_are_one(text: str, form: str) -> None:
    assert folded(text) == form


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("one\n  two", None, "one two"),
        ("one two", 7, "one two"),
        ("one two", 6, "one t…"),
        ("one two", 5, "one…"),
    ],
)
def test_a_line_is_never_longer_than_its_limit(text: str, limit: int | None, line: str) -> None:
    assert shortened(text, limit) == line
