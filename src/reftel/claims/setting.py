"""What a document is about and who writes it: the parties that its words leave unsaid."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.claims.correspondents import correspondents
from reftel.claims.subject import likely_subject
from reftel.model.actor import is_state, state_of
from reftel.model.document import Document
from reftel.model.mention import ActorMention, Mention
from reftel.model.sentence import Sentence
from reftel.rules.actors import ActorTable
from reftel.rules.reference import load_reference_words

_TITLE_WEIGHT = 4
_MANY = re.compile(r"\b(missions|posts|representatives|embassies|legations|offices)\b")
"""Who receives a circular: it is about no one country."""
_OWN_VOICE = 5
"""In so many sentences an article must say "we" or "our" to be written from inside a country."""
_SHORT_HEADING = 8
"""Words: a longer heading is a headline, which names whom it likes."""
_THIRD = 0.6
"""Of the times that a host is named: a third country named so often is what its envoy's report is about."""
_MOST = 0.75
"""Of all claims that name who gives: a state with so many gives where none is named."""
_STOPS = frozenset({":", "-", "–", "—", "(", "."})
_SELDOM = 3
"""A country named less often than this is not what an article is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`sender` writes (a cable's own government), `host` is where from, `subject` what the text is about.

    `partners` are the states most spoken of, most first. `correspondence` is true of letters between officials.
    `giver` is the state that gives in most claims that name one. A `firm` subject is what a study is a study of.
    A passage may have a `label`: the state that stands at its head.
    """

    sender: str | None
    host: str | None
    subject: str | None
    partners: tuple[str, ...]
    correspondence: bool = False
    giver: str | None = None
    firm: bool = False
    label: str | None = None


def setting_of(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    *,
    table: ActorTable,
) -> Setting:
    """Read the setting from the document's form, its title and how often each state is named."""
    weights: Counter[str] = Counter()
    for sentence, found in zip(sentences, mentions, strict=True):
        weight = _TITLE_WEIGHT if document.blocks[sentence.block].kind == "heading" else 1
        for mention in found:
            if isinstance(mention, ActorMention) and len(mention.ids) == 1 and is_state(mention.ids[0]):
                weights[state_of(mention.ids[0])] += weight
    ranked = tuple(state for state, _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))
    sender, host = correspondents(document, table)
    words = load_reference_words(document.language)
    if sender is None and host is None and document.genre == "article":
        sender = host = _home(sentences, mentions, words)
    titled = _titled(document, sentences, mentions)
    third = _third(host, sender, weights, words["majors"])
    subject = third or host or titled or likely_subject(document, sentences, mentions, other_than=sender)
    letter = document.genre == "letter"
    if letter and host is None and _MANY.search(document.form.get("to", "").lower()):
        subject = None
    firm = titled is not None and document.genre == "study"
    return Setting(sender=sender, host=host, subject=subject, partners=ranked, correspondence=letter, firm=firm)


def _third(host: str | None, sender: str | None, weights: Counter[str], majors: frozenset[str]) -> str | None:
    """The country that a post in a great power's capital writes of, where it names that about as often as its host."""
    if host is None or host not in majors or host == sender:
        return None
    others = [(n, state) for state, n in weights.items() if state not in majors and state not in (host, sender)]
    n, state = max(others, default=(0, None))
    return state if n >= max(weights[host] * _THIRD, _SELDOM) else None


