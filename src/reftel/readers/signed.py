"""Letters to an editor on one page: whose each is, by the name below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reftel.readers.draft import Draft, text_of
from reftel.readers.page import Page
from reftel.readers.phrases import pattern

_LONGEST = 120
"""Characters: a closing with a signature is no longer."""
_NAME_WORDS = 5


def with_signatures(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each of several letters' paragraphs with who signed the letter; as they were where there are none."""
    ordered = sorted(drafts, key=lambda item: item.start)
    shown = [n for n, item in enumerate(ordered) if item.kind in ("paragraph", "heading")]
    opens = [k for k, n in enumerate(shown) if pattern("letter", "to_editor").match(text_of(page, ordered[n]))]
    if len(opens) < 2:
        return list(drafts)
    for first, end in zip(opens, [*opens[1:], len(shown)], strict=True):
        letter = shown[first:end]
        signed = next(((n, name) for n in letter[1:] if (name := _signature(page, ordered[n]))), None)
        if signed is not None:
            for n in letter:
                if n < signed[0]:
                    ordered[n] = replace(ordered[n], author=signed[1])
            ordered[signed[0]] = replace(ordered[signed[0]], kind="notice")
    return ordered


def _signature(page: Page, item: Draft) -> str | None:
    """The name that a closing ends in, alone or behind its formula: "Yours &c., TEN PER CENT."."""
    if len(text_of(page, item)) > _LONGEST:
        return None
    last = page.text[item.spans[-1].start : item.spans[-1].end].strip(" —–-.")
    if len(item.spans) == 1:
        last = re.sub(pattern("letter", "formula"), "", last)
    name = last.split(", ")[0].strip(" .,")
    words = name.split()
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return name if words and len(words) <= _NAME_WORDS and named else None
