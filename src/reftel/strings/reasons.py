"""Why a claim is worth a review, in words: the cell of a measure that it moves most."""

from reftel.model.stake import Stake
from reftel.strings import Say

_WINDOW = 5
"""Years of the windows of shares."""


def reason(say: Say, stake: Stake) -> str:
    """One sentence on what hangs on a claim, without a stop: "the only support of transfer, Cuba → Peru, 1973"."""
    first = {"presence": _presence, "volumes": _volumes, "shares": _shares, "top": _top}.get(stake.measure, _contested)
    told = first(say, stake)
    others = stake.n_cells - 1
    return f"{told}; {say.count('cell', others)}" if others else told


def _presence(say: Say, stake: Stake) -> str:
    values = {"what": _what(say, stake), "year": stake.year}
    if stake.low_without is None:
        if stake.high == 0:
            return say("queue.denial", **values)
        return say("queue.only", **values) if stake.low == 1 else say("queue.possible", **values)
    if stake.high_without == 0:
        return say("queue.against", **values)
    return say("queue.sure", **values) if stake.low == 1 else say("queue.doubt_of", **values)


def _volumes(say: Say, stake: Stake) -> str:
    return say(
        "queue.volumes",
        what=_what(say, stake),
        year=stake.year,
        told=_amount(say, stake.low, stake.high, stake.unit),
        without=_amount(say, stake.low_without, stake.high_without, stake.unit),
    )


def _shares(say: Say, stake: Stake) -> str:
    return say(
        "queue.shares",
        supplier=say.party(stake.supplier),
        recipient=say.party(stake.recipient),
        unit=stake.unit,
        years=_years(stake),
        told=_percent(say, stake.low, stake.high),
        without=_percent(say, stake.low_without, stake.high_without),
    )


def _top(say: Say, stake: Stake) -> str:
    return say(
        "queue.top",
        recipient=say.party(stake.recipient),
        unit=stake.unit,
        years=_years(stake),
        told=say.party(stake.top) if stake.top else say("queue.nobody"),
        without=say.party(stake.top_without) if stake.top_without else say("queue.nobody"),
    )


def _contested(say: Say, stake: Stake) -> str:
    del stake
    return say("queue.contested")


def _what(say: Say, stake: Stake) -> str:
    kind = say.code("kind", stake.kind or "")
    return say("queue.what", kind=kind, supplier=say.party(stake.supplier), recipient=say.party(stake.recipient))


def _years(stake: Stake) -> str:
    year = stake.year or 0
    return f"{year - _WINDOW + 1}–{year}"


def _amount(say: Say, low: float | None, high: float | None, unit: str | None) -> str:
    if low is None:
        return say("queue.nothing")
    return say.value({"low": low, "high": high, "unit": unit})


def _percent(say: Say, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return say("queue.nothing")
    ends = [say.number(round(100 * end)) for end in (low, high)]
    return f"{ends[0]} %" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]} %"
