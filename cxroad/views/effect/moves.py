"""Whose days an edit moves, in groups of those that it moves alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from cxroad.history.chances import Chance
from cxroad.history.difference import Deed, Difference, Part, Shift
from cxroad.model import writing
from cxroad.plan import Plan
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.diff.shape import when
from cxroad.views.sheet import Line, Tone
from cxroad.views.words import flat

_MOST_ALONE = 3
"""The most initiatives and phases that have a line each; our default."""
_MOST_GROUPS = 2
"""The most groups of initiatives in one direction; more become one with a range. Our default."""
_MOST_NAMED = 3
_LUCK = 0.05
"""What chances differ by where something was renamed, since luck hangs on ids; our default."""


def initiatives(difference: Difference) -> Iterator[Line]:
    """What came with its days, then what moved: first what moves by itself, then its followers."""
    yield from _new(difference)
    shifts = difference.shifts
    own = [each for each in shifts if each.own][:_MOST_ALONE]
    for each in own:
        yield _line(difference, each)
    yield from _groups(difference, [each for each in shifts if each not in own], bool(own))


def _new(difference: Difference) -> Iterator[Line]:
    ids = [
        each.id
        for each in difference.changes
        if each.part is Part.INITIATIVE and each.deed in (Deed.ADDED, Deed.RESUMED)
    ]
    plan = difference.new
    for id in ids[:_MOST_ALONE]:
        times = plan.schedule.times.get(id)
        if times is None:
            continue
        if times.start and times.finish:
            text = f"{_id(id)} starts {_on(plan, times.start)} and ends {_on(plan, times.finish)}"
            yield Line(text, item=True)
        else:
            estimated = plan.roadmap.initiatives[id].estimate is not None
            why = "something that it waits for has none" if estimated else "it has no estimate"
            yield Line(f"{_id(id)} has no dates yet: {why}", tone=Tone.WARN, item=True)
    if len(ids) > _MOST_ALONE:
        more = writing.count(len(ids) - _MOST_ALONE, "more initiative")
        yield Line(f"{more} came in", item=True)


def phases(difference: Difference, chances: Sequence[Chance]) -> Iterator[Line]:
    """Phases that end on another day, with their gates; then the end of the plan."""
    least = _LUCK if difference.names.work else 0
    odd = {each.phase: each for each in chances if _changed(each, least)}
    shifts = difference.phases
    if len(shifts) > _MOST_ALONE:
        yield from _groups(difference, shifts, False)
        shifts = ()
    for each in shifts:
        text = _said(difference, each)
        if each.id in odd:
            text += f"; {_chance(odd.pop(each.id))}"
        yield Line(text, tone=_tone(each), item=True)
    for chance in odd.values():
        tone = odds.tone(chance.after) if chance.after else Tone.PLAIN
        yield Line(f"phase {_id(chance.phase)}: {_chance(chance)}", tone=tone, item=True)
    if difference.end and not any(each.after[1] is None for each in difference.shifts):
        yield _line(difference, difference.end)


def _changed(chance: Chance, least: float) -> bool:
    before, after = (side.chance if side else None for side in (chance.before, chance.after))
    if before is None or after is None:
        return before is not after
    return abs(before - after) >= least and _odds(chance.before) != _odds(chance.after)


def _odds(finish: Finish | None) -> str:
    return odds.chance(finish) if finish else ""


def _chance(chance: Chance) -> str:
    was, now = _odds(chance.before), _odds(chance.after)
    if was and now:
        return f"chance to meet its gate {now}, it was {was}"
    if now:
        return f"chance to meet its gate {now}"
    return f"its gate has no chance to tell any more, it was {was}"


def _groups(difference: Difference, shifts: Sequence[Shift], more: bool) -> Iterator[Line]:
    """Those that move alike in one line; where they all move differently, one with a range."""
    kinds: tuple[Callable[[Shift], bool], ...] = (
        lambda each: (_days(each) or 0) > 0,
        lambda each: (_days(each) or 0) < 0,
        lambda each: _days(each) is None,
    )
    for kind in kinds:
        some = [each for each in shifts if kind(each)]
        for ends in (True, False):
            alike = [each for each in some if _ends(each) is ends]
            amounts = dict.fromkeys(_days(each) for each in alike)
            apart = [[each for each in alike if _days(each) == days] for days in amounts]
            groups = sorted(apart, key=len, reverse=True)
            for group in groups if len(groups) <= _MOST_GROUPS else [alike]:
                yield _group(difference, group, more)
                more = True


def _group(difference: Difference, group: Sequence[Shift], more: bool) -> Line:
    first = group[0]
    if len(group) == 1:
        return _line(difference, first)
    word = "phase" if first.part is Part.PHASE else "initiative"
    count = writing.count(len(group), f"more {word}" if more else word)
    names = writing.named([_id(each.id) for each in group], _MOST_NAMED)
    text = f"{count} {_together(difference, group)}: {names}"
    return Line(text, tone=_tone(first), item=True)


def _together(difference: Difference, group: Sequence[Shift]) -> str:
    first = group[0]
    verb = "end" if _ends(first) else "start"
    amounts = [days for each in group if (days := _days(each)) is not None]
    if not amounts:
        lost = sum(each.after[1] is None for each in group)
        return "have no end any more" if lost == len(group) else "have dates now, or lost theirs"
    sizes = sorted({abs(days) for days in amounts})
    way = "later" if amounts[0] > 0 else "earlier"
    most = writing.count(sizes[-1], _unit(difference))
    size = most if len(sizes) == 1 else f"{writing.grouped(sizes[0])} to {most}"
    return f"{verb} {size} {way}"


def _line(difference: Difference, shift: Shift) -> Line:
    return Line(_said(difference, shift), tone=_tone(shift), item=True)


def _said(difference: Difference, shift: Shift) -> str:
    """`move-home` ends 12 working days later, on 3 May 2027."""
    name = {Part.ROADMAP: "the plan", Part.PHASE: f"phase {_id(shift.id)}"}.get(
        shift.part, _id(shift.id)
    )
    ends = _ends(shift)
    before, after = shift.before[1 if ends else 0], shift.after[1 if ends else 0]
    verb = "ends" if ends else "starts"
    if after is None:
        was = f", it was {when(difference.old, before)}" if before else ""
        return f"{name} has no {'end' if ends else 'start'} any more{was}"
    if before is None:
        return f"{name} {verb} {_on(difference.new, after)}, it had no date"
    return f"{name} {verb} {_way(difference, shift)}, {_on(difference.new, after)}"


def _way(difference: Difference, shift: Shift) -> str:
    """By how many working days; by calendar days where the calendar itself changed."""
    days = shift.finish_days if _ends(shift) else shift.start_days
    total = _days(shift) or 0
    size = writing.count(abs(days or total), _unit(difference) if days else "day")
    return f"{size} {'later' if total > 0 else 'earlier'}"


def _unit(difference: Difference) -> str:
    """What days are called: without a calendar all are worked."""
    return "day" if difference.new.schedule.grid.plain else "working day"


def _ends(shift: Shift) -> bool:
    """Whether its last day moved; else its first did."""
    return shift.before[1] != shift.after[1]


def _days(shift: Shift) -> int | None:
    """Working days by which it moved, or calendar days where those are none; None without dates."""
    at = 1 if _ends(shift) else 0
    before, after = shift.before[at], shift.after[at]
    if before is None or after is None:
        return None
    working = shift.finish_days if at else shift.start_days
    return working or (after - before).days


def _tone(shift: Shift) -> Tone:
    days = _days(shift)
    if days is None:
        return Tone.WARN if shift.after[1] is None else Tone.PLAIN
    return Tone.WARN if days > 0 else Tone.GOOD


def _on(plan: Plan, day: date) -> str:
    return f"{'in' if plan.schedule.relative else 'on'} {when(plan, day)}"


def _id(id: str) -> str:
    return f"`{flat(id)}`"
