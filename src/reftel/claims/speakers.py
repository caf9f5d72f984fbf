"""Who says so: the chain of speakers over a claim, outermost first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from reftel.claims.quotations import Quotation
from reftel.claims.reputed import by_passives
from reftel.claims.sayings import Saying, by_verbs
from reftel.claims.scene import Scene, Speaker
from reftel.claims.sources import by_nouns, by_phrases
from reftel.model.sentence import Token

_SITE = re.compile(r"\w{2,}\.[a-z]{2,}")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LEFT_OUT = frozenset({"det", "case", "fixed", "mark", "punct", "cc"})
_NO_SPEAKER = frozenset({"PRON", "DET", "NUM", "SCONJ", "VERB", "AUX", "ADV"})


class Voices:
    """The speakers of one sentence; `quoted` are stretches inside quotation marks, each with who says it.

    `still` is who goes on speaking in a sentence that names nobody who says something.
    """

    def __init__(self, scene: Scene, still: Speaker | None = None) -> None:
        self.scene, self.still = scene, still
        self.quoted: list[tuple[tuple[int, int], Speaker]] = []

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """What the sentence reports, outermost first."""
        told = (by_verbs, by_passives, by_phrases, by_nouns)
        found = [saying for by in told for saying in by(self.scene)]
        depth = {saying.at: sum(saying.at in other.scope for other in found) for saying in found}
        return tuple(sorted(found, key=lambda saying: (depth[saying.at], -len(saying.scope), saying.at)))

    def over(self, unit: int) -> tuple[Speaker, ...]:
        """Those who say what the clause around `unit` says, outermost first."""
        found = [speaker for (first, last), speaker in self.quoted if first <= unit <= last]
        found += [s for saying in self.sayings if unit in saying.scope for s in self.speakers(saying, unit)]
        if not found and self.still is not None and not any(self.speakers(saying) for saying in self.sayings):
            found.append(self.still)
        return tuple({s.name: s for s in found}.values())

    def is_rumoured(self, unit: int) -> bool:
        """True where "it is said" or the like stands over the clause around `unit`, with nobody to answer for it."""
        over = [saying for saying in self.sayings if unit in saying.scope]
        return any(not saying.sources or self._is_nobody(saying) for saying in over)

    def _is_nobody(self, saying: Saying) -> bool:
        """True of "they say", where nobody spoke before."""
        pronoun = self.scene.token(saying.sources[0])
        return not self._spoken[saying] and self.scene.words.has("anybody", pronoun.text.lower())

    def speakers(self, saying: Saying, unit: int = -1) -> list[Speaker]:
        """The speakers of one saying; none is the word `unit` itself."""
        return [speaker for i, speaker in self._spoken[saying] if i != unit]

    @cached_property
    def _spoken(self) -> Mapping[Saying, Sequence[tuple[int, Speaker]]]:
        """Each saying's speakers with their words, first saying first; a pronoun is the one who spoke before it."""
        before = _elsewhere(self.scene.speaker_before)
        spoken = {}
        for saying in sorted(self.sayings, key=lambda saying: saying.at):
            named = [(i, _named(self.scene, i, saying, before)) for i in saying.sources]
            spoken[saying] = [(i, speaker) for i, speaker in named if speaker]
            if spoken[saying] and not saying.rumoured:
                before = spoken[saying][-1][1]
        return spoken

    def speaker(self, i: int, at: int) -> Speaker | None:
        """Who word `i` names as the one that says what stands at the verb `at`."""
        before = _elsewhere(self.scene.speaker_before)
        return _named(self.scene, i, Saying(at=at, sources=(i,), scope=frozenset()), before)

    def last(self) -> Speaker | None:
        """The last one whom the text has named, up to this sentence's end, as saying something."""
        root = self.scene.sentence.root
        told = [(s.at, speaker) for s, named in self._spoken.items() if not s.rumoured for _, speaker in named]
        found = [speaker for at, speaker in told if root and at == root.i] or [speaker for _, speaker in told]
        return found[-1] if found else self._person() or self.scene.speaker_before

    def _person(self) -> Speaker | None:
        """A person in the sentence who may go on to say something: "The colonel met us at the gate. He said …"."""
        persons = [t for t in self.scene.sentence.tokens if t.dep == "nsubj" and self.is_person(t)]
        if not persons:
            return None
        at = persons[-1].i
        return _named(self.scene, at, Saying(at=at, sources=(at,), scope=frozenset()), None)

    def is_person(self, token: Token) -> bool:
        """True of a person by name or in office, and of what is a source by its nature."""
        scene = self.scene
        party = scene.party_at.get(token.i)
        if party is not None and party.form == "person":
            return not party.inferred
        speaks = scene.words.sets["persons_in_office"] | scene.words.sets["sources"]
        return token.pos != "PRON" and bool(speaks & {scene.token(k).lemma for k in scene.phrase(token.i)})


