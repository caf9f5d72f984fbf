"""All mentions of a sentence, in the order of its words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reftel.mentions.actors import find_actors
from reftel.mentions.amounts import find_amounts
from reftel.mentions.materiel import find_materiel
from reftel.mentions.money import sole_currency
from reftel.mentions.periods import find_periods
from reftel.mentions.places import find_places
from reftel.mentions.unlisted import find_unlisted
from reftel.model.actor import state_of
from reftel.model.document import Document
from reftel.model.mention import Mention, PeriodMention
from reftel.model.sentence import Sentence
from reftel.rules.actors import load_actors
from reftel.rules.amounts import load_amounts
from reftel.rules.materiel import load_materiel
from reftel.rules.periods import load_periods

_HISTORIES = frozenset({"forum", "study"})
"""Forms of documents that speak of other times than their own as a rule."""


def find_all_mentions(sentences: Iterable[Sentence], *, document: Document) -> list[list[Mention]]:
    """The mentions of each sentence; "that year" counts from the last period that the sentences before it name."""
    found = []
    earlier: str | None = None
    told = -1  # the block that names `earlier`
    for sentence in sentences:
        story = told == sentence.block and document.genre != "cable"
        mentions = find_mentions(sentence, document=document, earlier=earlier, story=story)
        last = next((m for m in reversed(mentions) if isinstance(m, PeriodMention)), None)
        if last is not None:
            earlier, told = last.edtf, sentence.block
        found.append(mentions)
    return found


def find_mentions(
    sentence: Sentence, *, document: Document, earlier: str | None = None, story: bool = False
) -> list[Mention]:
    """Actors, materiel, amounts, periods and places; the document's date is what relative words count from.

    `earlier` is the last period that the text before names (EDTF), for "that year"; `story` says that this passage
    names it. A word belongs to one mention: materiel goes before actors ("Tigercat"), dates before amounts.
    """
    language = document.language
    today = document.blocks[sentence.block].date or document.date
    materiel = find_materiel(sentence, table=load_materiel(language))
    taken = _tokens(m for m in materiel if m.designator)
    periods = find_periods(sentence, table=load_periods(language), today=today, earlier=earlier, story=story)
    periods = [p for p in periods if not taken & _tokens([p])]
    taken |= _tokens(periods)
    told = earlier if story or today is None or document.genre in _HISTORIES else None
    year = _year(periods[0].edtf if periods else told if told and _is_past(sentence) else today or told)
    actors = [a for a in find_actors(sentence, table=load_actors(), year=year) if not taken & _tokens([a])]
    taken |= _tokens(actors)
    materiel += find_unlisted(sentence, taken | _tokens(materiel), load_materiel(language))
    amounts = find_amounts(
        sentence,
        table=load_amounts(language),
        taken=[*periods, *(m for m in materiel if m.designator)],
        materiel=materiel,
        year=year,
        states=[state_of(i) for actor in actors for i in actor.ids],
        currency=_currency(document.text, language),
    )
    places = [p for p in find_places(sentence) if not taken & _tokens([p])]
    return sorted([*materiel, *periods, *actors, *amounts, *places], key=lambda m: (m.first, -m.last))


def _is_past(sentence: Sentence) -> bool:
    """True where a verb is in the simple past: the sentence tells of the time that the passage speaks of."""
    return any(t.feat("Tense") == "Past" and t.feat("VerbForm") != "Part" for t in sentence.tokens)


@lru_cache(maxsize=8)
def _currency(text: str, language: str) -> str | None:
    return sole_currency(text, load_amounts(language))


def _tokens(mentions: Iterable[Mention]) -> set[int]:
    return {i for mention in mentions for i in range(mention.first, mention.last + 1)}


def _year(edtf: str | None) -> int | None:
    match = re.search(r"\d{3}[\dX]", edtf or "")
    return int(match.group().replace("X", "5")) if match else None
