"""Whether the verb that a date hangs on speaks of what is past or of what is to come."""

from reftel.mentions.points import text_of
from reftel.model.sentence import Sentence
from reftel.rules.periods import PeriodTable


def is_future(sentence: Sentence, at: int, table: PeriodTable) -> bool:
    """True where the verb that the date hangs on speaks of what is to come."""
    sets = table.sets
    for token in sentence.ancestors(at):
        if token.pos in ("VERB", "AUX"):
            under = {t.text.lower() for t in sentence.children(token.i) if t.pos in ("AUX", "PART", "VERB")}
            governor = sentence.tokens[token.head]
            is_to = any(t.lemma in sets["be"] and t.dep in ("cop", "aux") for t in sentence.children(token.i))
            to_come = bool(under & sets["to"]) and (governor.lemma in sets["future_governors"] or is_to)
            return bool(under & sets["future"]) or to_come or token.lemma in sets["future_governors"] - sets["be"]
    return False


def is_past(sentence: Sentence, at: int, table: PeriodTable, *, perfect: bool = True) -> bool:
    """True where the date has "since" or "last" before it (as the `perfect` has), or its verb is in the past."""
    tokens, sets = sentence.tokens, table.sets
    if text_of(tokens, at - 1) in sets["since"] | sets["last"]:
        return perfect
    if at > 1 and text_of(tokens, at - 1) in sets["of"] and tokens[at - 2].lemma in sets["dated_things"]:
        # "The request of March": what bears a date is there already.
        return True
    for token in sentence.ancestors(at):
        under = sentence.children(token.i)
        if token.pos in ("VERB", "AUX") or any(child.dep == "cop" for child in under):
            return any(t.feat("Tense") == "Past" for t in (token, *under) if t.pos in ("VERB", "AUX"))
    return False
