"""How the accounts of an event stand to each other under a rule."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf

from reftel.accounts.policy.grading import Grades
from reftel.accounts.policy.rulebook import load_rules
from reftel.model.belief import Policy
from reftel.model.claim import Claim
from reftel.model.edtf import days_of
from reftel.model.event import Account, Event
from reftel.model.source import Source


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an account stands: `low` to `high`, the higher the better, and that in words.

    An account beats another where it is surely better: its `low` above the other's `high`. What cannot be told stands
    anywhere, and neither beats nor is beaten.
    """

    low: float
    high: float
    words: str = ""

    def beats(self, other: "Standing") -> bool:
        """True where it is surely the better one."""
        return self.low > other.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An event with all that rules look at."""

    event: Event
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    grades: Grades
    policy: Policy

    def own(self, account: Account) -> list[Claim]:
        """What speaks for an account alone; all of it, where nothing does."""
        return [self.claims[name] for name in own_names(account)]

    def source(self, claim: Claim) -> Source:
        """The document of a claim."""
        return self.sources[claim.document]


def own_names(account: Account) -> list[str]:
    """The ids of the claims that speak for an account alone; of all, where none does."""
    shared = set(account.shared)
    return [name for name in account.claims if name not in shared] or list(account.claims)


def _choice(case: Case, account: Account) -> Standing:
    made = [choice for choice in case.policy.choices if choice.claim in account.claims]
    words = ", ".join(choice.who + (f" ({choice.why})" if choice.why else "") for choice in made)
    return Standing(len(made) > 0, len(made) > 0, words)


def _sound(case: Case, account: Account) -> Standing:
    is_sound = not set(own_names(account)) <= set(case.event.corruptions)
    return Standing(is_sound, is_sound)


def _reliability(case: Case, account: Account) -> Standing:
    return _best("reliability", (case.grades.reliability(one, case.source(one)) for one in case.own(account)))


def _credibility(case: Case, account: Account) -> Standing:
    return _best("credibility", (case.grades.credibility(one, case.source(one)) for one in case.own(account)))


def _best(rule: str, grades: Iterable[str]) -> Standing:
    """The best of several grades, in the order of the rule."""
    order = load_rules()[rule].order
    best = min(grades, key=order.index)
    return Standing(-order.index(best), -order.index(best), best)


def _independence(_: Case, account: Account) -> Standing:
    return Standing(account.origins, account.origins, str(account.origins))


def _primary(case: Case, account: Account) -> Standing:
    ranks = load_rules()["primary"].ranks
    found = {ranks.get(case.source(claim).genre) for claim in case.own(account)}
    best = "primary" if "primary" in found else None if None in found else "secondary"
    return Standing(best == "primary", best != "secondary", best or "")


def _earliest(case: Case, account: Account) -> Standing:
    dates = {case.source(claim).date for claim in case.own(account)}
    spans = {date: days for date in dates if date and (days := days_of(date)) and days.first and days.last}
    if not spans:
        return Standing(-inf, inf)
    firsts, lasts = zip(*((days.first, days.last) for days in spans.values() if days.first and days.last), strict=True)
    high = -min(firsts).toordinal() if len(spans) == len(dates) else inf
    return Standing(-min(lasts).toordinal(), high, min(spans, key=lambda date: (spans[date].first, date)))


RULES: Mapping[str, Callable[[Case, Account], Standing]] = {
    "choice": _choice,
    "sound": _sound,
    "reliability": _reliability,
    "credibility": _credibility,
    "independence": _independence,
    "primary": _primary,
    "earliest": _earliest,
}
"""Each rule of `vocabulary/accounts/rules.toml`."""
