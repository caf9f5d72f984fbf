"""A claim in words, for a person who reads a list."""

from typing import Any

from reftel.exports.columns import Row
from reftel.model.amount import Money, Quantity, amount_words

_GOES_WITHOUT_SAYING = ("factual", "affirmed")


def claim_words(row: Row) -> str:
    """What a row of the table of claims says, in one line: what is doubted, planned or denied is said first.

    "planned: transfer, ? → PER, T-55 tanks, at least 101 tanks, 1973-07/.., delivered"
    """
    doubts = [word for word in (row["polarity"], row["modality"]) if word not in _GOES_WITHOUT_SAYING]
    parts = [row["kind"], sides_words(row), row["item"], *amounts_words(row), row["period"], row["stage"], row["terms"]]
    if row["said_by"]:
        parts.append(f"says {' ← '.join(reversed(row['said_by']))}")
    words = ", ".join(str(part) for part in parts if part)
    return f"{', '.join(doubts)}: {words}" if doubts else words


def sides_words(row: Row) -> str:
    """Who to whom; "?" where the document does not say."""
    return f"{', '.join(row['actor']) or '?'} → {', '.join(row['recipient']) or '?'}"


def amounts_words(row: Row) -> list[str]:
    """The number and the sum of a row, each where there is one."""
    found: list[Any] = []
    if row["quantity_unit"] is not None:
        low, high, approx = row["quantity_low"], row["quantity_high"], bool(row["quantity_approx"])
        found.append(Quantity(low=low, high=high, unit=row["quantity_unit"], approx=approx))
    if row["value_currency"] is not None:
        low, high, approx = row["value_low"], row["value_high"], bool(row["value_approx"])
        found.append(Money(low=low, high=high, currency=row["value_currency"], approx=approx))
    return [amount_words(amount) for amount in found]
