"""Finds the parties that a sentence names: states, their organs, blocs, groups and leaders."""

from dataclasses import replace

from reftel.mentions.actor_hits import hits
from reftel.mentions.actor_joins import join
from reftel.mentions.actor_persons import settle_persons, with_names
from reftel.mentions.actor_scan import Hit, Scan, all_capitals, all_small, is_headline
from reftel.model.mention import ActorMention
from reftel.model.sentence import Sentence
from reftel.rules.actors import ActorTable


def find_actors(sentence: Sentence, *, table: ActorTable, year: int | None) -> list[ActorMention]:
    """The actors named in a sentence, in order and apart from each other.

    `year` decides names whose state changed ("Moscow"); None means the present. An ambiguous name keeps all its
    candidates; an organ without a state is "?/organ".
    """
    scan = Scan(
        sentence=sentence,
        table=table,
        year=year,
        capitals=all_capitals(sentence.text),
        headline=is_headline(sentence),
        small=all_small(sentence),
    )
    found = settle_persons(scan, list(hits(scan)))
    taken = {i for hit in found for i in range(hit.first, hit.last + 1)}
    found = join(scan, [with_names(scan, hit, taken) for hit in found])
    kept = [settled for hit in found if (settled := _settle(scan, hit)) is not None]
    return [ActorMention(first=h.first, last=h.last, ids=h.ids, form=h.form) for h in kept]


def _settle(scan: Scan, hit: Hit) -> Hit | None:
    """An organ without a state takes its usual one, stays open, or is dropped where it says too little alone."""
    organ = hit.name.organ
    if hit.own or organ is None:
        return hit
    if organ.default is not None:
        return replace(hit, ids=(f"{organ.default}/{organ.id}",))
    if organ.bare == "no" and hit.form != "person":
        return None
    articled = scan.capitals or scan.text(hit.first - 1) == "the"  # telegrams leave the article out
    if organ.bare == "the" and hit.form != "person" and not articled:
        return None
    return hit
