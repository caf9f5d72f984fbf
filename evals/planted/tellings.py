"""One telling of a happening: what of it is said, in which words, and what a claim made of it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from evals.planted.data import Level, Matter, load_matters, load_prose, load_states
from evals.planted.figures import Count, Told, exact, rough, sums, time
from evals.planted.happenings import Facts, Happening
from reftel.model.claim import Modality, Stage
from reftel.rules.materiel import load_materiel

_GENERIC = {
    "aircraft": "aircraft", "helicopters": "helicopters", "tanks": "armour", "vehicles": "armour", "ships": "vessels",
}  # fmt: skip
_TERMS: dict[str | None, tuple[str, ...]] = {
    "sale": ("for cash", "at the full price"), "grant": ("free of charge", "as a gift"),
    "credit": ("on credit", "on easy terms of credit"), "loan": ("on loan",),
    "barter": ("in exchange for raw materials", "against farm goods"),
}  # fmt: skip
_ORGANS = {
    "aircraft": "air-force", "helicopters": "air-force", "tanks": "army", "vehicles": "army", "guns": "army",
    "howitzers": "army", "rifles": "army", "ships": "navy",
}  # fmt: skip
_NAMED = {"air-force": "Air Force", "army": "Army", "navy": "Navy", "government": "government"}


@dataclass(frozen=True, slots=True)
class Party:
    """A side as told: its words and the ids that claims carry."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one sentence tells of a happening. `named` are the matters that its words may mean."""

    happening: int
    version: int
    facts: Facts
    stage: Stage | None
    late: bool
    actor: Party | None
    recipient: Party | None
    noun: str
    name: str | None
    designators: tuple[str, ...]
    count: Count | None
    unit: str | None
    money: Count | None
    time: Told | None
    place: str | None
    terms: str | None
    speaker: str | None
    outlets: tuple[str, ...] = ()
    denied: bool = False
    corruption: str | None = None

    @property
    def modality(self) -> Modality:
        """As the guideline has it: a plan is planned, what somebody tells is alleged."""
        if self.stage == "planned":
            return "planned"
        return "alleged" if self.speaker and not self.denied else "factual"

    def slots(self) -> Mapping[str, Any]:
        """The slots of the claim, but for the words of its item and where it stands."""
        currency = self.facts.currency
        return {
            "kind": self.facts.kind,
            "actor": self.actor.ids if self.actor else (),
            "recipient": self.recipient.ids if self.recipient else (),
            "designators": self.designators,
            "quantity": self.count.quantity(self.unit) if self.count and self.unit else None,
            "value": self.money.money(currency) if self.money and currency else None,
            "period": self.time.edtf if self.time else None,
            "place": (self.place,) if self.place else (),
            "stage": self.stage,
            "terms": self.facts.terms if self.terms or self.facts.matter.terms else None,
            "modality": self.modality,
            "polarity": "denied" if self.denied else "affirmed",
            "said_by": (*self.outlets, *((self.speaker,) if self.speaker else ())),
        }


def tell(
    rng: Random,
    level: Level,
    happening: Happening,
    *,
    late: bool,
    stage: Stage | None,
    version: int = 0,
    full: bool = False,
) -> Telling:
    """A telling of one version at one stage. `full` names what sets a happening apart wherever it can be named.

    A rival version is told so, since nobody could tell otherwise that it is one.
    """
    facts = happening.versions[version]
    name, designators, noun = _thing(rng, level, facts.matter, full=full)
    counted = full or rng.random() < level.count_told
    timed = full or rng.random() < (level.period_told_late if late else level.period_told_near)
    actor, recipient = _parties(rng, level, facts)
    when = facts.when(stage)
    return Telling(
        happening=happening.number, version=version, facts=facts, stage=stage, late=late,
        noun=noun, name=name, designators=designators, actor=actor, recipient=recipient,
        count=_count(rng, level, facts.count, full=full) if facts.count and counted else None,
        unit=_unit(name, facts.matter),
        money=_money(rng, level, facts, full=full),
        time=time(rng, when, late=late, vague=not full and rng.random() < level.period_vague) if timed else None,
        place=facts.place if facts.place and (full or rng.random() < 0.6) else None,
        terms=rng.choice(_TERMS[facts.terms]) if _tells_terms(rng, level, happening, facts) else None,
        speaker=rng.choice(load_prose()["outlets"]["speakers"]) if full or rng.random() < level.speaker else None,
    )  # fmt: skip


def _parties(rng: Random, level: Level, facts: Facts) -> tuple[Party | None, Party | None]:
    """Both sides; of an accord either may come first, and of others the giver may be left unsaid."""
    actor = _party(rng, level, facts.actor, "government")
    recipient = _party(
        rng, level, facts.recipient, facts.matter.organ or _ORGANS.get(facts.matter.unit or "", "government")
    )
    if facts.kind in ("agreement", "cooperation"):
        return (recipient, actor) if rng.random() < 0.3 else (actor, recipient)
    is_unsaid = facts.kind == "upheaval" or rng.random() < level.party_unsaid
    return None if is_unsaid else actor, recipient


