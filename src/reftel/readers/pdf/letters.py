"""Accented letters of fonts that do not say how they are written: read as a Macintosh's, though they are Windows'.

"FormulaciÛn", "p˙blico" and "Bogot·" are what comes of it. The pages then have hardly any other accented letters, and
the other way none of them is odd.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reftel.readers.pdf.pieces import PageText

_MAC, _WINDOWS = "mac_roman", "cp1252"
_ODD = re.compile(r"(?<=[a-z])[A-ZÀ-ÖØ-ÞŒŸ·˙ˆ˜¯˘˚¸˝˛ˇ¶—⁄‡‰„](?=[a-z,.;: ]|$)|(?<=[A-Z])—(?=[A-Z])")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_USUAL = frozenset("‘’“”–—…•·§°©®™€£½¼¾«»\xa0\xad")
"""Signs that stand in any text; a page that has only these says nothing."""
_FEWEST = 5
_SHARE, _KINDS = 0.6, 3


def mended(pages: Sequence[PageText]) -> tuple[PageText, ...] | None:
    """The pages with their accented letters as they are printed; None where nothing is wrong with them."""
    texts = [piece.text for page in pages for piece in page.pieces if _BEYOND.search(piece.text)]
    odd, n_beyond = _odd(texts), sum(letter not in _USUAL for text in texts for letter in _BEYOND.findall(text))
    if len(odd) < _FEWEST or len(odd) < _SHARE * n_beyond or len(set(odd)) < _KINDS:
        return None
    if len(_odd(map(_reread, texts))) * 10 > len(odd):
        return None
    return tuple(
        replace(page, pieces=tuple(replace(piece, text=_reread(piece.text)) for piece in page.pieces)) for page in pages
    )


def _odd(texts: Iterable[str]) -> list[str]:
    """The letters that stand where none of their kind do."""
    return [found.group() for text in texts for found in _ODD.finditer(text) if not found.group().isascii()]


def _reread(text: str) -> str:
    try:
        return text.encode(_MAC).decode(_WINDOWS)
    except UnicodeError:
        return text