def _titled(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> str | None:
    """The state that a title of few words is about: alone in it, with a colon beside it, or at its end behind "in"."""
    title = next((n for n, block in enumerate(document.blocks) if block.kind == "heading"), None)
    if document.genre in ("cable", "forum") or "from" in document.form:
        return None
    for sentence, found in zip(sentences, mentions, strict=True):
        if sentence.block != title or len(sentence.tokens) > _SHORT_HEADING:
            continue
        named = [m for m in found if isinstance(m, ActorMention) and is_state(m.ids[0])]
        if len(named) == 1 and named[0].form == "name" and len(named[0].ids) == 1 and _stands_alone(sentence, named[0]):
            return state_of(named[0].ids[0])
    return None


def _stands_alone(sentence: Sentence, mention: ActorMention) -> bool:
    tokens = [None, *(t for t in sentence.tokens), None]
    first = mention.first - 1 if mention.first and sentence.tokens[mention.first - 1].pos == "DET" else mention.first
    before, after = tokens[first], tokens[mention.last + 2]
    opens = before is None or before.text in _STOPS or before.pos == "ADP"
    closes = after is None or after.text in _STOPS
    return opens and closes and not (before is not None and before.pos == "ADP" and after is not None)


def reconsidered(setting: Setting, givers: Sequence[tuple[str, ...]], takers: Sequence[tuple[str, ...]]) -> Setting:
    """The setting in view of who gives and who gets by name.

    A subject that mostly gives is no taker where none is named; the state that mostly gets is, if there is one. The
    state that gives in most cases gives where none is named.
    """
    given, got = _states(givers), _states(takers)
    chief = _chief(given)
    if chief is not None and given[chief] >= _MOST * given.total() and given[chief] > got[chief]:
        setting = replace(setting, giver=chief)
    if setting.host is not None or setting.firm or setting.subject is None:
        return setting
    if given[setting.subject] <= got[setting.subject] + (_chief(got) is None):
        return setting
    return replace(setting, subject=_chief(got))


def _states(sides: Sequence[tuple[str, ...]]) -> Counter[str]:
    return Counter(state for ids in sides for state in {state_of(i) for i in ids} if is_state(state))


def _chief(states: Counter[str]) -> str | None:
    """The state named most often, and more than once; None where two are level."""
    ranked = sorted(((n, state) for state, n in states.items()), reverse=True)
    clear = bool(ranked) and ranked[0][0] > 1 and (len(ranked) == 1 or ranked[0][0] > ranked[1][0])
    return ranked[0][1] if clear else None


def sections(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], setting: Setting
) -> dict[int, Setting]:
    """For blocks under a short heading that names one state ("2. Iraq"): the setting with that state for a subject.

    A great power is there as a supplier rather ("Deployment of Russian missiles").
    """
    named: dict[int, set[str]] = {}
    for sentence, found in zip(sentences, mentions, strict=True):
        if document.blocks[sentence.block].kind == "heading" and len(sentence.tokens) <= _SHORT_HEADING:
            states = {state_of(i) for m in found if isinstance(m, ActorMention) for i in m.ids if is_state(i)}
            named.setdefault(sentence.block, set()).update(states)
    opened = _opened(sentences, mentions) | _run_in(sentences, mentions, document)
    title = next((n for n, block in enumerate(document.blocks) if block.kind == "heading"), None)
    words = load_reference_words(document.language)
    local = {}
    for number, block in enumerate(document.blocks):
        states = named.get(block.heading, set()) if block.heading not in (None, title) else set()
        if len(states) == 1 and setting.host is None and not states & words["majors"]:
            local[number] = replace(setting, subject=next(iter(states)))
        if number in opened and setting.host is None:
            local[number] = replace(setting, subject=opened[number])
    return _labelled(sentences, mentions, setting, local, words)


