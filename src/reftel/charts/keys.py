"""The legend: each form that a chart has, as it is drawn, with what it means."""

from reftel.charts.draw import draw
from reftel.charts.figure import Key
from reftel.profiles.progress import Progress
from reftel.strings import Say

_COLUMNS = {"least": "sure", "most": "may", "between": "may", "rest": "whisker"}


def progress_key(progress: Progress, *, lasts: bool, say: Say) -> Key:
    """How something that got so far is drawn: a bar where it lasts, else a dot."""
    form = "dot" if not lasts else "sure" if progress == "done" else "may"
    return Key(svg=draw("key.svg", form=form, classes=f"p-{progress}"), text=say.code("progress", progress))


def sign_key(sign: str, text: str) -> Key:
    """A sign beside a mark."""
    return Key(svg=draw("key.svg", form="sign", classes="", sign=sign), text=text)


def column_key(name: str, say: Say) -> Key:
    """A part of a column: "least", "most", "between", "rest"."""
    return Key(svg=draw("key.svg", form=_COLUMNS[name], classes=""), text=say.code("chart_key", name))


def flow_key(name: str, say: Say) -> Key:
    """A line of a flow: "flow-sure", "flow-may", "flow-promised"."""
    promised = " p-promised" if name == "flow-promised" else ""
    svg = draw("key.svg", form="line", classes=f"flow c-{name}{promised}")
    return Key(svg=svg, text=say.code("chart_key", name))
