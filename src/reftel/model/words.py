"""Words in one form: for looking up, and for lines that must stay short."""


def folded(text: str) -> str:
    """The text in small letters with single spaces: names that differ in nothing else are one."""
    return " ".join(text.casefold().split())


def shortened(text: str, limit: int | None) -> str:
    """The text with single spaces, cut at `limit` characters."""
    line = " ".join(text.split())
    return line if limit is None or len(line) <= limit else line[: limit - 1].rstrip() + "…"
