"""The dossier as one page of HTML that needs nothing else; the same content gives the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reftel.charts.draw import stylesheet
from reftel.dossier.content import Content
from reftel.dossier.figures import Cell, Figure, Row
from reftel.dossier.gathering import Asked
from reftel.dossier.notes import Notes
from reftel.dossier.words import letter, party_words, period_words, probability_words
from reftel.model.event import Event
from reftel.model.visible import visible
from reftel.strings import Say


def to_html(content: Content, say: Say) -> str:
    """The dossier as HTML. Raises TypeError for a number that is no figure: nothing is counted without its claims."""
    page = Page(say, Notes(content.gathered.order))
    template = made_page(page).get_template("dossier.html")
    link = page.link({event.id: event for event in content.gathered.events})
    asked, covered = content.gathered.asked, content.coverage
    return template.render(
        content=content, drawn=lambda name: content.drawings.settled(name, link), title=_title(asked, say),
        style=Markup(_style()), years=_years(asked.since, asked.until, say),
        dated=_between(period_words(say, covered.first), period_words(say, covered.last)) or say("dossier.undated"),
        gaps=", ".join(_between(str(first), str(last)) for first, last in covered.gaps),
    ) + "\n"  # fmt: skip


def _title(asked: Asked, say: Say) -> str:
    return " – ".join(party_words(say, [party]) for party in (asked.party, asked.partner) if party)


def _years(since: int | None, until: int | None, say: Say) -> str:
    if since is None and until is None:
        return say("dossier.all_years")
    return period_words(say, f"{since or '..'}/{until or '..'}" if since != until else str(since))


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _style() -> str:
    own = (files("reftel.dossier") / "templates" / "dossier.css").read_text(encoding="utf-8")
    return own + stylesheet()


@dataclass(frozen=True, slots=True)
class Page:
    """How what stands in the templates is written: figures with their notes, all other text as text."""

    say: Say
    notes: Notes

    def finalize(self, value: object) -> Any:
        """A figure with its notes; text with signs that only show; numbers are refused."""
        if isinstance(value, Figure):
            return self.figure(value) + self.notes.mark(value.claims)
        if isinstance(value, Markup) or value is None:
            return value
        if isinstance(value, str):
            return visible(value)
        raise TypeError(f"{value!r} is neither a figure nor text")

    def figure(self, figure: Figure) -> Markup:
        """The words of a figure, and that it is contested."""
        words = Markup('<span class="fig">{}</span>').format(visible(figure.words))
        return words + self.contested() if figure.contested else words

    def contested(self) -> Markup:
        """The mark of what is contested."""
        said = self.say("dossier.contested")
        return Markup(' <span class="contested" title="{0}">≠<span class="sr"> {0}</span></span>').format(said)

    def cell(self, cell: Cell, row: Row) -> Markup:
        """A cell: a figure that rests on fewer claims than its row, or on others, has notes of its own."""
        if not isinstance(cell, Figure):
            return Markup("<bdi>{}</bdi>").format(visible(cell)) if cell else Markup('<span class="silent">–</span>')
        own = set(cell.claims) != set(row.claims)
        return self.figure(cell) + (self.notes.mark(cell.claims) if own else Markup(""))

    def link(self, events: Mapping[str, Event]) -> Callable[[Sequence[str]], str]:
        """Where a mark of a chart leads."""

        def to(ids: Sequence[str]) -> str:
            if len(ids) == 1:
                return f"#e-{ids[0]}"
            return f"#l{self.notes.list_of([name for event in ids for name in events[event].claims])}"

        return to


class _Anchors:
    """Gives each anchor once: a step of an event that was told before has none of its own."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, name: str) -> Markup:
        if not name or name in self._given:
            return Markup("")
        self._given.add(name)
        return Markup(' id="e-{}"').format(name)


def made_page(page: Page) -> Environment:
    """What templates are written with: all text is escaped, figures bring their notes."""
    say, notes = page.say, page.notes
    made = Environment(
        loader=PackageLoader("reftel.dossier"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=page.finalize,
    )  # fmt: skip
    made.globals |= {
        "say": say, "notes": notes, "cell": page.cell, "anchor": _Anchors(), "contested": page.contested,
        "probability": lambda value: probability_words(say, value), "letter": letter,
        "letters": lambda numbers: ", ".join(letter(number) for number in numbers),
    }  # fmt: skip
    return made
