"""Text that was read in a wrong encoding and saved: mended in what is read, not in what is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.readers.garbled import find_garbled, mend
from tests.readers.contract import check
from tests.readers.pages import body, read


@pytest.mark.parametrize(
    "meant",
    [
        "Perú bought tanks.", "“It’s 3 € – or £2…”", "España, Müller, Ångström", "Čeští instruktoři v Perú",
        "20 °C à Lima", "Советский Союз поставил Перу танки.", "IRMÃO MÉXICO AÇÃO",
    ],
)  # fmt: skip
def test_what_was_garbled_is_mended(meant: str) -> None:
    garbled = meant.encode().decode("cp1252", "replace")
    if "\N{REPLACEMENT CHARACTER}" in garbled:
        garbled = "".join(chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
                          for byte in meant.encode())  # fmt: skip
    assert mend(garbled) == meant


@pytest.mark.parametrize(
    "text",
    ["Perú bought tanks.", "CAFÉ” is closed", "À Paris — “déjà”", "IRMÃ“ and Â", "Ä“ §", "naïve Ïµ", "Ðа", "Советский"],
)
def test_what_may_be_meant_so_stays(text: str) -> None:
    assert list(find_garbled(text)) == []


def test_offsets_are_those_of_the_file() -> None:
    text = "In 1974 PerÃº bought tanks from the Soviet Union; itâ€™s said that NicolÃ¡s\nMaduro did not."
    document = read(text)
    check(document)
    (block,) = body(document)
    assert block.flow.text == "In 1974 Perú bought tanks from the Soviet Union; it’s said that Nicolás Maduro did not."
    assert document.text == text
    assert document.form["mended"] == "3 garbled characters"
    pairs = {"Perú": "PerÃº", "it’s": "itâ€™s", "’": "â€™", "Nicolás Maduro": "NicolÃ¡s\nMaduro", "Union": "Union"}
    for words, kept in pairs.items():
        at = block.flow.text.index(words)
        span = block.flow.span(at, at + len(words))
        assert text[span.start : span.end] == kept


def test_a_garbled_title_is_called_as_it_was_meant() -> None:
    text = "PerÃº Buys Tanks\n\nPerÃº bought forty tanks from the Soviet Union in that year."
    assert read(text).title == "Perú Buys Tanks"


@given(st.text(st.sampled_from("ÃÂâ€™ºÐÑ‚a é\u0081 \n"), max_size=60))
def test_any_garbled_text_keeps_its_offsets(text: str) -> None:
    if text.strip():
        check(read(f"Peru bought {text} tanks.\n"))
