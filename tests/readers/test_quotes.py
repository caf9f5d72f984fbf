"""What a post quotes of those above it."""

import pytest

from reftel.readers.quotes import said_before

SAID = [
    ("sam", "As I recall it, 18 Genets came to Morocco from Cairo, all of them in wooden crates, before 1975."),
    ("rita", "The crates were still there in 1980."),
]


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("18 Genets came to Morocco from Cairo", "sam"),
        ("18 Genets came in crates", "sam"),
        ("18 Genets came ... all of them in crates", "sam"),
        ("As I recall it, 18 Genets came (...) from Cairo", "sam"),
        ("The crates were there in 1980", "rita"),
        ("Cairo sent 18 Genets to Morocco", None),
        ("crates 1980", None),
        ("yes", None),
    ],
)
def test_words_are_known_again_with_some_left_out(words: str, author: str | None) -> None:
    assert said_before(words, SAID) == author
