"""Deals out things to parties: "Chad and Mali sold tanks and guns respectively" is tanks by one, guns by the other."""

from dataclasses import replace

from reftel.claims.roles import Filling
from reftel.claims.scene import Party, Scene


def shared_out(scene: Scene, filling: Filling, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Filling:
    """The filling with only the things that fall to these parties, where the sentence deals them out in order."""
    if not any(scene.words.has("in_order", t.lemma) for t in scene.sentence.tokens):
        return filling
    groups = _groups(scene, filling.items)
    for every, own in ((filling.actors, actors), (filling.recipients, recipients)):
        named = sorted((p for p in every if p.first >= 0), key=lambda p: p.first)
        if len(named) == len(groups) > 1 and len(own) == 1 and own[0] in named:
            return replace(filling, items=groups[named.index(own[0])])
    return filling


def _groups(scene: Scene, items: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The heads of things, those of one phrase together."""
    groups: list[list[int]] = []
    for head in sorted(items):
        if groups and not any(scene.token(i).pos in ("CCONJ", "PUNCT") for i in range(groups[-1][-1] + 1, head)):
            groups[-1].append(head)
        else:
            groups.append([head])
    return [tuple(group) for group in groups]
