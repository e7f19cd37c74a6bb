"""Two plans side by side: the same thing in both, by its newer id, and how its days lie."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property

from cxroad.history.difference import Days, Names, Origin
from cxroad.history.fields import translated
from cxroad.model.base import Entity
from cxroad.model.initiative import Initiative
from cxroad.model.links import Link
from cxroad.plan import Plan
from cxroad.schedule.times import Times


class End(StrEnum):
    """An end of something that takes time."""

    START = "start"
    FINISH = "finish"


class Sides:
    """An older and a newer plan. Everything is named by its newer id."""

    def __init__(self, old: Plan, new: Plan, names: Names) -> None:
        self.old, self.new = old, new
        self._names = names
        self._older = {newer: older for older, newer in names.work.items()}

    @property
    def comparable(self) -> bool:
        """Whether both have dates, or neither has."""
        return self.old.schedule.relative is self.new.schedule.relative

    def id_in(self, plan: Plan, id: str) -> str:
        """The id of something in one of the plans."""
        return self._older.get(id, id) if plan is self.old else id

    def newer(self, plan: Plan, id: str) -> str:
        """The newer id of what has an id in one of the plans."""
        return self._names.work.get(id, id) if plan is self.old else id

    def times(self, plan: Plan, id: str) -> Times | None:
        """When something happens in one of the plans; None when it has no part there."""
        try:
            return plan.times(self.id_in(plan, id))
        except KeyError:
            return None

    def comes_or_goes(self, id: str) -> bool:
        """Whether something has a part in one of the plans only."""
        return self.times(self.old, id) is None or self.times(self.new, id) is None

    def days(self, id: str) -> tuple[Days, Days]:
        """First and last day of something, before and after."""
        before, after = self.times(self.old, id), self.times(self.new, id)
        assert before is not None, "asked only of what is in both plans"
        assert after is not None, "asked only of what is in both plans"
        return (before.start, before.finish), (after.start, after.finish)

    def moved(self, id: str, end: End) -> bool:
        """Whether one end of something lies on another day."""
        before, after = self.days(id)
        at = 0 if end is End.START else 1
        return before[at] != after[at]

    def later(self, id: str, end: End, asked: bool) -> bool:
        """Whether an end moved to a later day; what stayed goes the way of who asks.

        Dates that are lost count as later.
        """
        before, after = self.days(id)
        at = 0 if end is End.START else 1
        one, two = before[at] or date.max, after[at] or date.max
        return asked if one == two else two > one

    def between(self, before: date | None, after: date | None) -> int | None:
        """Working days from one day to another, by the newer calendar."""
        if before is None or after is None:
            return None
        grid = self.new.schedule.grid
        return grid.index(after.toordinal() + 1) - grid.index(before.toordinal() + 1)

    def keys(self, id: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of some keys that have another value than before; `phase` is where it stands."""
        old, new = self._entity(self.old, id), self._entity(self.new, id)
        if old is None or new is None:
            return ()
        return tuple(key for key in keys if self._differs(key, old, new))

    def _differs(self, key: str, old: Entity, new: Entity) -> bool:
        if key != "phase":
            before = translated(key, getattr(old, key, None), self._names)
            return before != getattr(new, key, None)
        if not isinstance(old, Initiative) or not isinstance(new, Initiative):
            return False
        return self._names.of("phases", old.phase) != new.phase

    def phase(self, plan: Plan, id: str) -> str | None:
        """The phase of an initiative in one of the plans, if it is in both; None for others."""
        work = self._entity(plan, id)
        if not isinstance(work, Initiative):
            return None
        phase = self.newer(plan, work.phase)
        return None if self.comes_or_goes(phase) else phase

    def links(self, plan: Plan, id: str) -> tuple[Link, ...]:
        """The entries of `after` in one of the plans, by newer ids."""
        links = getattr(self._entity(plan, id), "after", None) or ()
        if plan is self.old:
            links = translated("after", links, self._names)
        return tuple(each for each in links if isinstance(each, Link))

    def _entity(self, plan: Plan, id: str) -> Entity | None:
        id = self.id_in(plan, id)
        for part in (plan.roadmap.initiatives, plan.roadmap.phases, plan.roadmap.externals):
            if id in part:
                return part[id]
        return None

    @cached_property
    def surroundings(self) -> Origin:
        """What moves things that nobody touched."""
        starts = [plan.roadmap.start for plan in (self.old, self.new)]
        if starts[0] != starts[1]:
            return Origin.START
        calendars = [plan.roadmap.calendar for plan in (self.old, self.new)]
        worked = [(each.week.days, frozenset(each.closed)) if each else None for each in calendars]
        if worked[0] != worked[1]:
            return Origin.CALENDAR
        return Origin.TIME if self.old.today != self.new.today else Origin.UNKNOWN
