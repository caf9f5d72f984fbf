"""What columns hold by the words of their heads."""

import pytest

from reftel.rules.tables import load_table_words


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Supplier", "actor"),
        ("Recipient country", "recipient"),
        ("Weapon designation", "item"),
        ("No. ordered", "number"),
        ("Year of order", "ordered"),
        ("Year(s) of deliveries", "delivered"),
        ("Years of delivery", "delivered"),
        ("No.", "number"),
        ("Year", "year"),
        ("Comments", "remarks"),
        ("Rainfall", None),
    ],
)
def test_a_column_by_its_head(head: str, column: str | None) -> None:
    assert load_table_words().column(head) == column
