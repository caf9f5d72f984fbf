"""Charts' markup, by templates that escape all that is put into them."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reftel.model.visible import visible

_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")
"""Characters that no XML may hold; `visible` replaces the others."""


def _inert(value: Any) -> Any:
    """What is put into a template, without signs that act, or that break it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value).translate(_NO_XML)
    return value


_TEMPLATES = Environment(
    loader=PackageLoader("reftel.charts"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True, finalize=_inert,
)  # fmt: skip


def draw(template: str, **values: Any) -> Markup:
    """A template's markup, safe to stand in a page as it is."""
    return Markup(_TEMPLATES.get_template(template).render(**values))


def stylesheet() -> str:
    """How charts look, for a page of which nothing else is loaded. It uses the custom properties of the page."""
    return files("reftel.charts").joinpath("static/charts.css").read_text(encoding="utf-8")


def _number(value: float) -> str:
    """A place with a tenth of a pixel; no minus before nought."""
    return f"{round(value, 1) + 0.0:g}"


_TEMPLATES.filters["n"] = _number
