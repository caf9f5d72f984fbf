"""The fields of the forms that correct a claim or tell a missed one."""

from collections.abc import Iterator

from reftel.workbench.amounts import HOWS
from reftel.workbench.claim_form import AMOUNTS, CODES, ENTRIES, LISTS, PARTIES, QUOTE, WORDED
from reftel.workbench.openapi.shapes import TEXT, Schema

Field = tuple[str, Schema, str]
"""Name, schema, and what it takes."""

_AMOUNT: tuple[Field, ...] = (
    ("how", {"enum": list(HOWS)}, "What the number is; with “between” there are two."),
    ("low", TEXT, "A number."),
    ("high", TEXT, "A second number."),
    ("about", TEXT, "Any text, where it is rough."),
    ("measure", TEXT, "A unit, or the letters of a currency."),
)
_WORDS: tuple[Field, ...] = (
    ("words", TEXT, "Words of the document, each stretch on a line."),
    ("at", TEXT, "The characters where they stand, as in 120-128; only needed where they stand more than once."),
)


def value_fields() -> Iterator[Field]:
    """The fields of the values, in the order of the form."""
    for name in ENTRIES:
        if name in AMOUNTS:
            yield from ((f"{name}.{part}", schema, text) for part, schema, text in _AMOUNT)
        elif name in CODES:
            yield name, {"enum": list(CODES[name])}, ""
        else:
            yield name, TEXT, "Several are set apart by “;”." if name in (*PARTIES, *LISTS) else ""


def word_fields() -> Iterator[Field]:
    """The fields of the words."""
    for name in (QUOTE, *WORDED):
        yield from ((f"{part}.{name}", schema, text) for part, schema, text in _WORDS)
