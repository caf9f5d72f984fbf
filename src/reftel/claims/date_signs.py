"""Which date or period a claim has, with all that bears on each: of its sentence, of the ones before, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reftel.claims.choices import Option, may_choose
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.claims.side_signs import bin_of, path_between
from reftel.claims.times import is_counted_off, is_present
from reftel.claims.word_signs import edge
from reftel.model.mention import PeriodMention

TABLE = "dates"

_MOST, _FORM = 4, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a claim when its date is sought."""

    stage: str | None
    modality: str
    period: PeriodMention | None


def dates_of(scene: Scene, filling: Filling, told: Told) -> list[Option]:
    """The dates that may be the claim's, and none, as options."""
    if not may_choose(TABLE, scene, filling.frame):
        return []
    general, had = list(_general(scene, filling, told)), told.period is not None
    kind, frame = filling.frame.kind, filling.frame.id
    options, seen = [], set()
    for mention in scene.periods:
        ruled = mention is told.period
        if not ruled and is_counted_off(scene, mention.first, filling.unit):
            continue
        how = f"ruled {ruled} had {had}"
        signs = {*_signs(scene, filling, mention, told), how, f"{frame} {how}", f"{kind} {how}"}
        options.append(_option(mention, {*signs, *(f"here {sign}" for sign in general)}, ruled=ruled))
        seen.add(mention.edtf)
    before = scene.date_before
    if before is not None and before.edtf not in seen:
        own = {f"before {sign}" for sign in (*_of_before(scene, filling, had), *general)}
        same = "same passage" if before.same_block else "other passage"
        options.append(_option(before, {*own, *(f"before, {same}, {sign}" for sign in general)}, ruled=False))
    if scene.entry is not None:
        ruled = told.period is not None and told.period.first < 0
        entry = PeriodMention(first=-1, last=-1, edtf=scene.entry)
        options.append(_option(entry, {"entry", f"entry {ruled}", *(f"entry {s}" for s in general)}, ruled=ruled))
    none = {"none", f"none {frame} {had}", *(f"none {sign}" for sign in general)}
    return [*options, _option(None, none, ruled=not had)]


def _option(value: object, signs: set[str], *, ruled: bool) -> Option:
    return Option(value=value, signs=tuple(sorted({"always", *signs})), ruled=ruled)


def _general(scene: Scene, filling: Filling, told: Told) -> Iterator[str]:
    """What is the same for all dates: the kind, how far things got, the tense."""
    kind, tense, n = filling.frame.kind, tense_of(scene, filling.unit), min(2, len(scene.periods))
    yield f"kind {kind}"
    yield f"stage {told.stage}"
    yield f"{kind} stage {told.stage}"
    yield f"modality {told.modality}"
    yield f"tense {tense}"
    yield f"{kind} tense {tense}"
    yield f"of {n}"
    yield f"of {n} had {told.period is not None}"


def tense_of(scene: Scene, unit: int) -> str:
    """The tense of the clause's verb, with its auxiliaries."""
    sentence = scene.sentence
    verb = next((t for t in (scene.token(unit), *sentence.ancestors(unit)) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return "none"
    aux = [t for t in sentence.children(verb.i) if t.dep.startswith("aux")]
    finite = next((t for t in (*sentence.children(verb.i), verb) if t.feat("VerbForm") == "Fin" or t in aux), None)
    return f"{finite.feat('Tense') if finite else verb.feat('VerbForm')} {'+'.join(t.lemma for t in aux)}"


def _form(edtf: str) -> str:
    return re.sub(r"\d", "D", edtf)[:_FORM]


def _of_before(scene: Scene, filling: Filling, had: bool) -> Iterator[str]:
    before = scene.date_before
    assert before is not None
    yield f"{before.back} {before.same_block}"
    yield f"{before.back} {before.same_block} {had}"
    yield f"form {_form(before.edtf)}"
    yield f"form {_form(before.edtf)} {filling.frame.kind}"


def _signs(scene: Scene, filling: Filling, mention: PeriodMention, told: Told) -> Iterator[str]:
    for sign in _of_place(scene, filling.unit, mention):
        yield sign
        yield f"{filling.frame.kind} {sign}"
    form = _form(mention.edtf)
    yield f"form {form}"
    yield f"form {form} {filling.frame.kind}"
    yield f"form {form} stage {told.stage}"
    yield f"present {is_present(scene, filling.unit)}"
    span = filling.words
    yield f"between {min(span) <= mention.first <= max(span)}"


def _of_place(scene: Scene, unit: int, mention: PeriodMention) -> Iterator[str]:
    """How the date stands to the word that carries the claim."""
    sentence, inside = scene.sentence, range(mention.first, mention.last + 1)
    head = next((i for i in inside if sentence.tokens[i].head not in inside), mention.last)
    path = path_between(scene, unit, head)
    steps = path.split()
    ups = sum(step.startswith("<") for step in steps)
    yield f"path {path}"
    yield f"shape {ups} {len(steps) - ups}"
    yield from (f"step {step}" for step in steps)
    yield f"gap {bin_of(abs(unit - head))} {unit < head}"
    yield f"edge {edge(sentence, scene.token(head))}"
    above = scene.token(scene.token(head).head)
    yield f"under {above.lemma}"
    yield f"under {above.pos}"
    yield f"at {scene.periods.index(mention)} of {min(_MOST, len(scene.periods))}"
    low, high = sorted((unit, head))
    yield f"stop {any(scene.token(k).text in (';', ':') for k in range(low, high))}"
    yield f"verbs {min(3, sum(scene.token(k).pos == 'VERB' for k in range(low + 1, high)))}"
    yield f"others {min(2, sum(low < m.first < high for m in scene.periods))}"
    yield f"first {scene.token(mention.first).lemma}"
    if mention.first:
        yield f"behind {scene.token(mention.first - 1).lemma}"