def _opened(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> dict[int, str]:
    """Blocks whose first words are "In China," or "In the Sudan,": that country is what the passage is about."""
    opened: dict[int, str] = {}
    block = -1
    for sentence, found in zip(sentences, mentions, strict=True):
        first = next((m for m in found if isinstance(m, ActorMention) and _is_led_in(sentence, m)), None)
        if sentence.block != block and first is not None:
            opened[sentence.block] = state_of(first.ids[0])
        block = sentence.block
    return opened


def _is_led_in(sentence: Sentence, mention: ActorMention) -> bool:
    tokens = sentence.tokens
    if mention.form != "name" or len(mention.ids) != 1 or not is_state(mention.ids[0]):
        return False
    before, after = [t.pos for t in tokens[: mention.first]], [t.text for t in tokens[mention.last + 1 :]]
    return before in (["ADP"], ["ADP", "DET"]) and after[:1] == [","]


def _run_in(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], document: Document
) -> dict[int, str]:
    """Blocks that begin with "Mali." as a heading, where several countries stand so: each is about its own."""
    found_in: dict[int, str] = {}
    majors = load_reference_words(document.language)["majors"]
    begun: set[int] = set()
    for sentence, found in zip(sentences, mentions, strict=True):
        heads = [m for m in found if isinstance(m, ActorMention) and _is_run_in(sentence, m)]
        if heads and sentence.block not in begun and document.blocks[sentence.block].kind != "heading":
            found_in[sentence.block] = state_of(heads[0].ids[0])
        begun.add(sentence.block)
    states = set(found_in.values())
    return found_in if len(states) > 1 and not states & majors else {}


def _is_run_in(sentence: Sentence, mention: ActorMention) -> bool:
    """True of a name that is all of a sentence: a heading on the line of its passage."""
    if mention.form != "name" or len(mention.ids) != 1 or not is_state(mention.ids[0]):
        return False
    rest = [t for t in sentence.tokens if not mention.first <= t.i <= mention.last]
    return all(t.pos in ("PUNCT", "DET", "NUM", "X") for t in rest)


def _labelled(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    setting: Setting,
    local: dict[int, Setting],
    words: Mapping[str, frozenset[str]],
) -> dict[int, Setting]:
    """The settings of blocks, with the state that a label at the head of a passage names.

    A people ("SOVIETS: ...") or a great power is there as a giver, another country, or its forces and needs, as what
    the passage is about.
    """
    block, majors = -1, words["majors"]
    for sentence, found in zip(sentences, mentions, strict=True):
        is_first, block = sentence.block != block, sentence.block
        colon = next((t.i for t in sentence.tokens[:_LABEL] if t.i and t.text in (":", "--", "—")), None)
        if colon is None and len(sentence.tokens) <= _LABEL and sentence.tokens[-1].text == ".":
            colon = len(sentence.tokens) - 1
        if colon is None or not is_first:
            continue
        named = [m for m in found if isinstance(m, ActorMention) and m.last < colon]
        states = {state_of(i) for m in named for i in m.ids if is_state(i)}
        if len(states) == 1:
            state, here = next(iter(states)), local.get(sentence.block, setting)
            others = {t.text.lower() for t in sentence.tokens[named[0].last + 1 : colon]}
            gives = named[0].form == "demonym" and not others & words["own_things"]
            if gives or state in majors:
                local[sentence.block] = replace(here, label=state)
            elif setting.sender is not None and state != setting.sender:
                local[sentence.block] = replace(here, subject=state, host=state)
    return local


_LABEL = 4
"""Words: a label at the head of a passage is no longer."""


def _home(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], words: Mapping[str, frozenset[str]]
) -> str | None:
    """The state that an article's "we" is: it is named, but seldom in one breath with "we", and never gives to "us"."""
    named: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    givers: set[str] = set()
    n_own = 0
    for sentence, found in zip(sentences, mentions, strict=True):
        own = {t.dep for t in sentence.tokens if t.text.lower() in words["ourselves"] and t.text not in ("US", "OUR")}
        n_own += bool(own)
        for mention in found:
            if isinstance(mention, ActorMention) and len(mention.ids) == 1 and is_state(mention.ids[0]):
                state = state_of(mention.ids[0])
                named[state] += 1
                beside[state] += bool(own)
                if own & {"iobj", "obj", "obl"} and sentence.tokens[mention.last].dep == "nsubj":
                    givers.add(state)
    if n_own < _OWN_VOICE:
        return None
    out = givers | words["majors"]
    fit = [(n - 3 * beside[s], n, s) for s, n in named.items() if s not in out and n >= _SELDOM]
    return max(fit)[2] if fit else None
