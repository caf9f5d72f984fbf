"""What stands in the tests' ledgers, by the names that addresses, queries and forms give it.

A page with another name in braces needs its line here; the first value is that of a page that there is.
"""

from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

KNOWN: dict[str, list[str]] = {
    "claim": [SOLD.id, LENT.id[:8]], "event": [SOLD.id, BROKE.id], "sha256": [DOCUMENT.sha256, OTHER.sha256[:8]],
    "first": [SOLD.id, BROKE.id], "second": [LENT.id], "party": ["PER", "SUN"], "actor": ["PER", "SUN"],
    "recipient": ["PER"], "supplier": ["SUN", "POL"], "under": ["0123456789abcdef"],
    "number": ["1"],
    "words": ["sold", "Su-22", "x*"], "q": ["sold", '"were sold"', "mir*"], "document": ["wire"],
    "name": ["Ana"], "password": ["four words in a row"], "back": ["/claims", "//evil.example"],
    "slot": ["period", "actor"], "period": ["1973-07", "197X"],
}  # fmt: skip
