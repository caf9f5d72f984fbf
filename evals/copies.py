"""How well copies and corruptions are found in planted worlds: `python -m evals.copies`.

Each world is judged by `evals.grouped`; the true groups are given, since only copies are asked for.
"""

import argparse
from collections.abc import Iterable

from evals.grouped import Answer, Tally, judge, true_groups
from evals.planted import DEFAULT_LEVEL, World, plant
from reftel.accounts.copies import find_copies

FIGURES = ("copies", "corruptions")


def answer(world: World) -> Answer:
    """What the copy graph says of a world."""
    sources, pages = world.sources(), world.pages()
    graph = find_copies({sha256: (sources[sha256], pages[sha256]) for sha256 in sources}, world.claims)
    return Answer(
        groups=true_groups(world),
        origins=graph.keys,
        copies=[(one, other) for copy in graph.copies for one, other in copy.claims if other],
        corruptions={corruption.claim for corruption in graph.corruptions},
    )


def measure(seeds: Iterable[int], level: str = DEFAULT_LEVEL) -> dict[str, Tally]:
    """Right, wrong and missed over several worlds, by figure."""
    found = {figure: Tally() for figure in FIGURES}
    for seed in seeds:
        world = plant(seed, level)
        verdicts = judge(world, answer(world))
        found = {figure: tally + verdicts[figure].tally for figure, tally in found.items()}
    return found


def main() -> None:
    """Print a table of levels and figures."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--worlds", type=int, default=8, help="how many worlds of each level")
    options.add_argument("--levels", nargs="+", default=["easy", DEFAULT_LEVEL, "hard"])
    given = options.parse_args()
    print(f"{'level':9} {'':12} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'wrong':>6} {'missed':>6}")
    for level in given.levels:
        for figure, tally in measure(range(1, given.worlds + 1), level).items():
            rates = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:6.3f}"
            print(f"{level:9} {figure:12} {rates} {tally.right:6} {tally.wrong:6} {tally.missed:6}")


if __name__ == "__main__":
    main()
