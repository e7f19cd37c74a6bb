"""Whose days an edit moves, in groups of those that it moves alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cxroad.history.chances import Chance
from cxroad.history.difference import Deed, Difference, Part, Shift
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import grouped, named
from cxroad.plan import Plan
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.diff.shape import when
from cxroad.views.effect.distance import days_of, ends, how_far, how_far_together
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
            days = {"start": _on(plan, times.start), "end": _on(plan, times.finish)}
            yield _item(say("{id} starts {start} and ends {end}", id=_id(id), **days))
        elif plan.roadmap.initiatives[id].estimate is None:
            yield _item(say("{id} has no dates yet: it has no estimate", id=_id(id)), Tone.WARN)
        else:
            text = say("{id} has no dates yet: something that it waits for has none", id=_id(id))
            yield _item(text, Tone.WARN)
    more = len(ids) - _MOST_ALONE
    if more > 0:
        text = say_of(
            more,
            "{n} more initiative came in",
            "{n} more initiatives came in",
            n=grouped(more),
        )
        yield _item(text)


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
            gate = _chance(odd.pop(each.id))
            text = say("{move}; {chance}", move=text, chance=gate)
        yield _item(text, _tone(each))
    for chance in odd.values():
        text = say("phase {id}: {chance}", id=_id(chance.phase), chance=_chance(chance))
        yield _item(text, odds.tone(chance.after) if chance.after else Tone.PLAIN)
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
        return say("chance to meet its gate {now}, it was {was}", now=now, was=was)
    if now:
        return say("chance to meet its gate {now}", now=now)
    return say("nobody can tell the chance of its gate any more, it was {was}", was=was)


def _groups(difference: Difference, shifts: Sequence[Shift], more: bool) -> Iterator[Line]:
    """Those that move alike in one line; where they all move differently, one with a range."""
    kinds: dict[tuple[bool, int], list[Shift]] = {
        (last, way): [] for way in (1, -1, 0) for last in (True, False)
    }
    for each in shifts:
        days = days_of(each)
        way = 0 if days is None else 1 if days > 0 else -1
        kinds[ends(each), way].append(each)
    for alike in kinds.values():
        amounts: dict[int | None, list[Shift]] = {}
        for each in alike:
            amounts.setdefault(days_of(each), []).append(each)
        apart = sorted(amounts.values(), key=len, reverse=True)
        for group in apart if len(apart) <= _MOST_GROUPS else [alike]:
            yield _group(difference, group, more)
            more = True


def _group(difference: Difference, group: Sequence[Shift], more: bool) -> Line:
    if len(group) == 1:
        return _line(difference, group[0])
    template = _MORE[group[0].part, more]
    text = say(
        template,
        n=grouped(len(group)),
        move=how_far_together(difference, group),
        names=named([_id(each.id) for each in group], _MOST_NAMED),
    )
    return _item(text, _tone(group[0]))


_MORE = {
    (Part.INITIATIVE, False): later("{n} initiatives {move}: {names}"),
    (Part.INITIATIVE, True): later("{n} more initiatives {move}: {names}"),
    (Part.PHASE, False): later("{n} phases {move}: {names}"),
    (Part.PHASE, True): later("{n} more phases {move}: {names}"),
}


def _line(difference: Difference, shift: Shift) -> Line:
    return _item(_said(difference, shift), _tone(shift))


def _said(difference: Difference, shift: Shift) -> str:
    """`move-home` ends 12 working days later, on 3 May 2027."""
    what = _what(shift)
    if shift.part is Part.PHASE and _is_empty(difference.new, shift.id):
        return say("{what} has no work any more", what=what)
    last = ends(shift)
    before, after = shift.before[1 if last else 0], shift.after[1 if last else 0]
    if after is None:
        if before is None:
            return say("{what} has no end any more", what=what)
        was = when(difference.old, before)
        return say("{what} has no end any more, it was {was}", what=what, was=was)
    day = _on(difference.new, after)
    if shift.part is Part.PHASE and _is_empty(difference.old, _older(difference, shift.id)):
        return say("{what} ends {day}", what=what, day=day)
    if before is None:
        return say("{what} ends {day}, it had no date", what=what, day=day)
    move = how_far(difference, shift)
    template = later("{what} ends {move}, {day}") if last else later("{what} starts {move}, {day}")
    return say(template, what=what, move=move, day=day)


def _older(difference: Difference, id: str) -> str:
    """What a phase was called before."""
    return {newer: older for older, newer in difference.names.work.items()}.get(id, id)


def _is_empty(plan: Plan, phase: str) -> bool:
    """Whether a phase has no work, and so ends where it begins."""
    return not any(each.live for each in plan.roadmap.phases[phase].initiatives.values())


def _what(shift: Shift) -> str:
    if shift.part is Part.ROADMAP:
        return say("the plan")
    if shift.part is Part.PHASE:
        return say("phase {id}", id=_id(shift.id))
    return _id(shift.id)


def _tone(shift: Shift) -> Tone:
    days = days_of(shift)
    if days is None:
        return Tone.WARN if shift.after[1] is None else Tone.PLAIN
    return Tone.WARN if days > 0 else Tone.GOOD


def _on(plan: Plan, day: date) -> str:
    template = later("in {day}") if plan.schedule.relative else later("on {day}")
    return say(template, day=when(plan, day))


def _item(text: str, tone: Tone = Tone.PLAIN) -> Line:
    return Line(text, tone=tone, item=True)


def _id(id: str) -> str:
    return f"`{flat(id)}`"
