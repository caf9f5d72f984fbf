"""Reports as Markdown (with footnotes, as GitHub and Pandoc have them) and as a page of HTML."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from reftel.exports.report import Cell, Line, Note, Report
from reftel.exports.report_words import report_words

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLE = (
    "body{font:16px/1.45 Georgia,serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;"
    "width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}"
    "tbody th{padding-top:1rem}.account{display:inline-block;margin-right:1.2rem}sup a{text-decoration:none}"
)


def cells_of(line: Line) -> tuple[Cell, ...]:
    """The cells of a line but its notes, in the order of the columns."""
    return line.when, line.sides, line.what, line.how_many, line.terms, line.how_sure


def cell_parts(cell: Cell) -> list[str]:
    """What each account says: "(a) about 36 aircraft", "(b) 40 aircraft"; one value where they do not differ."""
    return [f"({letter}) {words or '–'}" if letter else words for letter, words in cell.said.items()]


def note_words(note: Note) -> str:
    """A note without its number: the quote, who says so, where, and the claim."""
    words = report_words()
    speakers = f" ({words['said by'].format(speakers=note.speakers)})" if note.speakers else ""
    read = words["read"].format(probability=note.probability) if note.probability is not None else ""
    return f"“{note.quote}”{speakers}. {note.source}. [{note.claim}{read}]"


def heading_words(report: Report) -> str:
    """The title of a report."""
    return report_words()["heading"].format(title=report.title)


def year_words(year: int | None) -> str:
    """The heading of a year."""
    return report_words()["no year"] if year is None else str(year)


def to_markdown(report: Report) -> str:
    """The report as Markdown: a table for each year, footnotes at the end."""
    words = report_words()
    return "\n".join([f"# {_plain(heading_words(report))}", "", *_markdown_years(report, words), words["legend"], "",
                      *(f"[^{note.number}]: {_plain(note_words(note))}" for note in report.notes), ""])  # fmt: skip


def _markdown_years(report: Report, words: Mapping[str, Any]) -> Iterator[str]:
    if not report.years:
        yield from (words["nothing"], "")
    for year, lines in report.years:
        yield from (f"## {year_words(year)}", "", "| " + " | ".join(words["columns"]) + " |",
                    "|---" * len(words["columns"]) + "|")  # fmt: skip
        for line in lines:
            cells = [_plain(" ".join(cell_parts(cell))) for cell in cells_of(line)]
            yield f"| {' | '.join([*cells, notes_words(line, lambda n: f'[^{n}]')])} |"
        yield ""


def notes_words(line: Line, mark: Callable[[int], str]) -> str:
    """The marks of a line's notes, account by account."""
    parts = ((letter, " ".join(map(mark, numbers))) for letter, numbers in line.notes.items())
    return " ".join(f"({letter}) {marks}" if letter else marks for letter, marks in parts)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", _seen(text))


def _seen(text: str) -> str:
    """The text with what could steer a terminal or turn its direction replaced by a sign that only shows."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _escaped(text: str) -> str:
    return escape(_seen(text))


def to_html(report: Report) -> str:
    """The report as a page that needs nothing else; notes and their marks lead to each other."""
    words, title = report_words(), _escaped(heading_words(report))
    heads = "".join(f"<th scope=\"col\">{escape(name)}</th>" for name in words["columns"])
    mark = _marker()
    body = "".join(_html_year(year, lines, len(words["columns"]), mark) for year, lines in report.years)
    notes = "".join(map(_html_note, report.notes))
    table = f"<table><thead><tr>{heads}</tr></thead>\n{body}</table>" if body else f"<p>{escape(words['nothing'])}</p>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f"</head>\n<body><h1>{title}</h1>\n{table}\n<p>{escape(words['legend'])}</p>\n<h2>{escape(words['notes'])}</h2>"
        f"<ol>\n{notes}</ol></body></html>\n"
    )


def _html_note(note: Note) -> str:
    back = f'<a href="#mark-{note.number}">↑</a>'
    return f'<li id="note-{note.number}">{back} {_escaped(note_words(note))}</li>\n'


def _html_year(year: int | None, lines: tuple[Line, ...], width: int, mark: Callable[[int], str]) -> str:
    rows = "".join(_html_row(line, mark) for line in lines)
    head = f'<tr><th colspan="{width}" scope="rowgroup">{escape(year_words(year))}</th></tr>'
    return f"<tbody>{head}\n{rows}</tbody>\n"


def _html_row(line: Line, mark: Callable[[int], str]) -> str:
    cells = "".join(f"<td>{_html_cell(cell)}</td>" for cell in cells_of(line))
    return f"<tr>{cells}<td>{notes_words(line, mark)}</td></tr>\n"


def _html_cell(cell: Cell) -> str:
    return "".join(f'<span class="account">{_escaped(part)}</span>' for part in cell_parts(cell))


def _marker() -> Callable[[int], str]:
    """Makes the mark of a note; the first mark of each is the one that the note leads back to."""
    made: set[int] = set()

    def mark(number: int) -> str:
        name = "" if number in made else f' id="mark-{number}"'
        made.add(number)
        return f'<sup{name}><a href="#note-{number}">{number}</a></sup>'

    return mark