def _tells_terms(rng: Random, level: Level, happening: Happening, facts: Facts) -> bool:
    if not facts.terms or facts.matter.terms:
        return False
    return happening.disputed == "terms" or rng.random() < level.terms_told


def _thing(rng: Random, level: Level, matter: Matter, *, full: bool) -> tuple[str | None, tuple[str, ...], str]:
    """Name, designators and noun for a matter."""
    other = rng.random() < level.synonym
    word = rng.choice(matter.names) if other else matter.names[0]
    if matter.noun is None:
        return None, (), word
    if full or rng.random() < level.name_told:
        usual = load_materiel().at(word)
        is_raw = usual is None or usual.designator is None or rng.random() < level.raw_name
        designator = word if is_raw or usual is None or usual.designator is None else usual.designator
        return word, (designator,), matter.noun if rng.random() < 0.6 else ""
    if rng.random() < level.generic:
        return None, (), rng.choice(("arms", "weapons", _GENERIC.get(matter.unit or "", "equipment")))
    return None, (), matter.noun


def _unit(name: str | None, matter: Matter) -> str | None:
    entry = load_materiel().at(name) if name else None
    return entry.unit if entry else matter.unit


def _party(rng: Random, level: Level, code: str, organ: str) -> Party:
    state = load_states()[code]
    if rng.random() < level.organ:
        return Party(f"the {state.adjective} {_NAMED[organ]}", (f"{code}/{organ}",))
    return Party(rng.choice((state.name, state.name, state.capital)), (code,))


def _count(rng: Random, level: Level, number: int, *, full: bool) -> Count:
    return rough(rng, number) if not full and rng.random() < level.count_vague else exact(number)


def _money(rng: Random, level: Level, facts: Facts, *, full: bool) -> Count | None:
    if facts.kind != "financing" or not facts.money or not facts.currency:
        return None
    if not full and rng.random() >= level.value_told:
        return None
    return sums(rng, facts.money, facts.currency, vague=not full and rng.random() < level.value_vague)


def with_actor(telling: Telling) -> Telling:
    """The telling with its giver by name, for sentences that cannot do without."""
    code = telling.facts.actor
    return replace(telling, actor=Party(load_states()[code].name, (code,)))


def corrupted(rng: Random, telling: Telling) -> Telling | None:
    """The telling with one thing gone wrong in copying; None where nothing can."""
    ways = []
    if telling.count and telling.count.low and telling.count.high == telling.count.low:
        number = telling.count.low
        text = str(number)
        if len(set(text)) > 1 and len(text) > 1:
            ways.append(("digits swapped", replace(telling, count=exact(_swapped(rng, text)))))
        if number % 10 == 0 and number >= 20:
            ways.append(("zero dropped", replace(telling, count=exact(number // 10))))
        if (mixed := _count_and_name(telling, number)) is not None:
            ways.append(("count and designation swapped", mixed))
    if telling.money and "million" in telling.money.text and telling.money.low:
        ways.append(("unit changed", replace(telling, money=_thousandfold(telling.money))))
    if telling.time and telling.time.edtf.isdigit() and 1900 < int(_year_swapped(telling.time).edtf) < 2025:
        ways.append(("year's digits swapped", replace(telling, time=_year_swapped(telling.time))))
    ways = [way for way in ways if way[1] != telling]
    if not ways:
        return None
    how, wrong = rng.choice(ways)
    return replace(wrong, corruption=how)


def _year_swapped(told: Told) -> Told:
    wrong = told.edtf[:2] + told.edtf[3] + told.edtf[2]
    return Told(told.text.replace(told.edtf, wrong), wrong)


def _swapped(rng: Random, text: str) -> int:
    """The number with two neighbouring digits in each other's place, no zero in front."""
    places = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and (at > 0 or text[1] != "0")]
    if not places:  # "300"
        return int(text) * 10
    at = rng.choice(places)
    return int(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def _count_and_name(telling: Telling, number: int) -> Telling | None:
    """ "18 Su-22" told as "22 Su-18"."""
    letters, _, figure = (telling.name or "").partition("-")
    if not telling.name or not figure.isdigit() or number > 999 or int(figure) in (0, number):
        return None
    name = f"{letters}-{number}"
    return replace(telling, name=name, designators=(name,), count=exact(int(figure)))


def _thousandfold(money: Count) -> Count:
    low, high = (end * 1000 if end is not None else None for end in (money.low, money.high))
    return Count(money.text.replace("million", "billion"), low, high, money.approx)


def means(telling: Telling) -> frozenset[str]:
    """The keys of the matters that the words of a telling may mean."""
    of_kind = [matter for matter in load_matters().values() if matter.kind == telling.facts.kind]
    if telling.name:
        named = [matter for matter in of_kind if telling.name in matter.names] or [telling.facts.matter]
        return frozenset(matter.key for matter in named)
    named = [matter for matter in of_kind if telling.noun in (matter.noun, *(() if matter.noun else matter.names))]
    generic = [matter for matter in of_kind if _GENERIC.get(matter.unit or "") == telling.noun]
    return frozenset(matter.key for matter in named or generic or of_kind)


def day_of(telling: Telling) -> date:
    """When the stage told of was reached."""
    return telling.facts.when(telling.stage)
