"""Docstrings of measures as Markdown: their labelled paragraphs are a list, their indented lines a list below it."""

import re
from collections.abc import Callable
from inspect import cleandoc, signature
from typing import Any

_LABEL = re.compile(r"(?P<label>(?:Formulae?|Bounds|Unknown|Missing|Source)\b[^:]{0,80}):\s*(?P<rest>.*)")


def describe(measure: Callable[..., Any]) -> str:
    """A heading with the function's name, its parameters, and what its docstring says."""
    first, *paragraphs = cleandoc(measure.__doc__ or "").split("\n\n")
    names = ", ".join(f"`{name}`" for name in signature(measure).parameters)
    said = "\n\n".join(_points(paragraph) for paragraph in paragraphs)
    return f"### `{measure.__name__}`\n\n{' '.join(first.split())}\n\nAsked with {names}.\n\n{said}"


def _points(paragraph: str) -> str:
    """A line of Markdown for each point, what comes before the first one as a paragraph of its own."""
    points: list[str] = []
    for line in paragraph.splitlines():
        text, indented = line.strip(), line.startswith(" ")
        if found := _LABEL.match(text):
            points.append(f"* **{found['label']}:** {found['rest']}")
        elif indented and text.startswith("`") and not line.startswith(" " * 8):
            points.append(f"  * {text}")
        elif points:
            points[-1] += f" {text}"
        else:
            points.append(text)
    lines = [re.sub(r"(?<=\S) {2,}", " ", point) for point in points]
    plain = sum(not line.lstrip().startswith("*") for line in lines)
    return "\n".join([*lines[:plain], *([""] if 0 < plain < len(lines) else []), *lines[plain:]])
