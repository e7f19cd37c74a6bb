"""How far something moved, in words: working days, later or earlier."""

from __future__ import annotations

from collections.abc import Sequence

from cxroad.history.difference import Difference, Shift
from cxroad.model.language import later, say
from cxroad.model.writing import count, grouped


def ends(shift: Shift) -> bool:
    """Whether its last day moved; else its first did."""
    return shift.before[1] != shift.after[1]


def days_of(shift: Shift) -> int | None:
    """Working days by which it moved, or calendar days where those are none; None without dates."""
    at = 1 if ends(shift) else 0
    before, after = shift.before[at], shift.after[at]
    if before is None or after is None:
        return None
    working = shift.finish_days if at else shift.start_days
    return working or (after - before).days


def how_far(difference: Difference, shift: Shift) -> str:
    """`12 working days later`; in calendar days where the calendar itself changed.

    Of what had dates and has others.
    """
    total = days_of(shift) or 0
    working = bool(shift.finish_days if ends(shift) else shift.start_days)
    size = _size(difference, abs(total)) if working else count(abs(total), "day")
    return _way(size, total)


def how_far_together(difference: Difference, group: Sequence[Shift]) -> str:
    """What several do that move the same way: `end 12 working days later`, `end 3 to 12 ...`."""
    amounts = [days for each in group if (days := days_of(each)) is not None]
    if not amounts:
        lost = sum(each.after[1] is None for each in group)
        if lost == len(group):
            return say("have no end any more")
        return say("have dates now") if not lost else say("have dates now, or have lost theirs")
    sizes = sorted({abs(days) for days in amounts})
    size = _size(difference, sizes[-1])
    if len(sizes) > 1:
        size = say("{least} to {most}", least=grouped(sizes[0]), most=size)
    template = later("end {move}") if ends(group[0]) else later("start {move}")
    return say(template, move=_way(size, amounts[0]))


def _size(difference: Difference, days: int) -> str:
    """Without a calendar all days are worked."""
    plain = difference.new.schedule.grid.plain
    return count(days, "day") if plain else count(days, "working day")


def _way(size: str, days: int) -> str:
    return say("{size} later", size=size) if days > 0 else say("{size} earlier", size=size)
