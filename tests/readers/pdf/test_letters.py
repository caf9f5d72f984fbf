"""Accented letters of fonts without an encoding."""

import pytest

from reftel.readers.pdf.letters import mended
from reftel.readers.pdf.pieces import PageText, Piece


def pages(*texts: str) -> list[PageText]:
    return [PageText(1, 612, 792, tuple(Piece(text, 0, 0, 9, 9, 0, 9) for text in texts))]


def test_letters_of_the_wrong_alphabet_are_mended() -> None:
    texts = ["Curso de FormulaciÛn EstratÈgica", "Funcionarios p˙blicos, Bogot·, MaestrÌa", "Officersí Forum", "Plain"]
    found = mended(pages(*texts))
    assert found is not None
    assert [piece.text for piece in found[0].pieces] == [
        "Curso de Formulación Estratégica",
        "Funcionarios públicos, Bogotá, Maestría",
        "Officers’ Forum",
        "Plain",
    ]


@pytest.mark.parametrize(
    "text",
    ["“Águila”, Perú’s navy – São Paulo, Łódź", "A DIVISIÓN OF THE EJÉRCITO", "40 °C · 3 €", "McÁrdle O’Neill"],
)
def test_letters_that_are_right_stay(text: str) -> None:
    assert mended(pages(*[text] * 9)) is None
