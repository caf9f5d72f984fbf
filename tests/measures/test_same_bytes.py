"""The same facts give the same bytes, however many threads add them up."""

from random import Random

from reftel.measures.facts import facts
from reftel.measures.volumes import volumes
from tests.measures.told import claim, event


def test_sums_of_parts_of_years_do_not_depend_on_the_order_in_which_threads_end() -> None:
    draw = Random("volumes")
    claims = [
        claim("SUN", "PER", f"{year}/{year + draw.randint(1, 6)}", n=draw.randint(1, 97))
        for year in (draw.randint(1970, 1975) for _ in range(3000))
    ]
    held = facts([event([each]) for each in claims], claims)
    first, *others = (volumes(held, "aircraft", spread="split", window=3) for _ in range(4))
    assert first.height > 5
    assert [other.rows() == first.rows() for other in others] == [True] * 3
