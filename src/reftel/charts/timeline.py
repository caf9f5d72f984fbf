"""Two charts over time, in lanes by party and kind: what lasts (spells), and what happens (points)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from markupsafe import Markup

from reftel.charts.draw import draw
from reftel.charts.figure import Chart, Key, Pen, cut
from reftel.charts.keys import progress_key, sign_key
from reftel.charts.lanes import Bar, Lane, joined, lane_of, lanes_kept, rows_for
from reftel.charts.scales import Scale, year_of, years_scale
from reftel.charts.words import between, label, told_table
from reftel.profiles.progress import PROGRESSES
from reftel.profiles.records import Point, Profile, Spell, Told
from reftel.strings import Say

WIDTH, LEFT, RIGHT = 720.0, 160.0, 48.0
TOP, ROW, GAP = 26.0, 18.0, 12.0
LANES = 28
"""So many lanes are drawn; the parties told least share the last one."""
_TICKS = 9
_STUB = 26.0
"""How far an arrow into the unknown reaches."""
_NARROWEST = 5.0
_LETTERS = 19
_DOUBTED = ("possible", "alleged")


def spells_chart(profile: Profile, pen: Pen) -> Chart:
    """Missions, deployments, training and access: pale where they may have been, full where they surely were."""
    return _chart("spells", profile.spells, profile, pen)


def points_chart(profile: Profile, pen: Pen) -> Chart:
    """Transfers, money, agreements and restrictions: full where they are done, hollow where they are not."""
    return _chart("points", profile.points, profile, pen)


def _chart(name: str, told: Sequence[Told], profile: Profile, pen: Pen) -> Chart:
    say = pen.say
    timed = [each for each in told if each.first or each.last]
    scale = _scale(timed, profile)
    lanes = _lanes(timed, scale, profile, pen)
    untimed = len(told) - len(timed)
    notes = (say("chart.no_time", n=say.number(untimed)),) if untimed else ()
    return Chart(
        name=name,
        title=say.code("chart", name),
        lead=say.code("chart_lead", name),
        svg=_drawn(name, lanes, scale, pen) if lanes else Markup(""),
        none="" if lanes else say.code("chart_none", name),
        keys=_keys(name, timed, say),
        notes=notes,
        table=told_table(Spell if name == "spells" else Point, told, pen),
        marks=tuple(bar.ids for lane in lanes for bar in lane.bars),
    )


def _scale(told: Iterable[Told], profile: Profile) -> Scale:
    """All that is told, within the years asked for. Days that are only a limit do not stretch it."""
    asked = profile.asked
    years = [year_of(day) for each in told for day in (each.first, each.last) if day]
    return years_scale(years, LEFT, WIDTH - RIGHT, since=asked.since, until=asked.until)


def _lanes(told: Sequence[Told], scale: Scale, profile: Profile, pen: Pen) -> list[Lane]:
    """The lanes, those that begin first on top."""
    named = [(_lane_key(each, profile), each) for each in told]
    kept = lanes_kept(Counter(key for key, _ in named), LANES)
    lanes: dict[tuple[str, ...], list[Told]] = {}
    for key, each in named:
        lanes.setdefault(key if key in kept else (), []).append(each)
    ordered = sorted(lanes, key=lambda key: (not key, _earliest(lanes[key]), key))
    most = rows_for(len(told))
    return [_lane(key, lanes[key], scale, pen, most) for key in ordered]


def _lane_key(told: Told, profile: Profile) -> tuple[str, ...]:
    """The other side, the direction and the kind. Between two all is of one direction, or has none."""
    if profile.partner is not None:
        return profile.partner, "in", told.kind
    gives = told.supplier == profile.party
    other = told.recipient if gives else told.supplier
    return other or "", "out" if gives else "in", told.kind


def _earliest(told: Sequence[Told]) -> date:
    return min(each.first or each.last or date.max for each in told)


def _lane(key: tuple[str, ...], told: Sequence[Told], scale: Scale, pen: Pen, most: int) -> Lane:
    say = pen.say
    bars = [_bar(each, n, scale, pen) for n, each in enumerate(told)]
    if key:
        other, direction, code = key
        name, under = say.party(other or None), say.code("kind", code)
        title = f"→ {name}" if direction == "out" else name
        what = f"{under}, {name}"
    else:
        title, under, what = say("chart.others"), "", say("chart.others")
    lane = lane_of(title, under, bars, partial(_together, told, what, pen), most)
    return replace(lane, bars=tuple(_labelled(bar, told, say) for bar in lane.bars))


def _labelled(bar: Bar, told: Sequence[Told], say: Say) -> Bar:
    """The bar with its name: of several rows it has one already."""
    return bar if bar.label else replace(bar, label=label(told[bar.at], say))


def _together(told: Sequence[Told], what: str, pen: Pen, run: Sequence[Bar]) -> Bar:
    """Bars of several rows as one, named by how many there are and between when."""
    ids = {event for bar in run for event in bar.ids}
    under = [each for each in told if each.event in ids]
    firsts, lasts = [each.first for each in under], [each.last for each in under]
    period = between(_least(firsts), _most(lasts), pen.say)
    return joined(run, f"{what}: {pen.say.count('event', len(ids))}, {period}", pen.link)


def _least(days: Sequence[date | None]) -> date | None:
    return None if None in days else min(day for day in days if day)


def _most(days: Sequence[date | None]) -> date | None:
    return None if None in days else max(day for day in days if day)


def _bar(told: Told, at: int, scale: Scale, pen: Pen) -> Bar:
    left, right = _ends(told, scale)
    lasts = isinstance(told, Spell)
    open_left = told.open_start if isinstance(told, Spell) else told.first is None
    open_right = told.open_end if isinstance(told, Spell) else told.last is None
    cut_left = told.first is not None and year_of(told.first) < scale.low
    cut_right = told.last is not None and year_of(told.last) > scale.high
    return Bar(
        left=left,
        right=right,
        sure=_sure(told, scale),
        glyph=None if lasts else (left + right) / 2,
        open_left=open_left or cut_left,
        open_right=open_right or cut_right,
        classes=_classes(told),
        signs=_signs(told),
        ids=told.ids,
        href=pen.link(told.ids),
        at=at,
    )


def _ends(told: Told, scale: Scale) -> tuple[float, float]:
    """Where it begins and ends; an end that nobody tells is a little way off, as an arrow."""
    if told.first and told.last:
        left, right = scale.day(told.first), scale.day(told.last)
        lack = max(0.0, _NARROWEST - (right - left)) / 2
        left, right = left - lack, right + lack
    elif told.last:
        right = scale.day(told.last)
        left = right - _STUB
    else:
        left = scale.day(told.first or date.max)
        right = left + _STUB
    shift = max(0.0, LEFT - left) - max(0.0, right - (WIDTH - RIGHT))
    return left + shift, right + shift


def _sure(told: Told, scale: Scale) -> tuple[tuple[float, float], ...]:
    if not isinstance(told, Spell) or told.sure_first is None or told.sure_last is None:
        return ()
    if not told.certain or told.modality in _DOUBTED:
        return ()
    left, right = scale.day(told.sure_first), scale.day(told.sure_last)
    lack = max(0.0, _NARROWEST - (right - left)) / 2
    return ((max(LEFT, left - lack), min(WIDTH - RIGHT, right + lack)),)


def _classes(told: Told) -> str:
    doubt = " doubt" if told.modality in _DOUBTED or (told.denied and told.progress != "denied") else ""
    return f"k-{told.kind} p-{told.progress}{doubt}"


def _signs(told: Told) -> str:
    contested = "≠" if told.contested and told.progress != "denied" else ""
    return contested + ("?" if told.modality in _DOUBTED else "")


def _keys(name: str, told: Sequence[Told], say: Say) -> tuple[Key, ...]:
    """What the forms mean that are there."""
    there = {each.progress for each in told}
    forms = [progress_key(each, lasts=name == "spells", say=say) for each in PROGRESSES if each in there]
    signs = {sign for each in told for sign in _signs(each)}
    said = {"≠": say("chart.key_contested"), "?": say("chart.key_doubt")}
    return (*forms, *(sign_key(sign, text) for sign, text in said.items() if sign in signs))


def _drawn(name: str, lanes: Sequence[Lane], scale: Scale, pen: Pen) -> Markup:
    tops, top = [], TOP
    for lane in lanes:
        tops.append(top)
        top += max(lane.rows * ROW, 2 * ROW - 4) + GAP
    places = list(zip(lanes, tops, strict=True))
    return draw(
        "timeline.svg", id=f"{pen.prefix}-{name}", title=pen.say.code("chart", name), lanes=places, width=WIDTH,
        desc=pen.say.code("chart_lead", name), height=top + TOP, left=LEFT, right=WIDTH - RIGHT, top=TOP, row=ROW,
        ticks=list(scale.ticks(_TICKS, least=1)), name=name, cut=partial(cut, most=_LETTERS),
    )  # fmt: skip
