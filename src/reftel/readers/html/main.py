"""Which blocks of a page are the document, and which are menus, banners, links to other pages."""

import logging
import re
from collections.abc import Iterable, Sequence
from functools import cache

from reftel.readers.elements import Element
from reftel.readers.html.blocks import Block
from reftel.readers.phrases import is_menu, is_notice, words

_SHINGLE = 3
_SHARE = 0.6
"""The share of a block's runs of three words that the extractor must have kept for the block to be the document's."""
_ENOUGH = 0.4
"""The share of what structure alone takes for the document that the extractor must keep to be believed."""
_MOSTLY = 0.7
_LINKED = 0.5
_ALL = 0.9
_PROSE = 80
_MUCH = 0.4
_MOST_TAGS = 100_000
"""A page with more is made to take time; structure alone tells what is the document on it."""
_LONGEST = 300
_OUTSIDE = frozenset({"nav", "aside", "footer", "menu"})
_INSIDE = frozenset({"article", "main", "blockquote"})
_WORD = re.compile(r"\w+")


def choose(source: str, root: Element, blocks: Sequence[Block], title: str | None) -> list[bool]:
    """For each block whether it is the document's."""
    around = find_around(blocks)
    own = _by_structure(root, blocks, around)
    kept = _by_extractor(source, blocks) if source.count("<") <= _MOST_TAGS else own
    if _size(blocks, kept) < _ENOUGH * _size(blocks, own):
        kept = [a or b for a, b in zip(kept, own, strict=True)]
    first, last = _ends(kept)
    for number, block in enumerate(blocks):
        inside = first <= number <= last
        if inside and own[number] and block.kind in ("caption", "row", "quote", "heading"):
            kept[number] = True
        if title and block.kind == "heading" and block.text == title and number <= last:
            kept[number] = True
        if around[number] or (block.kind in ("paragraph", "heading") and _is_known(block)):
            kept[number] = False
    return _without_bare_headings(blocks, _from_title(blocks, kept, title))


def _from_title(blocks: Sequence[Block], kept: Sequence[bool], title: str | None) -> list[bool]:
    """Without the short lines above the title, which are of the site."""
    heads = (n for n, block in enumerate(blocks) if kept[n] and block.kind == "heading" and block.text == title)
    first = next(heads, 0)
    above = any(len(blocks[n].text) >= _PROSE for n in range(first) if kept[n])
    return list(kept) if above else [is_kept and number >= first for number, is_kept in enumerate(kept)]


def _size(blocks: Sequence[Block], kept: Sequence[bool]) -> int:
    return sum(len(block.text) for block, is_kept in zip(blocks, kept, strict=True) if is_kept)


def _ends(kept: Sequence[bool]) -> tuple[int, int]:
    numbers = [number for number, is_kept in enumerate(kept) if is_kept]
    return (numbers[0], numbers[-1]) if numbers else (0, -1)


def _is_known(block: Block) -> bool:
    """True for a link and no more, and for wordings that pages have around their text."""
    if block.kind == "heading":
        return is_notice(block.text)
    return block.linked >= _ALL * len(block.text) or is_notice(block.text) or is_menu(block.text)


def _without_bare_headings(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """A heading with nothing below it but what was left out is a heading of that."""
    found = list(kept)
    bare = True
    for number in range(len(blocks) - 1, -1, -1):
        if not kept[number]:
            bare = bare or blocks[number].kind != "heading"
            continue
        if blocks[number].kind != "heading":
            bare = False
        elif bare and any(kept[:number]):
            found[number] = False
    return found


def _by_extractor(source: str, blocks: Sequence[Block]) -> list[bool]:
    """What a well-tried extractor of main text keeps, found again among the blocks."""
    text = _extracted(source)
    lines = {_plain(line.strip("|-* ")) for line in text.splitlines()}
    shingles = set(_shingles(_WORD.findall(text.lower())))
    found: list[bool] = []
    for block in blocks:
        own = list(_shingles(_WORD.findall(block.text.lower())))
        if own:
            found.append(sum(shingle in shingles for shingle in own) >= _SHARE * len(own))
        else:
            found.append(_plain(block.text) in lines)
    return found


def _extracted(source: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True) or ""
    except Exception:  # no page may be lost because another program stumbles on it: structure alone decides
        return ""


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _shingles(tokens: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(tokens[at:] for at in range(_SHINGLE)), strict=False)


def _by_structure(root: Element, blocks: Sequence[Block], around: Sequence[bool]) -> list[bool]:
    """What stands in the smallest element that holds most of the page's prose, links and known parts apart."""
    good = [
        not is_around and block.linked <= _LINKED * len(block.text)
        for block, is_around in zip(blocks, around, strict=True)
    ]
    container = _container(root, [block for block, is_good in zip(blocks, good, strict=True) if is_good])
    return [
        is_good and container.start <= block.element.start < container.end
        for block, is_good in zip(blocks, good, strict=True)
    ]


def _container(root: Element, blocks: Sequence[Block]) -> Element:
    long = [block for block in blocks if len(block.text) >= _PROSE or block.kind == "row"]
    weights = _weights(long)
    total = sum(len(block.text) for block in long)
    fit = [element for element, weight in weights.items() if weight >= _MOSTLY * total]
    return max(fit, key=lambda element: (element.depth, weights[element]), default=root)


def _weights(blocks: Sequence[Block]) -> dict[Element, int]:
    """How many characters each element holds."""
    weights: dict[Element, int] = {}
    for block in blocks:
        at: Element | None = block.element
        while at is not None:
            weights[at] = weights.get(at, 0) + len(block.text)
            at = at.parent
    return weights


@cache
def _names() -> re.Pattern[str]:
    return re.compile(words()["html"]["around"])


def find_around(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it stands in a part of the page that the mark-up calls menu, banner, related, comments.

    A part with such a name that holds much of the page ("content with-sidebar") is no such part.
    """
    weights = _weights(blocks)
    total = sum(len(block.text) for block in blocks)
    known: dict[Element, bool] = {}
    return [_is_around(block.element, weights, total * _MUCH, known) for block in blocks]


def _is_around(element: Element, weights: dict[Element, int], much: float, known: dict[Element, bool]) -> bool:
    path: list[Element] = []
    at: Element | None = element
    answer = False
    while at is not None and at not in known:
        path.append(at)
        if at.tag in ("body", "html", "main", "article"):
            break
        if weights.get(at, 0) < much and _calls_itself_around(at):
            answer = True
            break
        at = at.parent
    answer = answer or (at is not None and known.get(at, False))
    known.update((one, answer) for one in path)
    return answer


def _calls_itself_around(element: Element) -> bool:
    if element.tag in _OUTSIDE:
        return not (element.tag == "footer" and element.within(*_INSIDE))
    return bool(element.attributes) and len(element.names) < _LONGEST and _names().search(element.names) is not None
