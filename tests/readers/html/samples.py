"""Pages as sites and forums of several ages write them, made up for tests; they are in `pages/`."""

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
THREADS = tuple(sorted(path.stem.removeprefix("thread-") for path in PAGES.glob("thread-*.html")))
"""Forum software that `thread-….html` are as if made by: each has the same three posts."""

FIRST = "Burundi got 12 armoured cars from France in 1986, and the crews were trained at Saumur by the French."
ANSWER = "That is not what my uncle says. He drove one of them, and it came from Libya in 1984 with a Libyan teacher."
LAST = "Libya sold nothing to them, it was a gift."

TEXT = (
    "In March 1986 Burundi took delivery of 12 armoured cars from France",
    "came over the lake by ferry.",
    "on a loan of 40 million francs, according to an official of the ministry of finance who asked not to be named.",
    "would not extend its mission of 35 instructors beyond the end of the year.",
    "Three North Korean instructors were seen at the barracks in Gitega",
)


@dataclass(frozen=True)
class Sample:
    """A page, words of its document, and words of what is around it."""

    name: str
    main: tuple[str, ...]
    around: tuple[str, ...]


SAMPLES = (
    Sample(
        "news",
        (*TEXT, "An armoured car on the ferry at Kigoma", "1986 France AML-90 12", "Guests from afar"),
        ("We use cookies", "World", "Coffee prices", "Tweet", "kibo86", "All rights", "never read", "color: red"),
    ),
    Sample("old", TEXT, ("Guest book", "Maps")),
    Sample("blog", TEXT, ("notes on small", "About", "Print", "armour</a>", "saw no such", "Archives")),
)


def source(name: str) -> str:
    """The source of a page."""
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")
