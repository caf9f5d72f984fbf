"""Whether two claims can be of one time: the same days, or an earlier and a later stage of one deal."""

from collections.abc import Mapping
from datetime import date

from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.values import AFTER, BEFORE, Days

_WEEK, _MONTHS, _YEAR = 7, 62, 366
_MOST = 0.5
"""Share of both periods of lasting things that makes them alike."""


def compare_periods(one: Profile, other: Profile, rules: Rules, *, is_retold: bool, is_rival: bool) -> float | None:
    """Points for the periods of two claims; None where they cannot be of one event.

    A claim without a period cannot be of what came after its document, but it may be of an earlier stage of that.
    """
    mine, theirs = one.days, other.days
    if mine is None or theirs is None:
        return _undated(one, other, rules) if mine is None else _undated(other, one, rules)
    gap = max(mine.first, theirs.first) - min(mine.last, theirs.last)
    if gap <= 0:
        return _met(mine, theirs, rules, one.kind in rules.lasting)
    missed = _missed(one, other, gap, rules, is_retold)
    if missed is None and is_rival and gap <= rules.points["period"]["rival_years"] * _YEAR:
        return rules.points["period"]["rival"]
    return missed


def _undated(undated: Profile, other: Profile, rules: Rules) -> float | None:
    if other.days is None or (gap := other.days.first - undated.until) <= 0:
        return 0.0
    return _chain(undated, other, gap, rules)


def _chain(first: Profile, second: Profile, gap: int, rules: Rules) -> float | None:
    """Points for two stages of one deal, the second so many days after the first; None where they cannot be that.

    What goes on may be told at several times.
    """
    points = rules.points["period"]
    if first.rank is None or second.last_rank is None or first.rank > second.last_rank:
        return None
    is_stock = first.stage == second.stage == "ongoing" and gap <= points["stock_years"] * _YEAR
    if first.stage == second.stage and first.rank == second.last_rank and not is_stock:
        return None
    return points["chain"] * gap / _YEAR if gap <= points["chain_years"] * _YEAR else None


def _met(mine: Days, theirs: Days, rules: Rules, is_lasting: bool) -> float:
    points, width = rules.points["period"], max(mine.width, theirs.width)
    if width <= _WEEK:
        return points["days"]
    if width <= _MONTHS:
        return points["months"]
    if width <= _YEAR:
        return points["years"]
    if is_lasting and _shared(mine, theirs) >= _MOST:
        return points["lasting"]
    return 0.0 if BEFORE in (mine.first, theirs.first) or AFTER in (mine.last, theirs.last) else points["vague"]


def _shared(mine: Days, theirs: Days) -> float:
    """The share of both that is common; of open ones, only whether they are the same."""
    if BEFORE in (mine.first, theirs.first) or AFTER in (mine.last, theirs.last):
        return 1.0 if mine == theirs else 0.0
    both = min(mine.last, theirs.last) - max(mine.first, theirs.first) + 1
    return both / (max(mine.last, theirs.last) - min(mine.first, theirs.first) + 1)


def _missed(one: Profile, other: Profile, gap: int, rules: Rules, is_retold: bool) -> float | None:
    points = rules.points["period"]
    first, second = sorted((one, other), key=_start)
    if (chained := _chain(first, second, gap, rules)) is not None:
        return chained
    if one.kind in rules.states:
        return None
    if gap <= points["near_days"] and _is_narrow(one) and _is_narrow(other):
        return points["near"]
    return _retold(first, second, points) if is_retold else None


def _start(profile: Profile) -> int:
    return profile.days.first if profile.days else BEFORE


def _is_narrow(profile: Profile) -> bool:
    return profile.days is not None and profile.days.width <= _WEEK


def _retold(one: Profile, other: Profile, points: Mapping[str, float]) -> float | None:
    """Points for other days of one year, or for a year whose digits a copyist swapped; None for any other time."""
    mine, theirs = _year(one), _year(other)
    if mine is None or theirs is None or sorted(str(mine)) != sorted(str(theirs)):
        return None
    return points["retold" if mine == theirs else "slip"]


def _year(profile: Profile) -> int | None:
    """The year that holds all of a period; None where it holds several."""
    if profile.days is None or profile.days.width > _YEAR:
        return None
    years = {date.fromordinal(day).year for day in profile.days}
    return years.pop() if len(years) == 1 else None
