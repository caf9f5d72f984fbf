"""Who writes an official paper, and from where: its sender's state and the state where its business lies."""

import re
from collections.abc import Mapping

from reftel.model.document import Document
from reftel.rules.actors import ActorTable
from reftel.rules.names import Meaning
from reftel.rules.reference import (
    load_archives,
    load_correspondence,
    load_offices,
    load_papers,
    load_record_names,
    load_reference_words,
)

Sides = tuple[str | None, str | None]
"""Sender and host."""


def correspondents(document: Document, table: ActorTable) -> Sides:
    """The sender's and the host's state, as the head of a cable or another official paper says them."""
    if document.genre == "cable":
        return _posts(document.form, table)
    return _writers(document, table) if document.genre == "letter" else (None, None)


def _posts(form: Mapping[str, str], table: ActorTable) -> Sides:
    """A cable's sender and host: a post of the American embassy writes for the United States."""
    origin = form.get("from", "")
    if not origin:
        return None, None
    words = origin.upper().split()
    post = " ".join(w for w in words if w not in ("AMEMBASSY", "AMCONSUL", "USMISSION", "USLO", "EMBASSY", "AMCONGEN"))
    host = table.state_of_post(post)
    if "STATE" in words or "SECSTATE" in words:
        return "USA", None
    american = any(w.startswith(("AM", "US", "SEC")) for w in words) or len(words) == 1
    return ("USA" if host and american and host != "USA" else None), host


def _writers(document: Document, table: ActorTable) -> Sides:
    """A letter's: an office's state, or that of whose envoy it is, and the country where one of the two is."""
    form = document.form
    origin, target = form.get("from", ""), form.get("to", "")
    writer, reader = _state(origin, table), _state(target, table)
    here = _place(origin, table)
    if writer and reader and here not in (None, writer, reader):
        # From his post in a third country an envoy writes home, whatever other state has an office of that name.
        return writer, here
    if writer and reader and writer != reader:
        # An envoy writes of his own country's wants; a ministry of the country that the envoy is of.
        return (writer, writer) if _is_home(target) else (writer, reader)
    dated = table.state_of_post(form.get("place", ""), document.date)
    places = [state for state in (_place(origin, table), _place(target, table), dated) if state]
    sender = writer or reader or _keeper(document, table) or _ministry(origin, target, table)
    if dated in load_reference_words(document.language)["majors"]:
        # From a great power's capital envoys write of third countries.
        places = [place for place in places if place != dated]
    return sender, next((place for place in places if place != sender and (sender or place not in _homes())), None)


def _ministry(origin: str, target: str, table: ActorTable) -> str | None:
    """The state where a minister or his ministry is: "the Foreign Secretary, New Delhi"."""
    return next((state for text in (origin, target) if _is_home(text) and (state := _place(text, table))), None)


def _homes() -> frozenset[str]:
    return frozenset(load_offices().values())


def _is_home(text: str) -> bool:
    """True of somebody of a ministry or of the head of one, who writes from home."""
    return bool(load_correspondence()["home"] & set(re.findall(r"[^\W\d_]+", text.lower())))


def _state(text: str, table: ActorTable) -> str | None:
    """The state that somebody writes for: by the office's name, or as the envoy or the body of a state."""
    lower = text.lower()
    for phrase, state in load_offices().items():
        if phrase in lower:
            return state
    envoys = "|".join(sorted(load_correspondence()["envoys"]))
    match = re.search(
        rf"\b(?i:{envoys})\b[^,]{{0,30}}? of (?:the )?(?P<name>[A-Z][\w .-]+?)(?=,| to | in | at |\(|$)", text
    )
    match = match or re.search(rf"\b(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?i:{envoys})\b", text)
    return _named(match["name"], table) if match else None


def _named(name: str, table: ActorTable) -> str | None:
    """The state of this name or adjective."""
    meanings: tuple[Meaning, ...] = next(
        (n.meanings for n in table.names if n.part == "state" and n.form != "capital" and n.text == name.strip()), ()
    )
    ids = table.at_date(meanings, None)
    return ids[0] if ids else None


def _place(text: str, table: ActorTable) -> str | None:
    """Where somebody is: "in Peru (Norweb)", "Ambassador of India, Kathmandu"."""
    abroad = re.search(r"\bin ((?:the )?[A-Z][A-Za-z ]+?)(?= \(|,|$)", text)
    if abroad:
        return table.state_of_post(abroad[1])
    last = re.sub(r"\(.*?\)", "", text).rpartition(",")[2].strip()
    return table.state_of_post(last) if last and last[0].isupper() else None


def _keeper(document: Document, table: ActorTable) -> str | None:
    """Who keeps a paper that names no sender: by what papers of its kind are called, its archive, or its place."""
    medium = document.form.get("medium", "").lower()
    for state, names in load_papers().items():
        if medium in names:
            return state
    for state, marks in load_archives().items():
        if re.search(rf"[\[(](?:{'|'.join(map(re.escape, sorted(marks)))})(?=[ :/]*[A-Z]*\s?\d)", document.text):
            return state
    if medium in load_record_names(document.language):
        home = table.state_of_post(document.form.get("place", ""))
        return home if home in _homes() else None
    return None
