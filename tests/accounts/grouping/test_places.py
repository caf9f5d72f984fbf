"""Where a cluster clearly belongs."""

import pytest

from reftel.accounts.grouping.places import Edge, clear_places


@pytest.mark.parametrize(
    ("fits", "kin", "clear"),
    [
        ({(1, 2): 4.0}, set(), [(1, 2)]),
        ({(1, 2): 3.0}, set(), []),  # too little
        ({(1, 2): 5.0, (1, 3): 5.0}, set(), []),  # 1 stands between 2 and 3
        ({(1, 2): 5.0, (1, 3): 4.0}, set(), []),  # nearly as well
        ({(1, 2): 6.0, (1, 3): 4.0}, set(), [(1, 2)]),  # clearly better
        ({(1, 2): 5.0, (1, 3): 5.0, (2, 3): 4.0}, set(), [(1, 2), (1, 3)]),  # all go together
        ({(1, 2): 5.0, (1, 3): 5.0}, {(2, 3)}, [(1, 2), (1, 3)]),  # and so do versions of one story
    ],
)
def test_a_place_is_clear_where_no_other_fits_nearly_as_well_or_the_others_go_with_it(
    fits: dict[Edge, float], kin: set[Edge], clear: list[Edge]
) -> None:
    assert list(clear_places(fits, kin, least=3.5, margin=1.5)) == clear