def attribute(quotations: Iterable[Quotation], voices: Sequence[Voices]) -> None:
    """Find who says each quotation, and leave it with every sentence that the quotation runs over."""
    for quotation in quotations:
        speaker = _speaker_of(quotation, voices)
        if speaker is not None:
            for number, stretch in quotation.stretches.items():
                here = speaker[0] == number
                voices[number].quoted.append((stretch, speaker[1] if here else replace(speaker[1], place=None)))


def _speaker_of(quotation: Quotation, voices: Sequence[Voices]) -> tuple[int, Speaker] | None:
    """Who is named beside the quoted words, else before them, with the number of the sentence that names him."""
    beside = [
        (number, speaker)
        for number in quotation.stretches
        for saying in voices[number].sayings
        if not quotation.holds(number, saying.at)
        for speaker in voices[number].speakers(saying)
    ]
    first = min(quotation.stretches)
    before = voices[first].scene.speaker_before if quotation.stretches[first][0] == 0 else None
    return beside[0] if beside else (-1, before) if before else None


def _elsewhere(speaker: Speaker | None) -> Speaker | None:
    """The speaker without place: he is named in another sentence."""
    return replace(speaker, place=None) if speaker else None


def _named(scene: Scene, i: int, saying: Saying, before: Speaker | None) -> Speaker | None:
    """A speaker's words: its phrase without article and clauses; a pronoun is the last one who spoke."""
    token = scene.token(i)
    text = token.text.lower()
    spoken = token.pos == "PRON" and (text in scene.words.sets["persons"] or (text == "it" and token.dep == "nsubj"))
    if spoken:
        return before
    if any(t.text.lower() in scene.words.sets["same"] for t in scene.sentence.children(i)):
        return before
    some = text in scene.words.sets["somebody"]
    if (token.pos in _NO_SPEAKER and not some) or text in scene.words.sets["own"] or i in scene.materiel_at:
        return None
    run = _contiguous(scene, i)
    while run[0] < i and scene.token(run[0]).dep in _LEFT_OUT:
        run = run[1:]
    while run[-1] > i and scene.token(run[-1]).text in _POSSESSIVE:
        run = run[:-1]
    first, last = _name_before(scene, run[0]) or (run[0], run[-1])
    return Speaker(
        name=scene.sentence.words(first, last),
        place=(first, last),
        named=_has_authority(scene, i, range(first, last + 1), saying),
        is_body=_is_body(scene, i),
    )


def _is_body(scene: Scene, i: int) -> bool:
    """True of a state, a ministry, a force; of none of their men and of no paper."""
    party = scene.party_at.get(i)
    return party is not None and party.form in ("name", "capital", "organ") and not party.inferred


def _name_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """The name that the phrase only explains: "Juan Lopez, the former minister, said"."""
    at = first - 1
    while at > 0 and scene.token(at).dep in ("det", "amod"):
        at -= 1
    if at < 1 or scene.token(at).text != "," or scene.token(at - 1).text[:1].islower():
        return None
    low = at - 1
    while low > 0 and scene.token(low - 1).text[:1].isupper() and scene.token(low - 1).pos in ("PROPN", "NOUN", "ADJ"):
        low -= 1
    named = any(k in scene.party_at and scene.party_at[k].form == "person" for k in range(low, at))
    return (low, at - 1) if named else None


def _has_authority(scene: Scene, i: int, run: range, saying: Saying) -> bool:
    """True of a person by name or in office and of a published figure; media, sources and rumour are hearsay."""
    words = scene.words
    lemmas = {scene.token(k).lemma for k in run}
    if lemmas & words.sets["hearsay"] or _SITE.fullmatch(scene.token(i).text):
        return False
    if scene.setting.correspondence or _speaks_of_itself(scene, saying):
        return True
    party = scene.party_at.get(i)
    if party is not None and party.form == "person":
        return True
    if party is None and scene.token(i).pos == "PROPN" and scene.token(i).text[0].isupper():
        return not scene.sentence.text.isupper()
    return scene.token(i).lemma in words.sets["authority"]


def _speaks_of_itself(scene: Scene, saying: Saying) -> bool:
    """True where the speaker says "we": what one says of one's own side is no hearsay."""
    return any(scene.token(k).text.lower() in scene.words.sets["first_person"] for k in saying.scope)


def _contiguous(scene: Scene, i: int) -> list[int]:
    """The words of the phrase that stand together with its head, hyphens included."""
    inside = set(scene.phrase(i))
    inside |= {t.i for t in scene.sentence.tokens[1:-1] if t.text == "-" and {t.i - 1, t.i + 1} <= inside}
    low = high = i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return list(range(low, high + 1))
